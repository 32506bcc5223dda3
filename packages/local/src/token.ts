import { resolve } from "node:path";
import { issueToken } from "./issue-token.ts";
import { findRuntime } from "./runtime-record.ts";
import { readSettings } from "./settings.ts";

async function main(): Promise<void> {
  const [account, ...more] = process.argv.slice(2);
  if (!account || more.length > 0)
    throw new Error("用法：npm run --silent token -- <邮箱>\nUsage: npm run --silent token -- <e-mail>");
  const settings = readSettings(process.env);
  const dataDir = resolve(settings.dataDir);
  // A laptop that runs on a port of its own choosing says which; otherwise PORT decides, as it will at the next start.
  const origin = findRuntime(dataDir)?.origin ?? `http://localhost:${settings.port}`;
  process.stdout.write(`${await issueToken({ dataDir, origin, account })}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
