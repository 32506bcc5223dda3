import { type Migration, placeOf } from "./migration.ts";

/** What the talent map counts follows from these when the stream tells of their next change. */
const NOUNS: ReadonlySet<string> = new Set(["order", "placement"]);

export const tellTalent: Migration = {
  version: 5,
  name: "tell-talent",
  describe: "Demand and arrivals by chain, occupation and division are counted of older orders and placements.",
  select: (item) => placeOf(item).kind === "T" && NOUNS.has(placeOf(item).noun),
  tells: true,
};
