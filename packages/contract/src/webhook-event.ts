import * as z from "zod/mini";
import { Grade } from "./evaluation.ts";
import { OrderStatus } from "./order.ts";
import { PostingStatus } from "./posting.ts";
import {
  ApplicationId,
  CalendarDate,
  CandidateId,
  DivisionCode,
  EnterpriseId,
  EvaluationId,
  EventId,
  ImportJobId,
  Instant,
  LeadId,
  OrderId,
  PartnerId,
  PlacementId,
  PositionId,
  PostingId,
  StatementId,
} from "./scalar.ts";
import { Stage } from "./stage.ts";
import { StatementStatus } from "./statement.ts";
import { WebhookId } from "./webhook-id.ts";

/*
 * The catalogue of events. Data are ids and facts of the work, never a name, a phone or what somebody typed: whoever may know more
 * asks the API for it.
 */

const application = () => ({
  applicationId: ApplicationId,
  orderId: OrderId,
  positionId: PositionId,
  candidateId: CandidateId,
});
const placement = () =>
  z.object({
    placementId: PlacementId,
    ...application(),
    enterpriseId: EnterpriseId,
    arrivalDate: CalendarDate,
    /** The last day on which leaving reopens the seat. */
    guaranteeUntil: CalendarDate,
  });
const order = () =>
  z.object({
    orderId: OrderId,
    enterpriseId: EnterpriseId,
    status: OrderStatus,
    deadline: CalendarDate,
    headcount: z.int(),
    filled: z.int(),
    open: z.int(),
  });
const statement = () =>
  z.object({
    statementId: StatementId,
    orderId: OrderId,
    enterpriseId: EnterpriseId,
    status: StatementStatus,
    from: CalendarDate,
    to: CalendarDate,
    /** 分, VAT included. */
    gross: z.int(),
  });
const posting = () =>
  z.object({
    postingId: PostingId,
    positionId: PositionId,
    orderId: OrderId,
    status: PostingStatus,
    division: DivisionCode,
    validThrough: CalendarDate,
    /** The partner whose people alone may see it. */
    partnerId: z.optional(PartnerId),
  });

/** Each event with what it says in the API's description, and the schema of its data, made when it is asked for. */
export const WEBHOOK_EVENTS = {
  "application.created": {
    summary: "Somebody was recommended to a position, or applied by a link",
    data: () => z.object({ ...application(), stage: Stage, by: z.enum(["agency", "applicant", "partner"]) }),
  },
  "application.moved": {
    summary: "An application moved to another stage",
    data: () => z.object({ ...application(), from: Stage, to: Stage }),
  },
  "placement.arrived": { summary: "Somebody arrived on the job", data: placement },
  "placement.left": {
    summary: "Somebody left the job; inside the guarantee the seat is open again",
    data: () => z.extend(placement(), { leftDate: CalendarDate, insideGuarantee: z.boolean() }),
  },
  "placement.returned": { summary: "A leaving was taken back: the person is still on the job", data: placement },
  "order.opened": { summary: "An order opened: positions can be filled", data: order },
  "order.fulfilled": { summary: "Every seat of an order is filled", data: order },
  "order.reopened": { summary: "A fulfilled order has open seats again", data: order },
  "order.closed": { summary: "An order was closed or cancelled", data: order },
  "statement.sent": { summary: "A statement was sent to the client", data: statement },
  "statement.confirmed": { summary: "The client confirmed a statement", data: statement },
  "statement.disputed": { summary: "The client disputes lines of a statement", data: statement },
  "statement.settled": { summary: "A statement was settled", data: statement },
  "import.finished": {
    summary: "An import came to its end",
    data: () =>
      z.object({
        importJobId: ImportJobId,
        kind: z.string(),
        status: z.enum(["completed", "failed", "cancelled", "reverted"]),
        created: z.int(),
        merged: z.int(),
        rejected: z.int(),
      }),
  },
  "lead.assigned": {
    summary: "The park gave the agency a lead",
    data: () =>
      z.object({
        leadId: LeadId,
        kind: z.string(),
        eventId: z.optional(EventId),
        headcount: z.optional(z.int()),
        /** By when somebody must have spoken with them. */
        due: z.optional(CalendarDate),
      }),
  },
  "posting.published": { summary: "A posting was made known to job seekers", data: posting },
  "posting.withdrawn": { summary: "A posting was taken back", data: posting },
  "evaluation.received": {
    summary: "The park evaluated an order of the agency",
    data: () => z.object({ evaluationId: EvaluationId, orderId: OrderId, score: z.number(), grade: Grade }),
  },
  "webhook.test": {
    summary: "A test that an owner asked for; every webhook takes it, whatever it has chosen",
    data: () => z.object({ webhookId: WebhookId }),
  },
} as const satisfies Record<string, { summary: string; data: () => z.ZodMiniType }>;

export type WebhookEventType = keyof typeof WEBHOOK_EVENTS;
export type WebhookEventData<Type extends WebhookEventType> = z.output<
  ReturnType<(typeof WEBHOOK_EVENTS)[Type]["data"]>
>;

/** Every event that there is. */
export const WEBHOOK_EVENT_TYPES = Object.keys(WEBHOOK_EVENTS) as WebhookEventType[];

/** The body of a message: what happened, when, and its data. */
export function webhookMessage(type: WebhookEventType) {
  return z.object({ type: z.literal(type), timestamp: Instant, data: WEBHOOK_EVENTS[type].data() });
}
