import { createHash } from "node:crypto";
import { prefixOf, type Scope } from "@shanhai/tenancy/scope";
import type { Key } from "../table.ts";

/*
 * Every key of the table and its index is built here, and begins with its owner's prefix. Rows that grow without end are
 * spread over shards taken from the id, so that no partition meets its limit of 1,000 writes a second.
 */

export const key = (scope: Scope, noun: string, sk: string): Key => ({ pk: `${prefixOf(scope)}${noun}`, sk });
export const FOUR = ["0", "1", "2", "3"] as const;
const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** One of four shards, from the last character of a ULID. */
export const shardOf = (id: string) => FOUR[CROCKFORD.indexOf(id.slice(-1)) & 3] ?? "0";
/** The letters of an id that is made of what it names, not of time and chance. */
export function lettersOf(named: string): string {
  const digest = createHash("sha256").update(named).digest();
  const letters = Array.from({ length: 26 }, (_, index) => CROCKFORD[(digest[index] ?? 0) & (index === 0 ? 7 : 31)]);
  return letters.join("");
}
/** The least ULID of an instant: ids from then on are greater. */
export function firstUlidOf(at: string): string {
  let rest = Date.parse(at);
  let letters = "";
  for (let place = 0; place < 10; place += 1) {
    letters = `${CROCKFORD[rest % 32]}${letters}`;
    rest = Math.floor(rest / 32);
  }
  return `${letters}${"0".repeat(16)}`;
}
