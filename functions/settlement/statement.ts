import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/statement";
import type { Statement, StatementLine } from "@shanhai/contract/statement";
import { AppError, found } from "@shanhai/domain/app-error";
import { readStatement, removable, transitStatement } from "@shanhai/domain/statement";
import type { Request } from "@shanhai/http/serve";
import { getOrder } from "@shanhai/store/order";
import * as store from "@shanhai/store/statement";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";
import { pdfOf } from "./statement-pdf.ts";
import { xlsxOf } from "./statement-xlsx.ts";

/** Statements of one order (which must be the caller's), or all. */
export async function list(
  { scope, input }: Request<typeof contract.listStatements>,
  platform: Platform,
): Promise<Page<Statement>> {
  const table = platform.open(scope);
  const { orderId } = input.query;
  if (orderId) found(await getOrder(table, orderId));
  return store.listStatements(table, input.query);
}

export async function get(
  { scope, input }: Request<typeof contract.getStatement>,
  platform: Platform,
): Promise<Statement> {
  return readStatement(found(await store.getStatement(platform.open(scope), input.params.statementId)));
}

export async function listLines(
  { scope, input }: Request<typeof contract.listStatementLines>,
  platform: Platform,
): Promise<Page<StatementLine>> {
  const table = platform.open(scope);
  const record = found(await store.getStatement(table, input.params.statementId));
  return store.listLines(table, record, input.query);
}

export async function transit(
  { act, scope, input }: Request<typeof contract.transitStatement>,
  platform: Platform,
): Promise<Statement> {
  const table = platform.open(scope);
  const { statementId } = input.params;
  const lineIds = input.body.lineIds ?? [];
  const [statement, disputing] = await Promise.all([
    store.getStatement(table, statementId),
    store.getLines(table, statementId, lineIds),
  ]);
  const record = found(statement);
  if (disputing.length < lineIds.length)
    throw new AppError("invalid", { issues: [{ field: "lineIds", code: "line" }] });
  return store.saveStep(table, act, transitStatement(record, input.body, disputing, act));
}

/** Removes a draft: out of the order's periods first, then its lines in parts, itself last. Asking again goes on. */
export async function remove(
  { act, scope, input }: Request<typeof contract.deleteStatement>,
  platform: Platform,
): Promise<ResultOf<typeof contract.deleteStatement>> {
  const table = platform.open(scope);
  return settle(async () => {
    const record = found(await store.getStatement(table, input.params.statementId));
    const order = found(await getOrder(table, record.orderId));
    removable(record, order.statementIds ?? []);
    const removing = record.status === "removing" ? record : await store.beginRemoval(table, act, order, record);
    await store.clearLines(table, act, removing);
    return store.removeStatement(table, act, removing);
  });
}

/** Writes the statement as a file, and says where to download it. */
export async function exportFile(
  { scope, input }: Request<typeof contract.exportStatement>,
  platform: Platform,
): Promise<ResultOf<typeof contract.exportStatement>> {
  const table = platform.open(scope);
  const { statementId } = input.params;
  const { format } = input.body;
  const record = found(await store.getStatement(table, statementId));
  const { status, version, orderTitle, from, to } = record;
  if (status === "drafting" || status === "removing") throw new AppError("statement.state", { status });
  const lines = (await store.allLines(table, statementId)).map((line) => store.readLine(record, line));
  const statement = readStatement(record);
  const content = format === "pdf" ? pdfOf(statement, lines) : await xlsxOf(statement, lines);
  const name = `statements/${statementId}/${version}.${format}`;
  await platform.files.write(scope, name, content);
  return { url: await platform.files.downloadUrl(scope, name, `结算单-${orderTitle}-${from}至${to}.${format}`) };
}
