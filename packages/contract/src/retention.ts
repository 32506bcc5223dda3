import * as z from "zod/mini";
import { AGENCY, endpoint } from "./endpoint.ts";
import { CheckDay } from "./placement.ts";
import { EnterpriseId, OrderId } from "./scalar.ts";

/** Of those who arrived in the last three years: at day 7, 30 and 90, how many have reached it, and were still there. */
export const Retention = z.lazy(() =>
  z
    .object({
      arrived: z.int(),
      points: z.array(z.object({ day: CheckDay, reached: z.int(), present: z.int() })),
    })
    .register(z.globalRegistry, { id: "Retention" }),
);
export type Retention = z.infer<typeof Retention>;

export const getOrderRetention = endpoint({
  id: "getOrderRetention",
  method: "GET",
  path: "/orders/{orderId}/retention",
  tag: "placement",
  summary: "How many of an order's arrivals were still there on day 7, 30 and 90",
  permits: AGENCY,
  params: () => z.object({ orderId: OrderId }),
  result: () => Retention,
});

export const getEnterpriseRetention = endpoint({
  id: "getEnterpriseRetention",
  method: "GET",
  path: "/enterprises/{enterpriseId}/retention",
  tag: "placement",
  summary: "How many of an enterprise's arrivals were still there on day 7, 30 and 90",
  permits: AGENCY,
  params: () => z.object({ enterpriseId: EnterpriseId }),
  result: () => Retention,
});

export const getRetention = endpoint({
  id: "getRetention",
  method: "GET",
  path: "/retention",
  tag: "placement",
  summary: "How many of the agency's arrivals were still there on day 7, 30 and 90",
  permits: AGENCY,
  result: () => Retention,
});
