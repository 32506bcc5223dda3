import * as z from "zod/mini";
import { AGENCY, endpoint } from "./endpoint.ts";
import { OrderStatus } from "./order.ts";
import { CandidateId, EnterpriseId, OrderId, text } from "./scalar.ts";

/** So many of each are found at most: who wants more says more, or opens the list. */
export const MOST_FOUND = 6;

export const Found = z.lazy(() =>
  z
    .object({
      people: z.array(
        z.object({
          candidateId: CandidateId,
          name: z.string(),
          /** Masked but for its ends. */
          phone: z.optional(z.string()),
          occupation: z.optional(z.string()),
        }),
      ),
      orders: z.array(
        z.object({ orderId: OrderId, title: z.string(), enterpriseName: z.string(), status: OrderStatus }),
      ),
      enterprises: z.array(z.object({ enterpriseId: EnterpriseId, name: z.string() })),
    })
    .register(z.globalRegistry, { id: "Found" }),
);
export type Found = z.infer<typeof Found>;

export const search = endpoint({
  id: "search",
  method: "GET",
  path: "/search",
  tag: "search",
  summary:
    "People by how their name begins or by a phone's last four digits; orders and enterprises by any part of their titles. A few of each, a moment after a change",
  permits: AGENCY,
  query: () => z.object({ text: text(100) }),
  result: () => Found,
});
