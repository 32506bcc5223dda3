import type { Item } from "@shanhai/store/walk";

/*
 * What of an agency's items in an export comes back, and what stays away. The README says why.
 */

/** An answer to a retry of that day; a copy of what the park decides; what the stream makes of people who come back. */
const NEVER: readonly string[] = [
  ...["idempotency", "standing"],
  ...["search", "title", "matchable", "matchablePosition", "matchPast"],
];
/** Replaced by nothing: keys that later data is sealed with, who is out or erased, whom a phone names now. */
const NEVER_REPLACED: readonly string[] = ["dataKey", "erasure", "inUse", "member", "formerMember", "identity"];
/** Jobs that a worker would take up again. */
const JOBS: readonly string[] = ["importJob", "exportJob", "allocation"];
const ENDED: readonly unknown[] = [
  "completed",
  "failed",
  "reverted",
  "checked",
  "expired",
  "ready",
  "applied",
  "undone",
];

export const nounOf = (item: Pick<Item, "pk">) => (item.pk.startsWith("A#") ? "audit" : (item.pk.split("#")[2] ?? ""));

/** Why an item stays away, whatever the table has; undefined where it may come back. */
export function staysAway(item: Item, now: Date): "transient" | "expired" | undefined {
  const noun = nounOf(item);
  if (NEVER.includes(noun)) return "transient";
  if (JOBS.includes(noun) && !ENDED.includes(item.status)) return "transient";
  return typeof item.ttl === "number" && item.ttl * 1000 <= now.getTime() ? "expired" : undefined;
}

/** Whether an item of the table may be replaced by the export's, where that is asked for. */
export const mayReplace = (item: Item) => !item.pk.startsWith("A#") && !NEVER_REPLACED.includes(nounOf(item));

/** Where an item lies says something of a record: the record's id, by which it is told whether that still holds. */
export function pointsTo(item: Item): string | undefined {
  switch (nounOf(item)) {
    case "check":
    case "leaver":
    case "dueVisit":
      return item.sk.split("#").at(-1);
    case "identity":
      return String(item.candidateId);
  }
  return undefined;
}

const NUMBERS = ["version", "revision"] as const;

/** Whether the table's item is a later one than the export's. Items without a number have no order. */
export const isNewer = (live: Item, item: Item) =>
  NUMBERS.some((name) => Number(live[name] ?? 0) > Number(item[name] ?? 0));

/** The export's item as what comes after the table's: whoever counts by versions must take it for the latest. */
export function asNext(item: Item, live: Item): Item {
  const numbers = NUMBERS.flatMap((name) => (item[name] === undefined ? [] : [[name, Number(live[name] ?? 0) + 1]]));
  return { ...item, ...Object.fromEntries(numbers) };
}

/** On which of its attributes a replacement depends: as they were seen. */
export const seenOf = (live: Item) => NUMBERS.filter((name) => live[name] !== undefined);
