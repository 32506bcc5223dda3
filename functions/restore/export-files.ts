import { createHash } from "node:crypto";
import { createReadStream, existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { Item } from "@shanhai/store/walk";
import * as z from "zod/mini";

/** What DynamoDB says of an export beside it (`manifest-summary.json`); see "DynamoDB table export output format". */
const Summary = z.object({
  exportArn: z.string(),
  exportTime: z.string(),
  outputFormat: z.literal("DYNAMODB_JSON"),
  exportType: z.optional(z.literal("FULL_EXPORT")),
});

/** A line of `manifest-files.json`. */
const DataFile = z.object({ itemCount: z.int(), md5Checksum: z.string(), dataFileS3Key: z.string() });

interface ExportFile {
  path: string;
  itemCount: number;
}

/** An export of the whole table, as it lies in a folder. */
export interface TableExport {
  id: string;
  /** The table's moment. */
  at: Date;
  files: ExportFile[];
}

function read(folder: string, name: string): string {
  const path = join(folder, name);
  if (!existsSync(path)) throw new Error(`${folder} is no export of a table: it has no ${name}`);
  return readFileSync(path, "utf8");
}

/** Opens an export and checks that every file is there and whole. Throws what is wrong with it. */
export function openExport(folder: string): TableExport {
  const summary = z.safeParse(Summary, JSON.parse(read(folder, "manifest-summary.json")));
  if (!summary.success) throw new Error("Only full exports in DynamoDB JSON can be restored from");
  const { exportArn, exportTime } = summary.data;
  const lines = read(folder, "manifest-files.json").split("\n").filter(Boolean);
  const files = lines.map((line) => {
    const { itemCount, md5Checksum, dataFileS3Key } = DataFile.parse(JSON.parse(line));
    const path = join(folder, "data", basename(dataFileS3Key));
    if (!existsSync(path)) throw new Error(`The export lacks ${path}`);
    const md5 = createHash("md5").update(readFileSync(path)).digest("base64");
    if (md5 !== md5Checksum) throw new Error(`${path} is damaged: fetch the export again`);
    return { path, itemCount };
  });
  return { id: exportArn.split("/").at(-1) ?? exportArn, at: new Date(exportTime), files };
}

interface Typed {
  B?: string | Uint8Array;
  BS?: (string | Uint8Array)[];
  L?: Typed[];
  M?: Record<string, Typed>;
}

const bytes = (value: string | Uint8Array) => (typeof value === "string" ? Buffer.from(value, "base64") : value);

/** In a file bytes are base64 text; everywhere else they are bytes. */
function withBytes(value: Typed): Typed {
  if (value.B !== undefined) return { B: bytes(value.B) };
  if (value.BS) return { BS: value.BS.map(bytes) };
  if (value.L) return { L: value.L.map(withBytes) };
  if (value.M) return { M: imageOf(value.M) };
  return value;
}

const imageOf = (image: Record<string, Typed>): Record<string, Typed> =>
  Object.fromEntries(Object.entries(image).map(([name, value]) => [name, withBytes(value)]));

/** The items of a file, line by line. */
export async function* itemsIn({ path }: ExportFile): AsyncGenerator<Item> {
  const lines = createInterface({
    input: createReadStream(path).pipe(createGunzip()),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  for await (const line of lines) {
    if (!line) continue;
    const { Item } = JSON.parse(line) as { Item: Record<string, Typed> };
    yield unmarshall(imageOf(Item) as Parameters<typeof unmarshall>[0]) as Item;
  }
}
