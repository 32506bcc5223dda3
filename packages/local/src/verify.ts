import { join, resolve } from "node:path";
import { verifyTable } from "@shanhai/store/verify";
import { openDataFolder } from "./data-folder.ts";
import { startDynamo } from "./dynamo.ts";
import { embeddedDocumentClient, TABLE_NAME } from "./platform.ts";
import { findRuntime } from "./runtime-record.ts";
import { readSettings } from "./settings.ts";

interface Opened {
  endpoint: string;
  close(): Promise<void>;
}

/** The table of the running laptop, or of the one that would run on this folder. */
async function openTable(dataDir: string): Promise<Opened> {
  const runtime = findRuntime(dataDir);
  if (runtime) return { endpoint: runtime.endpoint, close: async () => undefined };
  const folder = openDataFolder(dataDir);
  try {
    const dynamo = await startDynamo({ dbPath: join(dataDir, "table") });
    return {
      endpoint: dynamo.endpoint,
      close: async () => {
        await dynamo.stop();
        folder.release();
      },
    };
  } catch (error) {
    folder.release();
    throw error;
  }
}

async function main(): Promise<void> {
  const opened = await openTable(resolve(readSettings(process.env).dataDir));
  const client = embeddedDocumentClient(opened.endpoint);
  try {
    const { checked, findings } = await verifyTable(client, TABLE_NAME, { followed: true });
    for (const [what, count] of Object.entries(checked))
      process.stdout.write(`${String(count).padStart(9)}  ${what}\n`);
    for (const finding of findings) process.stdout.write(`✗ ${finding}\n`);
    process.stdout.write(
      findings.length === 0
        ? "一致，没有发现问题。  Everything adds up.\n"
        : `发现 ${findings.length} 处不一致。  Findings: ${findings.length}.\n`,
    );
    process.exitCode = findings.length === 0 ? 0 : 1;
  } finally {
    client.destroy();
    await opened.close();
  }
}

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
main().catch((error: unknown) => {
  const missing = error instanceof Error && error.name === "ResourceNotFoundException";
  const text = missing
    ? "还没有数据，请先运行 npm start。\nNothing to verify yet; run npm start first."
    : String(error instanceof Error ? error.message : error);
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
});
