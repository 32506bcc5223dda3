import type { AgencyLead } from "@shanhai/contract/agency-lead";
import type { Application } from "@shanhai/contract/application";
import type { Evaluation } from "@shanhai/contract/evaluation";
import type { ImportJob } from "@shanhai/contract/import-job";
import type { Order } from "@shanhai/contract/order";
import type { Placement } from "@shanhai/contract/placement";
import type { Instant } from "@shanhai/contract/scalar";
import type { WebhookEventData, WebhookEventType } from "@shanhai/contract/webhook-event";
import { type OrderRecord, readOrder } from "./order.ts";
import type { PostingRecord } from "./posting.ts";
import type { StatementRecord } from "./statement.ts";

/** What happened, as receivers are told. */
export interface WebhookEvent<Type extends WebhookEventType = WebhookEventType> {
  type: Type;
  at: Instant;
  /** With the record's key and the type it names this happening for good: the version that the change made. */
  mark: string;
  data: WebhookEventData<Type>;
}

type Image = Record<string, unknown>;

const happened = <Type extends WebhookEventType>(
  type: Type,
  at: Instant,
  mark: number | string,
  data: WebhookEventData<Type>,
): WebhookEvent[] => [{ type, at, mark: String(mark), data }];

function applicationEvents(after: Application, before: Application | undefined): WebhookEvent[] {
  const { applicationId, orderId, positionId, candidateId, stage, version, movedAt } = after;
  const ids = { applicationId, orderId, positionId, candidateId };
  if (!before) {
    const by = after.introduction ? "partner" : after.applied ? "applicant" : "agency";
    return happened("application.created", after.createdAt, version, { ...ids, stage, by });
  }
  if (before.stage === stage) return [];
  return happened("application.moved", movedAt, version, { ...ids, from: before.stage, to: stage });
}

function placementEvents(after: Placement, before: Placement | undefined): WebhookEvent[] {
  const { placementId, applicationId, orderId, positionId, candidateId, enterpriseId } = after;
  const { arrivalDate, guaranteeUntil, leftDate, insideGuarantee = false, version, updatedAt } = after;
  const ids = { placementId, applicationId, orderId, positionId, candidateId, enterpriseId };
  const data = { ...ids, arrivalDate, guaranteeUntil };
  if (!before) return happened("placement.arrived", after.createdAt, version, data);
  if (before.status === after.status) return [];
  if (after.status === "active") return happened("placement.returned", updatedAt, version, data);
  if (leftDate === undefined) return [];
  return happened("placement.left", updatedAt, version, { ...data, leftDate, insideGuarantee });
}

function orderEvents(
  after: OrderRecord & { revision: number },
  before: OrderRecord | undefined,
  at: Instant,
): WebhookEvent[] {
  const [now, was]: (Order["status"] | undefined)[] = [readOrder(after).status, before && readOrder(before).status];
  if (now === was || now === undefined || now === "draft") return [];
  const { orderId, enterpriseId, deadline, headcount, filled, open, revision, version } = after;
  const data = { orderId, enterpriseId, status: now, deadline, headcount, filled, open };
  // Seats count the revision, everything else the version.
  const mark = `${version}.${revision}`;
  if (now === "fulfilled") return happened("order.fulfilled", at, mark, data);
  if (now === "open") return happened(was === "fulfilled" ? "order.reopened" : "order.opened", at, mark, data);
  return happened("order.closed", at, mark, data);
}

const STATEMENT_EVENTS = {
  sent: "statement.sent",
  confirmed: "statement.confirmed",
  disputed: "statement.disputed",
  settled: "statement.settled",
} as const;

function statementEvents(after: StatementRecord, before: StatementRecord | undefined): WebhookEvent[] {
  const { statementId, orderId, enterpriseId, status, from, to, totals, version, updatedAt } = after;
  const type = (STATEMENT_EVENTS as Partial<Record<string, WebhookEventType>>)[status];
  if (!type || before?.status === status) return [];
  const data = { statementId, orderId, enterpriseId, status, from, to, gross: totals.gross };
  return happened(type, updatedAt, version, data);
}

const IMPORT_ENDS: readonly string[] = ["completed", "failed", "cancelled", "reverted"];

function importEvents(after: ImportJob, before: ImportJob | undefined): WebhookEvent[] {
  const { importJobId, kind, status, created, merged, rejected, updatedAt } = after;
  if (!IMPORT_ENDS.includes(status) || before?.status === status) return [];
  const data = { importJobId, kind, status: status as "completed", created, merged, rejected };
  return happened("import.finished", updatedAt, `${status}.${updatedAt}`, data);
}

type Copy = AgencyLead & { assignment: number; takenBack?: true };

function leadEvents(after: Copy, before: Copy | undefined, at: Instant): WebhookEvent[] {
  // What an agency captured itself is no news to it; what was taken back has no facts left.
  if (after.takenBack || after.origin !== "park") return [];
  if (before && !before.takenBack && before.assignment === after.assignment) return [];
  const { leadId, kind, eventId, headcount, due, assignment } = after;
  return happened("lead.assigned", at, assignment, { leadId, kind, eventId, headcount, due });
}

function postingEvents(after: PostingRecord, before: PostingRecord | undefined): WebhookEvent[] {
  const { postingId, positionId, orderId, status, division, validThrough, partnerId, version, updatedAt } = after;
  if (status === "draft" || before?.status === status) return [];
  const type = status === "published" ? "posting.published" : "posting.withdrawn";
  const data = { postingId, positionId, orderId, status, division, validThrough, partnerId };
  return happened(type, updatedAt, version, data);
}

function evaluationEvents(after: Evaluation, before: Evaluation | undefined): WebhookEvent[] {
  if (before) return [];
  const { evaluationId, orderId, score, grade, createdAt } = after;
  return happened("evaluation.received", createdAt, 1, { evaluationId, orderId, score, grade });
}

type Read = (after: Image, before: Image | undefined, at: Instant) => WebhookEvent[];

/** By the noun of the partition that the item is in. */
const EVENTS: Partial<Record<string, Read>> = {
  application: applicationEvents as unknown as Read,
  placement: placementEvents as unknown as Read,
  order: orderEvents as unknown as Read,
  statement: statementEvents as unknown as Read,
  importJob: importEvents as unknown as Read,
  lead: leadEvents as unknown as Read,
  posting: postingEvents as unknown as Read,
  evaluation: evaluationEvents as unknown as Read,
};

/** Whether anything of this noun can be an event at all. */
export const tellsEvents = (noun: string): boolean => EVENTS[noun] !== undefined;

/**
 * What a changed item of an agency means to receivers, by what it was and what it is: the same change always means the same. `at` is
 * when the table was told, for what keeps no moment of its own.
 */
export function eventsOf(noun: string, after: Image, before: Image | undefined, at: Instant): WebhookEvent[] {
  return EVENTS[noun]?.(after, before, at) ?? [];
}
