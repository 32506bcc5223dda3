import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { AssistantPlatform } from "@shanhai/functions/assistant-platform";
import type { AllocationMessage, ExportMessage, ImportMessage } from "@shanhai/functions/platform";
import { addUpLines, type UsageLog } from "@shanhai/functions/usage-log";
import { guardedReceivers } from "@shanhai/functions/webhook/guarded-receivers";
import type { WebhookMessage, WebhookPlatform } from "@shanhai/functions/webhook-platform";
import { documentClient } from "@shanhai/store/document-client";
import { deriveKeyRing } from "@shanhai/store/key-ring";
import { createMeter, type Meter } from "@shanhai/store/meter";
import { tableOf } from "@shanhai/store/schema";
import type { Scope } from "@shanhai/tenancy/scope";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { laptopAssistant } from "./assistant.ts";
import { readOrMake } from "./durable-file.ts";
import { embeddedClient } from "./dynamo.ts";
import { createFileStore, type FileStore } from "./files.ts";
import { AUDIENCE, CLIENT_ID, issuerOf } from "./identity.ts";
import { createLogFile, type LogFile } from "./log-file.ts";
import { createQueue, type Queue } from "./queue.ts";
import { type LocalSms, localSms } from "./sms.ts";

/** The common table of a laptop. */
export const TABLE_NAME = "shanhai";

/** The laptop's platform, with the parts of it that a server has to run. */
export interface LocalPlatform extends WebhookPlatform, AssistantPlatform {
  files: FileStore;
  imports: Queue<ImportMessage>;
  exports: Queue<ExportMessage>;
  allocations: Queue<AllocationMessage>;
  webhooks: Queue<WebhookMessage>;
  sms: LocalSms;
  logFile: LogFile;
  usageLog: UsageLog;
}

export interface LocalPlatformOptions {
  dataDir: string;
  /** Of the embedded DynamoDB. */
  endpoint: string;
  /** Of the laptop's HTTP server. */
  origin: string;
  tableName?: string;
  /** Agencies that have a table of their own. */
  dedicated?: ReadonlySet<string>;
  /** A document client per scope, for suites that record calls or inject faults; one plain client for all otherwise. */
  documentClient?: (scope: Scope) => DynamoDBDocumentClient;
  now?: () => Date;
  /** Whether webhooks may go to receivers on this machine, over http too; refused otherwise, as in AWS. */
  webhooksLocal?: boolean;
  /** Where text messages are printed. */
  say?: (line: string) => void;
}

/** A document client of an embedded engine; what several share they give each. */
export function embeddedDocumentClient(
  endpoint: string,
  shared: Pick<DynamoDBClientConfig, "requestHandler"> = {},
): DynamoDBDocumentClient {
  return documentClient(new DynamoDBClient({ ...embeddedClient(endpoint), ...shared }));
}

/** A client for each scope, over the same connections: what a scope takes is counted as its owner's. */
function clientsOf(endpoint: string, given: LocalPlatformOptions["documentClient"], meter: Meter) {
  const clients = new Map<string, DynamoDBDocumentClient>();
  const connections = { requestHandler: new NodeHttpHandler() };
  return (scope: Scope): DynamoDBDocumentClient => {
    const name = `${scope.kind}#${scope.id}`;
    const known = clients.get(name);
    if (known) return known;
    const client = given?.(scope) ?? embeddedDocumentClient(endpoint, connections);
    meter.watch(client, scope);
    clients.set(name, client);
    return client;
  };
}

/** The second adapter of every port the functions stand on: folder for S3, files for SQS, embedded table, own issuer. */
export function localPlatform(options: LocalPlatformOptions): LocalPlatform {
  const { dataDir, endpoint, origin, tableName = TABLE_NAME, now = () => new Date() } = options;
  const dedicated = options.dedicated ?? new Set<string>();
  const secret = readOrMake(join(dataDir, "secret"), () => randomBytes(32).toString("base64url"));
  const keys = deriveKeyRing(secret);
  const meter = createMeter();
  const clientOf = clientsOf(endpoint, options.documentClient, meter);
  const logFile = createLogFile({ folder: join(dataDir, "logs"), now });
  const issuer = issuerOf(origin);
  return {
    origin: () => origin,
    open: (scope) => ({
      scope,
      name: tableOf(scope, tableName, dedicated),
      client: clientOf(scope),
      keys: keys.of(scope),
    }),
    files: createFileStore({ folder: join(dataDir, "files"), origin, secret, now }),
    keys,
    imports: createQueue<ImportMessage>({ folder: join(dataDir, "queue"), name: "imports" }),
    exports: createQueue<ExportMessage>({ folder: join(dataDir, "export-queue"), name: "exports" }),
    allocations: createQueue<AllocationMessage>({ folder: join(dataDir, "allocation-queue"), name: "allocations" }),
    webhooks: createQueue<WebhookMessage>({
      folder: join(dataDir, "webhook-queue"),
      name: "webhooks",
      atOnce: 4,
      // One agency's slow receiver leaves room for the others'.
      atOnceOfGroup: 2,
    }),
    receivers: guardedReceivers({ loopback: options.webhooksLocal ?? false }),
    assistant: laptopAssistant(),
    sms: localSms({ file: join(dataDir, "sms.json"), origin, now, say: options.say }),
    // The port may change, and with it the issuer; the people are the same.
    identity: { issuer, audience: AUDIENCE, clientId: CLIENT_ID, jwksUri: `${issuer}/jwks`, realm: "laptop" },
    log: { write: logFile.write, take: meter.take },
    logFile,
    usageLog: { usageOf: (day) => addUpLines(logFile.linesOf(day)) },
    meter,
    now,
  };
}
