import { type Migration, placeOf } from "./migration.ts";

const NOUNS: ReadonlySet<string> = new Set(["order", "enterprise"]);

/** What is found by its title follows when the stream tells of its next change. */
export const tellTitles: Migration = {
  version: 6,
  name: "tell-titles",
  describe: "Older orders and enterprises are found by any part of their titles.",
  select: (item) => placeOf(item).kind === "T" && NOUNS.has(placeOf(item).noun),
  tells: true,
};
