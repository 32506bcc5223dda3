import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { embeddedClient } from "@shanhai/local/dynamo";
import { exportTable } from "@shanhai/local/export-table";
import type { Item } from "./people.ts";

/*
 * A table of millions of items, written as `npm run export` writes one and read in by the embedded engine's own `import`: put by
 * put, fifteen hundred items a second, a million people would take three hours. Items that lie together are written together, since
 * the engine's tree is quickest filled in its own order.
 */

const LINES_BYTES = 2 * 1024 * 1024;
const AT_ONCE = 4;

/** A value as DynamoDB's JSON has it; the SDK's own marshaller takes ten times as long. */
function marshalled(value: unknown): string {
  if (typeof value === "string") return `{"S":${JSON.stringify(value)}}`;
  if (typeof value === "number") return `{"N":"${value}"}`;
  if (typeof value === "boolean") return `{"BOOL":${value}}`;
  if (Array.isArray(value)) return `{"L":[${value.map(marshalled).join(",")}]}`;
  if (typeof value === "object" && value !== null) return `{"M":${attributes(value)}}`;
  throw new Error(`No item has such a value: ${String(value)}`);
}

function attributes(record: object): string {
  const named = Object.entries(record).filter(([, value]) => value !== undefined);
  return `{${named.map(([name, value]) => `${JSON.stringify(name)}:${marshalled(value)}`).join(",")}}`;
}

/** Which items lie near each other in the table. */
function neighbourhoodOf(pk: string): string {
  const [, owner = "", noun = "", ...rest] = pk.split("#");
  if (noun === "timeline") return `${owner}#${noun}`;
  if (noun === "identity") return `${owner}#${noun}#${rest[0]?.[0]}`;
  if (rest[0] === "phoneLast4") return `${owner}#${noun}#${rest[0]}#${rest[1]?.[0]}`;
  return `${owner}#${noun}#${rest.join("#")}`;
}

/** Writes the running table into a folder, and beside it what `import` has to know of the table. */
export async function beginExport(endpoint: string, tableName: string, folder: string): Promise<void> {
  await exportTable(endpoint, tableName, join(folder, "items", tableName));
  const client = new DynamoDBClient(embeddedClient(endpoint));
  const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
  client.destroy();
  writeFileSync(join(folder, "schema.json"), JSON.stringify({ Table }));
}

/** Adds these items to what was exported; how many there were. */
export async function addItems(
  folder: string,
  tableName: string,
  items: Iterable<Item>,
  name: string,
): Promise<number> {
  const data = join(folder, "items", tableName, "data");
  mkdirSync(data, { recursive: true });
  const near = new Map<string, { lines: string[]; bytes: number }>();
  const writing = new Set<Promise<void>>();
  let [files, total] = [0, 0];
  const flush = async (lines: string[]) => {
    files += 1;
    const path = join(data, `${name}-${String(files).padStart(6, "0")}.json.gz`);
    const write = promisify(gzip)(lines.sort().join(""), { level: 1 })
      .then((bytes) => writeFile(path, bytes))
      .finally(() => writing.delete(write));
    writing.add(write);
    if (writing.size >= AT_ONCE) await Promise.race(writing);
  };
  for (const item of items) {
    const line = `{"Item":${attributes(item)}}\n`;
    const where = neighbourhoodOf(item.pk);
    const kept = near.get(where) ?? { lines: [], bytes: 0 };
    near.set(where, kept);
    kept.lines.push(line);
    kept.bytes += line.length;
    total += 1;
    if (kept.bytes < LINES_BYTES) continue;
    near.delete(where);
    await flush(kept.lines);
  }
  for (const [, { lines }] of [...near].sort(([one], [other]) => (one < other ? -1 : 1))) await flush(lines);
  await Promise.all(writing);
  return total;
}

/** Makes the engine's file anew from what was exported and added. */
export async function importTable(folder: string, file: string): Promise<void> {
  const engine = createRequire(import.meta.url).resolve("@dynoxide/linux-x64/package.json");
  for (const old of [file, `${file}-wal`, `${file}-shm`]) rmSync(old, { force: true });
  const args = ["--source", join(folder, "items"), "--schema", join(folder, "schema.json"), "--output", file];
  await promisify(execFile)(join(dirname(engine), "dynoxide"), ["import", ...args], { maxBuffer: 64 * 1024 * 1024 });
  rmSync(folder, { recursive: true });
}
