import * as z from "zod/mini";
import { endpoint, PARK, PageQuery, pageOf } from "./endpoint.ts";
import { OrderStatus } from "./order.ts";
import { AgencyId, CalendarDate, EvaluationId, Instant, OrderId, ParkId } from "./scalar.ts";

/** What the park sees of itself: one item, kept by the stream's projections. */
export const ParkOverview = z.lazy(() =>
  z
    .object({
      parkId: ParkId,
      name: z.string(),
      division: z.string(),
      agencies: z.int(),
      /** Agencies whose home division is outside the park's city. */
      agenciesFromOutside: z.int(),
      orders: z.int(),
      ordersFulfilled: z.int(),
      headcount: z.int(),
      filled: z.int(),
      evaluations: z.int(),
      /** Filings that count, of all months, and their sums in 分. */
      filings: z.int(),
      revenue: z.int(),
      tax: z.int(),
      /** Mean of all evaluations, 0–100 with one decimal; absent before the first. */
      averageScore: z.optional(z.number()),
    })
    .register(z.globalRegistry, { id: "ParkOverview" }),
);
export type ParkOverview = z.infer<typeof ParkOverview>;

export const getPark = endpoint({
  id: "getPark",
  method: "GET",
  path: "/park",
  tag: "park",
  summary: "The park's overview: agencies, orders, arrivals, scores",
  permits: PARK,
  result: () => ParkOverview,
});

/** What the park may know of an agency's order: figures, never people. */
export const ParkOrder = z.lazy(() =>
  z
    .object({
      orderId: OrderId,
      agencyId: AgencyId,
      agencyName: z.string(),
      title: z.string(),
      enterpriseName: z.string(),
      status: OrderStatus,
      deadline: CalendarDate,
      headcount: z.int(),
      filled: z.int(),
      open: z.int(),
      /** The month it counts in. */
      openedAt: z.optional(Instant),
      createdAt: Instant,
      /** The latest evaluation, once there is one. */
      evaluationId: z.optional(EvaluationId),
      score: z.optional(z.number()),
    })
    .register(z.globalRegistry, { id: "ParkOrder" }),
);
export type ParkOrder = z.infer<typeof ParkOrder>;

export const listParkOrders = endpoint({
  id: "listParkOrders",
  method: "GET",
  path: "/park/orders",
  tag: "park",
  summary: "Orders of the park's agencies as figures, newest first",
  permits: PARK,
  query: () => PageQuery,
  result: () => pageOf(ParkOrder),
});

export const getParkOrder = endpoint({
  id: "getParkOrder",
  method: "GET",
  path: "/park/orders/{orderId}",
  tag: "park",
  summary: "One order of an agency as figures",
  permits: PARK,
  params: () => z.object({ orderId: OrderId }),
  result: () => ParkOrder,
});
