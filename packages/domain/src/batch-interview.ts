import type { Application } from "@shanhai/contract/application";
import { isAssignable } from "@shanhai/contract/assignment";
import {
  type AddResult,
  type BatchInterview,
  type createBatchInterview,
  MOST_INTERVIEWED,
  type replaceRater,
  type updateBatchInterview,
} from "@shanhai/contract/batch-interview";
import type { ParsedOf } from "@shanhai/contract/endpoint";
import type { Position } from "@shanhai/contract/position";
import type { QuestionSet } from "@shanhai/contract/question-set";
import type { ApplicationId, BatchInterviewId, Instant, MemberId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";

/** A score that stands in the place of two that differed too much. */
interface Settlement {
  score: number;
  reason: string;
  by: string;
  at: Instant;
}

/** One person of a batch as kept: who rates, and who has submitted. What they gave is kept apart. */
export interface BatchRowRecord {
  batchInterviewId: BatchInterviewId;
  applicationId: ApplicationId;
  number: number;
  raters: readonly MemberId[];
  third?: MemberId;
  submitted: readonly MemberId[];
  settlement?: Settlement;
  version: number;
}

export function planBatch(
  { title, tolerance, positionId }: ParsedOf<typeof createBatchInterview>["body"],
  position: Position,
  enterpriseName: string,
  set: QuestionSet,
  raters: readonly { memberId: MemberId; name: string }[],
  act: Pick<Act, "at" | "newId">,
): BatchInterview {
  return {
    batchInterviewId: act.newId<BatchInterviewId>("bin"),
    ...{ orderId: position.orderId, positionId, positionTitle: position.title, enterpriseName, title },
    ...{ questionSetId: set.questionSetId, questionSetTitle: set.title, questionSetVersion: set.version },
    questions: set.questions,
    raters: raters.map(({ memberId, name }) => ({ memberId, name })),
    ...{ tolerance, people: 0, status: "open", version: 1, createdAt: act.at, updatedAt: act.at },
  };
}

export function changeBatch(
  before: BatchInterview,
  { title, status }: ParsedOf<typeof updateBatchInterview>["body"],
  act: Pick<Act, "at">,
): BatchInterview {
  return {
    ...before,
    title: title ?? before.title,
    status: status ?? before.status,
    version: before.version + 1,
    updatedAt: act.at,
  };
}

/**
 * Puts a colleague in a rater's place. Nothing where that was done before: the rows may still have to follow. Throws
 * `rating.successor` for who rates or rated in the batch: they may be the other of a pair, or have seen its scores.
 */
export function succeedRater(
  before: BatchInterview,
  { memberId }: Pick<ParsedOf<typeof replaceRater>["body"], "memberId">,
  successor: { memberId: MemberId; name: string } | undefined,
  act: Pick<Act, "at">,
): BatchInterview | undefined {
  const rater = before.raters.find((one) => one.memberId === memberId);
  if (successor && rater?.successorId === successor.memberId) return undefined;
  const known = before.raters.some((one) => one.memberId === successor?.memberId);
  if (!successor || !rater || rater.successorId || known) throw new AppError("rating.successor");
  return {
    ...before,
    raters: [
      ...before.raters.map((one) => (one === rater ? { ...one, successorId: successor.memberId } : one)),
      { memberId: successor.memberId, name: successor.name },
    ],
    version: before.version + 1,
    updatedAt: act.at,
  };
}

/** Whether a row waits for this rater, of its first two; a third who does not come is asked for anew on the row itself. */
export const waitsFor = ({ raters, submitted }: BatchRowRecord, memberId: MemberId): boolean =>
  raters.includes(memberId) && !submitted.includes(memberId);

/** The row with the successor in the place of whom it waited for. */
export function passOn(row: BatchRowRecord, memberId: MemberId, successorId: MemberId): BatchRowRecord {
  return {
    ...row,
    raters: row.raters.map((one) => (one === memberId ? successorId : one)),
    version: row.version + 1,
  };
}

/** Throws `batch.closed`. */
export function openBatch(batch: BatchInterview): BatchInterview {
  if (batch.status === "closed") throw new AppError("batch.closed");
  return batch;
}

/**
 * Everybody with everybody, so ordered that of any run of people each rater has as many as the others, give or take one: first
 * neighbours round the table, then those two seats apart, and so on.
 */
function pairsOf(raters: readonly MemberId[]): [MemberId, MemberId][] {
  const pairs: [MemberId, MemberId][] = [];
  const { length } = raters;
  for (let apart = 1; apart <= length / 2; apart += 1) {
    const half = apart * 2 === length ? apart : length;
    // Every second seat first: neighbours share a rater, and somebody would have both of two people who follow each other.
    const seats = Array.from({ length: half }, (_, seat) => seat);
    for (const seat of [...seats.filter((one) => one % 2 === 0), ...seats.filter((one) => one % 2 === 1)]) {
      const [a, b] = [raters[seat], raters[(seat + apart) % length]];
      if (a && b) pairs.push([a, b]);
    }
  }
  return pairs;
}

/** Decides who is taken in and who rates them, in the caller's order: the next number gets the next pair. */
export function takeIn(
  batch: BatchInterview,
  applicationIds: readonly ApplicationId[],
  known: {
    applications: ReadonlyMap<ApplicationId, Pick<Application, "positionId" | "stage">>;
    rows: ReadonlySet<ApplicationId>;
  },
): { results: AddResult[]; rows: BatchRowRecord[] } {
  const pairs = pairsOf(batch.raters.flatMap(({ memberId, successorId }) => (successorId ? [] : [memberId])));
  const rows: BatchRowRecord[] = [];
  const results = applicationIds.map((applicationId): AddResult => {
    const application = known.applications.get(applicationId);
    if (!application) return { applicationId, outcome: "notFound" };
    if (known.rows.has(applicationId)) return { applicationId, outcome: "existing" };
    if (application.positionId !== batch.positionId || !isAssignable(application.stage))
      return { applicationId, outcome: "invalid" };
    const taken = batch.people + rows.length;
    if (taken >= MOST_INTERVIEWED) return { applicationId, outcome: "full" };
    rows.push({
      batchInterviewId: batch.batchInterviewId,
      applicationId,
      number: taken + 1,
      raters: pairs[taken % pairs.length] ?? [],
      submitted: [],
      version: 1,
    });
    return { applicationId, outcome: "added" };
  });
  return { results, rows };
}
