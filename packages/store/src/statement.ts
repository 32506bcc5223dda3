import { createHash } from "node:crypto";
import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { EnterpriseId, OrderId, StatementId, StatementLineId } from "@shanhai/contract/scalar";
import type { Statement, StatementLine } from "@shanhai/contract/statement";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import type { BillableFacts } from "@shanhai/domain/fee";
import {
  type BilledLine,
  canonicalFacts,
  canonicalStatement,
  type LineRecord,
  readStatement,
  type StatementRecord,
} from "@shanhai/domain/statement";
import type { TenantItemsScope, TenantScope } from "@shanhai/tenancy/scope";
import { auditEntry, commit } from "./commit.ts";
import { partition } from "./keys/owner.ts";
import {
  enterpriseStatements,
  orderKey,
  orderStatements,
  statementKey,
  statementLineKey,
  statementLines,
} from "./keys/pipeline.ts";
import { listNewest, listOldest } from "./listing.ts";
import type { StoredOrder } from "./order.ts";
import { getRecord, getRecords, queryItems, recordOf, type Table } from "./table.ts";
import { MAX_WRITES, Refused, transact, type Write } from "./write.ts";

/** Lines that fit one transaction beside the statement itself and the audit. */
export const PART_SIZE = MAX_WRITES - 3;

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** What a statement says, as a hash: made again from the same facts it is the same. */
export function contentHash(
  statement: Pick<Statement, "orderId" | "from" | "to" | "rule">,
  lines: readonly LineRecord[],
): string {
  return sha256(canonicalStatement(statement, lines));
}

/** What a statement was made from, as a hash: equal as long as the facts are. */
export function factsHash(
  placements: readonly BillableFacts[],
  period: { to: Statement["to"] },
  earlier: readonly BilledLine[],
): string {
  return sha256(canonicalFacts(placements, period, earlier));
}

/** The order's statements so far, as a condition: nobody drafted or removed one since. */
const unchanged = ({ statementIds }: StoredOrder) =>
  statementIds ? { equals: { statementIds } } : { missing: ["statementIds"] };

/**
 * Begins a statement: its head, and its place in the order's periods. Undefined when the order changed meanwhile; on a
 * retry, the one that was begun.
 */
export async function insertStatement(
  table: Table<TenantScope>,
  act: Act,
  order: StoredOrder,
  record: StatementRecord,
): Promise<StatementRecord | undefined> {
  const { scope } = table;
  const { statementId, orderId, to, from, lines } = record;
  const same = unchanged(order);
  try {
    return await commit(table, act, {
      writes: [
        {
          put: statementKey(scope, statementId),
          listing: { gsi1pk: orderStatements(scope, orderId), gsi1sk: statementId },
          record,
          condition: { absent: true },
        },
        {
          update: orderKey(scope, orderId),
          set: { statementIds: [...(order.statementIds ?? []), statementId], billedTo: to },
          add: { revision: 1 },
          condition: { ...same, equals: { ...same.equals, version: order.version } },
        },
      ],
      records: [statementId, orderId],
      result: record,
      resumes: true,
      detail: { from, to, lines },
    });
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

/** The statement as a part was decided on: drafting, from these facts, up to this part. */
const drafting = (record: StatementRecord) => ({
  equals: { status: "drafting", contentHash: record.contentHash, part: record.part },
});

/**
 * Writes the next part of a statement's lines, the last with its status. Throws `Refused` when another try was faster, or
 * the statement is being removed.
 */
export async function savePart(
  table: Table<TenantScope>,
  act: Act,
  record: StatementRecord,
  lines: readonly LineRecord[],
  last: boolean,
): Promise<StatementRecord> {
  const { statementId, orderId, part } = record;
  const set = { part: part + 1, ...(last ? { status: "draft" as const } : {}) };
  await transact(table, [
    ...lines.map((line) => ({ put: statementLineKey(table.scope, statementId, line.lineId), record: line })),
    { update: statementKey(table.scope, statementId), set, condition: drafting(record) },
    auditEntry(table, act, [statementId, orderId], { part, lines: lines.length }),
  ]);
  return { ...record, ...set };
}

/** Begins a statement's lines anew, from facts that changed before it was whole. Throws `Refused`. */
export async function restartStatement(
  table: Table<TenantScope>,
  act: Act,
  record: StatementRecord,
  anew: Pick<StatementRecord, "lines" | "totals" | "contentHash" | "factsHash">,
): Promise<StatementRecord> {
  const { lines, totals, contentHash: content, factsHash: facts } = anew;
  const set = { lines, totals, contentHash: content, factsHash: facts, part: 0, updatedAt: act.at };
  await transact(table, [
    { update: statementKey(table.scope, record.statementId), set, condition: drafting(record) },
    auditEntry(table, act, [record.statementId, record.orderId], { restarted: true, lines }),
  ]);
  return { ...record, ...set };
}

/** Removes the lines that a statement has so far, in parts, while it is as told. Throws `Refused`. */
export async function clearLines(table: Table<TenantScope>, act: Act, record: StatementRecord): Promise<void> {
  const { scope } = table;
  const { statementId, orderId, status } = record;
  const lines = await allLines(table, statementId);
  const condition = status === "removing" ? { equals: { status } } : drafting(record);
  for (let start = 0; start < lines.length; start += PART_SIZE) {
    const part = lines.slice(start, start + PART_SIZE);
    await transact(table, [
      ...part.map(({ lineId }) => ({ remove: statementLineKey(scope, statementId, lineId) })),
      { check: statementKey(scope, statementId), condition },
      auditEntry(table, act, [statementId, orderId], { removed: part.length }),
    ]);
  }
}

export async function getStatement(table: Table<TenantScope>, id: StatementId): Promise<StatementRecord | undefined> {
  return getRecord(table, statementKey(table.scope, id));
}

/** Statements newest first: of one order through the index, or all. */
export async function listStatements(
  table: Table<TenantScope>,
  page: PageQuery & { orderId?: OrderId | undefined },
): Promise<Page<Statement>> {
  const { scope } = table;
  const list = page.orderId
    ? {
        name: `statement:${page.orderId}`,
        partitions: [orderStatements(scope, page.orderId)],
        index: "listing" as const,
      }
    : { name: "statement", partitions: [partition(scope, "statement")] };
  const found = await listNewest<StatementRecord>(table, list, page);
  return { ...found, items: found.items.map(readStatement) };
}

/** A line as people see it: whether it is in dispute is written on its statement. */
export function readLine(record: StatementRecord, line: LineRecord): StatementLine {
  return { ...line, disputed: record.disputedLines.includes(line.lineId) };
}

/** One page of a statement's lines, by placement in the order they were made. */
export async function listLines(
  table: Table<TenantScope>,
  record: StatementRecord,
  page: PageQuery,
): Promise<Page<StatementLine>> {
  const { statementId } = record;
  const list = { name: `statementLine:${statementId}`, partition: statementLines(table.scope, statementId) };
  const found = await listOldest<LineRecord>(table, list, page);
  return { ...found, items: found.items.map((line) => readLine(record, line)) };
}

/** Every line of a statement, in their order. */
export async function allLines(table: Table<TenantScope>, id: StatementId): Promise<LineRecord[]> {
  const query = { partition: statementLines(table.scope, id), limit: Number.MAX_SAFE_INTEGER, ascending: true };
  return (await queryItems(table, query)).map((item) => recordOf<LineRecord>(item));
}

/** These lines of a statement; those it does not have are missing from the answer. */
export async function getLines(
  table: Table<TenantScope>,
  id: StatementId,
  lineIds: readonly StatementLineId[],
): Promise<LineRecord[]> {
  const keys = lineIds.map((lineId) => statementLineKey(table.scope, id, lineId));
  return keys.length === 0 ? [] : getRecords<LineRecord>(table, keys);
}

/** A statement's lines as later ones see them: in dispute when it was settled, a line was never paid. */
export function billedLines(record: StatementRecord, lines: readonly LineRecord[]): BilledLine[] {
  const { statementId, status } = record;
  const out = new Set(status === "settled" ? record.disputedLines : []);
  return lines.map(({ lineId, candidateName, positionTitle, kind, amount }) => ({
    statementId,
    lineId,
    candidateName,
    positionTitle,
    kind,
    amount,
    excluded: out.has(lineId),
  }));
}

/**
 * What these statements billed; strongly consistent. Throws `statement.unfinished` for one that is still being written:
 * what it lacks would be billed twice.
 */
export async function billedBy(table: Table<TenantScope>, ids: readonly StatementId[]): Promise<BilledLine[]> {
  const billed = await Promise.all(
    ids.map(async (id) => {
      // In this order: a statement that is whole has all its lines.
      const record = await getStatement(table, id);
      if (record?.status === "drafting") throw new AppError("statement.unfinished");
      return record ? billedLines(record, await allLines(table, id)) : [];
    }),
  );
  return billed.flat();
}

/** Where the index lists a statement for its enterprise: from when it was sent, and not while it is a draft. */
export const sentListing = (scope: TenantItemsScope, { status, enterpriseId, statementId }: StatementRecord) =>
  status === "draft"
    ? { gsi2pk: undefined, gsi2sk: undefined }
    : { gsi2pk: enterpriseStatements(scope, enterpriseId), gsi2sk: statementId };

/** The statements that an enterprise has been sent, newest first. */
export async function listSentStatements(
  table: Table<TenantScope>,
  enterpriseId: EnterpriseId,
  page: PageQuery,
): Promise<Page<Statement>> {
  const partitions = [enterpriseStatements(table.scope, enterpriseId)];
  const list = { name: `sent:${enterpriseId}`, partitions, index: "assigned" as const };
  const found = await listNewest<StatementRecord>(table, list, page);
  return { ...found, items: found.items.map(readStatement) };
}

/** Saves a step over the version it was decided on; `by` what else it names. Throws `stale`. */
export async function saveStep(
  table: Table<TenantScope>,
  act: Act,
  record: StatementRecord,
  by: readonly string[] = [],
): Promise<Statement> {
  const { statementId, orderId, status, disputedLines, disputedNet, steps, version, updatedAt } = record;
  try {
    return await commit(table, act, {
      writes: [
        {
          update: statementKey(table.scope, statementId),
          set: { status, disputedLines, disputedNet, steps, version, updatedAt, ...sentListing(table.scope, record) },
          condition: { equals: { version: version - 1 } },
        },
      ],
      records: [statementId, orderId, ...by],
      result: readStatement(record),
      detail: { to: status, disputed: disputedLines.length },
    });
  } catch (error) {
    const refusal = error instanceof Refused ? error.at(0) : undefined;
    if (!refusal?.item) throw refusal ? new AppError("notFound") : error;
    throw new AppError("stale", { current: readStatement(recordOf<StatementRecord>(refusal.item)) });
  }
}

/** Takes a draft out of its order's periods, which then end where they did before it. Throws `Refused`. */
export async function beginRemoval(
  table: Table<TenantScope>,
  act: Act,
  order: StoredOrder,
  record: StatementRecord,
): Promise<StatementRecord> {
  const { scope } = table;
  const { statementId, orderId, status, version, billedBefore } = record;
  const left = (order.statementIds ?? []).slice(0, -1);
  const update: Write = {
    update: orderKey(scope, orderId),
    set: { statementIds: left.length > 0 ? left : undefined, billedTo: billedBefore },
    add: { revision: 1 },
    condition: unchanged(order),
  };
  await transact(table, [
    {
      update: statementKey(scope, statementId),
      set: { status: "removing", version: version + 1, updatedAt: act.at },
      condition: { equals: { status, version } },
    },
    update,
    auditEntry(table, act, [statementId, orderId], { to: "removing" }),
  ]);
  return { ...record, status: "removing", version: version + 1 };
}

/** The end of a removal, once its lines are gone. */
export async function removeStatement(
  table: Table<TenantScope>,
  act: Act,
  record: StatementRecord,
): Promise<{ statementId: StatementId }> {
  const { statementId, orderId } = record;
  return commit(table, act, {
    writes: [{ remove: statementKey(table.scope, statementId), condition: { equals: { status: "removing" } } }],
    records: [statementId, orderId],
    result: { statementId },
  });
}
