import { resolve } from "node:path";
import { type DynamoDBDocumentClient, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { createFunctions } from "./functions.ts";
import { endCommand, openTable } from "./open-table.ts";
import { embeddedDocumentClient, localPlatform, TABLE_NAME } from "./platform.ts";
import { readSettings } from "./settings.ts";

async function parksOf(client: DynamoDBDocumentClient): Promise<{ parkId: string; name: string }[]> {
  const parks: { parkId: string; name: string }[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({
        TableName: TABLE_NAME,
        FilterExpression: "sk = :park",
        ExpressionAttributeValues: { ":park": "park" },
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    );
    parks.push(...((page.Items ?? []) as { parkId: string; name: string }[]));
    start = page.LastEvaluatedKey;
  } while (start);
  return parks;
}

/** Makes every park's figures anew; only while the laptop is stopped, since its projections would write at the same time. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const dataDir = resolve(settings.dataDir);
  const dedicated = new Set(settings.dedicated);
  const opened = await openTable(dataDir);
  const client = embeddedDocumentClient(opened.endpoint);
  try {
    if (opened.running)
      throw new Error("请先停止 npm start，再重算指标。\nStop npm start first: figures are made again at rest.");
    const platform = localPlatform({ dataDir, endpoint: opened.endpoint, origin: "http://localhost", dedicated });
    const { rebuild } = createFunctions(platform);
    for (const { parkId, name } of await parksOf(client)) {
      const { kept, written, removed } = await rebuild({ parkId });
      process.stdout.write(`${name}\n`);
      process.stdout.write(`  ${kept} 项一致，${written} 项重写，${removed} 项删除。`);
      process.stdout.write(`  ${kept} right, ${written} written, ${removed} removed.\n`);
    }
  } finally {
    client.destroy();
    await opened.close();
  }
}

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
main().catch(endCommand);
