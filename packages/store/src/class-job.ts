import type { EventId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { type ClassRecord, newClass } from "@shanhai/domain/class-job";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { eventClassKey } from "./keys/event.ts";
import { orStale } from "./replace.ts";
import { getRecord, type Table } from "./table.ts";

/** What is known of an event's class; of one that nobody said anything of, that. */
export async function getClass(table: Table<ParkScope>, event: EventId): Promise<ClassRecord> {
  return (await getRecord<ClassRecord>(table, eventClassKey(table.scope, event))) ?? newClass(event);
}

/** Keeps what was said of a class over the version it was made from. Throws `stale`. */
export async function saveClass(table: Table<ParkScope>, act: Act, record: ClassRecord): Promise<ClassRecord> {
  const { eventId, version } = record;
  const put = eventClassKey(table.scope, eventId);
  // The first is version 2: what nobody said anything of reads as 1.
  const condition = version === 2 ? { absent: true as const } : { equals: { version: version - 1 } };
  return orStale(commit(table, act, { writes: [{ put, record, condition }], records: [eventId], result: record }));
}
