import type { Migration } from "./migration.ts";

/**
 * What follows from a record is made when the stream tells of its next change: search entries, timelines, lists of the
 * audit, marks of what was counted by place and in the funnel. Records that nobody has changed since have none of it.
 */
export const tellAgain: Migration = {
  version: 3,
  name: "tell-again",
  describe: "Everything that follows from a record by way of the stream is made for records older than that.",
  select: () => true,
  tells: true,
};
