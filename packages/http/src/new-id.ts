import { randomFillSync } from "node:crypto";
import { ulid } from "ulid";

/** Random bytes fetched in one go: one system call an id would cost more than the rest of the request. */
const pool = new Uint8Array(4096);
let used = pool.length;

function chance(): number {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const byte = pool[used] ?? 0;
  used += 1;
  return byte / 256;
}

/** A prefixed ULID of that moment, its 80 random bits from the system's generator. */
export function newId<Id extends string>(prefix: string, at: Date): Id {
  return `${prefix}_${ulid(at.getTime(), chance)}` as Id;
}
