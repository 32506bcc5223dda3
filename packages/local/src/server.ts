import { join } from "node:path";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { VISITOR_PREFIXES } from "@shanhai/contract/visitor-routes";
import { dedicatedTable } from "@shanhai/store/schema";
import type { Scope } from "@shanhai/tenancy/scope";
import { buildConsole, CONSOLE_DIST } from "./build-console.ts";
import { type DataFolder, openDataFolder } from "./data-folder.ts";
import { seedDemo } from "./demo.ts";
import { seedOrganisations } from "./demo-organisations.ts";
import { createTable, type DynamoEngine, startDynamo } from "./dynamo.ts";
import { edgeProblem } from "./edge-problem.ts";
import { FILES_PATH } from "./files.ts";
import { createFunctions, type Functions } from "./functions.ts";
import { createGateway } from "./gateway.ts";
import { AUDIENCE, CLIENT_ID, IDENTITY_PATH, issuerOf, startIdentity } from "./identity.ts";
import { type Listener, openLoopback } from "./loopback.ts";
import { migrateData } from "./migrate-data.ts";
import { type LocalPlatform, localPlatform, TABLE_NAME } from "./platform.ts";
import { startPump } from "./pump.ts";
import { forgetRuntime, recordRuntime } from "./runtime-record.ts";
import { createStaticFiles } from "./static-files.ts";

export interface LaptopOptions {
  /** 0 picks a free one. */
  port: number;
  dataDir: string;
  /** `nothing`: not even accounts' organisations; `organisations`: the park and two agencies; `full`: with data. */
  demo: "nothing" | "organisations" | "full";
  /** Agencies that have a table of their own. */
  dedicated?: readonly string[];
  /** Erase the data folder's content first. */
  fresh?: boolean;
  /** False skips building the console; what is built already is served all the same. */
  console?: boolean;
  engine?: DynamoEngine;
  /** A document client per scope, for suites that record calls or inject faults. */
  documentClient?: (endpoint: string, scope: Scope) => DynamoDBDocumentClient;
  now?: () => Date;
  /** Webhooks may go to receivers on this machine. */
  webhooksLocal?: boolean;
  /** Called once the data folder is ours, and emptied where `fresh` asks for it. */
  onFolder?: (dataDir: string) => void;
  /** Lines for the person at the terminal. */
  say?: (line: string) => void;
}

export interface Laptop {
  origin: string;
  /** Of the embedded DynamoDB. */
  endpoint: string;
  platform: LocalPlatform;
  functions: Functions;
  /** Resolves when the demo's data is there; rejects when it could not be made. */
  demo: Promise<void>;
  /** Resolves when queue and stream have caught up with everything written before the call. */
  drain(): Promise<void>;
  stop(): Promise<void>;
}

const under = (path: string, prefix: string) => path === prefix || path.startsWith(`${prefix}/`);

/** Who answers which path. */
function dispatcher(parts: { api: Listener; files: Listener; identity: Listener; pages: Listener }): Listener {
  return (request, response) => {
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    if (under(path, "/api") || path === "/healthz" || VISITOR_PREFIXES.some((prefix) => path.startsWith(`${prefix}/`)))
      return parts.api(request, response);
    if (path.startsWith(FILES_PATH)) return parts.files(request, response);
    if (under(path, IDENTITY_PATH)) return parts.identity(request, response);
    return parts.pages(request, response);
  };
}

/** Things to undo when stopping, latest first; a failing one does not keep the others. */
function undoList() {
  const steps: (() => unknown)[] = [];
  return {
    add: (step: () => unknown) => steps.push(step),
    async run() {
      for (let step = steps.pop(); step; step = steps.pop()) {
        try {
          await step();
        } catch (error) {
          console.error(error);
        }
      }
    },
  };
}

async function build(options: LaptopOptions, folder: DataFolder, undo: ReturnType<typeof undoList>): Promise<Laptop> {
  const { say = () => undefined, dedicated = [] } = options;
  const dataDir = folder.path;
  let listener: Listener = async (request, response) => {
    const refusal = { requestId: "starting", acceptLanguage: request.headers["accept-language"] };
    const { status, headers, body } = edgeProblem("busy", refusal);
    response.writeHead(status, { ...headers, "retry-after": "2" }).end(body);
  };
  // Before anything is started or erased, so that a taken port changes nothing.
  const loopback = await openLoopback((request, response) => listener(request, response), options.port);
  undo.add(() => loopback.close());
  if (options.fresh) folder.erase();
  options.onFolder?.(dataDir);
  const origin = `http://localhost:${loopback.port}`;
  const giveUp = new AbortController();
  undo.add(() => giveUp.abort());

  async function openTable(): Promise<string> {
    const dynamo = await startDynamo({
      dbPath: join(dataDir, "table"),
      ...(options.engine ? { engine: options.engine } : {}),
    });
    undo.add(() => dynamo.stop());
    for (const name of [TABLE_NAME, ...dedicated.map((id) => dedicatedTable(TABLE_NAME, id))])
      await createTable(dynamo.endpoint, name);
    return dynamo.endpoint;
  }
  async function openConsole(): Promise<void> {
    if (options.console === false) return;
    // The API is of use without the console; the page says that it is missing.
    const announce = () => say("正在构建控制台……  Building the console…");
    await buildConsole(announce, giveUp.signal).catch((error: unknown) => {
      console.log(error);
      if (!giveUp.signal.aborted)
        say("控制台构建失败，接口照常可用。  The console could not be built; the API works. See laptop.log.");
    });
  }
  const [endpoint, identity] = await Promise.all([openTable(), startIdentity({ origin, dataDir }), openConsole()]);
  undo.add(() => identity.stop());

  const { documentClient, now, webhooksLocal } = options;
  const platform = localPlatform({
    dataDir,
    endpoint,
    origin,
    dedicated: new Set(dedicated),
    ...(documentClient ? { documentClient: (scope: Scope) => documentClient(endpoint, scope) } : {}),
    ...(now ? { now } : {}),
    ...(webhooksLocal ? { webhooksLocal } : {}),
    say,
  });
  const functions = createFunctions(platform);
  // Before anybody sees it, and before the stream is read: what follows from older records follows once.
  await migrateData(functions.migrate, dedicated, say);
  const pumps = [
    startPump({ endpoint, tableName: TABLE_NAME, dataDir, consume: functions.project }),
    ...dedicated.map((id) =>
      startPump({
        endpoint,
        tableName: dedicatedTable(TABLE_NAME, id),
        dataDir,
        consume: functions.project,
        dedicatedTo: id,
      }),
    ),
  ];
  // What follows from a change of one table may be a change of another.
  const drainPumps = async () => {
    for (const pump of [...pumps, ...pumps.slice(0, -1)]) await pump.drain();
  };
  undo.add(() => Promise.all(pumps.map((pump) => pump.stop())));
  platform.imports.start(functions.importFile);
  undo.add(() => platform.imports.stop());
  platform.exports.start(functions.exportList);
  undo.add(() => platform.exports.stop());
  platform.allocations.start(functions.allocate);
  undo.add(() => platform.allocations.stop());
  platform.webhooks.start(functions.deliver);
  undo.add(() => platform.webhooks.stop());

  listener = dispatcher({
    api: createGateway(functions),
    files: platform.files.handle,
    identity: identity.handle,
    pages: createStaticFiles({
      consoleDist: CONSOLE_DIST,
      config: { issuer: issuerOf(origin), clientId: CLIENT_ID, audience: AUDIENCE },
      origin,
    }),
  });
  recordRuntime(dataDir, { origin, endpoint, tableName: TABLE_NAME });
  undo.add(() => forgetRuntime(dataDir));

  const seed = {
    origin,
    dataDir,
    provision: functions.provision,
    backdated: (at: Date) => ({ ...platform, now: () => at }),
    daily: () => functions.daily(),
    signal: giveUp.signal,
  };
  if (options.demo !== "nothing") await seedOrganisations(seed);
  const demo = options.demo === "full" ? seedDemo({ ...seed, say }) : Promise.resolve();
  // Reported by whoever waits for it; not waiting must not end the process.
  demo.catch(() => undefined);
  undo.add(async () => {
    giveUp.abort();
    await demo.catch(() => undefined);
    await loopback.close();
  });

  return {
    origin,
    endpoint,
    platform,
    functions,
    demo,
    async drain() {
      // The stream starts imports, and imports write to the stream.
      await drainPumps();
      await platform.imports.drain();
      await platform.exports.drain();
      await platform.allocations.drain();
      await drainPumps();
      // Imports have told webhooks; what was delivered says so by the stream.
      await platform.webhooks.drain();
      await drainPumps();
    },
    stop: () => undo.run(),
  };
}

/** Starts the whole platform on this machine: HTTP, functions, table, stream, queue, files, issuer. */
export async function startLaptop(options: LaptopOptions): Promise<Laptop> {
  const undo = undoList();
  const folder = openDataFolder(options.dataDir);
  undo.add(() => folder.release());
  try {
    return await build(options, folder, undo);
  } catch (error) {
    await undo.run();
    throw error;
  }
}
