import { resolve } from "node:path";
import { exportTable } from "./export-table.ts";
import { endCommand, openTable } from "./open-table.ts";
import { TABLE_NAME } from "./platform.ts";
import { readSettings } from "./settings.ts";

/** Writes all data into a new folder, as AWS exports a table. */
async function main(): Promise<void> {
  const [folder] = process.argv.slice(2);
  if (!folder) throw new Error("npm run export -- <folder>");
  const opened = await openTable(resolve(readSettings(process.env).dataDir));
  try {
    const items = await exportTable(opened.endpoint, TABLE_NAME, resolve(folder));
    process.stdout.write(`已导出 ${items} 项到 ${folder}。  ${items} items exported.\n`);
  } finally {
    await opened.close();
  }
}

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
main().catch(endCommand);
