import { BatchWriteCommand } from "@aws-sdk/lib-dynamodb";
import { AppError } from "@shanhai/domain/app-error";
import { backOff } from "./back-off.ts";
import type { Key, Table } from "./table.ts";

/** A write that may be made again: the same item, or its removal. */
export type Repeatable = { put: Key; record: object } | { remove: Key };

const AT_ONCE = 25;
const LANES = 4;
const ATTEMPTS = 8;

type Request = NonNullable<ConstructorParameters<typeof BatchWriteCommand>[0]["RequestItems"]>[string][number];

function requestOf(write: Repeatable): Request {
  if ("remove" in write) return { DeleteRequest: { Key: { ...write.remove } } };
  return { PutRequest: { Item: Object.assign({ pk: write.put.pk, sk: write.put.sk }, write.record) } };
}

async function writePart(table: Table, requests: Request[]): Promise<void> {
  let pending = requests;
  for (let attempt = 0; pending.length > 0; attempt += 1) {
    if (attempt === ATTEMPTS) throw new AppError("busy");
    if (attempt > 0) await backOff(attempt);
    const { UnprocessedItems } = await table.client.send(
      new BatchWriteCommand({ RequestItems: { [table.name]: pending } }),
    );
    pending = UnprocessedItems?.[table.name] ?? [];
  }
}

/**
 * Makes writes that follow from a change and may be made again: in batches, in no order, each item once (its last write
 * counts), asking again for what the table left unprocessed. Not for records people change: no condition, no audit.
 */
export async function writeRepeatable(table: Table, writes: readonly Repeatable[]): Promise<void> {
  const last = new Map<string, Repeatable>();
  for (const write of writes) {
    const { pk, sk } = "put" in write ? write.put : write.remove;
    last.set(`${pk}\n${sk}`, write);
  }
  const requests = [...last.values()].map(requestOf);
  const parts: Request[][] = [];
  for (let start = 0; start < requests.length; start += AT_ONCE) parts.push(requests.slice(start, start + AT_ONCE));
  for (let start = 0; start < parts.length; start += LANES) {
    await Promise.all(parts.slice(start, start + LANES).map((part) => writePart(table, part)));
  }
}
