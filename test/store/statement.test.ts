import { inflateSync } from "node:zlib";
import { createOrder, getOrder, updateOrder } from "@shanhai/contract/order";
import type { Placement } from "@shanhai/contract/placement";
import type { CalendarDate, Fen, OrderId, PlacementId, PositionId, StatementId } from "@shanhai/contract/scalar";
import {
  createStatement,
  deleteStatement,
  exportStatement,
  getStatement,
  listStatementLines,
  listStatements,
  transitStatement,
} from "@shanhai/contract/statement";
import { plusDays } from "@shanhai/domain/calendar";
import { orderPlacements, placementKey, statementKey, statementLineKey } from "@shanhai/store/keys/pipeline";
import * as store from "@shanhai/store/statement";
import type { Key } from "@shanhai/store/table";
import { verifyTable } from "@shanhai/store/verify";
import { transact } from "@shanhai/store/write";
import { mintTenantScope } from "@shanhai/tenancy/mint";
import { readXlsx } from "hucre/xlsx";
import { ulid } from "ulid";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { agencyId, type Direct, PARK, startDirect } from "../direct.ts";
import { everything } from "../everything.ts";
import type { Person } from "../laptop.ts";
import { orderWithSeats } from "../pipeline.ts";
import { faulty } from "./faults.ts";

const faults = faulty();
let direct: Direct;
let owner: Person;
let orders = 100;

/** 1 July 2026, 10:00 in Shanghai. */
const NOW = new Date("2026-07-01T02:00:00.000Z");
const JANUARY = { from: "2026-01-01" as CalendarDate, to: "2026-01-31" as CalendarDate };
const FEBRUARY = { from: "2026-02-01" as CalendarDate, to: "2026-02-28" as CalendarDate };
const RULE = { kind: "perHead", fen: 100_000 as Fen, guarantee: "proRata", vatRate: 600 } as const;

/** A table for each test: every one of them is read as a whole, some several times. */
beforeEach(async () => {
  direct = await startDirect({
    documentClient: (endpoint) => faults.client(endpoint),
    now: () => NOW,
  });
  owner = direct.owner();
});
afterEach(() => direct?.stop());

const table = () => direct.platform.open(mintTenantScope(agencyId(1), PARK));

/** Placements written straight to the table: leaving is somebody else's act. */
async function place(orderId: OrderId, positionId: PositionId, facts: Partial<Placement>[]): Promise<Placement[]> {
  const placements = facts.map((one, index): Placement => {
    const arrivalDate = one.arrivalDate ?? JANUARY.from;
    return {
      placementId: `plc_${ulid()}` as PlacementId,
      applicationId: `app_${ulid()}` as Placement["applicationId"],
      orderId,
      enterpriseId: `ent_${ulid()}` as Placement["enterpriseId"],
      enterpriseName: "企业",
      positionId,
      positionTitle: "操作工",
      candidateId: `can_${ulid()}` as Placement["candidateId"],
      candidateName: `求职者${index}`,
      arrivalDate,
      guaranteeUntil: plusDays(arrivalDate, 29),
      status: one.leftDate ? "left" : "active",
      checks: [],
      version: 1,
      createdAt: NOW.toISOString() as Placement["createdAt"],
      updatedAt: NOW.toISOString() as Placement["createdAt"],
      ...one,
    };
  });
  for (let start = 0; start < placements.length; start += 100) {
    await transact(
      table(),
      placements.slice(start, start + 100).map((record) => ({
        put: placementKey(table().scope, record.placementId),
        listing: { gsi1pk: orderPlacements(table().scope, orderId, record.status), gsi1sk: record.placementId },
        record,
      })),
    );
  }
  return placements;
}

async function billable(facts: Partial<Placement>[], rule: object = RULE) {
  orders += 1;
  const { orderId, positionId } = await orderWithSeats(owner, 3000, orders);
  await owner.call(updateOrder, { params: { orderId }, body: { version: 1, feeRule: rule as typeof RULE } });
  return { orderId, positionId, placements: await place(orderId, positionId, facts) };
}

const people = (count: number) => Array.from({ length: count }, () => ({}));
const draft = (orderId: OrderId, body = JANUARY, idempotencyKey?: string) =>
  owner.call(createStatement, { params: { orderId }, body, ...(idempotencyKey ? { idempotencyKey } : {}) });
const linesOf = (statementId: string) => everything(owner, listStatementLines, { params: { statementId } });

/** Placements here are nobody's arrivals: what is counted of seats and retention is not looked at. */
async function sound() {
  const { findings } = await verifyTable(direct.table.client, direct.table.name);
  expect(
    findings.filter((finding) =>
      /^(stm|ord)_.*(statement|billed|net|vat|gross|lines|content|computed|overlaps)/.test(finding),
    ),
  ).toEqual([]);
}

async function step(statementId: StatementId, to: "draft" | "sent" | "confirmed" | "disputed" | "settled", more = {}) {
  const params = { statementId };
  const { version } = await owner.call(getStatement, { params });
  return owner.call(transitStatement, { params, body: { to, version, ...more } });
}

test("a statement says what is due, in lines with their reasons and totals with VAT, and takes the period", async () => {
  const { orderId } = await billable([{}, { leftDate: "2026-01-11", insideGuarantee: true }] as Partial<Placement>[]);
  const statement = await draft(orderId);
  expect(statement).toMatchObject({
    status: "draft",
    lines: 3,
    agencyName: "机构1",
    enterpriseName: "企业",
    totals: { net: 133_333, vat: 8000, gross: 141_333 },
  });
  const lines = await linesOf(statement.statementId);
  // By placement, then by fee: which of the two comes first is chance.
  expect(lines.map(({ kind, reason, amount }) => `${kind} ${reason} ${amount}`).sort()).toEqual([
    "arrival due 100000",
    "arrival due 100000",
    "refund refund -66667",
  ]);
  expect((await owner.call(getOrder, { params: { orderId } })).billedTo).toBe("2026-01-31");
  await expect(draft(orderId, { from: JANUARY.to, to: FEBRUARY.to })).rejects.toMatchObject({
    problem: { code: "statement.overlap", status: 409 },
  });
  await expect(draft(orderId, FEBRUARY)).rejects.toMatchObject({ problem: { code: "statement.empty" } });
  await sound();
});

test("without a fee rule there is no statement, and a rule that billed stays", async () => {
  const { orderId } = await orderWithSeats(owner, 1, 99);
  await expect(draft(orderId)).rejects.toMatchObject({ problem: { code: "feeRule.missing" } });
  const billed = await billable([{}]);
  const { statementId } = await draft(billed.orderId);
  const change = (version: number) =>
    owner.call(updateOrder, {
      params: { orderId: billed.orderId },
      body: { version, feeRule: { ...RULE, fen: 5 } },
    });
  await expect(change(2)).rejects.toMatchObject({ problem: { code: "feeRule.billed" } });
  await owner.call(deleteStatement, { params: { statementId } });
  expect(await change(2)).toMatchObject({ feeRule: { fen: 5 } });
  await expect(owner.call(getStatement, { params: { statementId } })).rejects.toMatchObject({
    problem: { status: 404 },
  });
  expect((await owner.call(getOrder, { params: { orderId: billed.orderId } })).billedTo).toBeUndefined();
  await sound();
});

test("a rule given when the order is made is kept", async () => {
  const { orderId } = await orderWithSeats(owner, 1, 98);
  const { enterpriseId } = await owner.call(getOrder, { params: { orderId } });
  const body = { enterpriseId, title: "订单", deadline: "2030-01-01", feeRule: RULE };
  expect(await owner.call(createOrder, { body })).toMatchObject({ feeRule: RULE });
});

test("a confirmed statement never changes: a change of facts is a line of the next one", async () => {
  const { orderId, placements } = await billable(people(2));
  const { statementId } = await draft(orderId);
  await step(statementId, "sent");
  const confirmed = await step(statementId, "confirmed");
  const before = await linesOf(statementId);
  const [one] = placements as [Placement];
  const set = { status: "left", leftDate: "2026-01-16", insideGuarantee: true };
  await transact(table(), [{ update: placementKey(table().scope, one.placementId), set }]);
  const next = await draft(orderId, FEBRUARY);
  expect(await linesOf(next.statementId)).toMatchObject([
    { kind: "refund", amount: -50_000, basis: { late: true, unserved: 15 } },
  ]);
  expect(await owner.call(getStatement, { params: { statementId } })).toEqual(confirmed);
  expect(await linesOf(statementId)).toEqual(before);
  await expect(owner.call(deleteStatement, { params: { statementId } })).rejects.toMatchObject({
    problem: { code: "statement.state" },
  });
  await sound();
});

test("disputed lines are frozen, stay out of what is settled, and come back in the next statement", async () => {
  const { orderId } = await billable(people(3));
  const { statementId } = await draft(orderId);
  await step(statementId, "sent");
  const [first] = await linesOf(statementId);
  await expect(step(statementId, "disputed")).rejects.toMatchObject({ problem: { code: "invalid" } });
  const unknown = `lin_${ulid()}_arrival`;
  await expect(step(statementId, "disputed", { lineIds: [unknown] })).rejects.toMatchObject({
    problem: { code: "invalid", issues: [{ field: "lineIds", code: "line" }] },
  });
  const disputed = await step(statementId, "disputed", { lineIds: [first?.lineId], note: "未到岗" });
  expect(disputed).toMatchObject({ disputed: 1, undisputed: { net: 200_000, vat: 12_000, gross: 212_000 } });
  expect((await linesOf(statementId)).map((line) => line.disputed)).toEqual([true, false, false]);
  await expect(draft(orderId, FEBRUARY)).rejects.toMatchObject({ problem: { code: "statement.empty" } });
  await step(statementId, "settled");
  const next = await draft(orderId, FEBRUARY);
  expect(await linesOf(next.statementId)).toMatchObject([
    { reason: "resubmitted", lineId: first?.lineId, amount: 100_000 },
  ]);
  await sound();
});

test("only the owner confirms and settles; a stale version is refused with the current statement", async () => {
  const { orderId } = await billable([{}]);
  const { statementId } = await draft(orderId);
  const recruiter = direct.owner(1, "recruiter");
  const take = (to: "sent" | "confirmed", version: number) =>
    recruiter.call(transitStatement, { params: { statementId }, body: { to, version } });
  await take("sent", 1);
  await expect(take("confirmed", 2)).rejects.toMatchObject({ problem: { code: "forbidden", status: 403 } });
  await expect(take("sent", 1)).rejects.toMatchObject({
    problem: { code: "stale", current: { status: "sent", version: 2 } },
  });
  expect(await step(statementId, "confirmed")).toMatchObject({ status: "confirmed" });
});

describe.each([
  ["the connection breaks before the table hears of it", "before"],
  ["the answer is lost after the table wrote it", "after"],
] as const)("when %s", (_, when) => {
  test.each([1, 2, 3, 4])("drafting cut off in its transaction %i is completed by the retry, once", async (at) => {
    const { orderId, positionId } = await billable(people(250));
    const key = `${when}-${at}`;
    faults.breakTransaction(at, when);
    await expect(draft(orderId, JANUARY, key)).rejects.toMatchObject({ problem: { code: "internal", status: 500 } });
    await sound();
    const statement = await draft(orderId, JANUARY, key);
    expect(statement).toMatchObject({ status: "draft", lines: 250, totals: { net: 25_000_000 } });
    expect(await linesOf(statement.statementId)).toHaveLength(250);
    expect(await everything(owner, listStatements, { query: { orderId } })).toHaveLength(1);
    expect(await draft(orderId, JANUARY, key)).toEqual(statement);
    await sound();
    // What arrived meanwhile is the next statement's.
    await place(orderId, positionId, [{}]);
    expect(await draft(orderId, FEBRUARY)).toMatchObject({ lines: 1 });
    await sound();
  });

  test("nothing is drafted on a statement that was cut off, until it is whole or removed", async () => {
    const { orderId } = await billable(people(250));
    faults.breakTransaction(3, when);
    await expect(draft(orderId, JANUARY)).rejects.toMatchObject({ problem: { status: 500 } });
    await expect(draft(orderId, FEBRUARY)).rejects.toMatchObject({ problem: { code: "statement.unfinished" } });
    const [cut] = await everything(owner, listStatements, { query: { orderId } });
    expect(cut).toMatchObject({ status: "drafting" });
    await expect(step(cut?.statementId as StatementId, "sent")).rejects.toMatchObject({
      problem: { code: "statement.transition" },
    });
    await owner.call(deleteStatement, { params: { statementId: cut?.statementId as StatementId } });
    expect(await draft(orderId, FEBRUARY)).toMatchObject({ status: "draft", lines: 250 });
    await sound();
  });

  test("facts that change while a statement is cut off begin it anew", async () => {
    const { orderId, placements } = await billable(people(250));
    faults.breakTransaction(3, when);
    await expect(draft(orderId, JANUARY, `again-${when}`)).rejects.toMatchObject({ problem: { status: 500 } });
    const gone = placements.slice(0, 50).map((one) => ({ remove: placementKey(table().scope, one.placementId) }));
    await transact(table(), gone);
    const statement = await draft(orderId, JANUARY, `again-${when}`);
    expect(statement).toMatchObject({ status: "draft", lines: 200 });
    expect(await linesOf(statement.statementId)).toHaveLength(200);
    await sound();
  });

  test.each([1, 2, 4, 5])("removing cut off in its transaction %i is completed by asking again", async (at) => {
    const { orderId } = await billable(people(250));
    const { statementId } = await draft(orderId);
    faults.breakTransaction(at, when);
    const remove = () =>
      owner.call(deleteStatement, { params: { statementId }, idempotencyKey: `${when}-${statementId}` });
    await expect(remove()).rejects.toMatchObject({ problem: { status: 500 } });
    await sound();
    expect(await remove()).toEqual({ statementId });
    expect(await store.allLines(table(), statementId)).toEqual([]);
    expect(await draft(orderId)).toMatchObject({ lines: 250 });
    await sound();
  });
});

test("two drafts at once of one period: one is made", async () => {
  const { orderId } = await billable(people(150));
  const both = await Promise.allSettled([draft(orderId), draft(orderId)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await everything(owner, listStatements, { query: { orderId } })).toHaveLength(1);
  await sound();
});

test("what does not add up is found: a line, a total, a fee billed twice, a period that overlaps", async () => {
  const { orderId, positionId } = await billable(people(2));
  const { statementId } = await draft(orderId);
  const [line] = await store.allLines(table(), statementId);
  const { scope } = table();
  const findings = async () =>
    (await verifyTable(direct.table.client, direct.table.name)).findings
      .filter((one) => one.startsWith("stm_"))
      .join("\n");
  const set = (key: Key, change: object) => transact(table(), [{ update: key, set: { ...change } }]);
  if (!line) throw new Error("no line");
  const lineKey = statementLineKey(scope, statementId, line.lineId);
  await set(lineKey, { amount: 1 });
  for (const what of ["net", "vat", "gross", "content"]) expect(await findings()).toContain(`${statementId} ${what}`);
  await set(lineKey, { amount: line.amount });
  expect(await findings()).toBe("");
  const record = await store.getStatement(table(), statementId);
  await set(statementKey(scope, statementId), { disputedLines: [line.lineId] });
  expect(await findings()).toContain("net in dispute");
  await set(statementKey(scope, statementId), { disputedLines: record?.disputedLines });
  await place(orderId, positionId, [{}]);
  const next = await draft(orderId, FEBRUARY);
  await transact(table(), [{ put: statementLineKey(scope, next.statementId, line.lineId), record: line }]);
  expect(await findings()).toContain(`${next.statementId} ${line.lineId}: billed before`);
  await transact(table(), [{ remove: statementLineKey(scope, next.statementId, line.lineId) }]);
  await set(statementKey(scope, next.statementId), { from: JANUARY.to });
  expect(await findings()).toContain("overlaps");
  await set(statementKey(scope, next.statementId), { from: FEBRUARY.from });
  await sound();
});

test("periods are dates that are over, in their order", async () => {
  const { orderId } = await billable([{}]);
  const refused = (from: string, to: string) =>
    draft(orderId, { from, to } as typeof JANUARY).catch((error) => error.problem);
  expect(await refused("2026-02-01", "2026-01-31")).toMatchObject({ status: 400, issues: [{ code: "period.order" }] });
  expect(await refused("2026-01-01", "2026-07-02")).toMatchObject({ status: 400, issues: [{ code: "date.future" }] });
  expect(await refused("2026-02-30", "2026-03-01")).toMatchObject({ status: 400, issues: [{ code: "date" }] });
});

test("the files: text stays text, amounts are numbers in 元, Chinese is set in a face that viewers have", async () => {
  const { orderId } = await billable([{ candidateName: "=cmd|'/c calc'!A1" }, { candidateName: "吕雉" }]);
  const { statementId } = await draft(orderId);
  const fetched = async (format: "pdf" | "xlsx") => {
    const { url } = await owner.call(exportStatement, { params: { statementId }, body: { format } });
    expect(url).toContain("files");
    const { version } = await owner.call(getStatement, { params: { statementId } });
    const bytes = await direct.platform.files.read(table().scope, `statements/${statementId}/${version}.${format}`);
    return bytes ?? new Uint8Array();
  };
  const { sheets } = await readXlsx(await fetched("xlsx"));
  const rows = sheets[0]?.rows ?? [];
  expect(rows.slice(1, 3).map((row) => row.slice(0, 2))).toEqual([
    ["委托方", "企业"],
    ["服务方", "机构1"],
  ]);
  const formula = ["=cmd|'/c calc'!A1", "操作工", "按人头", "2026-01-01 到岗", 1000];
  expect(rows.slice(9, 11).map((row) => row.slice(1, 6))).toContainEqual(formula);
  expect(rows.at(-1)?.slice(4, 6)).toEqual(["价税合计", 2120]);
  const pdf = Buffer.from(await fetched("pdf"));
  const text = pdf.toString("latin1");
  expect(text).toContain("/BaseFont /STSong-Light /Encoding /UniGB-UTF16-H");
  const at = text.indexOf("stream\n") + "stream\n".length;
  const page = inflateSync(pdf.subarray(at)).toString();
  for (const words of ["吕雉", "价税合计", "机构", "企业"]) {
    expect(page).toContain(Buffer.from(words, "utf16le").swap16().toString("hex"));
  }
  expect(page).toContain("(2,120.00)");
  // Every object is where the table of them says.
  const start = Number(/startxref\n(\d+)/.exec(text)?.[1]);
  const offsets = [...text.slice(start).matchAll(/(\d{10}) 00000 n/g)].map(([, offset]) => Number(offset));
  for (const [index, offset] of offsets.entries())
    expect(text.slice(offset)).toMatch(new RegExp(`^${index + 1} 0 obj`));
});
