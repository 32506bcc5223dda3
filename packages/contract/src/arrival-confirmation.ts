import * as z from "zod/mini";
import { EnterpriseLinkId, Instant } from "./scalar.ts";

export const ConfirmationOutcome = z.enum(["arrived", "notArrived"], { error: "option" });
export type ConfirmationOutcome = z.infer<typeof ConfirmationOutcome>;

/** What the client enterprise says of an arrival that the agency recorded. */
export const ArrivalConfirmation = z
  .object({
    outcome: ConfirmationOutcome,
    note: z.optional(z.string()),
    at: Instant,
    /** The link's holder. */
    by: z.string(),
    enterpriseLinkId: EnterpriseLinkId,
    /** How often it was answered: an enterprise may correct itself. */
    times: z.int(),
  })
  .register(z.globalRegistry, { id: "ArrivalConfirmation" });
export type ArrivalConfirmation = z.infer<typeof ArrivalConfirmation>;
