import * as z from "zod/mini";
import { Fen, whole } from "./scalar.ts";

/**
 * What a leaver inside the guarantee is worth to the enterprise: a `replacement` who costs nothing that the leaver's seat
 * has cost already, a `proRata` refund of the days of the guarantee that were not served, or nothing.
 */
const Guarantee = z.enum(["replacement", "proRata", "none"], { error: "option" });

/** VAT in basis points: 600 is 6 %. Fees are net of it. */
const VatRate = whole(0, 10_000, "rate");

/** Longest a monthly fee may run; a line's id has two digits for its month. */
const MOST_MONTHS = 60;

const terms = { guarantee: Guarantee, vatRate: VatRate };

/**
 * What an order's enterprise pays the agency, in 分 net of VAT: per head on arrival, per started month on the job up to a
 * cap, or after 7, 30 and 90 full days on the job. Months and days count from the arrival date, which is day 1.
 */
export const FeeRule = z.lazy(() =>
  z
    .discriminatedUnion(
      "kind",
      [
        z.object({ kind: z.literal("perHead"), fen: Fen, ...terms }),
        z.object({ kind: z.literal("monthly"), fen: Fen, capMonths: whole(1, MOST_MONTHS, "months"), ...terms }),
        z.object({ kind: z.literal("milestones"), day7: Fen, day30: Fen, day90: Fen, ...terms }),
      ],
      { error: "option" },
    )
    .register(z.globalRegistry, { id: "FeeRule" }),
);
export type FeeRule = z.infer<typeof FeeRule>;
