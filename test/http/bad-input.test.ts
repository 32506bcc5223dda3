import { readFileSync } from "node:fs";
import { createCandidate, listCandidates } from "@shanhai/contract/candidate";
import { createEnterprise, listEnterprises, updateEnterprise } from "@shanhai/contract/enterprise";
import { commitImportJob, createImportJob, getImportJob } from "@shanhai/contract/import-job";
import { moveApplications } from "@shanhai/contract/move";
import { createOrder, getOrder, type Order } from "@shanhai/contract/order";
import { addPosition, updatePosition } from "@shanhai/contract/position";
import type { Problem } from "@shanhai/contract/problem";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";

let laptop: TestLaptop;
let owner: Person;
let order: Order;

beforeAll(async () => {
  laptop = await startTestLaptop();
  const administrator = await laptop.park("测试园区", "330800", "admin@park.test");
  ({ owner } = await laptop.agency(administrator, "测试机构", 1, "owner@agency.test"));
  const { enterpriseId } = await owner.call(createEnterprise, { body: { name: "测试企业", uscc: uscc(9) } });
  order = await owner.call(createOrder, { body: { enterpriseId, title: "订单", deadline: "2030-01-01" } });
});
afterAll(() => laptop?.stop());

/** Sends a raw request, as a client that knows no contract would. */
async function send(method: string, path: string, body?: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${laptop.origin}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${owner.accessToken}`, "content-type": "application/json", ...headers },
    ...(body === undefined ? {} : { body }),
  });
  return { response, problem: (await response.json()) as Problem };
}
const post = (path: string, body: unknown, headers?: Record<string, string>) =>
  send("POST", path, JSON.stringify(body), headers);

/** The refusal of a body: a 400 problem document that names the field. */
async function refused(path: string, body: unknown, field: string, code: string) {
  const { response, problem } = await post(path, body);
  expect(response.status).toBe(400);
  expect(response.headers.get("content-type")).toContain("application/problem+json");
  expect(problem).toMatchObject({ code: "invalid", requestId: expect.any(String) });
  expect(problem.issues?.map((issue) => `${issue.field} ${issue.code}`)).toContain(`${field} ${code}`);
  expect(problem.issues?.every(({ message }) => message.length > 1)).toBe(true);
}

const position = {
  title: "操作工",
  occupation: "操作工",
  headcount: 5,
  payMin: 500_000,
  payMax: 600_000,
  place: "衢州",
};

describe("a body that is wrong names its field, and nothing is written", () => {
  test("USCC", async () => {
    await refused("/enterprises", { name: "甲", uscc: "91350100M000100Y4W" }, "uscc", "uscc.checksum");
    await refused("/enterprises", { name: "甲", uscc: "123" }, "uscc", "uscc.format");
    await refused("/enterprises", { uscc: uscc(7) }, "name", "required");
    await refused("/enterprises", { name: " \u202e ", uscc: uscc(7) }, "name", "unprintable");
    await refused("/enterprises", { name: "甲".repeat(101), uscc: uscc(7) }, "name", "long");
    expect((await owner.call(listEnterprises, { query: {} })).items).toHaveLength(1);
  });

  test("what nobody can see, and lines where there is one line", async () => {
    await refused("/enterprises", { name: "甲\u200b乙", uscc: uscc(7) }, "name", "unprintable");
    await refused("/enterprises", { name: "甲\n乙", uscc: uscc(7) }, "name", "unprintable");
    const person = { name: "何娜", phone: "19900000001", consent: true };
    await refused("/candidates", { ...person, note: "会\u2028开车" }, "note", "unprintable");
    await refused("/candidates", { ...person, occupation: "电\n工" }, "occupation", "unprintable");
  });

  test("phone, ID number, consent", async () => {
    const person = { name: "何娜", consent: true };
    await refused("/candidates", { ...person, phone: "12345" }, "phone", "phone.invalid");
    await refused("/candidates", { ...person, idNumber: "110105194912310021" }, "idNumber", "idNumber.checksum");
    await refused("/candidates", { ...person, idNumber: "33080221991231001X" }, "idNumber", "idNumber.date");
    await refused("/candidates", person, "phone", "identity.missing");
    await refused("/candidates", { name: "何娜", phone: "19900000001" }, "consent", "consent.missing");
    await refused("/candidates", { ...person, phone: "19900000001", consent: false }, "consent", "consent.missing");
    expect((await owner.call(listCandidates, { query: {} })).items).toEqual([]);
  });

  test("headcount, pay, deadline, enterprise", async () => {
    const path = `/orders/${order.orderId}/positions`;
    await refused(path, { ...position, headcount: -1 }, "headcount", "headcount");
    await refused(path, { ...position, headcount: 1.5 }, "headcount", "headcount");
    await refused(path, { ...position, payMin: 700_000 }, "payMin", "pay.order");
    await refused(path, { ...position, payMin: -1 }, "payMin", "fen");
    await refused(path, { ...position, payMax: 0.5 }, "payMax", "fen");
    await refused("/orders", { enterpriseId: "ent_1", title: "t", deadline: "2030-01-01" }, "enterpriseId", "id");
    await refused(
      "/orders",
      { enterpriseId: order.enterpriseId, title: "t", deadline: "2030-02-30" },
      "deadline",
      "date",
    );
    await refused(
      "/orders",
      { enterpriseId: order.enterpriseId, title: "t", deadline: "2020-01-01" },
      "deadline",
      "date.past",
    );
    expect((await owner.call(getOrder, { params: { orderId: order.orderId } })).positions).toEqual([]);
  });

  test("stage, reason, versions of a move", async () => {
    const path = `/orders/${order.orderId}/moves`;
    const applicationIds = [`app_${"0".repeat(26)}`];
    await refused(path, { applicationIds, to: "hired" }, "to", "stage");
    await refused(path, { applicationIds, to: "rejected" }, "reason", "reason");
    await refused(path, { applicationIds, to: "screened", versions: [1, 2] }, "versions", "versions.length");
    await refused(path, { applicationIds: [], to: "screened" }, "applicationIds", "short");
    await refused(
      path,
      { applicationIds: [...applicationIds, ...applicationIds], to: "screened" },
      "applicationIds",
      "duplicate",
    );
    await refused(path, { applicationIds: ["app_1"], to: "screened" }, "applicationIds.0", "id");
  });

  test("query, cursor and ids in the path", async () => {
    expect((await send("GET", "/orders?limit=0")).problem).toMatchObject({
      code: "invalid",
      issues: [{ field: "limit" }],
    });
    expect((await send("GET", "/orders?limit=101")).problem).toMatchObject({
      code: "invalid",
      issues: [{ field: "limit" }],
    });
    expect((await send("GET", "/orders?cursor=abc")).problem).toMatchObject({ code: "cursor.invalid", status: 400 });
    expect((await send("GET", "/orders/ord_1")).problem).toMatchObject({ code: "notFound", status: 404 });
    expect((await send("GET", "/orders/%00")).problem).toMatchObject({ status: 404 });
    expect((await send("GET", "/orders/..%2f..%2fhealthz")).problem).toMatchObject({ status: 404 });
  });

  test("what is no JSON, too large, or of the wrong kind", async () => {
    expect((await send("POST", "/enterprises", "{")).problem).toMatchObject({ code: "malformed", status: 400 });
    expect((await send("POST", "/enterprises", "[]")).problem).toMatchObject({ code: "invalid", status: 400 });
    expect((await send("POST", "/enterprises", "null")).problem).toMatchObject({ code: "invalid", status: 400 });
    expect((await send("POST", "/enterprises", "")).problem).toMatchObject({ code: "invalid", status: 400 });
    const large = JSON.stringify({ name: "甲".repeat(400_000), uscc: uscc(7) });
    expect((await send("POST", "/enterprises", large)).problem).toMatchObject({ code: "tooLarge", status: 413 });
    expect((await send("POST", "/enterprises", '{"__proto__":{"name":"x"},"constructor":1}')).problem).toMatchObject({
      code: "invalid",
    });
    expect((await send("PUT", "/enterprises", "{}")).problem).toMatchObject({ code: "methodNotAllowed", status: 405 });
    expect((await send("GET", "/nothing")).problem).toMatchObject({ code: "notFound", status: 404 });
  });
});

test("messages come in the caller's language", async () => {
  const body = { name: "甲", uscc: "1" };
  expect((await post("/enterprises", body)).problem.issues?.[0]?.message).toContain("统一社会信用代码");
  const english = await post("/enterprises", body, { "accept-language": "en-GB,en;q=0.9" });
  expect(english.problem.issues?.[0]?.message).toContain("USCC");
});

test("a stale version is refused with the current state, and nothing is saved", async () => {
  const created = await owner.call(createEnterprise, { body: { name: "旧名", uscc: uscc(20) } });
  const params = { enterpriseId: created.enterpriseId };
  await owner.call(updateEnterprise, { params, body: { version: 1, name: "新名" } });
  await expect(owner.call(updateEnterprise, { params, body: { version: 1, name: "另一个" } })).rejects.toMatchObject({
    problem: { code: "stale", status: 409, current: { name: "新名", version: 2 } },
  });
});

test("null clears an optional field; what is left out stays", async () => {
  const body = { name: "清空", uscc: uscc(21), chain: "新材料", contactName: "王工" };
  const { enterpriseId } = await owner.call(createEnterprise, { body });
  const cleared = await owner.call(updateEnterprise, { params: { enterpriseId }, body: { version: 1, chain: null } });
  expect(cleared).toMatchObject({ name: "清空", contactName: "王工" });
  expect(cleared).not.toHaveProperty("chain");
  const { positionId } = await owner.call(addPosition, {
    params: { orderId: order.orderId },
    body: { ...position, title: "班长", careerPath: "班组长", benefits: ["住宿"] },
  });
  const changed = await owner.call(updatePosition, { params: { positionId }, body: { version: 1, careerPath: null } });
  expect(changed).toMatchObject({ benefits: ["住宿"], version: 2 });
  const { positions } = await owner.call(getOrder, { params: { orderId: order.orderId } });
  expect(positions.find((one) => one.positionId === positionId)).not.toHaveProperty("careerPath");
});

test("a person is known once: by phone, by ID number, and never as two", async () => {
  const body = { name: "何娜", phone: "+86 199-0000-0999", idNumber: "11010519491231002X", consent: true as const };
  const created = await owner.call(createCandidate, { body });
  expect(created).toMatchObject({ phone: "19900000999", idNumberMasked: "1101**********002X" });
  const again = (more: Partial<Omit<typeof body, "consent">>) =>
    owner.call(createCandidate, { body: { ...body, ...more } });
  await expect(again({})).rejects.toMatchObject({
    problem: { code: "candidate.duplicate", current: { candidateId: created.candidateId } },
  });
  await expect(again({ idNumber: "620522200101100009" })).rejects.toMatchObject({
    problem: { code: "identity.conflict" },
  });
  expect((await owner.call(listCandidates, { query: {} })).items).toHaveLength(1);
});

describe("a repeated Idempotency-Key", () => {
  test("answers with the first result and writes once", async () => {
    const input = { body: { name: "乙", uscc: uscc(30) }, idempotencyKey: "create-30" };
    const first = await owner.call(createEnterprise, input);
    expect(await owner.call(createEnterprise, input)).toEqual(first);
    const params = { orderId: order.orderId };
    const add = { params, body: position, idempotencyKey: "position-1" };
    const one = await owner.call(addPosition, add);
    expect(await owner.call(addPosition, add)).toEqual(one);
    const { positions } = await owner.call(getOrder, { params });
    expect(positions.filter(({ title }) => title === position.title)).toEqual([one]);
  });

  test("answers alike when the retry would now be stale", async () => {
    const { enterpriseId } = await owner.call(createEnterprise, { body: { name: "丙", uscc: uscc(31) } });
    const input = { params: { enterpriseId }, body: { version: 1, name: "丙二" }, idempotencyKey: "rename" };
    expect(await owner.call(updateEnterprise, input)).toEqual(await owner.call(updateEnterprise, input));
  });

  test("with another body is refused", async () => {
    await owner.call(createEnterprise, { body: { name: "丁", uscc: uscc(32) }, idempotencyKey: "key-32" });
    const other = owner.call(createEnterprise, { body: { name: "戊", uscc: uscc(33) }, idempotencyKey: "key-32" });
    await expect(other).rejects.toMatchObject({ problem: { code: "idempotency.mismatch", status: 422 } });
    const twins = await Promise.all(
      [1, 2, 3, 4].map(() =>
        owner.call(createEnterprise, { body: { name: "己", uscc: uscc(34) }, idempotencyKey: "key-34" }),
      ),
    );
    expect(new Set(twins.map(({ enterpriseId }) => enterpriseId)).size).toBe(1);
  });
});

describe("a roster that cannot be read is refused with its reason, and nobody is stored", () => {
  const good = readFileSync(new URL("../fixtures/roster-1500.csv", import.meta.url));

  async function upload(bytes: Uint8Array, fileName = "roster.csv") {
    const { importJobId, upload: target } = await owner.call(createImportJob, {
      body: { fileName, size: bytes.length },
    });
    const { status } = await fetch(target.url, {
      method: target.method,
      headers: target.headers,
      body: Buffer.from(bytes),
    });
    expect(status).toBeLessThan(300);
    const { response, problem } = await post(`/import-jobs/${importJobId}/commit`, {});
    const job = await owner.call(getImportJob, { params: { importJobId } });
    return { response, problem, job };
  }

  test.each([
    ["another encoding", new Uint8Array([0x80, 0xff, 0x41, 0x2c, 0xff, 0xff]), "file.encoding"],
    ["no header", good.subarray(good.indexOf(10) + 1), "file.header"],
    ["a quote that never ends", new TextEncoder().encode('姓名,手机号\n"何娜,19900000123\n'), "file.format"],
    ["cut inside a character", good.subarray(0, cutInsideCharacter(good)), "file.truncated"],
  ])("%s", async (_, bytes, code) => {
    const { response, problem, job } = await upload(bytes);
    expect(response.status).toBe(422);
    expect(problem).toMatchObject({ code, issues: [{ field: "file" }] });
    expect(job).toMatchObject({ status: "failed", problem: { code }, created: 0 });
  });

  test("nothing in it, no file at all, not a CSV", async () => {
    expect((await post("/import-jobs", { fileName: "a.csv", size: 0 })).problem).toMatchObject({
      code: "invalid",
      issues: [{ field: "size" }],
    });
    expect((await post("/import-jobs", { fileName: "a.exe", size: 9 })).problem).toMatchObject({
      code: "file.type",
      issues: [{ field: "fileName" }],
    });
    const { importJobId } = await owner.call(createImportJob, { body: { fileName: "a.csv", size: 5 } });
    expect((await post(`/import-jobs/${importJobId}/commit`, {})).problem).toMatchObject({ code: "file.missing" });
    // It was told to upload first, and still may.
    expect(await owner.call(getImportJob, { params: { importJobId } })).toMatchObject({ status: "created" });
  });

  test("a file of another size than announced is not taken", async () => {
    const { upload: target } = await owner.call(createImportJob, { body: { fileName: "a.csv", size: 5 } });
    const response = await fetch(target.url, { method: target.method, headers: target.headers, body: "123456789" });
    expect(response.status).toBeGreaterThanOrEqual(400);
  });

  test("a mapping that names no column of the file, or none to know a person by", async () => {
    const few = good.subarray(0, good.indexOf(10, 1000) + 1);
    const { importJobId, upload: target } = await owner.call(createImportJob, {
      body: { fileName: "a.csv", size: few.length },
    });
    await fetch(target.url, { method: target.method, headers: target.headers, body: few });
    const { problem } = await post(`/import-jobs/${importJobId}/commit`, {
      mapping: { name: "姓名", phone: "没有这列" },
    });
    expect(problem).toMatchObject({ code: "invalid", issues: [{ field: "mapping.phone", code: "column" }] });
    for (const [mapping, issue] of [
      [{ phone: "手机号" }, { field: "mapping.name", code: "required" }],
      [
        { name: "姓名", note: "备注" },
        { field: "mapping", code: "identity.missing" },
      ],
    ]) {
      const unusable = await post(`/import-jobs/${importJobId}/commit`, { mapping });
      expect(unusable.response.status).toBe(400);
      expect(unusable.problem).toMatchObject({ code: "invalid", issues: [issue] });
    }
    expect(await owner.call(getImportJob, { params: { importJobId } })).toMatchObject({ status: "created" });
    await owner.call(commitImportJob, { params: { importJobId }, body: {} });
    const twice = await post(`/import-jobs/${importJobId}/commit`, {});
    expect(twice.problem).toMatchObject({ code: "importJob.state", status: 409 });
    await laptop.drain();
  });
});

/** A length that ends on the first byte of a two-byte character. */
function cutInsideCharacter(bytes: Uint8Array): number {
  let place = 0;
  while (place < 5000) place += (bytes[place] ?? 0) > 0x80 ? ((bytes[place + 1] ?? 0) < 0x40 ? 4 : 2) : 1;
  while ((bytes[place] ?? 0) <= 0x80) place += 1;
  return place + 1;
}

test("a move across orders leaves the other order alone", async () => {
  const params = { orderId: order.orderId };
  const result = await owner.call(moveApplications, {
    params,
    body: { applicationIds: [`app_${"1".repeat(26)}`], to: "screened" },
  });
  expect(result.results).toMatchObject([{ outcome: "notFound" }]);
});
