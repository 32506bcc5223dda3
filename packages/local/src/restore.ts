import { resolve } from "node:path";
import { restoreCommand, tableOf } from "@shanhai/functions/restore/command";
import { endCommand, openTable } from "./open-table.ts";
import { embeddedDocumentClient, TABLE_NAME } from "./platform.ts";
import { readSettings } from "./settings.ts";

/** Restores one agency from an export of the table; a laptop that runs follows at once, another at its next start. */
async function main(): Promise<void> {
  const opened = await openTable(resolve(readSettings(process.env).dataDir));
  const client = embeddedDocumentClient(opened.endpoint);
  try {
    await restoreCommand(process.argv.slice(2), tableOf(client, TABLE_NAME));
  } finally {
    client.destroy();
    await opened.close();
  }
}

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
main().catch(endCommand);
