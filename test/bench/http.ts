import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { Agency } from "@shanhai/contract/agency";
import { embeddedClient } from "@shanhai/local/dynamo";
import { issueToken } from "@shanhai/local/issue-token";
import { TABLE_NAME } from "@shanhai/local/platform";
import { findRuntime } from "@shanhai/local/runtime-record";
import { startApart } from "../apart.ts";
import { uscc } from "../laptop.ts";
import { median, type Row, ratio } from "./row.ts";

const CONCURRENCY = 32;
const CALLS = 1500;
const ROUNDS = 7;

/** What is measured is how fast it answers, not how often one agency may ask. */
async function raiseRate(dataDir: string, origin: string, agencyId: string | undefined): Promise<void> {
  const token = await issueToken({ dataDir, origin, account: "admin@quzhou.demo" });
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const address = `${origin}/api/v1/agencies/${agencyId}`;
  const { version, quotas } = (await (await fetch(address, { headers })).json()) as Agency;
  const body = JSON.stringify({ version, quotas: { ...quotas, requestsAMinute: 600_000 } });
  const { ok, status } = await fetch(address, { method: "PATCH", headers, body });
  if (!ok) throw new Error(`The rate was not raised: ${status}`);
  // The stream carries it to where the authorizer looks, which remembers for half a minute.
  await sleep(35_000);
}

/** Calls a second at that concurrency, and the slowest hundredth's time. */
async function measure(call: () => Promise<unknown>): Promise<{ speed: number; p99: number }> {
  const times: number[] = [];
  const start = performance.now();
  let left = CALLS;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      const before = performance.now();
      await call();
      times.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  const speed = (CALLS / (performance.now() - start)) * 1000;
  return { speed, p99: times.sort((a, b) => a - b)[Math.floor(CALLS * 0.99)] ?? Number.NaN };
}

/** P4: one record and a page of 25 through the laptop's HTTP, against the same SDK calls straight to the embedded table. */
export async function httpBench(): Promise<Row[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "shanhai-http-"));
  const { origin, stop } = await startApart(dataDir);
  const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY });
  try {
    const token = await issueToken({ dataDir, origin, account: "owner@chuansi.demo" });
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const send = (path: string) =>
      new Promise<string>((resolve, reject) => {
        const sent = request(`${origin}/api/v1${path}`, { agent, headers }, (response) => {
          let text = "";
          response.setEncoding("utf8").on("data", (chunk) => {
            text += chunk;
          });
          response.on("end", () => (response.statusCode === 200 ? resolve(text) : reject(new Error(text))));
        });
        sent.on("error", reject).end();
      });
    // The server answers before its accounts have their organisations.
    let organisation: string | undefined;
    for (let attempt = 0; !organisation && attempt < 100; attempt += 1) {
      const me = JSON.parse(await send("/me")) as { membership?: { organisationId: string } };
      organisation = me.membership?.organisationId;
      if (!organisation) await sleep(100);
    }
    await raiseRate(dataDir, origin, organisation);
    const pk = `T#${organisation}#enterprise`;
    let id = "";
    for (let number = 0; number < 30; number += 1) {
      const body = JSON.stringify({ name: `企业${number}`, uscc: uscc(number) });
      const created = await fetch(`${origin}/api/v1/enterprises`, { method: "POST", headers, body });
      ({ enterpriseId: id } = (await created.json()) as { enterpriseId: string });
    }
    // As the SDK's manual makes it, like the raw side of P3.
    const endpoint = findRuntime(dataDir)?.endpoint ?? "";
    const client = DynamoDBDocumentClient.from(new DynamoDBClient(embeddedClient(endpoint)));
    const get = new GetCommand({ TableName: TABLE_NAME, Key: { pk, sk: id }, ConsistentRead: true });
    const query = new QueryCommand({
      TableName: TABLE_NAME,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": pk },
      ConsistentRead: true,
      ScanIndexForward: false,
      Limit: 26,
    });
    const row = async (what: string, http: () => Promise<unknown>, raw: () => Promise<unknown>): Promise<Row> => {
      const [ours, theirs]: [{ speed: number; p99: number }[], { speed: number; p99: number }[]] = [[], []];
      await measure(http);
      await measure(raw);
      for (let round = 0; round < ROUNDS; round += 1) {
        ours.push(await measure(http));
        theirs.push(await measure(raw));
      }
      const of = (runs: typeof ours, figure: "speed" | "p99") => median(runs.map((run) => run[figure]));
      const [speed, p99] = [of(ours, "speed") / of(theirs, "speed"), of(ours, "p99") / of(theirs, "p99")];
      return {
        figure: "P4",
        what: `${what} through HTTP at concurrency ${CONCURRENCY} / straight SDK calls; ${Math.round(of(ours, "speed"))} to ${Math.round(of(theirs, "speed"))} a second`,
        value: `${ratio(speed)}; p99 ${ratio(p99)} ×`,
        goal: "≥ 0.95; p99 ≤ 1.10 ×",
        pass: speed >= 0.95 && p99 <= 1.1,
      };
    };
    return [
      await row(
        "one record",
        () => send(`/enterprises/${id}`),
        () => client.send(get),
      ),
      await row(
        "a page of 25",
        () => send("/enterprises?limit=25"),
        () => client.send(query),
      ),
    ];
  } finally {
    agent.destroy();
    await stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
