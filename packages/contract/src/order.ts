import * as z from "zod/mini";
import { AGENCY, endpoint, PageQuery, pageOf } from "./endpoint.ts";
import { FeeRule } from "./fee-rule.ts";
import { Position } from "./position.ts";
import { CalendarDate, EnterpriseId, Instant, OrderId, text, Version, whole } from "./scalar.ts";

/** `fulfilled` follows from the seats: an open order whose every seat is filled. */
export const OrderStatus = z
  .enum(["draft", "open", "fulfilled", "closed", "cancelled"])
  .register(z.globalRegistry, { id: "OrderStatus" });
export type OrderStatus = z.infer<typeof OrderStatus>;

/** Days on the job, the day of arrival included, within which a leaver is replaced; 0 for no guarantee. */
const GuaranteeDays = whole(0, 365, "range");

const order = () =>
  z.object({
    orderId: OrderId,
    enterpriseId: EnterpriseId,
    enterpriseName: z.string(),
    title: z.string(),
    deadline: CalendarDate,
    guaranteeDays: GuaranteeDays,
    status: OrderStatus,
    /** Sums over the order's positions. */
    headcount: z.int(),
    filled: z.int(),
    open: z.int(),
    /** What the enterprise pays; needed for a statement. */
    feeRule: z.optional(FeeRule),
    /** The last day that a statement covers. */
    billedTo: z.optional(CalendarDate),
    version: Version,
    /** Absent while it has never been open. */
    openedAt: z.optional(Instant),
    createdAt: Instant,
    updatedAt: Instant,
  });

export const Order = z.lazy(() => order().register(z.globalRegistry, { id: "Order" }));
export type Order = z.infer<typeof Order>;

export const OrderDetail = z.lazy(() =>
  z.extend(order(), { positions: z.array(Position) }).register(z.globalRegistry, { id: "OrderDetail" }),
);
export type OrderDetail = z.infer<typeof OrderDetail>;

export const createOrder = endpoint({
  id: "createOrder",
  method: "POST",
  path: "/orders",
  tag: "order",
  summary: "Create a bulk-recruitment order for a client enterprise",
  permits: AGENCY,
  body: () =>
    z.object({
      enterpriseId: EnterpriseId,
      title: text(100),
      deadline: CalendarDate,
      guaranteeDays: z._default(GuaranteeDays, 30),
      status: z._default(z.enum(["draft", "open"], { error: "option" }), "open"),
      feeRule: z.optional(FeeRule),
    }),
  result: () => Order,
});

export const listOrders = endpoint({
  id: "listOrders",
  method: "GET",
  path: "/orders",
  tag: "order",
  summary: "Orders with their seats, newest first",
  permits: AGENCY,
  query: () => PageQuery,
  result: () => pageOf(Order),
});

const params = z.object({ orderId: OrderId });

export const getOrder = endpoint({
  id: "getOrder",
  method: "GET",
  path: "/orders/{orderId}",
  tag: "order",
  summary: "One order: positions with headcount, filled, open and stage counts",
  permits: AGENCY,
  params: () => params,
  result: () => OrderDetail,
});

export const updateOrder = endpoint({
  id: "updateOrder",
  method: "PATCH",
  path: "/orders/{orderId}",
  tag: "order",
  summary: "Change an order's title, deadline, guarantee, status or fee rule; names the version seen",
  permits: AGENCY,
  params: () => params,
  body: () =>
    z.object({
      version: Version,
      title: z.optional(text(100)),
      deadline: z.optional(CalendarDate),
      /** For arrivals from now on; those who have arrived keep theirs. */
      guaranteeDays: z.optional(GuaranteeDays),
      status: z.optional(z.enum(["open", "closed", "cancelled"], { error: "option" })),
      // `null` clears. Fixed while a statement exists that was made with it.
      feeRule: z.nullish(FeeRule),
    }),
  result: () => Order,
  errors: ["stale", "order.transition", "feeRule.billed"],
});
