import type { AnsweredSurvey } from "@shanhai/contract/answered-survey";
import type { Engagement, EngagementStep, EngagementStepState, StepEvidence } from "@shanhai/contract/engagement";
import type { Position } from "@shanhai/contract/position";
import type { Retention } from "@shanhai/contract/retention";
import type { CalendarDate } from "@shanhai/contract/scalar";
import type { Visit } from "@shanhai/contract/visit";
import { AppError, found } from "./app-error.ts";
import { plusDays } from "./calendar.ts";
import type { OrderRecord } from "./order.ts";

/**
 * A visit counts for the first step from so many days before: one often visits first and decides then. A survey counts as long
 * for the fourth: it is asked when its order ends, which is often before somebody closes the third.
 */
const BEFORE_DAYS = 30;

/** What a step is to be closed with, as the agency's own records say it; what was not named is not there. */
export interface Seen {
  visit?: Visit | undefined;
  order?: Pick<OrderRecord, "orderId" | "title" | "enterpriseId" | "filled" | "headcount"> | undefined;
  positions?: readonly Pick<Position, "stages">[] | undefined;
  retention?: Retention | undefined;
  survey?: AnsweredSurvey | undefined;
}

type Client = Pick<Engagement, "enterpriseId">;

/** A done visit to the client, from that day on. Throws `notFound` for another's, and what is missing. */
function visitOf({ enterpriseId }: Client, visit: Visit | undefined, from: CalendarDate) {
  if (visit && visit.enterpriseId !== enterpriseId) throw new AppError("notFound");
  if (!visit?.visitedOn || !visit.findings) throw new AppError("engagement.visitNeeded");
  const { visitId, visitedOn, findings } = visit;
  if (visitedOn < from) throw new AppError("engagement.visitTooOld", { from });
  return { visitId, visitedOn, findings };
}

/** A survey that the client answered, from that day on: that it did, and about what. */
function surveyOf({ enterpriseId: client }: Client, { enterpriseId, ...answered }: AnsweredSurvey, from: CalendarDate) {
  if (enterpriseId !== client) throw new AppError("notFound");
  if (answered.answeredOn < from) throw new AppError("engagement.surveyTooOld", { from });
  return answered;
}

function orderOf({ enterpriseId }: Client, order: Seen["order"]) {
  if (!order) throw new AppError("engagement.orderNeeded");
  return found(order.enterpriseId === enterpriseId ? order : undefined);
}

const sum = (counts: Iterable<number>) => [...counts].reduce((total, count) => total + count, 0);

const atDay = ({ points }: Retention, day: number) => {
  const { reached, present } = points.find((point) => point.day === day) ?? { reached: 0, present: 0 };
  return { reached, present };
};

const RULES: Readonly<
  Record<EngagementStep, (client: Client, state: EngagementStepState, seen: Seen) => StepEvidence>
> = {
  discovery: (client, { startedOn }, { visit }) => {
    const from = plusDays(startedOn as CalendarDate, -BEFORE_DAYS);
    return { kind: "visit", ...visitOf(client, visit, from) };
  },
  matching: (client, _state, { order, positions = [] }) => {
    const { orderId, title: orderTitle, headcount } = orderOf(client, order);
    const recommended = sum(positions.flatMap(({ stages }) => Object.values(stages)));
    if (recommended === 0) throw new AppError("engagement.nobodyRecommended");
    return { kind: "recommendations", orderId, orderTitle, recommended, headcount };
  },
  delivery: (client, _state, { order }) => {
    const { orderId, title: orderTitle, filled, headcount } = orderOf(client, order);
    if (filled === 0) throw new AppError("engagement.nobodyArrived");
    return { kind: "arrivals", orderId, orderTitle, filled, headcount };
  },
  tracking: (client, { startedOn }, { visit, survey, retention }) => {
    const stayed = {
      arrived: retention?.arrived ?? 0,
      day30: retention ? atDay(retention, 30) : { reached: 0, present: 0 },
      day90: retention ? atDay(retention, 90) : { reached: 0, present: 0 },
    };
    if (survey) {
      return {
        kind: "survey",
        ...surveyOf(client, survey, plusDays(startedOn as CalendarDate, -BEFORE_DAYS)),
        ...stayed,
      };
    }
    if (!visit) throw new AppError("engagement.surveyNeeded");
    const visited = visitOf(client, visit, startedOn as CalendarDate);
    if (stayed.day30.reached === 0) throw new AppError("engagement.nobodyAtDay30");
    return { kind: "retention", ...visited, ...stayed };
  },
};

/** The evidence that closes a step, frozen as it is now. Throws what is missing: see `closeStep` of the contract. */
export function evidenceFor(client: Client, state: EngagementStepState, seen: Seen): StepEvidence {
  return RULES[state.step](client, state, seen);
}
