import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import { createClient } from "@shanhai/client/client";
import { transitAgency } from "@shanhai/contract/agency";
import * as contract from "@shanhai/contract/api-key";
import { listAuditEntries } from "@shanhai/contract/audit-entry";
import { createCandidate, revealCandidate } from "@shanhai/contract/candidate";
import { createComplaint } from "@shanhai/contract/complaint";
import { createEnterprise, listEnterprises } from "@shanhai/contract/enterprise";
import { createFiling } from "@shanhai/contract/filing";
import { inviteColleague } from "@shanhai/contract/invitation";
import { getMe, removeMember } from "@shanhai/contract/member";
import { getPark } from "@shanhai/contract/park";
import { planVisit } from "@shanhai/contract/visit";
import { plusDays, shanghaiDate } from "@shanhai/domain/calendar";
import { embeddedDocumentClient, TABLE_NAME } from "@shanhai/local/platform";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Person, startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";
import { createRecorder } from "../tenancy/recorder.ts";

const recorder = createRecorder();
const log = vi.spyOn(console, "log");
const issued: string[] = [];
let laptop: TestLaptop;
let administrator: Person;
let clock = new Date("2026-11-23T02:00:00Z").getTime();
const FIRST_DAY = shanghaiDate(new Date(clock));
let number = 1;

beforeAll(async () => {
  laptop = await startTestLaptop({ now: () => new Date(clock), documentClient: recorder.documentClient });
  administrator = await laptop.park("测试园区", "330800", "admin@park.test");
  await laptop.drain();
});
afterAll(async () => {
  log.mockRestore();
  await laptop?.stop();
});

const problem = (code: string) => ({ problem: { code } });
const today = () => shanghaiDate(new Date(clock));

/** The most that anybody has to wait: what authorizers remember is over. */
async function aMinuteLater(): Promise<void> {
  await laptop.drain();
  clock += 59_000;
}

async function agency() {
  number += 1;
  const made = await laptop.agency(administrator, `机构${number}`, number, `owner${number}@agency.test`);
  await laptop.drain();
  return { ...made, client: uscc(number + 500) };
}

function callerWith(apiKey: string, organisation?: string) {
  return createClient({
    origin: laptop.origin,
    apiKey,
    ...(organisation ? { organisation: () => organisation } : {}),
    retries: 0,
  }).call;
}

async function makeKey(
  person: Person,
  wanted: {
    name?: string;
    role?: "recruiter" | "owner" | "evaluator";
    access?: "read" | "write";
    reveals?: boolean;
    expiresOn?: string;
  } = {},
) {
  const body = { name: "考勤系统", role: "recruiter" as const, ...wanted };
  const key = await person.call(contract.createApiKey, { body });
  issued.push(key.token);
  await laptop.drain();
  return { ...key, params: { apiKeyId: key.apiKeyId }, call: callerWith(key.token) };
}
const keysOf = async (person: Person) => (await person.call(contract.listApiKeys, { query: {} })).items;

test("a program calls with its key in its organisation's name, and its acts are audited under the key's own", async () => {
  const { owner, client } = await agency();
  const { call, apiKeyId } = await makeKey(owner, { access: "write", name: "ERP" });
  const input = { body: { name: "客户", uscc: client }, idempotencyKey: "one" };
  const made = await call(createEnterprise, input);
  expect(await call(createEnterprise, input)).toEqual(made);
  expect((await call(listEnterprises, { query: {} })).items).toHaveLength(1);
  await laptop.drain();
  const audit = await owner.call(listAuditEntries, { query: { recordId: made.enterpriseId } });
  expect(audit.items).toMatchObject([
    { action: "createEnterprise", by: `key:${apiKeyId}`, name: "ERP", role: "recruiter" },
  ]);
});

test("a key may do what its scope and its role allow, and nothing that is people's", async () => {
  const { owner, client } = await agency();
  const reading = await makeKey(owner, { role: "owner" });
  const writing = await makeKey(owner, { access: "write" });
  const revealing = await makeKey(owner, { access: "write", reveals: true });
  const enterprise = { body: { name: "客户", uscc: client } };
  await expect(reading.call(createEnterprise, enterprise)).rejects.toMatchObject(problem("apiKey.scope"));
  // The role is asked of as well: a recruiter's key files no month.
  const filing = { month: "2026-10", revenue: 1, tax: 0 };
  await expect(writing.call(createFiling, { body: filing })).rejects.toMatchObject(problem("forbidden"));
  const idNumber = "330102199003070019";
  const person = { name: "王芳", phone: "19900000001", idNumber, consent: true as const };
  const { candidateId } = await writing.call(createCandidate, { body: person });
  const reveal = { params: { candidateId }, body: { field: "idNumber" as const, reason: "签约" } };
  await expect(writing.call(revealCandidate, reveal)).rejects.toMatchObject(problem("apiKey.scope"));
  expect(await revealing.call(revealCandidate, reveal)).toEqual({ idNumber });
  for (const attempt of [
    () => revealing.call(contract.listApiKeys, { query: {} }),
    () => revealing.call(contract.createApiKey, { body: { name: "再来一个", role: "recruiter" } }),
    () => revealing.call(contract.revokeApiKey, { params: writing.params }),
    () => revealing.call(inviteColleague, { body: { email: "x@y.test" } }),
    () => revealing.call(getMe, {}),
  ])
    await expect(attempt()).rejects.toMatchObject(problem("apiKey.scope"));
});

test("a program goes on no visit and looks after nothing: it names who does", async () => {
  const { owner, agency: complained, client } = await agency();
  const { call } = await makeKey(owner, { access: "write" });
  const { enterpriseId } = await call(createEnterprise, { body: { name: "客户", uscc: client } });
  const visit = { enterpriseId, plannedDate: plusDays(today(), 1) };
  const issue = (field: string) => ({ problem: { code: "invalid", issues: [{ field, code: "required" }] } });
  await expect(call(planVisit, { body: visit })).rejects.toMatchObject(issue("memberId"));
  const { memberId } = await owner.call(getMe, {});
  expect(await call(planVisit, { body: { ...visit, memberId } })).toMatchObject({ memberId });
  const park = await makeKey(administrator, { role: "evaluator", access: "write" });
  const { agencyId } = complained;
  const complaint = { agencyId, content: "拖欠", receivedOn: today(), deadline: today() };
  await expect(park.call(createComplaint, { body: complaint })).rejects.toMatchObject(issue("ownerId"));
});

test("only who is in charge makes keys, of roles of their own kind; partners have none", async () => {
  const { owner } = await agency();
  const recruiter = await laptop.recruiter(owner, `recruiter${number}@agency.test`);
  const { coordinator } = await laptop.partner(administrator, "学校", "school", "teacher@school.test");
  const body = { name: "k", role: "recruiter" as const };
  for (const person of [recruiter, coordinator])
    await expect(person.call(contract.createApiKey, { body })).rejects.toMatchObject(problem("forbidden"));
  await expect(administrator.call(contract.createApiKey, { body })).rejects.toMatchObject({
    problem: { code: "invalid", issues: [{ field: "role", code: "option" }] },
  });
  const { call } = await makeKey(administrator, { role: "evaluator", name: "大屏" });
  expect(await call(getPark, {})).toMatchObject({ agencies: expect.anything() });
  await expect(call(listEnterprises, { query: {} })).rejects.toMatchObject(problem("forbidden"));
});

test("who is no owner any more makes no key that would outlast him", async () => {
  const { owner } = await agency();
  const second = await laptop.accept(
    (await owner.call(inviteColleague, { body: { email: "second@agency.test", role: "owner" } })).path,
    "second@agency.test",
  );
  await laptop.drain();
  const { memberId } = await second.call(getMe, {});
  await second.call(contract.listApiKeys, { query: {} });
  await owner.call(removeMember, { params: { memberId } });
  // His authorizer remembers him for half a minute still.
  await expect(second.call(contract.createApiKey, { body: { name: "后门", role: "owner" } })).rejects.toMatchObject(
    problem("forbidden"),
  );
  expect(await keysOf(owner)).toEqual([]);
});

test("a retry shows the same secret again, although nothing but its hash is kept", async () => {
  const { owner } = await agency();
  const input = { body: { name: "ERP", role: "recruiter" as const }, idempotencyKey: "make" };
  const first = await owner.call(contract.createApiKey, input);
  expect(await owner.call(contract.createApiKey, input)).toEqual(first);
  expect(await keysOf(owner)).toHaveLength(1);
  const params = { apiKeyId: first.apiKeyId };
  const rotation = { params, body: { version: 1, graceDays: 1 }, idempotencyKey: "rotate" };
  const second = await owner.call(contract.rotateApiKey, rotation);
  expect(second.token).not.toBe(first.token);
  expect(await owner.call(contract.rotateApiKey, rotation)).toEqual(second);
  issued.push(first.token, second.token);
  expect(JSON.stringify(await keysOf(owner))).not.toMatch(/shk_|[Hh]ash/);
});

test("a rotated key's old secret works for its days of grace, and none before that", async () => {
  const { owner } = await agency();
  const first = await makeKey(owner);
  const rotate = async (version: number, graceDays: number) => {
    const { token } = await owner.call(contract.rotateApiKey, { params: first.params, body: { version, graceDays } });
    issued.push(token);
    await laptop.drain();
    return callerWith(token);
  };
  const works = (call: typeof first.call) =>
    call(listEnterprises, { query: {} }).then(
      () => true,
      () => false,
    );
  expect(await works(first.call)).toBe(true);
  const second = await rotate(1, 2);
  // The new one works at once, though the authorizer remembers the key as it was.
  expect([await works(first.call), await works(second)]).toEqual([true, true]);
  clock += 2 * 24 * 60 * 60 * 1000 - 1000;
  expect(await works(first.call)).toBe(true);
  clock += 2000;
  expect([await works(first.call), await works(second)]).toEqual([false, true]);
  const third = await rotate(2, 7);
  const fourth = await rotate(3, 0);
  await aMinuteLater();
  expect([await works(second), await works(third), await works(fourth)]).toEqual([false, false, true]);
  await expect(
    owner.call(contract.rotateApiKey, { params: first.params, body: { version: 1, graceDays: 0 } }),
  ).rejects.toMatchObject(problem("stale"));
  await expect(
    owner.call(contract.rotateApiKey, { params: first.params, body: { version: 4, graceDays: 8 } }),
  ).rejects.toMatchObject(problem("invalid"));
});

test("a revoked key is out within a minute, stays listed, and is not rotated back", async () => {
  const { owner } = await agency();
  const { call, params } = await makeKey(owner);
  await call(listEnterprises, { query: {} });
  const revoked = await owner.call(contract.revokeApiKey, { params });
  expect(revoked.status).toBe("revoked");
  expect(await owner.call(contract.revokeApiKey, { params })).toMatchObject({ version: revoked.version });
  await aMinuteLater();
  await expect(call(listEnterprises, { query: {} })).rejects.toMatchObject({ problem: { status: 401 } });
  expect(await keysOf(owner)).toMatchObject([{ status: "revoked", lastUsedOn: today() }]);
  await expect(owner.call(contract.rotateApiKey, { params, body: { version: 2 } })).rejects.toMatchObject(
    problem("apiKey.ended"),
  );
});

test("a key works on its last day and not on the next", async () => {
  const { owner } = await agency();
  await expect(makeKey(owner, { expiresOn: plusDays(today(), -1) })).rejects.toMatchObject({
    problem: { issues: [{ field: "expiresOn", code: "date.past" }] },
  });
  const { call } = await makeKey(owner, { expiresOn: today() });
  await call(listEnterprises, { query: {} });
  clock += 24 * 60 * 60 * 1000;
  await expect(call(listEnterprises, { query: {} })).rejects.toMatchObject(problem("unauthenticated"));
  expect(await keysOf(owner)).toMatchObject([{ status: "expired" }]);
});

test("a token that is forged, cut, of a key that is not there, or for another organisation is nobody's", async () => {
  const [{ owner }, other] = [await agency(), await agency()];
  const { token, call } = await makeKey(owner);
  await call(listEnterprises, { query: {} });
  const flipped = `${token.slice(0, -1)}${token.endsWith("0") ? "1" : "0"}`;
  const elsewhere = (await makeKey(other.owner)).token;
  const mixed = `${elsewhere.slice(0, 31)}${token.slice(31)}`;
  for (const forged of [flipped, token.slice(0, -1), `${token}0`, token.toUpperCase(), "shk_", "shk_a_b", mixed])
    await expect(callerWith(forged)(listEnterprises, { query: {} }), forged).rejects.toMatchObject({
      problem: { status: 401, code: "unauthenticated" },
    });
  await expect(callerWith(token, other.agency.agencyId)(listEnterprises, { query: {} })).rejects.toMatchObject(
    problem("unauthenticated"),
  );
});

test("an organisation has twenty keys that work; revoked and expired ones do not count", async () => {
  const { owner } = await agency();
  const body = { name: "k", role: "recruiter" as const };
  const keys = [];
  for (let count = 0; count < contract.MOST_API_KEYS; count += 1)
    keys.push(await owner.call(contract.createApiKey, { body: { ...body, expiresOn: today() } }));
  await expect(owner.call(contract.createApiKey, { body })).rejects.toMatchObject(problem("apiKey.many"));
  await owner.call(contract.revokeApiKey, { params: { apiKeyId: keys[0]?.apiKeyId ?? "" } });
  await owner.call(contract.createApiKey, { body });
  await expect(owner.call(contract.createApiKey, { body })).rejects.toMatchObject(problem("apiKey.many"));
  clock += 24 * 60 * 60 * 1000;
  await owner.call(contract.createApiKey, { body });
});

test("a suspended agency's key reads and does not write", async () => {
  const { owner, agency: suspended, client } = await agency();
  const { call } = await makeKey(owner, { access: "write" });
  await administrator.call(transitAgency, {
    params: { agencyId: suspended.agencyId },
    body: { version: 2, to: "suspended", reason: "r" },
  });
  await aMinuteLater();
  await call(listEnterprises, { query: {} });
  await expect(call(createEnterprise, { body: { name: "客户", uscc: client } })).rejects.toMatchObject(
    problem("agency.suspended"),
  );
});

test("a key costs the authorizer one read while it is remembered, and one write on its first use of a day", async () => {
  const { owner } = await agency();
  const { call, apiKeyId } = await makeKey(owner);
  const about = (from: number) =>
    recorder.calls
      .slice(from)
      .filter(({ leadingKeys }) => leadingKeys.some((key) => key.includes(apiKeyId)))
      .map(({ action }) => action.replace("dynamodb:", ""));
  const use = async () => {
    const from = recorder.calls.length;
    await call(listEnterprises, { query: {} });
    await laptop.drain();
    return about(from);
  };
  expect(await use()).toEqual(["GetItem", "UpdateItem"]);
  expect(await use()).toEqual([]);
  clock += 31_000;
  expect(await use()).toEqual(["GetItem"]);
  clock += 24 * 60 * 60 * 1000;
  expect(await use()).toEqual(["GetItem", "UpdateItem"]);
  expect(await use()).toEqual([]);
});

test("no secret of any key is in the table or in the log", async () => {
  expect(issued.length).toBeGreaterThan(15);
  const secrets = issued.map((token) => token.slice(-64));
  const client = embeddedDocumentClient(laptop.endpoint);
  const kept: string[] = [];
  for (let start: Record<string, unknown> | undefined, first = true; first || start; first = false) {
    const page = await client.send(new ScanCommand({ TableName: TABLE_NAME, ExclusiveStartKey: start }));
    kept.push(JSON.stringify(page.Items));
    start = page.LastEvaluatedKey;
  }
  const lines = log.mock.calls.map((parts) => parts.map(String).join(" "));
  for (let day = FIRST_DAY; day <= shanghaiDate(new Date(clock)); day = plusDays(day, 1))
    for await (const line of laptop.platform.logFile.linesOf(day)) lines.push(line);
  expect(lines.length).toBeGreaterThan(50);
  const everything = [...kept, ...lines].join("\n");
  expect(everything).toContain("secretHash");
  expect(secrets.filter((secret) => everything.includes(secret))).toEqual([]);
  expect(everything).not.toContain("shk_");
});
