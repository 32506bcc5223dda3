import type { Engagement } from "@shanhai/contract/engagement";
import type { Lead } from "@shanhai/contract/lead";
import { OFFERING_KINDS, type Offering, type OfferingKind } from "@shanhai/contract/offering";
import type { Plan, PlanMatches, PlanMeasure, PlanRule } from "@shanhai/contract/plan";
import type { Position } from "@shanhai/contract/position";
import type { Retention } from "@shanhai/contract/retention";
import type { CalendarDate, LeadId, OrderId } from "@shanhai/contract/scalar";
import { SKILL_LEVELS } from "@shanhai/contract/skill-level";
import type { Act } from "./act.ts";
import { laterMonth, monthOf } from "./calendar.ts";
import { occupationKey } from "./occupation.ts";
import type { OrderRecord } from "./order.ts";

type Rule = readonly [kind: OfferingKind, measure: PlanMeasure, least: number, points: number];

/** Every rule there is. What was said weighs most: a client knows its needs. */
const RULES: readonly Rule[] = [
  ...OFFERING_KINDS.map((kind): Rule => [kind, "said", 1, 40]),
  ["recruitment", "openSeats", 10, 30],
  ["recruitment", "overdueSeats", 1, 20],
  ["recruitment", "lastYear", 10, 20],
  ["batchEvaluation", "waiting", 30, 40],
  ["batchEvaluation", "oneOccupation", 50, 20],
  ["talentMap", "occupations", 3, 20],
  ["talentMap", "skilledSeats", 5, 20],
  ["cohort", "oneOccupation", 20, 20],
  ["cohort", "skilledSeats", 10, 30],
  ["backgroundCheck", "wellPaidSeats", 3, 30],
  ["outsourcing", "openSeats", 100, 30],
  ["outsourcing", "lastYear", 50, 20],
  ["training", "leftEarly", 20, 30],
  ["training", "newcomerSeats", 20, 20],
];
/** Points from which an offering fits. */
const LEAST_POINTS = 20;
/** Shares of few people say nothing. */
const LEAST_REACHED = 10;
/** In 分 a month. */
const WELL_PAID = 1_000_000;
const SKILLED = SKILL_LEVELS.indexOf("高级工");
const NEWCOMER = SKILL_LEVELS.indexOf("初级工");

/** What was measured, and of which rows. */
interface Measured {
  n: number;
  orderIds?: readonly OrderId[];
  occupation?: string;
  leadId?: LeadId;
}
type Measures = Partial<Record<Exclude<PlanMeasure, "said">, Measured>>;
type Needs = readonly Pick<Lead, "leadId" | "offeringKind">[];

/** What an agency's ledger has of one client. */
export interface ClientFacts {
  orders: readonly Pick<OrderRecord, "orderId" | "status" | "deadline" | "openedAt" | "createdAt" | "headcount">[];
  /** Of its open orders. */
  positions: readonly Position[];
  retention: Retention;
  needs: Needs;
  today: CalendarDate;
}

const MOST_ROWS = 5;

/** Seats of those positions, and the orders that they are of, most seats first. */
function seatsOf(positions: readonly Position[]): Measured {
  const byOrder = new Map<OrderId, number>();
  for (const { orderId, open } of positions) byOrder.set(orderId, (byOrder.get(orderId) ?? 0) + open);
  const orders = [...byOrder].sort(([, one], [, other]) => other - one);
  return {
    n: positions.reduce((sum, { open }) => sum + open, 0),
    orderIds: orders.slice(0, MOST_ROWS).map(([orderId]) => orderId),
  };
}

function occupationsOf(positions: readonly Position[]) {
  const groups = new Map<string, Position[]>();
  for (const position of positions) {
    const key = occupationKey(position.occupation);
    groups.set(key, [...(groups.get(key) ?? []), position]);
  }
  return [...groups]
    .map(([occupation, own]) => ({ occupation, ...seatsOf(own) }))
    .sort((one, other) => other.n - one.n);
}

/** What the rules measure of a client. */
export function measureClient({ orders, positions, retention, today }: ClientFacts): Measures {
  const open = positions.filter((one) => one.open > 0);
  const late = new Set(orders.filter(({ deadline }) => deadline < today).map(({ orderId }) => orderId));
  const level = (position: Position) => (position.skillLevel ? SKILL_LEVELS.indexOf(position.skillLevel) : -1);
  const occupations = occupationsOf(open);
  const waiting = positions.filter(({ stages }) => stages.recommended + stages.screened > 0);
  // The coming three months as they were a year ago: what the baseline forecasts.
  const [from, to] = [1, 3].map((months) => laterMonth(monthOf(today), months - 12));
  const then = orders.filter(({ status, openedAt, createdAt }) => {
    const month = monthOf(openedAt ?? createdAt);
    return (
      status !== "draft" &&
      status !== "cancelled" &&
      from !== undefined &&
      to !== undefined &&
      month >= from &&
      month <= to
    );
  });
  const day30 = retention.points.find(({ day }) => day === 30);
  const known = day30 && day30.reached >= LEAST_REACHED ? day30 : undefined;
  return {
    openSeats: seatsOf(open),
    overdueSeats: seatsOf(open.filter(({ orderId }) => late.has(orderId))),
    ...(occupations[0] ? { oneOccupation: occupations[0] } : {}),
    occupations: { n: occupations.length, orderIds: seatsOf(open).orderIds ?? [] },
    skilledSeats: seatsOf(open.filter((one) => level(one) >= SKILLED)),
    newcomerSeats: seatsOf(open.filter((one) => level(one) >= 0 && level(one) <= NEWCOMER)),
    wellPaidSeats: seatsOf(open.filter(({ payMin }) => payMin >= WELL_PAID)),
    waiting: {
      ...seatsOf(waiting),
      n: waiting.reduce((sum, { stages }) => sum + stages.recommended + stages.screened, 0),
    },
    lastYear: {
      n: then.reduce((sum, { headcount }) => sum + headcount, 0),
      orderIds: then.slice(0, MOST_ROWS).map(({ orderId }) => orderId),
    },
    leftEarly: { n: known ? Math.round(((known.reached - known.present) * 100) / known.reached) : 0 },
  };
}

/** What the rules measure of a need that the park was told of. */
export const measureLead = ({ headcount = 0 }: Pick<Lead, "headcount">): Measures => ({ openSeats: { n: headcount } });

/** Every rule with what it measured. */
export function applyRules(measures: Measures, needs: Needs): PlanRule[] {
  return RULES.flatMap(([kind, measure, least, points]) => {
    const said = needs.filter(({ offeringKind }) => offeringKind === kind);
    const measured: Measured | undefined =
      measure === "said" ? { n: said.length, ...(said[0] ? { leadId: said[0].leadId } : {}) } : measures[measure];
    if (!measured) return [];
    const { n, orderIds = [], occupation, leadId } = measured;
    const rows = { orderIds: [...orderIds], ...(occupation ? { occupation } : {}), ...(leadId ? { leadId } : {}) };
    return [{ kind, measure, points, least, n, ...rows }];
  });
}

/** What speaks for offerings of a kind: the rules that hold, most points first. */
export function fitOf(rules: readonly PlanRule[], kind: OfferingKind): { points: number; reasons: PlanRule[] } {
  const reasons = rules.filter((rule) => rule.kind === kind && rule.n >= rule.least);
  reasons.sort((one, other) => other.points - one.points);
  return { points: reasons.reduce((sum, { points }) => sum + points, 0), reasons };
}

export const fits = ({ points }: { points: number }) => points >= LEAST_POINTS;

/** Plans that stand: those whose engagement was not stopped. */
export function standingPlans(
  plans: readonly Plan[],
  engagements: readonly Pick<Engagement, "engagementId" | "status">[],
) {
  const stopped = new Set(
    engagements.filter(({ status }) => status === "stopped").map(({ engagementId }) => engagementId),
  );
  return plans.filter(({ engagementId }) => !stopped.has(engagementId));
}

/** Which offerings fit, without what was proposed or is sold already; kinds that are missing where no offering has them. */
export function matchPlans(
  rules: PlanRule[],
  offerings: readonly Pick<Offering, "offeringId" | "name" | "kind">[],
  proposed: Plan[],
  sold: OfferingKind[],
): PlanMatches {
  const taken = new Set(proposed.map(({ offeringId }) => offeringId));
  const open = (kind: OfferingKind) => !sold.includes(kind);
  const fitting = offerings
    .filter(({ offeringId, kind }) => !taken.has(offeringId) && open(kind))
    .map(({ offeringId, name, kind }) => ({ offeringId, name, kind, ...fitOf(rules, kind) }))
    .filter(fits)
    .sort((one, other) => other.points - one.points || (one.offeringId < other.offeringId ? 1 : -1));
  const offered = new Set(offerings.map(({ kind }) => kind));
  const missing = OFFERING_KINDS.filter((kind) => !offered.has(kind) && open(kind))
    .map((kind) => ({ kind, ...fitOf(rules, kind) }))
    .filter(fits);
  return { fitting, missing, proposed, sold, rules };
}

/** An offering proposed within an engagement, with what spoke for it. */
export function proposePlan(
  { enterpriseId, engagementId }: Pick<Engagement, "enterpriseId" | "engagementId">,
  { offeringId, name, kind }: Pick<Offering, "offeringId" | "name" | "kind">,
  rules: readonly PlanRule[],
  { at }: Pick<Act, "at">,
): Plan {
  const fit = fitOf(rules, kind);
  return { enterpriseId, offeringId, offeringName: name, kind, engagementId, ...fit, proposedAt: at };
}
