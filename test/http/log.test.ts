import { createCandidate, listCandidates } from "@shanhai/contract/candidate";
import { createEnterprise } from "@shanhai/contract/enterprise";
import { getPark } from "@shanhai/contract/park";
import { shanghaiDate } from "@shanhai/domain/calendar";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";
import { createRecorder } from "../tenancy/recorder.ts";

const recorder = createRecorder();
let laptop: TestLaptop;
let park: Person;
let owner: Person;
let agencyId: string;
const PERSON = { name: "欧阳长风", phone: "13812345678", idNumber: "11010519491231002X", consent: true as const };

interface Line {
  level: string;
  message: string;
  route?: string;
  tenant?: string;
  readUnits: number;
  writeUnits: number;
  _aws: { CloudWatchMetrics: { Dimensions: string[][]; Metrics: { Name: string }[] }[] };
  [name: string]: unknown;
}

async function linesSoFar(): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const line of laptop.platform.logFile.linesOf(shanghaiDate(new Date()))) lines.push(JSON.parse(line));
  return lines;
}

beforeAll(async () => {
  laptop = await startTestLaptop({ documentClient: recorder.documentClient });
  park = await laptop.park("衢州人力资源服务产业园", "330800", "admin@park.test");
  const made = await laptop.agency(park, "测试机构", 1, "owner@log.test");
  owner = made.owner;
  agencyId = made.agency.agencyId;
  await laptop.drain();
});
afterAll(() => laptop.stop());

test("a request leaves one line under the names that Powertools for Lambda uses, and says for which organisation it was", async () => {
  await owner.call(createEnterprise, { body: { name: "某企业", uscc: uscc(7) } });
  const line = (await linesSoFar()).find(({ route }) => route === "POST /api/v1/enterprises");
  expect(line).toMatchObject({
    ...{ level: "INFO", message: "request", service: "shanhai", tenant: agencyId, status: 201, cold_start: true },
    ...{ function_name: "laptop-agency", function_memory_size: 1024, requests: 1, faults: 0, invocations: 1 },
    timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    function_request_id: expect.any(String),
    requestId: expect.any(String),
    gbMs: expect.any(Number),
  });
  expect(line?.writeUnits).toBeGreaterThan(0);
  await owner.call(createEnterprise, { body: { name: "某企业二", uscc: uscc(8) } });
  const second = (await linesSoFar()).filter(({ route }) => route === "POST /api/v1/enterprises")[1];
  expect(second).toMatchObject({ cold_start: false });
});

test("every metric that a line announces is in it, by one dimension that no tenant multiplies", async () => {
  const lines = await linesSoFar();
  expect(lines.length).toBeGreaterThan(10);
  for (const line of lines) {
    const [directive] = line._aws.CloudWatchMetrics;
    expect(directive?.Dimensions).toEqual([["service"]]);
    for (const { Name } of directive?.Metrics ?? []) expect(line[Name]).toEqual(expect.any(Number));
  }
});

test("lines name nobody: neither who acts, nor whom it is about, whether it succeeds, fails or follows", async () => {
  const { phone, idNumber } = PERSON;
  await owner.call(createCandidate, { body: PERSON });
  await expect(owner.call(createCandidate, { body: PERSON })).rejects.toMatchObject({ problem: { status: 409 } });
  await expect(owner.call(createCandidate, { body: { ...PERSON, phone: `${phone}9` } })).rejects.toThrow();
  await owner.call(listCandidates, { query: { phoneLast4: phone.slice(-4) } });
  await laptop.drain();
  const said = JSON.stringify(await linesSoFar());
  for (const secret of [PERSON.name, phone, idNumber, "owner@log.test", "admin@park.test"])
    expect(said).not.toContain(secret);
  expect(said).not.toContain(owner.accessToken);
});

test("what lines say was read and written is what the table counted, and whose it was", async () => {
  const sum = (lines: Line[], name: "readUnits" | "writeUnits") =>
    lines.reduce((total, line) => total + (line[name] ?? 0), 0);
  const before = { lines: (await linesSoFar()).length, ...recorder.spent() };
  await park.call(getPark, {});
  await owner.call(createEnterprise, { body: { name: "某企业三", uscc: uscc(9) } });
  await laptop.drain();
  const lines = (await linesSoFar()).slice(before.lines);
  const spent = recorder.spent();
  expect(sum(lines, "readUnits")).toBeCloseTo(spent.read - before.read);
  expect(sum(lines, "writeUnits")).toBeCloseTo(spent.write - before.write);
  const parks = lines.filter(({ tenant }) => tenant?.startsWith("prk_"));
  expect(sum(parks, "readUnits")).toBeGreaterThan(0);
  const owners = new Set(lines.map(({ tenant }) => tenant));
  expect(owners).toContain(agencyId);
  // The stream's line for the agency is no request of its.
  expect(lines.filter(({ message, tenant }) => message === "project" && tenant === agencyId)[0]).not.toHaveProperty(
    "requests",
  );
});
