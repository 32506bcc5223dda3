import { PutCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import type { AgencyId, Instant } from "@shanhai/contract/scalar";
import type { WalkScope } from "@shanhai/tenancy/scope";
import { migrationKey, walkedKey } from "./keys/walk.ts";
import { getRecord, type Key, type Table } from "./table.ts";

export type Item = Record<string, unknown> & Key;
/** What a walk counts; added up over all its pages. */
export type Counts = Record<string, number>;

/** How far a walk has come in one segment. */
interface Walked {
  /** The last item that was visited. */
  after?: Key;
  done?: true;
  counts: Counts;
}

/** Where each segment of a walk that keeps nothing goes on; null where it has ended. */
type WalkCursors = (Key | null)[];

export interface WalkOutcome {
  done: boolean;
  counts: Counts;
  /** Of a walk that keeps nothing and was not finished. */
  next?: WalkCursors;
}

export interface Walk {
  /** Another table to walk through, an agency's own; its progress is kept in the common one. */
  through?: string | undefined;
  /** Under which its progress is kept; without one nothing is written. */
  name?: string;
  /** Of a walk without a name: where an earlier part of it stopped. */
  from?: WalkCursors | undefined;
  /** Whether to stop before the next page. */
  isOver: () => boolean;
  /** Items of a page; fewer where they are large. */
  page?: number;
  /** Takes a page of items, whosever they are. Taken again where the walk was cut off before its progress was kept. */
  visit: (items: Item[]) => Promise<Counts>;
}

/** So many parts of the table are walked through side by side, always the same, since cursors are theirs. */
export const SEGMENTS = 4;
const PAGE = 100;

const add = (sums: Counts, counts: Counts): Counts => {
  const added = { ...sums };
  for (const [name, count] of Object.entries(counts)) added[name] = (added[name] ?? 0) + count;
  return added;
};

/** How far something of a name has come in one of its parts; undefined where it has not begun. */
export async function getWalked<R>(table: Table<WalkScope>, name: string, part: number): Promise<R | undefined> {
  return getRecord<R>(table, walkedKey(table.scope, name, part));
}

/** Keeps how far something has come in one of its parts. */
export async function putWalked(table: Table<WalkScope>, name: string, part: number, walked: object): Promise<void> {
  const Item = { ...walkedKey(table.scope, name, part), ...walked };
  await table.client.send(new PutCommand({ TableName: table.name, Item }));
}

/**
 * Walks through every item of the table in parallel segments, and keeps after each page how far it is: cut off or out of time,
 * the next call goes on from there. Own items of walks (`W#`) are passed over.
 */
export async function walkTable(table: Table<WalkScope>, walk: Walk): Promise<WalkOutcome> {
  const { name, from, isOver, visit } = walk;

  async function begin(segment: number): Promise<Walked> {
    if (name !== undefined) return (await getWalked<Walked>(table, name, segment)) ?? { counts: {} };
    const after = from?.[segment];
    return { counts: {}, ...(after === null ? { done: true } : after ? { after } : {}) };
  }

  async function walkSegment(segment: number): Promise<Walked> {
    let walked = await begin(segment);
    // One page at least: a walk that is called again and again arrives.
    for (let first = true; !walked.done && (first || !isOver()); first = false) {
      const { Items = [], LastEvaluatedKey } = await table.client.send(
        new ScanCommand({
          TableName: walk.through ?? table.name,
          ConsistentRead: true,
          Limit: walk.page ?? PAGE,
          Segment: segment,
          TotalSegments: SEGMENTS,
          ...(walked.after ? { ExclusiveStartKey: { ...walked.after } } : {}),
        }),
      );
      const counts = await visit((Items as Item[]).filter(({ pk }) => !pk.startsWith("W#")));
      const after = LastEvaluatedKey as Key | undefined;
      walked = { counts: add(walked.counts, counts), ...(after ? { after } : { done: true }) };
      if (name !== undefined) await putWalked(table, name, segment, walked);
    }
    return walked;
  }

  const segments = await Promise.all(Array.from({ length: SEGMENTS }, (_, segment) => walkSegment(segment)));
  const done = segments.every((one) => one.done);
  const counts = segments.map((one) => one.counts).reduce(add, {});
  if (done || name !== undefined) return { done, counts };
  const next = segments.map((one) => (one.done ? null : (one.after ?? null)));
  return { done, counts, next };
}

/** That the whole table was changed, and what that came to. */
export interface MigrationRecord {
  version: number;
  name: string;
  /** Whose own table it was; the common one's, where it says nothing. */
  agencyId?: AgencyId | undefined;
  doneAt: Instant;
  counts: Counts;
}

export async function getMigration(
  table: Table<WalkScope>,
  version: number,
  agencyId: AgencyId | undefined,
): Promise<MigrationRecord | undefined> {
  return getRecord(table, migrationKey(table.scope, version, agencyId));
}

/** Keeps that a migration is done: it is never made again. */
export async function putMigration(table: Table<WalkScope>, record: MigrationRecord): Promise<void> {
  const Item = { ...migrationKey(table.scope, record.version, record.agencyId), ...record };
  await table.client.send(new PutCommand({ TableName: table.name, Item }));
}
