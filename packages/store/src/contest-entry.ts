import type { ContestEntry } from "@shanhai/contract/contest-entry";
import type { ContestEntryId, EventId, MemberId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { type ContestEntryRecord, type ContestScore, MOST_ENTRIES, readEntry } from "@shanhai/domain/contest-entry";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { contestEntryKey, contestEntryPartition, contestScoreKey, contestScorePartition } from "./keys/event.ts";
import { getRecord, queryItems, recordOf, type Table } from "./table.ts";

export async function insertEntry(
  table: Table<ParkScope>,
  act: Act,
  record: ContestEntryRecord,
): Promise<ContestEntry> {
  const { eventId, entryId } = record;
  return commit(table, act, {
    writes: [{ put: contestEntryKey(table.scope, eventId, entryId), record, condition: { absent: true } }],
    records: [eventId, entryId],
    result: readEntry(record),
  });
}

export async function getEntry(
  table: Table<ParkScope>,
  event: EventId,
  id: ContestEntryId,
): Promise<ContestEntryRecord | undefined> {
  return getRecord(table, contestEntryKey(table.scope, event, id));
}

/** All entries of a contest, in the order of entering. */
export async function listEntries(table: Table<ParkScope>, event: EventId): Promise<ContestEntryRecord[]> {
  const partition = contestEntryPartition(table.scope, event);
  // Two at the same moment may both be the last that fits: one more than that is still shown.
  const items = await queryItems(table, { partition, limit: MOST_ENTRIES * 2, ascending: true });
  return items.map((item) => recordOf<ContestEntryRecord>(item));
}

export async function getScore(
  table: Table<ParkScope>,
  event: EventId,
  judge: MemberId,
  id: ContestEntryId,
): Promise<ContestScore | undefined> {
  return getRecord(table, contestScoreKey(table.scope, event, judge, id));
}

/** What one judge gave, by entry. */
export async function listScores(
  table: Table<ParkScope>,
  event: EventId,
  judge: MemberId,
): Promise<Map<ContestEntryId, ContestScore>> {
  const partition = contestScorePartition(table.scope, event, judge);
  const items = await queryItems(table, { partition, limit: MOST_ENTRIES * 2, ascending: true });
  return new Map(items.map((item) => recordOf<ContestScore>(item)).map((score) => [score.entryId, score]));
}

/** Keeps a judge's scores in the place of those before, and the entry's sum with them. Throws `Refused` when either changed since. */
export async function saveScore(
  table: Table<ParkScope>,
  act: Act,
  entry: ContestEntryRecord,
  judge: MemberId,
  before: ContestScore | undefined,
  after: ContestScore,
): Promise<ContestEntry> {
  const { scope } = table;
  const { eventId, entryId } = entry;
  return commit(table, act, {
    writes: [
      {
        put: contestScoreKey(scope, eventId, judge, entryId),
        record: after,
        condition: before ? { equals: { tenths: before.tenths } } : { absent: true },
      },
      {
        update: contestEntryKey(scope, eventId, entryId),
        add: { tenths: after.tenths - (before?.tenths ?? 0), judges: before ? 0 : 1 },
        set: { updatedAt: act.at },
        condition: { exists: true },
      },
    ],
    records: [eventId, entryId],
    result: readEntry({ ...entry, judges: entry.judges + (before ? 0 : 1) }, after),
  });
}

/** Takes an entry out. Throws `Refused` when somebody has scored it since it was read, or it is gone. */
export async function removeEntry(table: Table<ParkScope>, act: Act, entry: ContestEntryRecord): Promise<ContestEntry> {
  const { eventId, entryId } = entry;
  return commit(table, act, {
    writes: [{ remove: contestEntryKey(table.scope, eventId, entryId), condition: { equals: { judges: 0 } } }],
    records: [eventId, entryId],
    result: readEntry(entry),
  });
}
