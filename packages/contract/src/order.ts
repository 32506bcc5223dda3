import * as z from "zod";
import { AGENCY, endpoint, PageQuery, pageOf } from "./endpoint.ts";
import { Position } from "./position.ts";
import { CalendarDate, EnterpriseId, Instant, OrderId, text, Version } from "./scalar.ts";

/** `fulfilled` follows from the seats: an open order whose every seat is filled. */
export const OrderStatus = z.enum(["draft", "open", "fulfilled", "closed", "cancelled"]).meta({ id: "OrderStatus" });
export type OrderStatus = z.infer<typeof OrderStatus>;

const order = () =>
  z.object({
    orderId: OrderId,
    enterpriseId: EnterpriseId,
    enterpriseName: z.string(),
    title: z.string(),
    deadline: CalendarDate,
    status: OrderStatus,
    /** Sums over the order's positions. */
    headcount: z.int(),
    filled: z.int(),
    open: z.int(),
    version: Version,
    createdAt: Instant,
    updatedAt: Instant,
  });

export const Order = z.lazy(() => order().meta({ id: "Order" }));
export type Order = z.infer<typeof Order>;

export const OrderDetail = z.lazy(() =>
  order()
    .extend({ positions: z.array(Position) })
    .meta({ id: "OrderDetail" }),
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
      status: z.enum(["draft", "open"], { error: "option" }).default("open"),
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
  summary: "Change an order's title, deadline or status; names the version seen",
  permits: AGENCY,
  params: () => params,
  body: () =>
    z.object({
      version: Version,
      title: text(100).optional(),
      deadline: CalendarDate.optional(),
      status: z.enum(["open", "closed", "cancelled"], { error: "option" }).optional(),
    }),
  result: () => Order,
  errors: ["stale", "order.transition"],
});
