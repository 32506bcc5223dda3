import { createWriteStream, renameSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { format } from "node:util";
import { DEMO_ACCOUNTS } from "./accounts.ts";
import { startClock } from "./clock.ts";
import { type Laptop, startLaptop } from "./server.ts";
import { readSettings } from "./settings.ts";

const LOG_BYTES = 10 * 1024 * 1024;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Every function logs a line a request; they go to a file, and the terminal stays readable. Errors go to both. */
function logToFile(dataDir: string): void {
  const path = join(dataDir, "laptop.log");
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_BYTES) renameSync(path, `${path}.1`);
  const file = createWriteStream(path, { flags: "a", mode: 0o600 });
  file.on("error", () => undefined);
  console.log = (...parts: unknown[]) => void file.write(`${format(...parts)}\n`);
  console.info = console.log;
  console.warn = console.log;
  console.error = (...parts: unknown[]) => {
    console.log(...parts);
    process.stderr.write(`${format(...parts)}\n`);
  };
}

function welcome(laptop: Laptop, dataDir: string): void {
  say("");
  say(`  山海  Shanhai     ${laptop.origin}`);
  say(`  接口文档  API     ${laptop.origin}/api/v1/docs`);
  say("");
  say("  演示账号（无密码）  Demo accounts, no passwords");
  for (const { email, role, organisation } of DEMO_ACCOUNTS) {
    say(`    ${email.padEnd(24)}${role[0]} · ${organisation[0]}  (${role[1]}, ${organisation[1]})`);
  }
  say("");
  say(`  数据  Data   ${dataDir}      脚本令牌  Token   npm run --silent token -- <e-mail>`);
  say("  按 Ctrl-C 停止，数据会保留。  Ctrl-C stops; nothing is lost.");
  say("");
}

/** Ctrl-C reaches us from the terminal and again from whoever started us: what comes so soon is the same wish. */
const SAME_WISH_MS = 2000;

/** Stops once; asked again while stopping, leaves at once. */
function stopOnSignal(stop: () => Promise<void>): { asked: () => boolean } {
  let askedAt: number | undefined;
  const onSignal = () => {
    if (askedAt !== undefined) {
      if (Date.now() - askedAt > SAME_WISH_MS) process.exit(1);
      return;
    }
    askedAt = Date.now();
    say("正在停止……  Stopping…");
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, onSignal);
  return { asked: () => askedAt !== undefined };
}

async function start(): Promise<void> {
  const settings = readSettings(process.env);
  const unknown = process.argv.slice(2).filter((flag) => flag !== "--fresh");
  if (unknown.length > 0)
    throw new Error(`不认识的参数 ${unknown.join(" ")}，只有 --fresh。\nUnknown option; there is only --fresh.`);
  const dataDir = resolve(settings.dataDir);
  const starting = startLaptop({
    port: settings.port,
    dataDir,
    demo: settings.demo ? "full" : "organisations",
    webhooksLocal: settings.webhooksLocal,
    fresh: process.argv.includes("--fresh"),
    dedicated: settings.dedicated,
    say,
    onFolder: logToFile,
  });
  let clock: ReturnType<typeof startClock> | undefined;
  const stopping = stopOnSignal(async () => {
    await clock?.stop();
    await (await starting.catch(() => undefined))?.stop();
  });
  const laptop = await starting;
  if (stopping.asked()) return;
  clock = startClock(async () => {
    await laptop.functions.countCosts();
    await laptop.functions.daily();
    await laptop.functions.tellJobs();
  });
  welcome(laptop, dataDir);
  laptop.demo.catch((error: unknown) => {
    if (!(error instanceof Error && error.name === "AbortError"))
      console.error("演示数据没有做完，下次启动会继续。", error);
  });
}

// A terminal that was closed takes no more lines; stopping properly matters more.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
