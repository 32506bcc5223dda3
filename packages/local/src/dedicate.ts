import { resolve } from "node:path";
import { dedicateAgency } from "./dedicate-agency.ts";
import { endCommand } from "./open-table.ts";
import { readSettings } from "./settings.ts";

async function main(): Promise<void> {
  const [id] = process.argv.slice(2);
  if (!id) throw new Error("npm run dedicate -- <agencyId>");
  const { dataDir, dedicated } = readSettings(process.env);
  const moved = await dedicateAgency(resolve(dataDir), id);
  const start = `SHANHAI_DEDICATED=${[...dedicated, id].join(",")} npm start`;
  process.stdout.write(`${moved} 条数据已移入独立的表，今后用下面的命令启动。\n`);
  process.stdout.write(`${moved} items moved into a table of their own; from now on start with\n  ${start}\n`);
}

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
main().catch(endCommand);
