import type { Application } from "@shanhai/contract/application";
import type { BatchInterview, SheetRow } from "@shanhai/contract/batch-interview";
import type { ParsedOf } from "@shanhai/contract/endpoint";
import type { Question } from "@shanhai/contract/question-set";
import type { Rating, RatingResult, saveRatings } from "@shanhai/contract/rating";
import type { ApplicationId, BatchInterviewId, MemberId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";
import type { BatchRowRecord } from "./batch-interview.ts";

/** A rater's scores of one person as kept. */
export interface RatingRecord extends Omit<Rating, "total"> {
  batchInterviewId: BatchInterviewId;
  applicationId: ApplicationId;
}

/** Who looks at a sheet. */
export interface Looking {
  memberId: MemberId;
  role: string;
}

/** To the thousandth: what is shown and what is compared are the same number. */
const rounded = (value: number) => Math.round(value * 1000) / 1000;

/** The weighted mean of all scores, 1 to 5; none while one is missing. */
export function totalOf(scores: readonly (number | null)[], questions: readonly Question[]): number | undefined {
  let [sum, weights] = [0, 0];
  for (const [index, { weight }] of questions.entries()) {
    const score = scores[index];
    if (score === null || score === undefined) return undefined;
    sum += score * weight;
    weights += weight;
  }
  return rounded(sum / weights);
}

function readRating(
  { batchInterviewId: _batch, applicationId: _application, ...rating }: RatingRecord,
  questions: readonly Question[],
): Rating {
  const total = rating.status === "submitted" ? totalOf(rating.scores, questions) : undefined;
  return { ...rating, ...(total === undefined ? {} : { total }) };
}

/** All who rate a row now: two, and a third who was asked. */
const panelOf = ({ raters, third }: BatchRowRecord) => (third ? [...raters, third] : raters);
const isIn = (row: BatchRowRecord, member: MemberId) => row.submitted.includes(member);
const bothIn = (row: BatchRowRecord) => row.raters.every((rater) => isIn(row, rater));
const allIn = (row: BatchRowRecord) => panelOf(row).every((rater) => isIn(row, rater));

/** What became of a row, from the ratings that were submitted. */
export interface Outcome {
  status: SheetRow["status"];
  score?: number;
  spread?: number;
}

/** Of three scores the third and whichever of the first two is nearer, both where they are as near. */
function withThird(third: number, [a, b]: readonly [number, number]): number {
  const [toA, toB] = [Math.abs(third - a), Math.abs(third - b)];
  if (toA === toB) return rounded((a + b + third) / 3);
  return rounded(((toA < toB ? a : b) + third) / 2);
}

export function outcomeOf(
  batch: Pick<BatchInterview, "questions" | "tolerance">,
  row: BatchRowRecord,
  ratings: readonly RatingRecord[],
): Outcome {
  const totalBy = (member: MemberId | undefined) => {
    const rating = ratings.find(({ memberId, status }) => memberId === member && status === "submitted");
    return rating && totalOf(rating.scores, batch.questions);
  };
  const [a, b] = [totalBy(row.raters[0]), totalBy(row.raters[1])];
  if (!bothIn(row) || a === undefined || b === undefined) return { status: "rating" };
  const spread = rounded(Math.abs(a - b));
  if (row.settlement) return { status: "settled", score: row.settlement.score, spread };
  if (row.third) {
    const third = isIn(row, row.third) ? totalBy(row.third) : undefined;
    return third === undefined
      ? { status: "rating", spread }
      : { status: "settled", score: withThird(third, [a, b]), spread };
  }
  const score = rounded((a + b) / 2);
  return spread > batch.tolerance ? { status: "differing", spread, score } : { status: "agreed", spread, score };
}

/**
 * Whether somebody may see what others gave: nobody before both are in. While the two differ, only they and an owner, so that a
 * third can still be asked who knows nothing of it; once the row stands, everybody. The API reads everything else through this.
 */
export function seesOthers(row: BatchRowRecord, status: Outcome["status"], { memberId, role }: Looking): boolean {
  if (!bothIn(row)) return false;
  if (status === "agreed" || status === "settled") return true;
  return row.third !== memberId && (role === "owner" || row.raters.includes(memberId));
}

/** The sheet as one person may see it. */
export function readSheet(
  batch: BatchInterview,
  rows: readonly BatchRowRecord[],
  ratings: ReadonlyMap<ApplicationId, readonly RatingRecord[]>,
  people: ReadonlyMap<ApplicationId, Application>,
  byPeople: ReadonlySet<ApplicationId>,
  viewer: Looking,
): SheetRow[] {
  const outcomes = new Map(
    rows.map((row) => [row.applicationId, outcomeOf(batch, row, ratings.get(row.applicationId) ?? [])]),
  );
  const standing = [...outcomes.values()]
    .flatMap(({ status, score }) => (score !== undefined && status !== "differing" ? [score] : []))
    .sort((one, other) => other - one);
  return [...rows]
    .sort((one, other) => one.number - other.number)
    .flatMap((row): SheetRow[] => {
      const { applicationId, number, version, settlement } = row;
      const person = people.get(applicationId);
      if (!person) return [];
      const all = ratings.get(applicationId) ?? [];
      const { status, score, spread } = outcomes.get(applicationId) ?? { status: "rating" as const };
      const open = seesOthers(row, status, viewer);
      const visible = all.filter(
        ({ memberId, status }) => memberId === viewer.memberId || (open && status === "submitted"),
      );
      const stands = score !== undefined && status !== "differing";
      return [
        {
          ...{ applicationId, number, application: person, version },
          raters: panelOf(row).map((memberId) => ({
            memberId,
            submitted: isIn(row, memberId),
            ...(memberId === row.third ? { third: true } : {}),
          })),
          ratings: visible.map((rating) => readRating(rating, batch.questions)),
          status,
          ...(open && score !== undefined ? { score } : {}),
          ...(open && spread !== undefined ? { spread } : {}),
          ...(open && stands ? { rank: standing.indexOf(score) + 1 } : {}),
          ...(open && settlement ? { settlement } : {}),
          byPeople: byPeople.has(applicationId),
        },
      ];
    });
}

type Sent = ParsedOf<typeof saveRatings>["body"]["rows"][number];

/** What one row of the sheet becomes; `row` where it is changed as well, which holds the others back until it is written. */
export interface RatingChange {
  before: RatingRecord | undefined;
  after: RatingRecord;
  /** The row by which it was allowed. */
  seen: BatchRowRecord;
  row?: { before: BatchRowRecord; after: BatchRowRecord };
}

/** Decides what is saved of one rater's rows: each by itself. */
export function rate(
  batch: BatchInterview,
  sent: readonly Sent[],
  known: {
    rows: ReadonlyMap<ApplicationId, BatchRowRecord>;
    /** The caller's own. */
    ratings: ReadonlyMap<ApplicationId, RatingRecord>;
    /** For whom a draft of the assistant's is there. */
    drafted: ReadonlySet<ApplicationId>;
  },
  { memberId }: Pick<Looking, "memberId">,
  act: Pick<Act, "at">,
): { results: RatingResult[]; changes: RatingChange[] } {
  const changes: RatingChange[] = [];
  const results = sent.map(({ applicationId, scores, note, submit, version }): RatingResult => {
    const row = known.rows.get(applicationId);
    const before = known.ratings.get(applicationId);
    const asItIs = before ? { rating: readRating(before, batch.questions) } : {};
    if (!row) return { applicationId, outcome: "notFound" };
    if (!panelOf(row).includes(memberId)) return { applicationId, outcome: "notRater" };
    if (allIn(row) || row.settlement) return { applicationId, outcome: "locked", ...asItIs };
    // Who was first may not correct after the others' were shown to somebody.
    if (bothIn(row) && row.third !== memberId) return { applicationId, outcome: "locked", ...asItIs };
    if ((before?.version ?? 0) !== version) return { applicationId, outcome: "stale", ...asItIs };
    const submits = submit || before?.status === "submitted";
    const given = batch.questions.map((_, index) => scores[index] ?? null);
    if (submits && given.includes(null)) return { applicationId, outcome: "incomplete", ...asItIs };
    const after: RatingRecord = {
      batchInterviewId: batch.batchInterviewId,
      applicationId,
      memberId,
      scores: given,
      ...(note ? { note } : {}),
      status: submits ? "submitted" : "draft",
      withDraft: submits ? known.drafted.has(applicationId) || (before?.withDraft ?? false) : false,
      ...(submits ? { submittedAt: before?.submittedAt ?? act.at } : {}),
      version: version + 1,
    };
    const submitted = [...new Set([...row.submitted, memberId])];
    const next = { before: row, after: { ...row, submitted, version: row.version + 1 } };
    changes.push({ before, after, seen: row, ...(submits ? { row: next } : {}) });
    return { applicationId, outcome: "saved", rating: readRating(after, batch.questions) };
  });
  return { results, changes };
}

/** Throws `rating.notDiffering` where nothing is to be settled, `rating.notRater` for whoever has no say. */
function maySettle(
  batch: BatchInterview,
  row: BatchRowRecord,
  ratings: readonly RatingRecord[],
  { memberId, role }: Looking,
): void {
  if (role !== "owner" && !row.raters.includes(memberId)) throw new AppError("rating.notRater");
  const { status } = outcomeOf(batch, row, ratings);
  // A third who was asked and does not come must not hold the row up for ever.
  const waiting = status === "rating" && bothIn(row);
  if (status !== "differing" && !waiting) throw new AppError("rating.notDiffering");
}

export function settleOn(
  batch: BatchInterview,
  row: BatchRowRecord,
  ratings: readonly RatingRecord[],
  { score, reason }: { score: number; reason: string },
  viewer: Looking & { name: string },
  act: Pick<Act, "at">,
): BatchRowRecord {
  maySettle(batch, row, ratings, viewer);
  const settlement = { score: rounded(score), reason, by: viewer.name, at: act.at };
  return { ...row, settlement, version: row.version + 1 };
}

/** Throws `rating.third` for one of the two. */
export function askThird(
  batch: BatchInterview,
  row: BatchRowRecord,
  ratings: readonly RatingRecord[],
  third: MemberId,
  viewer: Looking,
): BatchRowRecord {
  maySettle(batch, row, ratings, viewer);
  if (row.raters.includes(third)) throw new AppError("rating.third");
  return { ...row, third, version: row.version + 1 };
}
