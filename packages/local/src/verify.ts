import { resolve } from "node:path";
import { dedicatedTable } from "@shanhai/store/schema";
import { verifyTable } from "@shanhai/store/verify";
import { endCommand, openTable } from "./open-table.ts";
import { embeddedDocumentClient, TABLE_NAME } from "./platform.ts";
import { readSettings } from "./settings.ts";

async function main(): Promise<void> {
  const { dataDir, dedicated } = readSettings(process.env);
  const opened = await openTable(resolve(dataDir));
  const client = embeddedDocumentClient(opened.endpoint);
  try {
    const tables = [TABLE_NAME, ...dedicated.map((id) => dedicatedTable(TABLE_NAME, id))];
    const { checked, findings } = await verifyTable(client, tables, { followed: true });
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
main().catch(endCommand);
