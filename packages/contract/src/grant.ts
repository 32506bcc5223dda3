import * as z from "zod/mini";

/**
 * What an agreement can open to a partner. Each is closed unless an agreement in force names it: `demand` the park's open seats
 * as counts, `postings` what its agencies posted for this partner's people alone, `places` seats and people of two places as counts,
 * `relay` that it passes what is posted on to villages and groups, and sends people's intentions back, `rosters` that it offers people of
 * its own to them, `cohorts` that it trains people of its own to their orders, `prospects` what the park shares of those it wants to win. A kind is added here once it does something; the compiler then asks for its words and for the page that shows it.
 */
export const GRANTS = ["demand", "postings", "places", "relay", "rosters", "cohorts", "prospects"] as const;
export const Grant = z.enum(GRANTS, { error: "option" });
export type Grant = z.infer<typeof Grant>;
