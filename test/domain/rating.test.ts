import type { Application } from "@shanhai/contract/application";
import type { BatchInterview } from "@shanhai/contract/batch-interview";
import type { ApplicationId, MemberId } from "@shanhai/contract/scalar";
import { agreementOf } from "@shanhai/domain/batch-agreement";
import { type BatchRowRecord, takeIn } from "@shanhai/domain/batch-interview";
import { driftOf } from "@shanhai/domain/rater-drift";
import { askThird, outcomeOf, type RatingRecord, rate, readSheet, settleOn, totalOf } from "@shanhai/domain/rating";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const member = (letter: string) => `mbr_${letter.repeat(26)}` as MemberId;
const person = (number: number) => `app_${String(number).padStart(26, "0")}` as ApplicationId;
const [A, B, C] = [member("A"), member("B"), member("C")];
const anchors = ["一", "二", "三", "四", "五"];
const batchOf = (...raters: MemberId[]) =>
  ({
    batchInterviewId: "bin_1",
    positionId: "pos_1",
    questions: [
      { text: "甲", weight: 1, anchors },
      { text: "乙", weight: 3, anchors },
    ],
    raters: raters.map((memberId) => ({ memberId, name: memberId })),
    tolerance: 1,
    people: 0,
    status: "open",
  }) as unknown as BatchInterview;
const batch = batchOf(A, B);
const at = "2026-01-01T00:00:00.000Z" as never;

const newRow = (number: number, raters: readonly MemberId[] = [A, B]): BatchRowRecord => ({
  batchInterviewId: batch.batchInterviewId,
  applicationId: person(number),
  number,
  raters,
  submitted: [],
  version: 1,
});

/** One person's row and what was given to it. */
class Row {
  ratings: RatingRecord[] = [];
  constructor(public row = newRow(1)) {}

  give(memberId: MemberId, scores: (number | null)[], submit = true) {
    const { applicationId } = this.row;
    const before = this.ratings.find((one) => one.memberId === memberId);
    const known = {
      rows: new Map([[applicationId, this.row]]),
      ratings: new Map(before ? [[applicationId, before]] : []),
      drafted: new Set<ApplicationId>(),
    };
    const sent = [{ applicationId, scores, submit, version: before?.version ?? 0 }];
    const { results, changes } = rate(batch, sent, known, { memberId }, { at });
    for (const { after, row } of changes) {
      this.ratings = [...this.ratings.filter((one) => one !== before), after];
      if (row) this.row = row.after;
    }
    return results[0]?.outcome;
  }

  seenBy(memberId: MemberId, role = "recruiter") {
    const people = new Map([[this.row.applicationId, { candidateName: "甲" } as Application]]);
    const ratings = new Map([[this.row.applicationId, this.ratings]]);
    const [seen] = readSheet(batch, [this.row], ratings, people, new Set(), { memberId, role });
    return { by: seen?.ratings.map((one) => one.memberId), ...seen };
  }

  get outcome() {
    return outcomeOf(batch, this.row, this.ratings);
  }
}

describe("who rates whom", () => {
  it("is two of the raters, balanced for however many people", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 10 }), fc.integer({ min: 1, max: 200 }), (raters, people) => {
        const all = "ABCDEFGHJK".slice(0, raters).split("").map(member);
        const ids = Array.from({ length: people }, (_, index) => person(index));
        const applications = new Map(
          ids.map((id) => [id, { positionId: "pos_1" as never, stage: "screened" as const }]),
        );
        const { rows } = takeIn(batchOf(...all), ids, { applications, rows: new Set() });
        const given = all.map((one) => rows.filter((row) => row.raters.includes(one)).length);
        expect(rows.every((row) => row.raters.length === 2 && row.raters[0] !== row.raters[1])).toBe(true);
        expect(Math.max(...given) - Math.min(...given)).toBeLessThanOrEqual(2);
      }),
      { numRuns: 100 },
    );
  });

  it("stops at two hundred, and takes in nobody twice, of another position, or who is out", () => {
    const ids = Array.from({ length: 202 }, (_, index) => person(index));
    const applications = new Map(
      ids.map((id, index) => [
        id,
        { positionId: (index === 1 ? "pos_2" : "pos_1") as never, stage: index === 2 ? "withdrawn" : "screened" },
      ]),
    );
    const { results, rows } = takeIn(batch, [...ids, person(999)], {
      applications: applications as never,
      rows: new Set([person(0)]),
    });
    expect(results.slice(0, 4).map(({ outcome }) => outcome)).toEqual(["existing", "invalid", "invalid", "added"]);
    expect(results.at(-1)?.outcome).toBe("notFound");
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 199 }, (_, index) => index + 1));
    const full = takeIn({ ...batch, people: 200 }, [person(5)], {
      applications: applications as never,
      rows: new Set(),
    });
    expect(full.results).toEqual([{ applicationId: person(5), outcome: "full" }]);
  });
});

describe("a score", () => {
  it("is weighted, and none while one is missing", () => {
    expect(totalOf([5, 1], batch.questions)).toBe(2);
    expect(totalOf([5, null], batch.questions)).toBeUndefined();
    expect(totalOf([5], batch.questions)).toBeUndefined();
  });

  it("is the mean of two within the tolerance, and is to be settled beyond it", () => {
    const row = new Row();
    row.give(A, [4, 4]);
    expect(row.outcome).toEqual({ status: "rating" });
    row.give(B, [4, 5]);
    expect(row.outcome).toEqual({ status: "agreed", score: 4.375, spread: 0.75 });
    const apart = new Row();
    apart.give(A, [1, 1]);
    apart.give(B, [5, 5]);
    expect(apart.outcome).toEqual({ status: "differing", score: 3, spread: 4 });
  });
});

describe("blindness", () => {
  it("lasts until both have submitted, for raters and owners alike; drafts are nobody else's", () => {
    const row = new Row();
    row.give(A, [4, 4], false);
    expect(row.seenBy(A).by).toEqual([A]);
    expect(row.seenBy(B).by).toEqual([]);
    row.give(A, [4, 4]);
    for (const owner of [C, B]) expect(row.seenBy(owner, "owner")).toMatchObject({ by: [], status: "rating" });
    expect(row.seenBy(B)).not.toHaveProperty("score");
    row.give(B, [4, 4]);
    for (const anybody of [A, B, C]) expect(row.seenBy(anybody).by).toEqual([A, B]);
  });

  it("keeps a difference to the two and an owner, so that a third knows nothing; then everybody sees it", () => {
    const row = new Row();
    row.give(A, [1, 1]);
    row.give(B, [5, 5]);
    expect(row.seenBy(C)).toMatchObject({ by: [], status: "differing" });
    expect(row.seenBy(C)).not.toHaveProperty("spread");
    expect(row.seenBy(C, "owner").by).toEqual([A, B]);
    row.row = askThird(batch, row.row, row.ratings, C, { memberId: A, role: "recruiter" });
    expect(row.seenBy(C).by).toEqual([]);
    expect(row.give(C, [4, 4])).toBe("saved");
    // The third with the nearer of the two.
    expect(row.outcome).toEqual({ status: "settled", score: 4.5, spread: 4 });
    expect(row.seenBy(C).by).toEqual([A, B, C]);
  });

  it("forbids correcting once the other is in, and allows it before", () => {
    const row = new Row();
    row.give(A, [4, 4]);
    expect(row.give(A, [3, 3], false)).toBe("saved");
    expect(row.ratings).toMatchObject([{ status: "submitted", scores: [3, 3] }]);
    expect(row.give(A, [3, null])).toBe("incomplete");
    row.give(B, [3, 3]);
    expect(row.give(A, [5, 5])).toBe("locked");
    expect(row.give(C, [5, 5])).toBe("notRater");
  });
});

describe("settling", () => {
  const differing = () => {
    const row = new Row();
    row.give(A, [1, 1]);
    row.give(B, [5, 5]);
    return row;
  };
  const words = { score: 3.5, reason: "复听录音后一致同意" };

  it("is for the two and an owner, and only while they differ", () => {
    const { row, ratings } = differing();
    const by = (memberId: MemberId, role: string) =>
      settleOn(batch, row, ratings, words, { memberId, role, name: "甲" }, { at });
    expect(outcomeOf(batch, by(A, "recruiter"), ratings)).toMatchObject({ status: "settled", score: 3.5 });
    expect(by(C, "owner").settlement).toMatchObject({ by: "甲", reason: words.reason });
    expect(() => by(C, "recruiter")).toThrow("rating.notRater");
    const settled = by(A, "recruiter");
    expect(() => askThird(batch, settled, ratings, C, { memberId: A, role: "owner" })).toThrow("rating.notDiffering");
    expect(() => askThird(batch, row, ratings, B, { memberId: A, role: "owner" })).toThrow("rating.third");
  });

  it("counts both of the first where the third stands in the middle", () => {
    const one = differing();
    one.row = askThird(batch, one.row, one.ratings, C, { memberId: A, role: "recruiter" });
    one.give(C, [3, 3]);
    expect(one.outcome.score).toBe(3);
  });
});

describe("how raters agree and move", () => {
  const instant = (minute: number) => new Date(Date.UTC(2026, 0, 1, 9, minute)).toISOString() as never;
  /** Twenty people; B is two points milder from the eleventh on. */
  const people = Array.from({ length: 20 }, (_, index) => {
    const base = 1 + (index % 3);
    const rating = (memberId: MemberId, scores: number[]): RatingRecord => ({
      ...{ batchInterviewId: batch.batchInterviewId, applicationId: person(index), memberId, scores, withDraft: false },
      ...{ status: "submitted", submittedAt: instant(index), version: 1 },
    });
    const milder = index < 10 ? 0 : 2;
    return {
      row: { ...newRow(index), applicationId: person(index), submitted: [A, B] },
      ratings: [rating(A, [base, base]), rating(B, [base, base + milder])],
    };
  });
  const viewer = { memberId: A, role: "owner" };
  const all = (some: typeof people) =>
    agreementOf(
      batch,
      some.map(({ row }) => row),
      new Map(some.map(({ row, ratings }) => [row.applicationId, ratings])),
      viewer,
    );

  it("says so with a band, question by question, and names on whom they lie apart", () => {
    const agreement = all(people);
    expect(agreement).toMatchObject({
      people: 20,
      metric: "ordinal",
      questions: [{ alpha: 1, finding: "reliable" }, {}],
    });
    expect(agreement.questions[1]).toMatchObject({ finding: "unreliable" });
    expect(agreement.questions[1]?.apart).toEqual(people.slice(10).map(({ row }) => row.applicationId));
  });

  it("says nothing of few people, nor where everybody gets the same", () => {
    expect(all(people.slice(0, 9))).toMatchObject({ people: 9, finding: "few" });
    expect(all(people.slice(0, 9))).not.toHaveProperty("alpha");
    const same = people.slice(0, 10).map((one) => ({
      ...one,
      ratings: one.ratings.map((rating) => ({ ...rating, scores: [3, 3] })),
    }));
    expect(all(same)).toMatchObject({ finding: "uniform" });
  });

  it("finds who has become milder, against who rated the same people", () => {
    const { raters } = all(people);
    expect(raters).toMatchObject([
      { memberId: A, finding: "harsher", severity: -0.75, windows: [{ severity: 0 }, { severity: -1.5 }] },
      { memberId: B, finding: "milder", drift: 1.5, windows: [{ rated: 10 }, { rated: 10 }] },
    ]);
    expect(driftOf({ memberId: C, name: "C" }, [])).toBeUndefined();
    expect(all(people.slice(0, 12)).raters).toMatchObject([{ finding: "few" }, { finding: "few" }]);
  });

  it("counts no row that the viewer may not see", () => {
    const pending = people.map(({ row, ratings }) => ({ row: { ...row, third: C, submitted: [A, B] }, ratings }));
    const seen = agreementOf(
      batch,
      pending.map(({ row }) => row),
      new Map(pending.map(({ row, ratings }) => [row.applicationId, ratings])),
      { memberId: C, role: "recruiter" },
    );
    expect(seen).toMatchObject({ people: 0, raters: [] });
  });
});
