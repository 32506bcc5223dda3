import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { DynamoDBClient, ScanCommand, type ScanCommandOutput } from "@aws-sdk/client-dynamodb";
import { embeddedClient } from "./dynamo.ts";

const ITEMS_A_FILE = 5000;

/** Bytes are base64 text in a file. */
const asText = (_name: string, value: unknown) =>
  value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value;

/**
 * Writes the whole table into a folder as `ExportTableToPointInTime` writes it to S3 (DynamoDB JSON: manifests, and lines of items,
 * compressed). It is of the moment at which it ends; meant for a table at rest. How many items there were.
 */
export async function exportTable(endpoint: string, tableName: string, folder: string): Promise<number> {
  const client = new DynamoDBClient(embeddedClient(endpoint));
  const started = new Date();
  const id = `${String(started.getTime()).padStart(14, "0")}-local`;
  const prefix = `AWSDynamoDB/${id}`;
  const files: object[] = [];
  let total = 0;
  mkdirSync(join(folder, "data"), { recursive: true, mode: 0o700 });
  try {
    let start: ScanCommandOutput["LastEvaluatedKey"];
    do {
      const page = await client.send(
        new ScanCommand({ TableName: tableName, Limit: ITEMS_A_FILE, ...(start ? { ExclusiveStartKey: start } : {}) }),
      );
      const items = page.Items ?? [];
      const content = gzipSync(items.map((Item) => `${JSON.stringify({ Item }, asText)}\n`).join(""));
      const name = `${createHash("sha256").update(content).digest("hex").slice(0, 26)}.json.gz`;
      writeFileSync(join(folder, "data", name), content, { mode: 0o600 });
      const md5Checksum = createHash("md5").update(content).digest("base64");
      files.push({ itemCount: items.length, md5Checksum, dataFileS3Key: `${prefix}/data/${name}` });
      total += items.length;
      start = page.LastEvaluatedKey;
    } while (start);
  } finally {
    client.destroy();
  }
  writeFileSync(join(folder, "manifest-files.json"), files.map((file) => `${JSON.stringify(file)}\n`).join(""));
  const tableArn = `arn:aws:dynamodb:local:000000000000:table/${tableName}`;
  const summary = {
    version: "2020-06-30",
    exportArn: `${tableArn}/export/${id}`,
    startTime: started.toISOString(),
    endTime: new Date().toISOString(),
    tableArn,
    exportTime: started.toISOString(),
    s3Bucket: "local",
    manifestFilesS3Key: `${prefix}/manifest-files.json`,
    itemCount: total,
    outputFormat: "DYNAMODB_JSON",
    exportType: "FULL_EXPORT",
  };
  writeFileSync(join(folder, "manifest-summary.json"), JSON.stringify(summary));
  return total;
}
