import type { Allocation, AllocationPosition, AllocationRow } from "@shanhai/contract/allocation";
import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { AllocationId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import { countersOf } from "@shanhai/domain/move";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { countStages, type Step, stepOn } from "./application.ts";
import { writeRepeatable } from "./batch.ts";
import { auditEntry, commit } from "./commit.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import { fileEnd } from "./job-file.ts";
import { allocationKey, allocationPartition, allocationPartKey } from "./keys/matching.ts";
import { partition } from "./keys/owner.ts";
import { listNewest } from "./listing.ts";
import { getRecord, getRecords, queryItems, recordOf, type Table } from "./table.ts";
import { Refused, transact } from "./write.ts";

/** The park travels with the stored allocation, for the stream record to name it. */
type Stored = Allocation & { parkId: string; ttl: number };
const read = ({ parkId: _park, ttl: _ttl, ...allocation }: Stored): Allocation => allocation;

/** Rows kept together: as many as one transaction can move, with their counters. */
export const ROWS_OF_PART = 40;
const POSITIONS_OF_PART = 200;

/** Rows as JSON text: forty maps would cost more to write than they say. They name people by id alone. */
interface StoredPart {
  rows: string;
  ttl: number;
}

export async function insertAllocation(
  table: Table<TenantScope>,
  act: Act,
  allocation: Allocation,
): Promise<Allocation> {
  const { allocationId, fairness, locks, createdAt } = allocation;
  return commit(table, act, {
    writes: [
      {
        put: allocationKey(table.scope, allocationId),
        record: { ...allocation, parkId: table.scope.parkId, ttl: fileEnd(createdAt) } satisfies Stored,
        condition: { absent: true },
      },
    ],
    records: [allocationId],
    result: allocation,
    detail: { fairness, locks: locks.length },
  });
}

export async function getAllocation(table: Table<TenantScope>, id: AllocationId): Promise<Allocation | undefined> {
  const record = await getRecord<Stored>(table, allocationKey(table.scope, id));
  return record && read(record);
}

export async function listAllocations(table: Table<TenantScope>, page: PageQuery): Promise<Page<Allocation>> {
  const list = { name: "allocation", partitions: [partition(table.scope, "allocation")] };
  const found = await listNewest<Stored>(table, list, page);
  return { ...found, items: found.items.map(read) };
}

/** What changes of an allocation after it was asked for. */
const moving = (allocation: Allocation) => {
  const { status, step, progress, failure, summary, applied, undone, updatedAt, appliedAt } = allocation;
  return { status, step, progress, failure, summary, applied, undone, updatedAt, appliedAt };
};

/** Saves how an allocation stands. Throws `allocation.state` when it does not stand where it was read. */
export async function saveAllocationStatus(
  table: Table<TenantScope>,
  act: Act,
  allocation: Allocation,
  from: Allocation["status"],
): Promise<Allocation> {
  const { allocationId, status } = allocation;
  const update = allocationKey(table.scope, allocationId);
  try {
    return await commit(table, act, {
      writes: [{ update, set: moving(allocation), condition: { equals: { status: from } } }],
      records: [allocationId],
      result: allocation,
      detail: { status },
    });
  } catch (error) {
    const refusal = error instanceof Refused ? error.at(0) : undefined;
    if (!refusal) throw error;
    throw new AppError("allocation.state", { status: refusal.item?.status ?? from });
  }
}

/** Says how far it is. Throws `Refused` when it was stopped. */
export async function saveAllocationProgress(table: Table<TenantScope>, allocation: Allocation): Promise<void> {
  const { allocationId, status, step, progress, updatedAt } = allocation;
  const update = allocationKey(table.scope, allocationId);
  await transact(table, [{ update, set: { step, progress, updatedAt }, condition: { equals: { status } } }]);
}

const partsOf = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, part) => items.slice(part * size, (part + 1) * size));

/** Keeps what came of an allocation; done again it ends the same. */
export async function putAllocationPlan(
  table: Table<TenantScope>,
  { allocationId, createdAt }: Allocation,
  plan: { rows: readonly AllocationRow[]; positions: readonly AllocationPosition[] },
): Promise<void> {
  const write = (kind: "row" | "position", parts: readonly object[][]) =>
    parts.map((rows, part) => ({
      put: allocationPartKey(table.scope, allocationId, kind, part),
      record: { rows: JSON.stringify(rows), ttl: fileEnd(createdAt) } satisfies StoredPart,
    }));
  await writeRepeatable(table, [
    ...write("row", partsOf(plan.rows, ROWS_OF_PART)),
    ...write("position", partsOf(plan.positions, POSITIONS_OF_PART)),
  ]);
}

export async function listAllocationPositions(
  table: Table<TenantScope>,
  id: AllocationId,
): Promise<AllocationPosition[]> {
  const items = await queryItems(table, {
    partition: allocationPartition(table.scope, id),
    between: ["position#", "position#~"],
    limit: 10,
    ascending: true,
  });
  return items.flatMap((item) => JSON.parse(recordOf<StoredPart>(item).rows));
}

export async function getAllocationRows(
  table: Table<TenantScope>,
  id: AllocationId,
  part: number,
): Promise<AllocationRow[]> {
  const record = await getRecord<StoredPart>(table, allocationPartKey(table.scope, id, "row", part));
  return record ? JSON.parse(record.rows) : [];
}

/** A page of the rows that lie between two places: those of a position, or of one kind, lie together. */
export async function listAllocationRows(
  table: Table<TenantScope>,
  id: AllocationId,
  within: { from: number; to: number },
  { limit, cursor }: PageQuery,
): Promise<Page<AllocationRow>> {
  const name = `allocationRow:${id}:${within.from}:${within.to}`;
  const from = cursor === undefined ? within.from : Number(readCursor(table.keys, name, cursor));
  const to = Math.min(within.to, from + limit);
  const first = Math.floor(from / ROWS_OF_PART);
  const keys = Array.from({ length: Math.max(0, Math.ceil(to / ROWS_OF_PART) - first) }, (_, part) =>
    allocationPartKey(table.scope, id, "row", first + part),
  );
  const parts = await getRecords<StoredPart & { sk: string }>(table, keys);
  const rows = parts.flatMap((part) => JSON.parse(part.rows) as AllocationRow[]);
  const start = from - first * ROWS_OF_PART;
  const more = to < within.to ? { cursor: writeCursor(table.keys, name, String(to)) } : {};
  return { items: rows.slice(start, start + to - from), ...more };
}

function keepPart(scope: TenantScope, allocation: Allocation, part: number, rows: readonly AllocationRow[]) {
  return {
    put: allocationPartKey(scope, allocation.allocationId, "row", part),
    record: { rows: JSON.stringify(rows), ttl: fileEnd(allocation.createdAt) } satisfies StoredPart,
  };
}

/**
 * Moves applications of one part and keeps what came of it, in one transaction. Throws `Refused` when one of them, or
 * the part, went on since it was read: read and decide again.
 */
export async function saveAllocationPart(
  table: Table<TenantScope>,
  act: Act,
  change: {
    allocation: Allocation;
    part: number;
    before: readonly AllocationRow[];
    rows: readonly AllocationRow[];
    steps: readonly Step[];
  },
): Promise<void> {
  const { allocation, part, before, rows, steps } = change;
  const { scope } = table;
  await transact(table, [
    ...steps.map((step) => stepOn(scope, act, step)),
    ...[...countersOf(steps)].map(([positionId, counter]) => countStages(scope, positionId, counter)),
    { ...keepPart(scope, allocation, part, rows), condition: { equals: { rows: JSON.stringify(before) } } },
    auditEntry(table, act, [allocation.allocationId], { part, rows: steps.length }),
  ]);
}
