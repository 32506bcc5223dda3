import type { ParkOrder, ParkOverview } from "@shanhai/contract/park";
import type { ParkId } from "@shanhai/contract/scalar";
import { averageScore } from "./agency.ts";

/** What agencies' filings add up to; a park opened before they filed has none of these yet. */
type Filed = "filings" | "revenue" | "tax";

/** The park with its figures; scores are kept as a sum of tenths. */
export interface ParkRecord extends Omit<ParkOverview, "averageScore" | Filed>, Partial<Pick<ParkOverview, Filed>> {
  scoreTenths: number;
}

/** An agency's order as the park keeps it; `revision` is the source item's, so that each change counts once. */
export interface ParkOrderRecord extends ParkOrder {
  revision: number;
}

/** A park on its first day. */
export function createPark(parkId: ParkId, input: { name: string; division: string }): ParkRecord {
  return {
    parkId,
    ...input,
    agencies: 0,
    agenciesFromOutside: 0,
    orders: 0,
    ordersFulfilled: 0,
    headcount: 0,
    filled: 0,
    filings: 0,
    revenue: 0,
    tax: 0,
    evaluations: 0,
    scoreTenths: 0,
  };
}

export function readPark(record: ParkRecord): ParkOverview {
  const { scoreTenths: _tenths, ...park } = record;
  const average = averageScore(record);
  const filed = { filings: 0, revenue: 0, tax: 0, ...park };
  return average === undefined ? filed : { ...filed, averageScore: average };
}

/** What was never open is nobody's business but the agency's. */
export function isParksBusiness({ status, openedAt }: Pick<ParkOrderRecord, "status" | "openedAt">): boolean {
  return status === "draft" ? false : status !== "cancelled" || openedAt !== undefined;
}

/** From outside the park's city: the first four digits of GB/T 2260 are the city's. */
export function isFromOutside(homeDivision: string, parkDivision: string): boolean {
  return homeDivision.slice(0, 4) !== parkDivision.slice(0, 4);
}

/** What one order adds to the figures of its agency and its park. */
export interface OrderFigures {
  orders: number;
  ordersFulfilled: number;
  headcount: number;
  filled: number;
}

/** What one order adds; nothing before it is there. */
export function figuresOf(order: ParkOrder | undefined): OrderFigures {
  // Drafts are nobody's business yet; of a cancelled order only those who arrived still count.
  if (!order || order.status === "draft" || order.status === "cancelled") {
    const arrived = order?.status === "cancelled" ? order.filled : 0;
    return { orders: 0, ordersFulfilled: 0, headcount: arrived, filled: arrived };
  }
  return {
    orders: 1,
    ordersFulfilled: order.status === "fulfilled" ? 1 : 0,
    headcount: order.headcount,
    filled: order.filled,
  };
}

/** How the figures change when an order's facts go from one state to the next. */
export function figuresChange(before: ParkOrder | undefined, after: ParkOrder): OrderFigures {
  const [a, b] = [figuresOf(before), figuresOf(after)];
  return {
    orders: b.orders - a.orders,
    ordersFulfilled: b.ordersFulfilled - a.ordersFulfilled,
    headcount: b.headcount - a.headcount,
    filled: b.filled - a.filled,
  };
}

/** What all orders together add: for recounting. */
export function sumFigures(orders: readonly ParkOrder[]): OrderFigures {
  const sum: OrderFigures = { orders: 0, ordersFulfilled: 0, headcount: 0, filled: 0 };
  for (const order of orders) {
    const figures = figuresOf(order);
    sum.orders += figures.orders;
    sum.ordersFulfilled += figures.ordersFulfilled;
    sum.headcount += figures.headcount;
    sum.filled += figures.filled;
  }
  return sum;
}
