import type { ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/usage";
import { USAGE_WORDS } from "@shanhai/contract/usage-words";
import { readParkUsage, readUsage } from "@shanhai/domain/usage";
import type { Request } from "@shanhai/http/serve";
import { getOwnUsage, listUsage } from "@shanhai/store/usage";
import { utf8Csv } from "../csv-writer.ts";
import type { Platform } from "../platform.ts";
import { writeXlsx } from "../xlsx-writer.ts";

export async function get(
  { scope, input }: Request<typeof contract.getUsage>,
  platform: Platform,
): Promise<ResultOf<typeof contract.getUsage>> {
  const { month } = input.query;
  return readParkUsage(month, await listUsage(platform.open(scope), month));
}

export async function getOwn(
  { scope, input }: Request<typeof contract.getOwnUsage>,
  platform: Platform,
): Promise<ResultOf<typeof contract.getOwnUsage>> {
  const { month } = input.query;
  const own = await getOwnUsage(platform.open(scope), month);
  return readUsage(month, own ? [own] : []);
}

/** Wide enough for names and numbers, in the order of the columns. */
const COLUMNS = [
  { width: 30 },
  { width: 12 },
  ...Array.from({ length: 5 }, () => ({ width: 16, numFmt: "#,##0" })),
  { width: 16, numFmt: "0.000000" },
];

export async function getFile(
  { scope, input }: Request<typeof contract.getUsageFile>,
  platform: Platform,
): Promise<ResultOf<typeof contract.getUsageFile>> {
  const { month, format, language } = input.query;
  const { rows, total } = readParkUsage(month, await listUsage(platform.open(scope), month));
  const words = USAGE_WORDS[language];
  const head = (["name", "kind", "requests", "readUnits", "writeUnits", "gbSeconds", "messages", "cost"] as const).map(
    (column) => words[column],
  );
  const body = [...rows.map((row) => [row.name, words[row.kind], row] as const), [words.total, "", total] as const].map(
    ([name, kind, { requests, readUnits, writeUnits, gbMs, messages, costMicros }]) => [
      ...[name, kind, requests, readUnits, writeUnits, gbMs / 1000, messages],
      costMicros / 1e6,
    ],
  );
  const bytes =
    format === "csv"
      ? utf8Csv([head, ...body.map((row) => row.map(String))])
      : await writeXlsx(words.title, [head, ...body], COLUMNS);
  return { fileName: `${words.title}-${month}.${format}`, content: Buffer.from(bytes).toString("base64") };
}
