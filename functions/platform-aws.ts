import { deriveKeyRing } from "@shanhai/store/key-ring";
import { createMeter } from "@shanhai/store/meter";
import { tableOf } from "@shanhai/store/schema";
import type { Scope } from "@shanhai/tenancy/scope";
import { kmsSealing } from "./aws/kms-sealing.ts";
import { s3Files } from "./aws/s3-files.ts";
import { assumeScope } from "./aws/scope-credentials.ts";
import { scopeSessions } from "./aws/scope-sessions.ts";
import { sendMessage } from "./aws/sqs-queue.ts";
import type { AllocationMessage, ExportMessage, ImportMessage, Platform } from "./platform.ts";
import type { Sms } from "./sms.ts";

function env(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

/** The role of a kind of scope, as the stack tells it. */
const roleOf = ({ kind }: Scope) => env(`SHANHAI_${kind.toUpperCase()}_ROLE`);

/** Amazon's addresses end otherwise in China. */
const hostOf = (service: string, region: string) =>
  `${service}.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}`;

/** A service of the region, or what the SDKs' own variable names instead (a VPC endpoint, a test). */
const endpointOf = (service: "sts" | "dynamodb" | "kms", region: string) =>
  process.env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] ?? `https://${hostOf(service, region)}/`;

/** Where models answer, or what the SDKs' own variable names instead. */
export const bedrockEndpoint = (region: string) =>
  process.env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME ?? `https://${hostOf("bedrock-runtime", region)}/`;

function lazy<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * What the functions stand on in AWS. Nothing is read from the environment before it is used: a function is given the
 * variables of what it uses, and no others. What sends text messages is given by those that do: the others need not carry it.
 */
export function awsPlatform(senderOf?: (setting: string) => Sms): Platform {
  const region = lazy(() => env("AWS_REGION"));
  const meter = createMeter();
  const sessions = lazy(() => {
    const [sts, dynamodb] = [endpointOf("sts", region()), endpointOf("dynamodb", region())];
    return scopeSessions(
      { region: region(), endpoint: dynamodb },
      (scope) => assumeScope({ role: roleOf(scope), endpoint: sts, region: region(), scope }),
      meter.watch,
    );
  });
  const session = (scope: Scope) => sessions()(scope);
  const dedicated = lazy(() => new Set(process.env.SHANHAI_DEDICATED?.split(",")));
  const tableName = (scope: Scope) => tableOf(scope, env("SHANHAI_TABLE"), dedicated());
  const sealing = lazy(() =>
    kmsSealing({
      region: region(),
      endpoint: endpointOf("kms", region()),
      keyId: env("SHANHAI_SEAL_KEY"),
      tableName,
      session,
    }),
  );
  const keys = lazy(() => deriveKeyRing(env("SHANHAI_SECRET"), (scope) => sealing()(scope)));
  const queue = <Message>(variable: string) => ({
    send: (message: Message) => sendMessage(env(variable), region(), message),
  });
  const sender = lazy(() => {
    if (!senderOf) throw new Error("This function sends no messages");
    return senderOf(env("SHANHAI_SMS"));
  });

  // No getters: a platform is spread into others before anything of it is used.
  return {
    open: (scope) => ({ scope, name: tableName(scope), client: session(scope).client, keys: keys().of(scope) }),
    // Not the console: Lambda's writes words before each line, and a line with metrics must be JSON from its first letter.
    log: { write: (line) => void process.stdout.write(`${line}\n`), take: meter.take },
    meter,
    files: s3Files({ endpoint: () => `https://${env("SHANHAI_BUCKET")}.${hostOf("s3", region())}`, region, session }),
    keys: { of: (scope) => keys().of(scope) },
    imports: queue<ImportMessage>("SHANHAI_IMPORT_QUEUE"),
    exports: queue<ExportMessage>("SHANHAI_EXPORT_QUEUE"),
    allocations: queue<AllocationMessage>("SHANHAI_ALLOCATION_QUEUE"),
    sms: {
      // A deployment without a sender is one without messages. Pages that only lead to them are not given its secret.
      available: () => Boolean(process.env.SHANHAI_SMS_SENDER),
      send: async (...input) => sender().send(...input),
    },
    identity: {
      get issuer() {
        return env("SHANHAI_ISSUER");
      },
      get audience() {
        return env("SHANHAI_AUDIENCE");
      },
      get clientId() {
        return env("SHANHAI_CLIENT_ID");
      },
      get jwksUri() {
        return env("SHANHAI_JWKS");
      },
      get originSecret() {
        return env("SHANHAI_ORIGIN_VERIFY");
      },
    },
    origin: () => env("SHANHAI_ORIGIN"),
    now: () => new Date(),
  };
}
