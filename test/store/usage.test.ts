import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { registerAgency } from "@shanhai/contract/agency";
import type { AgencyId, CalendarDate, CalendarMonth } from "@shanhai/contract/scalar";
import { type Amounts, getOwnUsage, getUsage, getUsageFile } from "@shanhai/contract/usage";
import { startOfDay } from "@shanhai/domain/calendar";
import { PRICES } from "@shanhai/domain/prices";
import { enterPark } from "@shanhai/store/park";
import { mintSharedScope } from "@shanhai/tenancy/mint";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { logsUsage } from "../../functions/aws/logs-usage.ts";
import { create as createCount } from "../../functions/clock/count-costs.ts";
import type { UsageLog } from "../../functions/usage-log.ts";
import { type Direct, startDirect } from "../direct.ts";
import { uscc } from "../laptop.ts";

const DAY = "2026-11-26" as CalendarDate;
const MONTH = "2026-11" as CalendarMonth;
const FIRST = "agn_00000000000000000000000001";
const SECOND = "agn_00000000000000000000000002";
const line = (tenant: string | undefined, more: object) => ({
  ...{
    level: "INFO",
    message: "request",
    tenant,
    invocations: 1,
    gbMs: 12.5,
    readUnits: 1.5,
    writeUnits: 2,
    messages: 0,
  },
  ...more,
});
/** At which moment of Shanghai's day what was said. */
const SAID: readonly [at: string, line: object][] = [
  ["2026-11-25T23:59:59.999+08:00", line(FIRST, { requests: 1 })],
  ["2026-11-26T00:00:00.000+08:00", line(FIRST, { requests: 1 })],
  ["2026-11-26T08:00:00.000+08:00", line(FIRST, { invocations: 0.25, messages: 3 })],
  ["2026-11-26T12:00:00.000+08:00", line(SECOND, { requests: 1 })],
  ["2026-11-26T12:00:01.000+08:00", line(undefined, { requests: 1 })],
  ["2026-11-26T23:59:59.000+08:00", line(FIRST, { requests: 1 })],
  ["2026-11-27T00:00:00.000+08:00", line(SECOND, { requests: 1 })],
];

let direct: Direct;
let clock = new Date();
beforeAll(async () => {
  vi.stubEnv("AWS_ACCESS_KEY_ID", "OWN");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "own");
  direct = await startDirect({ now: () => clock });
  for (const [at, told] of SAID) {
    clock = new Date(at);
    direct.platform.log.write(JSON.stringify(told));
  }
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await direct?.stop();
});

interface Query {
  startTime: number;
  endTime: number;
  queryString: string;
  logGroupNames: string[];
}

/** What Logs Insights would answer: sums of the fields that the query names, over lines of its time that have what it filters by. */
function answerOf({ startTime, endTime, queryString }: Query) {
  const needed = [...queryString.matchAll(/ispresent\((\w+)\)/g)].map(([, name = ""]) => name);
  const sums = [...queryString.matchAll(/sum\((\w+)\) as (\w+)/g)];
  const by = / by (\w+)/.exec(queryString)?.[1] ?? "";
  const lines = SAID.filter(([at]) => Date.parse(at) >= startTime * 1000 && Date.parse(at) < endTime * 1000 + 1000)
    .map(([, told]) => told as Record<string, unknown>)
    .filter((told) => needed.every((name) => told[name] !== undefined));
  return [...new Set(lines.map((told) => told[by]))].map((value) => [
    { field: by, value },
    ...sums.map(([, name = "", alias = ""]) => ({
      field: alias,
      value: String(lines.filter((told) => told[by] === value).reduce((sum, told) => sum + Number(told[name] ?? 0), 0)),
    })),
  ]);
}

/** CloudWatch Logs that answers on the second time of asking. */
async function startLogs() {
  const asked: Query[] = [];
  let polls = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const input = JSON.parse(Buffer.concat(chunks).toString()) as Query & { queryId: string };
      if (request.headers["x-amz-target"] === "Logs_20140328.StartQuery") {
        asked.push(input);
        return response.end(JSON.stringify({ queryId: String(asked.length - 1) }));
      }
      polls += 1;
      const query = asked[Number(input.queryId)] as Query;
      const done = polls % 2 === 0;
      response.end(JSON.stringify(done ? { status: "Complete", results: answerOf(query) } : { status: "Running" }));
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { server, asked, endpoint };
}

/** What both adapters must make of the same lines. */
async function provesItself(log: UsageLog): Promise<void> {
  const usage = await log.usageOf(DAY);
  expect([...usage.keys()].sort()).toEqual([FIRST, SECOND]);
  expect(usage.get(FIRST)).toEqual({
    ...{ requests: 2, invocations: 2.25, gbMs: 37.5, readUnits: 4.5, writeUnits: 6, messages: 3 },
  });
  expect(usage.get(SECOND)).toMatchObject({ requests: 1, readUnits: 1.5 });
  expect((await log.usageOf("2026-11-20" as CalendarDate)).size).toBe(0);
}

describe("a day of the log, by owner", () => {
  it("is added up from the laptop's file", () => provesItself(direct.platform.usageLog));

  it("is asked of Logs Insights fifty functions at a time, and added up", async () => {
    const { server, asked, endpoint } = await startLogs();
    try {
      const groups = Array.from({ length: 51 }, (_, index) => `/${index}`);
      const usage = await logsUsage({ endpoint, region: "ap-southeast-1", groups, pollMs: 1 }).usageOf(DAY);
      expect(asked.map(({ logGroupNames }) => logGroupNames.length)).toEqual([50, 1]);
      expect(usage.get(FIRST)).toMatchObject({ requests: 4, invocations: 4.5 });
    } finally {
      server.close();
    }
  });

  it("is asked of Logs Insights", async () => {
    const { server, asked, endpoint } = await startLogs();
    try {
      await provesItself(logsUsage({ endpoint, region: "ap-southeast-1", groups: ["/a", "/b"], pollMs: 1 }));
      expect(asked[0]).toMatchObject({ logGroupNames: ["/a", "/b"], startTime: Date.parse(startOfDay(DAY)) / 1000 });
    } finally {
      server.close();
    }
  });
});

describe("what a park and its agencies are shown", () => {
  const busy: Amounts = {
    requests: 1000,
    invocations: 2000,
    gbMs: 40_000,
    readUnits: 3000,
    writeUnits: 500,
    messages: 0,
  };
  const calm: Amounts = { requests: 10, invocations: 20, gbMs: 400, readUnits: 30, writeUnits: 5, messages: 2 };
  const amounts = new Map<string, Amounts>();
  const counted = new Map<string, string[]>();
  let parkId: string;
  let agencyId: AgencyId;
  const staff = () => direct.staff("administrator", parkId);

  beforeAll(async () => {
    clock = new Date("2026-11-26T20:00:00Z");
    const made = await direct.functions.provision({
      ...{ name: "某园区", division: "330800", administratorEmail: "admin@park.test" },
    });
    parkId = made.parkId;
    await enterPark(direct.platform.open(mintSharedScope()), made.parkId);
    const licence = { licenceNumber: "33081", licenceExpiry: "2030-12-31" };
    ({ agencyId } = await staff().call(registerAgency, { body: { name: "忙碌机构", uscc: uscc(1), ...licence } }));
    amounts.set(agencyId, busy).set(parkId, calm).set("agn_00000000000000000000000009", busy);
  });

  const count = () =>
    createCount(direct.platform, {
      async usageOf(day) {
        counted.set(day, [...(counted.get(day) ?? []), day]);
        return day === "2026-11-26" || day === "2026-11-27" ? amounts : new Map();
      },
    })();

  it("is nothing before a night has counted", async () => {
    expect(await staff().call(getUsage, { query: { month: MONTH } })).toMatchObject({
      rows: [],
      days: [],
      total: { costMicros: 0 },
    });
    const own = await direct.ownerOf(agencyId, parkId).call(getOwnUsage, { query: { month: MONTH } });
    expect(own).not.toHaveProperty("countedAt");
  });

  it("has each day once however often it was counted, with the dearest first and nobody else's", async () => {
    await count();
    await count();
    // It is the 27th in Shanghai: today so far, yesterday, and the day before it.
    expect([...counted.keys()].sort()).toEqual(["2026-11-25", "2026-11-26", "2026-11-27"]);
    const usage = await staff().call(getUsage, { query: { month: MONTH } });
    expect(usage.rows.map(({ name, kind, requests }) => [name, kind, requests])).toEqual([
      ["忙碌机构", "agency", 2000],
      ["某园区", "park", 20],
    ]);
    expect(usage.days.map(({ day, requests }) => [day, requests])).toEqual([
      ["2026-11-26", 1010],
      ["2026-11-27", 1010],
    ]);
    expect(usage).toMatchObject({
      countedAt: clock.toISOString(),
      prices: { region: PRICES.region, asOf: PRICES.asOf },
    });
    // 2,000 requests of the gateway, 4,000 of Lambda, 80 GB·s, 6,000 reads and 1,000 writes.
    expect(usage.rows[0]?.costMicros).toBe(Math.round(2000 + 800 + 80 * 13.3334 + 750 + 625));
  });

  it("follows what is counted better later", async () => {
    amounts.set(parkId, { ...calm, requests: 12 });
    await count();
    const { rows } = await staff().call(getUsage, { query: { month: MONTH } });
    expect(rows.find(({ kind }) => kind === "park")).toMatchObject({ requests: 24 });
  });

  it("is an agency's own part, to its owner alone", async () => {
    const own = await direct.ownerOf(agencyId, parkId).call(getOwnUsage, { query: { month: MONTH } });
    expect(own.total).toMatchObject({ requests: 2000, readUnits: 6000 });
    expect(own).not.toHaveProperty("rows");
    const other = direct.ownerOf(SECOND, parkId);
    expect((await other.call(getOwnUsage, { query: { month: MONTH } })).days).toEqual([]);
  });

  it("can be had as a file, numbers and all", async () => {
    const query = { month: MONTH, format: "csv", language: "en" } as const;
    const { fileName, content } = await staff().call(getUsageFile, { query });
    expect(fileName).toBe("Usage and cost-2026-11.csv");
    const rows = Buffer.from(content, "base64").toString().trim().split(/\r?\n/);
    expect(rows[0]).toContain("Organisation,Kind,Requests");
    expect(rows[1]).toMatch(/^忙碌机构,Agency,2000,6000,1000,80,0,0\.00\d+$/);
    expect(rows.at(-1)).toContain("Total");
  });
});
