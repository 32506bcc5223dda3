import type { ResultOf } from "@shanhai/contract/endpoint";
import type { StatementId } from "@shanhai/contract/scalar";
import type * as contract from "@shanhai/contract/statement";
import type { Act } from "@shanhai/domain/act";
import { AppError, found } from "@shanhai/domain/app-error";
import {
  billableRule,
  computeLines,
  countLines,
  draftStatement,
  type LineRecord,
  readStatement,
  type StatementRecord,
  sumLines,
} from "@shanhai/domain/statement";
import type { Request } from "@shanhai/http/serve";
import { remember } from "@shanhai/store/commit";
import { getOrder, orderRecord, type StoredOrder } from "@shanhai/store/order";
import { allPlacements } from "@shanhai/store/placement";
import * as store from "@shanhai/store/statement";
import type { Table } from "@shanhai/store/table";
import { Refused } from "@shanhai/store/write";
import type { TenantScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";

type DraftRequest = Request<typeof contract.createStatement>;
type Computed = Pick<StatementRecord, "lines" | "totals" | "contentHash" | "factsHash"> & { all: LineRecord[] };

/** Others may draft, or move people, at the same time: then it is read again. */
const ATTEMPTS = 10;

/** What a statement of the period says by the facts of now, on top of the order's earlier statements. */
async function compute(
  table: Table<TenantScope>,
  order: StoredOrder,
  statement: Pick<StatementRecord, "orderId" | "from" | "to" | "rule"> & { statementId?: StatementId },
): Promise<Computed> {
  const ids = order.statementIds ?? [];
  const index = statement.statementId ? ids.indexOf(statement.statementId) : -1;
  const [placements, earlier] = await Promise.all([
    allPlacements(table, order.orderId),
    store.billedBy(table, index < 0 ? ids : ids.slice(0, index)),
  ]);
  const all = computeLines(placements, statement.rule, statement, earlier);
  return {
    all,
    lines: countLines(all),
    totals: sumLines(all, statement.rule.vatRate),
    contentHash: store.contentHash(statement, all),
    factsHash: store.factsHash(placements, statement, earlier),
  };
}

/** Writes the lines from the statement's next part to its end. */
async function write(
  table: Table<TenantScope>,
  act: Act,
  begun: StatementRecord,
  all: readonly LineRecord[],
): Promise<StatementRecord> {
  let record = begun;
  while (record.status === "drafting") {
    const start = record.part * store.PART_SIZE;
    const last = start + store.PART_SIZE >= all.length;
    record = await store.savePart(table, act, record, all.slice(start, start + store.PART_SIZE), last);
  }
  return record;
}

/**
 * Goes on with a statement that was cut off. Facts that changed meanwhile begin it anew: a statement is of one moment, and
 * nobody has seen this one.
 */
async function complete(table: Table<TenantScope>, act: Act, id: StatementId): Promise<StatementRecord> {
  // Where another try of the same request was faster, what it left is gone on with.
  return settle(async () => {
    const record = found(await store.getStatement(table, id));
    if (record.status === "removing") throw new AppError("statement.state", { status: record.status });
    if (record.status !== "drafting") return record;
    const order = found(await getOrder(table, record.orderId));
    const { all, ...computed } = await compute(table, order, record);
    const same = computed.contentHash === record.contentHash;
    const begun = same ? record : await store.restartStatement(table, act, record, computed);
    if (begun.part === 0) await store.clearLines(table, act, begun);
    return write(table, act, begun, all);
  });
}

/** Begins a statement on the order as it is, again as long as the order changes underneath. */
async function begin(table: Table<TenantScope>, { act, input, organisationName }: DraftRequest) {
  const { body: period, params } = input;
  for (let attempt = 1; ; attempt += 1) {
    const order = found(await getOrder(table, params.orderId));
    const known = orderRecord(order);
    const rule = billableRule(known, period, act);
    const drafted = draftStatement(known, period, rule, organisationName, act);
    const { all, ...computed } = await compute(table, order, { ...period, orderId: order.orderId, rule });
    const begun = await store.insertStatement(table, act, order, { ...drafted, ...computed });
    if (begun) return { begun, all, own: begun.statementId === drafted.statementId };
    if (attempt === ATTEMPTS) throw new AppError("busy");
  }
}

/**
 * Drafts an order's statement: what is due is computed, the head takes the period, and the lines are written in parts of
 * one transaction each. A retry with the same Idempotency-Key goes on behind the last part that was written.
 */
export async function draft(
  request: DraftRequest,
  platform: Platform,
): Promise<ResultOf<typeof contract.createStatement>> {
  const { act, scope } = request;
  const table = platform.open(scope);
  const earlier = (await remember(table, act))?.result as StatementRecord | undefined;
  if (earlier) return readStatement(await complete(table, act, earlier.statementId));
  const { begun, all, own } = await begin(table, request);
  if (!own) return readStatement(await complete(table, act, begun.statementId));
  try {
    return readStatement(await write(table, act, begun, all));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return readStatement(await complete(table, act, begun.statementId));
  }
}
