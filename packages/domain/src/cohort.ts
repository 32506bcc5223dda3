import type { Cohort, CohortCounts, CohortFigures, CohortStatus } from "@shanhai/contract/cohort";
import type { PartnerCohort } from "@shanhai/contract/partner-cohort";
import type {
  AgencyId,
  CalendarDate,
  CohortId,
  Instant,
  OrderId,
  ParkId,
  PartnerId,
  PositionId,
} from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";

/** The agency's part: what is planned, how often it was proposed, and whether it was cancelled. */
export interface CohortPlan {
  title: string;
  from: CalendarDate;
  to: CalendarDate;
  seats: readonly { positionId: PositionId; title: string; seats: number }[];
  phases: readonly { title: string; from: CalendarDate; to: CalendarDate; hours?: number }[];
  note?: string;
  /** 0 before the school was asked; one more each time that it is. */
  proposal: number;
  cancelled?: { on: CalendarDate; reason: string };
  updatedAt: Instant;
}

/** People of one of the plan's positions as the school counts them; each is one of the first four, and perhaps sent. */
export interface EnrolmentCounts {
  enrolled: number;
  training: number;
  graduated: number;
  dropped: number;
  sent: number;
}

/** The school's part: its answer to one proposal, and how far its people are. */
export interface CohortAnswer {
  status: "running" | "declined" | "finished";
  proposal: number;
  reason?: string;
  /** By the plan's phases; an empty one is not done. */
  phases: readonly { on?: CalendarDate; completed?: number }[];
  counts: readonly EnrolmentCounts[];
  updatedAt: Instant;
}

/** What became of those who were sent to one position, as the agency's applications say. */
export type CohortOutcome = Pick<CohortCounts, "applied" | "onboarded" | "onJob">;

/**
 * A cohort as agency and school both keep it. Each writes its own part in its own partition, the outcome follows from applications;
 * the other side's copy of a part follows by the stream and is guarded by that part's version.
 */
export interface CohortRecord {
  cohortId: CohortId;
  orderId: OrderId;
  agencyId: AgencyId;
  agencyName: string;
  enterpriseName: string;
  partnerId: PartnerId;
  partnerName: string;
  parkId: ParkId;
  createdAt: Instant;
  plan: CohortPlan;
  planVersion: number;
  answer?: CohortAnswer;
  answerVersion: number;
  outcome: readonly CohortOutcome[];
  outcomeVersion: number;
}

/** What a cohort is: cancelled, whatever the school says; else what the school said to the last proposal. */
export function cohortStatus({ plan, answer }: Pick<CohortRecord, "plan" | "answer">): CohortStatus {
  if (plan.cancelled) return "cancelled";
  if (plan.proposal === 0) return "draft";
  return answer?.proposal === plan.proposal ? answer.status : "proposed";
}

const NOBODY: EnrolmentCounts = { enrolled: 0, training: 0, graduated: 0, dropped: 0, sent: 0 };
const NOTHING: CohortOutcome = { applied: 0, onboarded: 0, onJob: 0 };

/** The version as people see it: it rises with either side's part. */
const versionOf = ({ planVersion, answerVersion }: CohortRecord) => planVersion + answerVersion;

/** How many of one of the plan's positions are how far. */
export function countsOf({ answer, outcome }: Pick<CohortRecord, "answer" | "outcome">, seat: number): CohortCounts {
  const { enrolled, ...people } = answer?.counts[seat] ?? NOBODY;
  const took = enrolled + people.training + people.graduated;
  return { enrolled: took, ...people, ...(outcome[seat] ?? NOTHING) };
}

function readCommon(record: CohortRecord): Omit<PartnerCohort, "seats"> {
  const { cohortId, agencyName, enterpriseName, plan, answer, createdAt } = record;
  const { title, from, to, note, cancelled } = plan;
  const status = cohortStatus(record);
  const reason = cancelled?.reason ?? (status === "declined" ? answer?.reason : undefined);
  const phases = plan.phases.map((phase, index) => {
    const { on, completed } = answer?.phases[index] ?? {};
    return { ...phase, ...(on ? { doneOn: on } : {}), ...(completed === undefined ? {} : { completed }) };
  });
  const updatedAt = answer && answer.updatedAt > plan.updatedAt ? answer.updatedAt : plan.updatedAt;
  return {
    ...{ cohortId, title, status, agencyName, enterpriseName, from, to, phases, createdAt, updatedAt },
    ...(reason ? { reason } : {}),
    ...(note ? { note } : {}),
    version: versionOf(record),
  };
}

/** The cohort as its agency sees it. */
export function readCohort(record: CohortRecord): Cohort {
  const { orderId, partnerId, partnerName, plan } = record;
  const seats = plan.seats.map((seat, index) => ({ ...seat, ...countsOf(record, index) }));
  return { ...readCommon(record), orderId, partnerId, partnerName, seats };
}

/** The cohort as its school sees it: no ids of the agency's. */
export function readPartnerCohort(record: CohortRecord): PartnerCohort {
  const seats = record.plan.seats.map(({ title, seats: planned }, index) => ({
    title,
    seats: planned,
    ...countsOf(record, index),
  }));
  return { ...readCommon(record), seats };
}

/** The cohort in the version that the caller saw. Throws `stale` with the cohort as it is now, as `read` shows it. */
export function sameCohort<R extends CohortRecord>(record: R, seen: number, read: (record: R) => unknown): R {
  if (versionOf(record) !== seen) throw new AppError("stale", { current: read(record) });
  return record;
}

/** Refuses what cannot be done with a cohort as it is. Throws `cohort.state`. */
export function inState(record: CohortRecord, ...states: readonly CohortStatus[]): CohortRecord {
  if (!states.includes(cohortStatus(record))) throw new AppError("cohort.state");
  return record;
}

/** The record with another answer of the school's. */
export function withAnswer(record: CohortRecord, answer: CohortAnswer): CohortRecord {
  return { ...record, answer, answerVersion: record.answerVersion + 1 };
}

/**
 * The school's yes or no to what is proposed; a running cohort finished once nobody is in training, or gone on with. Throws
 * `cohort.state`, `cohort.unfinished`.
 */
export function answerCohort(
  record: CohortRecord,
  { to, reason }: { to: CohortAnswer["status"]; reason?: string | undefined },
  act: Pick<Act, "at">,
): CohortRecord {
  const { plan, answer } = record;
  if (cohortStatus(record) === "proposed" && to !== "finished") {
    const counts = plan.seats.map(() => NOBODY);
    const said = to === "declined" && reason ? { reason } : {};
    const phases = plan.phases.map(() => ({}));
    return withAnswer(record, { status: to, proposal: plan.proposal, ...said, phases, counts, updatedAt: act.at });
  }
  const from = to === "finished" ? "running" : "finished";
  if (to === "declined" || !answer || cohortStatus(record) !== from) throw new AppError("cohort.state");
  const count = answer.counts.reduce((sum, { enrolled, training }) => sum + enrolled + training, 0);
  if (to === "finished" && count > 0) throw new AppError("cohort.unfinished", { count });
  return withAnswer(record, { ...answer, status: to, updatedAt: act.at });
}

/** A phase done, on a day that has come; or taken back. Throws `cohort.state`, `invalid`. */
export function recordPhase(
  record: CohortRecord,
  { phase, done }: { phase: number; done?: { on: CalendarDate; completed: number } | undefined },
  act: Pick<Act, "at" | "today">,
): CohortRecord {
  const { answer } = inState(record, "running");
  const wrong = (field: string, code: "option" | "date.future" | "range") =>
    new AppError("invalid", { issues: [{ field, code }] });
  if (!answer || record.plan.phases[phase] === undefined) throw wrong("phase", "option");
  if (done && done.on > act.today) throw wrong("done.on", "date.future");
  const people = answer.counts.reduce(
    (sum, { sent: _sent, ...of }) => sum + Object.values(of).reduce((a, b) => a + b),
    0,
  );
  if (done && done.completed > people) throw wrong("done.completed", "range");
  const phases = answer.phases.map((one, index) => (index === phase ? { ...done } : one));
  return withAnswer(record, { ...answer, phases, updatedAt: act.at });
}

/** A school's cohorts summed up, for its park; what was never proposed is not there. */
export interface CohortFact extends CohortCounts {
  cohortId: CohortId;
  partnerId: PartnerId;
  status: CohortStatus;
  seats: number;
  /** Rises with any part: of two copies the later stands. */
  revision: number;
}

const COUNTED = ["enrolled", "training", "graduated", "dropped", "sent", "applied", "onboarded", "onJob"] as const;

const sumOf = (all: readonly CohortCounts[]): CohortCounts =>
  Object.fromEntries(
    COUNTED.map((name) => [name, all.reduce((sum, one) => sum + one[name], 0)]),
  ) as unknown as CohortCounts;

/** What the park is told of a cohort. */
export function cohortFact(record: CohortRecord): CohortFact {
  const { cohortId, partnerId, plan, planVersion, answerVersion, outcomeVersion } = record;
  return {
    ...{ cohortId, partnerId, status: cohortStatus(record) },
    seats: plan.seats.reduce((sum, { seats }) => sum + seats, 0),
    ...sumOf(plan.seats.map((_, index) => countsOf(record, index))),
    revision: planVersion + answerVersion + outcomeVersion,
  };
}

export function sumCohorts(facts: readonly CohortFact[]): CohortFigures {
  const running = facts.filter(({ status }) => status === "running").length;
  // What was not agreed to, or given up, plans no seats.
  const agreed = facts.filter(({ status }) => status === "running" || status === "finished");
  const seats = agreed.reduce((sum, one) => sum + one.seats, 0);
  return { cohorts: facts.length, running, seats, ...sumOf(facts) };
}
