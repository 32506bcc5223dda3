import * as z from "zod/mini";
import { endpoint, PARTNER } from "./endpoint.ts";

/** Open seats of one occupation at one place, over all of the park's agencies and clients: who they are is not said. */
const DemandCell = z.object({
  /** As positions name it: a GB/T 2260 code, or free text. */
  place: z.string(),
  occupation: z.string(),
  positions: z.int(),
  open: z.int(),
});
export type DemandCell = z.infer<typeof DemandCell>;

export const Demand = z.lazy(() =>
  z
    .object({
      positions: z.int(),
      open: z.int(),
      /** Most seats first, five hundred at most; the sums are of all. */
      cells: z.array(DemandCell),
    })
    .register(z.globalRegistry, { id: "Demand" }),
);
export type Demand = z.infer<typeof Demand>;

export const getDemand = endpoint({
  id: "getDemand",
  method: "GET",
  path: "/partner/demand",
  tag: "partner",
  summary: "The park's open seats by place and occupation, as counts; follows orders within seconds",
  permits: PARTNER,
  needs: "demand",
  result: () => Demand,
  errors: ["agreement.notInForce"],
});
