import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/enrolment";
import type { Enrolment } from "@shanhai/contract/enrolment";
import type { CohortId, GraduateId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { AppError, found } from "@shanhai/domain/app-error";
import {
  type CohortAnswer,
  type CohortRecord,
  cohortStatus,
  type EnrolmentCounts,
  inState,
  withAnswer,
} from "@shanhai/domain/cohort";
import { type EnrolmentRecord, enrol, moveCounts, moveEnrolment, readEnrolment } from "@shanhai/domain/enrolment";
import type { GraduateRecord } from "@shanhai/domain/graduate";
import { consenting, introduce, progressOf } from "@shanhai/domain/introduction";
import type { Request } from "@shanhai/http/serve";
import { getPartnerCohort, getPartnerCohorts } from "@shanhai/store/cohort";
import * as store from "@shanhai/store/enrolment";
import { getGraduates, putGraduate } from "@shanhai/store/graduate";
import { getIntroductions, introduceWrites } from "@shanhai/store/introduction";
import { introductionIdOf } from "@shanhai/store/keys/partner";
import type { Table } from "@shanhai/store/table";
import type { Write } from "@shanhai/store/write";
import type { PartnerScope } from "@shanhai/tenancy/scope";
import { inParts } from "../in-parts.ts";
import type { Platform } from "../platform.ts";

/** The graduate, the enrolment, and the place in class or the recommendation; the cohort's counts are shared. */
const WRITES_OF_ROW = 3;

/** What is read before a part of a bulk act is decided. */
interface Part {
  cohort: CohortRecord;
  graduates: ReadonlyMap<GraduateId, GraduateRecord>;
  enrolments: ReadonlyMap<GraduateId, EnrolmentRecord>;
  inClass: store.InClass;
  /** Of those who are in class: whether that is another cohort's, which runs. */
  elsewhere(graduateId: GraduateId): boolean;
}

async function readPart(table: Table<PartnerScope>, cohortId: CohortId, ids: readonly GraduateId[]): Promise<Part> {
  const [cohort, graduates, enrolments, inClass] = await Promise.all([
    getPartnerCohort(table, cohortId),
    getGraduates(table, ids),
    store.getEnrolments(table, cohortId, ids),
    store.getInClass(table, ids),
  ]);
  const others = await getPartnerCohorts(
    table,
    [...inClass.values()].filter((id) => id !== cohortId),
  );
  function elsewhere(graduateId: GraduateId): boolean {
    const other = others.get(inClass.get(graduateId) ?? cohortId);
    return other !== undefined && cohortStatus(other) === "running";
  }
  return { cohort: found(cohort), graduates, enrolments, inClass, elsewhere };
}

/** What the rows of one part have come to so far. */
class Rows {
  readonly writes: Write[] = [];
  readonly graduateIds: GraduateId[] = [];
  counts: readonly EnrolmentCounts[];

  constructor(readonly cohort: CohortRecord) {
    this.counts = cohort.answer?.counts ?? [];
  }

  add(before: EnrolmentRecord | undefined, after: EnrolmentRecord, writes: readonly Write[]): void {
    this.counts = moveCounts(this.counts, before, after);
    this.writes.push(...writes);
    this.graduateIds.push(after.graduateId);
  }

  /** Keeps what there is, with the counts; nothing where no row changes anything. */
  async save<R>(table: Table<PartnerScope>, act: Act, result: R, detail: Record<string, unknown> = {}): Promise<R> {
    const { cohort, writes, graduateIds, counts } = this;
    if (writes.length === 0) return result;
    const answer: CohortAnswer = { ...(cohort.answer as CohortAnswer), counts, updatedAt: act.at };
    const change = { writes, graduateIds, result, detail };
    return store.saveEnrolments(table, act, cohort, withAnswer(cohort, answer), change);
  }
}

/** Takes graduates in, row by row: with the consent that a recommendation needs, and while the position has seats in the plan. */
export async function enrolMany(
  { act, scope, input }: Request<typeof contract.enrolGraduates>,
  platform: Platform,
): Promise<ResultOf<typeof contract.enrolGraduates>> {
  type Result = ResultOf<typeof contract.enrolGraduates>["results"][number];
  const table = platform.open(scope);
  const { seat, graduateIds, consent } = input.body;

  async function run(part: readonly GraduateId[], own: Act): Promise<Result[]> {
    const { cohort, graduates, enrolments, inClass, elsewhere } = await readPart(table, input.params.cohortId, part);
    inState(cohort, "running");
    if (!cohort.plan.seats[seat]) throw new AppError("invalid", { issues: [{ field: "seat", code: "option" }] });
    const rows = new Rows(cohort);
    const results = part.map((graduateId): Result => {
      const graduate = graduates.get(graduateId);
      if (!graduate) return { graduateId, outcome: "notFound" };
      const facts = { cohort, counts: rows.counts, elsewhere: elsewhere(graduateId) };
      const made = enrol(graduateId, seat, enrolments.get(graduateId), facts, own);
      if (typeof made === "string") return { graduateId, outcome: made };
      const agreed = consenting(graduate, cohort, consent?.means, own);
      if (!agreed) return { graduateId, outcome: "consent" };
      // A newer version: whoever takes the graduate, or the file that made them, out decides again.
      const after = { ...agreed, version: graduate.version + 1, updatedAt: own.at };
      rows.add(undefined, made, [
        putGraduate(table, after, graduate.version),
        ...store.enrolmentWrites(scope, undefined, made, inClass),
      ]);
      return { graduateId, outcome: "enrolled" };
    });
    return rows.save(table, own, results);
  }

  return { results: await inParts<GraduateId, Result>(table, act, graduateIds, () => WRITES_OF_ROW, run) };
}

export async function list(
  { scope, input }: Request<typeof contract.listEnrolments>,
  platform: Platform,
): Promise<Page<Enrolment>> {
  const table = platform.open(scope);
  const { cohortId } = found(await getPartnerCohort(table, input.params.cohortId));
  const page = await store.listEnrolments(table, cohortId, input.query);
  const [graduates, introductions] = await Promise.all([
    getGraduates(
      table,
      page.items.map(({ graduateId }) => graduateId),
    ),
    getIntroductions(
      table,
      page.items.flatMap(({ introductionId }) => introductionId ?? []),
    ),
  ]);
  const items = page.items.map((one) => {
    const sent = one.introductionId && introductions.get(one.introductionId);
    return readEnrolment(one, graduates.get(one.graduateId), sent && progressOf(sent));
  });
  return { ...page, items };
}

/** Says how far people are, row by row; who was sent to the agency stays as they are. */
export async function moveMany(
  { act, scope, input }: Request<typeof contract.moveEnrolments>,
  platform: Platform,
): Promise<ResultOf<typeof contract.moveEnrolments>> {
  type Result = ResultOf<typeof contract.moveEnrolments>["results"][number];
  const table = platform.open(scope);
  const { graduateIds, ...step } = input.body;

  async function run(part: readonly GraduateId[], own: Act): Promise<Result[]> {
    const { cohort, enrolments, inClass, elsewhere } = await readPart(table, input.params.cohortId, part);
    inState(cohort, "running");
    const rows = new Rows(cohort);
    const results = part.map((graduateId): Result => {
      const before = enrolments.get(graduateId);
      if (!before) return { graduateId, outcome: "notFound" };
      const facts = { cohort, counts: rows.counts, elsewhere: elsewhere(graduateId) };
      const after = moveEnrolment(before, step, facts, own);
      if (typeof after === "string") return { graduateId, outcome: after };
      rows.add(before, after, store.enrolmentWrites(scope, before, after, inClass));
      return { graduateId, outcome: "moved" };
    });
    return rows.save(table, own, results, { to: step.to, ...(step.reason ? { reason: step.reason } : {}) });
  }

  return { results: await inParts<GraduateId, Result>(table, act, graduateIds, () => WRITES_OF_ROW, run) };
}

/** Recommends graduates of the cohort to the positions they were trained to; from then on all goes as with any recommendation. */
export async function sendMany(
  { act, scope, organisationName, input }: Request<typeof contract.sendGraduates>,
  platform: Platform,
): Promise<ResultOf<typeof contract.sendGraduates>> {
  type Result = ResultOf<typeof contract.sendGraduates>["results"][number];
  const table = platform.open(scope);
  const { graduateIds, consent } = input.body;
  const partner = { partnerId: scope.id, partnerName: organisationName, parkId: scope.parkId };

  async function run(part: readonly GraduateId[], own: Act): Promise<Result[]> {
    const { cohort, graduates, enrolments, inClass } = await readPart(table, input.params.cohortId, part);
    inState(cohort, "running", "finished");
    const { cohortId, plan, agencyId, agencyName, enterpriseName, orderId } = cohort;
    const rows = new Rows(cohort);
    const results = part.map((graduateId): Result => {
      const [before, graduate] = [enrolments.get(graduateId), graduates.get(graduateId)];
      const seat = before && plan.seats[before.seat];
      if (!before || !seat || !graduate) return { graduateId, outcome: "notFound" };
      if (before.introductionId) return { graduateId, outcome: "existing", introductionId: before.introductionId };
      if (before.status !== "graduated") return { graduateId, outcome: "state" };
      const agreed = consenting(graduate, cohort, consent?.means, own);
      if (!agreed) return { graduateId, outcome: "consent" };
      const introductionId = introductionIdOf(cohortId, graduateId);
      const { version, introductions = 0 } = graduate;
      const known = { ...agreed, version: version + 1, updatedAt: own.at, introductions: introductions + 1 };
      const { positionId, title } = seat;
      const to = { agencyId, agencyName, enterpriseName, orderId, positionId, title };
      const record = introduce(introductionId, known, { ...to, cohort: { cohortId, title: plan.title } }, partner, own);
      const after = { ...before, introductionId, version: before.version + 1 };
      rows.add(before, after, [
        ...introduceWrites(table, graduate, known, record),
        ...store.enrolmentWrites(scope, before, after, inClass),
      ]);
      return { graduateId, outcome: "sent", introductionId };
    });
    return rows.save(table, own, results, { agency: agencyName, enterprise: enterpriseName });
  }

  return { results: await inParts<GraduateId, Result>(table, act, graduateIds, () => WRITES_OF_ROW, run) };
}
