import { type Migration, placeOf } from "./migration.ts";

const NOUNS: readonly string[] = ["candidate", "position", "application", "placement"];

/** People and positions are listed for matching when the stream tells of their next change. */
export const matchLists: Migration = {
  version: 4,
  name: "match-lists",
  describe: "People and open positions are listed for matching who have not changed since there are such lists.",
  select: (item) => placeOf(item).kind === "T" && NOUNS.includes(placeOf(item).noun),
  tells: true,
};
