import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Bundle, bundle, ENTRIES, type Entry, pathOf } from "../../functions/bundle.ts";
import { median, type Row, ratio } from "./row.ts";

const RUNS = 61;
const KIB = 1024;
const BUDGET = 120;
const ULID = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

/** A request that reads one item, of the large functions that have one; of others only the start is measured. */
const FIRST_CALLS: Partial<Record<Entry, { route: string; parameters: Record<string, string> }>> = {
  "agency/http.ts": { route: "GET /api/v1/enterprises/{enterpriseId}", parameters: { enterpriseId: `ent_${ULID}` } },
  "imports/http.ts": { route: "GET /api/v1/import-jobs/{importJobId}", parameters: { importJobId: `imp_${ULID}` } },
  "posting/http.ts": { route: "GET /api/v1/postings/{postingId}", parameters: { postingId: `pst_${ULID}` } },
  "people/http.ts": { route: "GET /api/v1/candidates/{candidateId}", parameters: { candidateId: `can_${ULID}` } },
  "settlement/http.ts": { route: "GET /api/v1/statements/{statementId}", parameters: { statementId: `stm_${ULID}` } },
};

function eventOf(entry: Entry): string {
  const { route, parameters } = FIRST_CALLS[entry] ?? { route: "", parameters: {} };
  const lambda = {
    subject: "issuer|1",
    organisationId: `agn_${ULID}`,
    kind: "agency",
    role: "owner",
    parkId: `prk_${ULID}`,
  };
  const requestContext = { requestId: "1", authorizer: { lambda } };
  return JSON.stringify({ routeKey: route, pathParameters: parameters, headers: {}, requestContext });
}

const CREDENTIALS = `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>A</AccessKeyId><SecretAccessKey>B</SecretAccessKey>
<SessionToken>C</SessionToken><Expiration>2100-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`;

/** STS and DynamoDB that answer at once: STS with credentials, DynamoDB that there is no such item. */
async function startAws() {
  const server = createServer((request, response) => {
    request.resume().on("end", () => {
      const dynamo = request.headers["x-amz-target"] !== undefined;
      response.writeHead(200, { "content-type": dynamo ? "application/x-amz-json-1.0" : "text/xml" });
      response.end(dynamo ? "{}" : CREDENTIALS);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

interface Run {
  /** Milliseconds to load the bundle. */
  load: number;
  /** Milliseconds from the process's start until the handler was there, and until it had answered. */
  ready: number;
  answered: number;
}

const CHILD = `const before = performance.now();
const { handler } = require(process.argv[1]);
const ready = performance.now();
const write = process.stdout.write.bind(process.stdout); process.stdout.write = () => true;
handler(JSON.parse(process.argv[2]), {}).then(({ statusCode }) => {
  if (statusCode >= 500) throw new Error("the first call failed with " + statusCode);
  write(JSON.stringify({ load: ready - before, ready, answered: performance.now() }), () => process.exit());
});`;

async function start(file: string, event: string, origin: string): Promise<Run> {
  const env = {
    PATH: process.env.PATH,
    AWS_REGION: "ap-southeast-1",
    AWS_ACCESS_KEY_ID: "A",
    AWS_SECRET_ACCESS_KEY: "B",
    AWS_ENDPOINT_URL_STS: origin,
    AWS_ENDPOINT_URL_DYNAMODB: origin,
    // The functions run on a newer Node than the laptop must have; the warning would be measured too.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
    SHANHAI_TABLE: "shanhai",
    SHANHAI_TENANT_ROLE: "arn:aws:iam::111122223333:role/tenant",
    SHANHAI_SECRET: "0123456789abcdef0123456789abcdef",
  };
  const child = spawn(process.execPath, ["-e", CHILD, file, event], { env, stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  await once(child, "close");
  return JSON.parse(output) as Run;
}

/** Runs both by turns, so that a busy moment of the machine falls on both. */
async function compare(ours: string, entry: Entry, plain: string, origin: string) {
  const runs: { ours: Run[]; plain: Run[] } = { ours: [], plain: [] };
  for (let run = 0; run < RUNS; run += 1) {
    runs.plain.push(await start(plain, "{}", origin));
    runs.ours.push(await start(ours, eventOf(entry), origin));
  }
  return (what: keyof Run) => {
    const [mine, theirs] = [median(runs.ours.map((run) => run[what])), median(runs.plain.map((run) => run[what]))];
    return { ratio: mine / theirs, text: `${mine.toFixed(1)} ms to ${theirs.toFixed(1)} ms` };
  };
}

/** P1 and P2 of `quality.md`: start-up against the plain DynamoDB client's, and every function's size. */
export async function startUpBench(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), "shanhai-start-up-"));
  const { server, origin } = await startAws();
  try {
    const bundles = new Map<Entry, Bundle>();
    const fileOf = (entry: Entry) => join(folder, `${entry.replaceAll("/", "-")}.js`);
    for (const entry of ENTRIES) bundles.set(entry, await bundle(pathOf(entry), fileOf(entry)));
    const bytesOf = (entry: Entry) => bundles.get(entry)?.gzipBytes ?? 0;
    const bySize = [...ENTRIES].sort((a, b) => bytesOf(b) - bytesOf(a));
    const largest = bySize.find((entry) => entry.endsWith("/http.ts"));
    const biggest = bySize[0];
    const calling = bySize.find((entry) => FIRST_CALLS[entry]);
    if (!largest || !biggest || !calling) throw new Error("There is no function to measure");

    const plain = join(folder, "plain-client.js");
    await bundle(fileURLToPath(new URL("plain-client.ts", import.meta.url)), plain, { wholeSdk: true });
    const starting = await compare(fileOf(largest), largest, plain, origin);
    const [load, ready] = [starting("load"), starting("ready")];
    const answered = (await compare(fileOf(calling), calling, plain, origin))("answered");
    const sizeOf = (entry: Entry) => (bytesOf(entry) / KIB).toFixed(1);
    const largestThree = bySize.slice(0, 3).map((entry) => `${entry} ${sizeOf(entry)}`);
    return [
      {
        figure: "P1",
        what: `start-up, ${largest}; ${ready.text}`,
        detail: { loadingAlone: `${ratio(load.ratio)} ×, ${load.text}` },
        value: `${ratio(ready.ratio)} ×`,
        goal: "≤ 1.2 × the plain client",
        pass: ready.ratio <= 1.2,
      },
      {
        figure: "P1",
        what: `start-up and first call with STS, ${calling}; ${answered.text}`,
        value: `${ratio(answered.ratio)} ×`,
        goal: "≤ 1.15 × the plain client",
        pass: answered.ratio <= 1.15,
      },
      {
        figure: "P2",
        what: `KB gz of ${bySize.length} functions: ${largestThree.join(", ")}`,
        detail: Object.fromEntries(bySize.map((entry) => [entry, sizeOf(entry)])),
        value: `${(bytesOf(biggest) / KIB).toFixed(1)} KB`,
        goal: `≤ ${BUDGET} KB`,
        pass: bytesOf(biggest) <= BUDGET * KIB,
      },
    ];
  } finally {
    server.close();
    await rm(folder, { recursive: true });
  }
}
