import type { Application } from "@shanhai/contract/application";
import type { Enrolment, EnrolmentMoveOutcome, EnrolmentStatus, EnrolOutcome } from "@shanhai/contract/enrolment";
import type { Graduate } from "@shanhai/contract/graduate";
import type { IntroductionProgress } from "@shanhai/contract/introduction";
import type { CohortId, GraduateId, Instant, IntroductionId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { furthest } from "./application.ts";
import type { CohortOutcome, CohortRecord, EnrolmentCounts } from "./cohort.ts";

/** Somebody in a cohort as the school keeps it: no name, which stands in the roster and is gone with it. */
export interface EnrolmentRecord {
  cohortId: CohortId;
  graduateId: GraduateId;
  seat: number;
  status: EnrolmentStatus;
  reason?: string;
  since: Act["today"];
  /** The recommendation by which they were sent to the position. */
  introductionId?: IntroductionId;
  version: number;
  createdAt: Instant;
}

/** Whether somebody takes a seat of the class: it is free again for somebody else once they drop out. */
const takesSeat = (status: EnrolmentStatus | undefined) => status !== undefined && status !== "dropped";
/** Whether somebody is in a class now, and so in no other that runs. */
export const isInClass = (status: EnrolmentStatus | undefined) => status === "enrolled" || status === "training";

type Row = Pick<EnrolmentRecord, "seat" | "status" | "introductionId">;

/** The counts after one person's enrolment changed. */
export function moveCounts(
  counts: readonly EnrolmentCounts[],
  before: Row | undefined,
  after: Row,
): readonly EnrolmentCounts[] {
  return counts.map((one, seat) => {
    const next = { ...one };
    if (before?.seat === seat) next[before.status] -= 1;
    if (after.seat === seat) next[after.status] += 1;
    if (after.seat === seat && after.introductionId && !before?.introductionId) next.sent += 1;
    return next;
  });
}

/** Seats of one of the plan's positions that nobody of the class has. */
function freeSeats({ plan }: CohortRecord, counts: readonly EnrolmentCounts[], seat: number): number {
  const { enrolled = 0, training = 0, graduated = 0 } = counts[seat] ?? {};
  return (plan.seats[seat]?.seats ?? 0) - enrolled - training - graduated;
}

/** What is known of somebody when they are to be taken in, or taken back. */
export interface EnrolmentFacts {
  cohort: CohortRecord;
  /** As counted so far, rows of the same act included. */
  counts: readonly EnrolmentCounts[];
  /** They are in another cohort that runs. */
  elsewhere: boolean;
}

/** Takes somebody in, or says why not. */
export function enrol(
  graduateId: GraduateId,
  seat: number,
  known: EnrolmentRecord | undefined,
  { cohort, counts, elsewhere }: EnrolmentFacts,
  act: Pick<Act, "at" | "today">,
): EnrolmentRecord | Exclude<EnrolOutcome, "enrolled" | "consent" | "notFound"> {
  if (known) return "existing";
  if (elsewhere) return "elsewhere";
  if (freeSeats(cohort, counts, seat) < 1) return "full";
  const { cohortId } = cohort;
  return { cohortId, graduateId, seat, status: "enrolled", since: act.today, version: 1, createdAt: act.at };
}

/** Where each status leads: on, out, or one step back where a step was wrong. */
const NEXT: Record<EnrolmentStatus, readonly EnrolmentStatus[]> = {
  enrolled: ["training", "dropped"],
  training: ["graduated", "dropped", "enrolled"],
  graduated: ["training"],
  dropped: ["training", "enrolled"],
};

/** Moves somebody on, or says why not. */
export function moveEnrolment(
  record: EnrolmentRecord,
  { to, reason }: { to: EnrolmentStatus; reason?: string | undefined },
  { cohort, counts, elsewhere }: EnrolmentFacts,
  act: Pick<Act, "today">,
): EnrolmentRecord | Exclude<EnrolmentMoveOutcome, "moved" | "notFound"> {
  if (record.status === to) return "existing";
  if (record.introductionId) return "sent";
  if (!NEXT[record.status].includes(to)) return "state";
  const { reason: _before, ...rest } = record;
  if (isInClass(to) && !isInClass(record.status) && elsewhere) return "elsewhere";
  if (takesSeat(to) && !takesSeat(record.status) && freeSeats(cohort, counts, record.seat) < 1) return "full";
  const said = to === "dropped" && reason ? { reason } : {};
  return { ...rest, status: to, ...said, since: act.today, version: record.version + 1 };
}

/** Somebody in a cohort as the school sees them. */
export function readEnrolment(
  { cohortId: _cohort, introductionId: _sent, version: _version, ...record }: EnrolmentRecord,
  graduate: Pick<Graduate, "name"> | undefined,
  introduction: IntroductionProgress | undefined,
): Enrolment {
  return {
    ...record,
    ...(graduate ? { graduateName: graduate.name } : {}),
    ...(introduction ? { introduction } : {}),
  };
}

/** What one application adds to its cohort's outcome. */
export function outcomeOf(application: Pick<Application, "stage" | "outFrom"> | undefined): CohortOutcome {
  if (!application) return { applied: 0, onboarded: 0, onJob: 0 };
  const onboarded = furthest(application) === "onboarded" ? 1 : 0;
  return { applied: 1, onboarded, onJob: application.stage === "onboarded" ? 1 : 0 };
}

/** The outcome of a cohort's positions after one application's part of it changed. */
export function moveOutcome(
  { plan, outcome }: Pick<CohortRecord, "plan" | "outcome">,
  seat: number,
  before: CohortOutcome,
  after: CohortOutcome,
): readonly CohortOutcome[] {
  return plan.seats.map((_, index) => {
    const { applied, onboarded, onJob } = outcome[index] ?? { applied: 0, onboarded: 0, onJob: 0 };
    if (index !== seat) return { applied, onboarded, onJob };
    return {
      applied: applied + after.applied - before.applied,
      onboarded: onboarded + after.onboarded - before.onboarded,
      onJob: onJob + after.onJob - before.onJob,
    };
  });
}
