import * as z from "zod/mini";
import { EnterpriseLinkId, Instant } from "./scalar.ts";
import type { Stage } from "./stage.ts";

/** What a client enterprise says of somebody who was recommended to it. */
export const DecisionOutcome = z.enum(["accepted", "rejected"], { error: "option" });
export type DecisionOutcome = z.infer<typeof DecisionOutcome>;

/** By whom and when, with a reason where it is a no. It moves nobody: recruiters do. */
export const EnterpriseDecision = z
  .object({
    outcome: DecisionOutcome,
    reason: z.optional(z.string()),
    at: Instant,
    /** The link's holder. */
    by: z.string(),
    enterpriseLinkId: EnterpriseLinkId,
  })
  .register(z.globalRegistry, { id: "EnterpriseDecision" });
export type EnterpriseDecision = z.infer<typeof EnterpriseDecision>;

/** The stages at which the enterprise is asked. */
export const DECIDABLE_STAGES = ["recommended", "screened"] as const satisfies readonly Stage[];

export function isDecidable(stage: Stage): boolean {
  return DECIDABLE_STAGES.some((one) => one === stage);
}
