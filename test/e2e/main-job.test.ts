import { readFileSync } from "node:fs";
import { listAgencies } from "@shanhai/contract/agency";
import { listApplications, recommendCandidates } from "@shanhai/contract/application";
import { listCandidates } from "@shanhai/contract/candidate";
import { createEnterprise, listEnterprises } from "@shanhai/contract/enterprise";
import { createEvaluation, getScorecard, listEvaluations } from "@shanhai/contract/evaluation";
import { commitImportJob, createImportJob, getImportErrors, getImportJob } from "@shanhai/contract/import-job";
import { listMoves, moveApplications, undoMove } from "@shanhai/contract/move";
import { createOrder, getOrder, listOrders, type OrderDetail } from "@shanhai/contract/order";
import { getPark, listParkOrders } from "@shanhai/contract/park";
import { listPlacements } from "@shanhai/contract/placement";
import { addPosition } from "@shanhai/contract/position";
import type { ApplicationId, CandidateId, PositionId } from "@shanhai/contract/scalar";
import type { Stage } from "@shanhai/contract/stage";
import { verifyTable } from "@shanhai/store/verify";
import { mintMemberScope } from "@shanhai/tenancy/mint";
import { streamXlsxRows } from "hucre/xlsx";
import { afterAll, beforeAll, expect, test } from "vitest";
import { everything } from "../everything.ts";
import { type Person, startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";

/*
 * The job that Shanhai exists for, in the order in which a park lives it, with the facts of the article on 衢州: one agency
 * fills orders for 200 technicians and 1,000 operators, while a second agency sees none of it.
 */

let laptop: TestLaptop;
let administrator: Person;
let evaluator: Person;
let owner: Person;
let other: Person;
let agencyId: string;
let orders: { technicians: OrderDetail; operators: OrderDetail };
let candidateIds: CandidateId[];
let operatorIds: ApplicationId[];

beforeAll(async () => {
  laptop = await startTestLaptop();
});
afterAll(() => laptop?.stop());

const order = async (orderId: OrderDetail["orderId"]) => owner.call(getOrder, { params: { orderId } });
const operators = () => order(orders.operators.orderId);
const technicians = () => order(orders.technicians.orderId);
const positionOf = (detail: OrderDetail, index = 0) => {
  const position = detail.positions[index];
  if (!position) throw new Error(`No position ${index}`);
  return position;
};

/** Recommends in acts of up to a thousand and returns the applications' ids. */
async function recommend(positionId: PositionId, ids: readonly CandidateId[]): Promise<ApplicationId[]> {
  const applications: ApplicationId[] = [];
  for (let start = 0; start < ids.length; start += 1000) {
    const { results } = await owner.call(recommendCandidates, {
      params: { positionId },
      body: { candidateIds: ids.slice(start, start + 1000) },
    });
    for (const result of results) {
      expect(result.outcome).toBe("created");
      if (result.applicationId) applications.push(result.applicationId);
    }
  }
  return applications;
}

function move(
  detail: OrderDetail,
  applicationIds: ApplicationId[],
  to: Stage,
  more: { reason?: string; preview?: boolean; versions?: number[] } = {},
) {
  return owner.call(moveApplications, { params: { orderId: detail.orderId }, body: { applicationIds, to, ...more } });
}

const tally = (results: readonly { outcome: string; cause?: string }[]) => {
  const counts: Record<string, number> = {};
  for (const { outcome, cause } of results)
    counts[cause ? `${outcome}:${cause}` : outcome] = (counts[cause ? `${outcome}:${cause}` : outcome] ?? 0) + 1;
  return counts;
};

test("the park registers two agencies on an empty platform and their owners accept", async () => {
  administrator = await laptop.park("浙江省衢州人力资源服务产业园", "330800", "admin@quzhou.test");
  expect(await administrator.call(getPark, {})).toMatchObject({ agencies: 0, orders: 0 });
  evaluator = await laptop.evaluator(administrator, "evaluator@quzhou.test");
  const chuansi = await laptop.agency(administrator, "川思控股(浙江)有限公司", 1, "owner@chuansi.test");
  ({ owner } = chuansi);
  ({ agencyId } = chuansi.agency);
  ({ owner: other } = await laptop.agency(administrator, "另一家人力资源有限公司", 2, "owner@second.test"));
  await laptop.drain();
  expect(await administrator.call(getPark, {})).toMatchObject({ agencies: 2, agenciesFromOutside: 2 });
});

test("the agency creates three enterprises and orders for 200 technicians and 1,000 operators", async () => {
  const names = ["衢州金格兰石英有限公司", "浙江卡游科技有限公司", "常山皮尔轴承有限公司"];
  const enterprises = [];
  for (const [index, name] of names.entries()) {
    enterprises.push(await owner.call(createEnterprise, { body: { name, uscc: uscc(100 + index), chain: "新材料" } }));
  }
  const [quartz, cards, bearings] = enterprises;
  if (!quartz || !cards || !bearings) throw new Error("Three enterprises");
  const create = async (enterprise: typeof quartz, title: string) =>
    (await owner.call(createOrder, { body: { enterpriseId: enterprise.enterpriseId, title, deadline: "2030-06-30" } }))
      .orderId;
  const technicianOrder = await create(quartz, "2026 年技术人才");
  const operatorOrder = await create(cards, "2026 年普通员工");
  const add = (orderId: typeof technicianOrder, title: string, headcount: number, skillLevel: "高级工" | "初级工") =>
    owner.call(addPosition, {
      params: { orderId },
      body: {
        title,
        occupation: title,
        headcount,
        payMin: 600_000,
        payMax: 900_000,
        place: "330803",
        skillLevel,
        benefits: ["住宿补贴"],
      },
    });
  await add(technicianOrder, "设备维护技师", 120, "高级工");
  await add(technicianOrder, "质检技术员", 80, "高级工");
  await add(operatorOrder, "包装操作工", 1000, "初级工");
  orders = { technicians: await order(technicianOrder), operators: await order(operatorOrder) };
  expect(orders.technicians).toMatchObject({ headcount: 200, filled: 0, open: 200, status: "open" });
  expect(orders.operators).toMatchObject({
    headcount: 1000,
    filled: 0,
    open: 1000,
    enterpriseName: "浙江卡游科技有限公司",
  });
  expect((await owner.call(listEnterprises, { query: {} })).items.map(({ name }) => name)).toEqual(
    [...names].reverse(),
  );
  expect(bearings.uscc).toHaveLength(18);
});

test("it imports the roster and gets exactly the truth beside it", async () => {
  const file = readFileSync(new URL("../fixtures/roster-1500.csv", import.meta.url));
  const truth = JSON.parse(readFileSync(new URL("../fixtures/roster-1500.expected.json", import.meta.url), "utf8"));
  const { importJobId, upload } = await owner.call(createImportJob, {
    body: { fileName: "roster-1500.csv", size: file.length },
  });
  const sent = await fetch(upload.url, { method: upload.method, headers: upload.headers, body: file });
  expect(sent.ok).toBe(true);
  await owner.call(commitImportJob, { params: { importJobId }, body: {} });
  await expect
    .poll(async () => (await owner.call(getImportJob, { params: { importJobId } })).status, { timeout: 60_000 })
    .toBe("completed");
  const job = await owner.call(getImportJob, { params: { importJobId } });
  const { created, merged, rejected, rejections } = truth;
  expect(job).toMatchObject({ created, merged, rejected, processed: truth.rows, total: truth.rows, progress: 1 });
  expect(job.rejections).toEqual(rejections);
  const { url } = await owner.call(getImportErrors, { params: { importJobId } });
  const lines: unknown[][] = [];
  for await (const { values } of streamXlsxRows(new Uint8Array(await (await fetch(url)).arrayBuffer())))
    lines.push(values);
  expect(lines).toHaveLength(rejected + 1);
  expect(lines[0]).toContain("未导入原因");
  expect(lines[1]).toContain("见备注");
  candidateIds = (await everything(owner, listCandidates, {})).map(({ candidateId }) => candidateId);
  expect(candidateIds).toHaveLength(created);
});

test("it recommends in bulk; recommending again finds the same applications", async () => {
  const { positionId } = positionOf(orders.operators);
  operatorIds = await recommend(positionId, candidateIds.slice(0, 1100));
  expect(positionOf(await operators()).stages.recommended).toBe(1100);
  const again = await owner.call(recommendCandidates, {
    params: { positionId },
    body: { candidateIds: candidateIds.slice(0, 10) },
  });
  expect(tally(again.results)).toEqual({ existing: 10 });
  expect(positionOf(await operators()).stages.recommended).toBe(1100);
});

test("it moves a thousand in one act: preview first, then done, row by row", async () => {
  const thousand = operatorIds.slice(0, 1000);
  const preview = await move(orders.operators, thousand, "screened", { preview: true });
  expect(tally(preview.results)).toEqual({ moved: 1000 });
  expect(positionOf(await operators()).stages).toMatchObject({ recommended: 1100, screened: 0 });
  const done = await move(orders.operators, thousand, "screened");
  expect(tally(done.results)).toEqual({ moved: 1000 });
  expect(positionOf(await operators()).stages).toMatchObject({ recommended: 100, screened: 1000 });
});

test("a retry with the same key answers alike and moves nobody twice", async () => {
  const input = {
    params: { orderId: orders.operators.orderId },
    body: { applicationIds: operatorIds.slice(0, 1000), to: "interviewed" as const },
    idempotencyKey: "thousand-interviews",
  };
  const first = await owner.call(moveApplications, input);
  const second = await owner.call(moveApplications, input);
  expect(second).toEqual(first);
  expect(positionOf(await operators()).stages).toMatchObject({ interviewed: 1000 });
  await expect(
    owner.call(moveApplications, { ...input, body: { ...input.body, to: "offered" } }),
  ).rejects.toMatchObject({ problem: { code: "idempotency.mismatch", status: 422 } });
});

test("a move is undone as a whole, sparing rows that went on, and names them", async () => {
  const ids = operatorIds.slice(0, 300);
  const offered = await move(orders.operators, ids, "offered");
  await move(orders.operators, ids.slice(0, 5), "rejected", { reason: "体检不合格" });
  if (!offered.moveId) throw new Error("A move that was done has an id");
  const params = { orderId: orders.operators.orderId, moveId: offered.moveId };
  const undone = await owner.call(undoMove, { params });
  expect(tally(undone.results)).toEqual({ moved: 295, "conflict:version": 5 });
  expect(await owner.call(undoMove, { params })).toEqual(undone);
  expect(positionOf(await operators()).stages).toMatchObject({ interviewed: 995, offered: 0, rejected: 5 });
  expect(
    (await owner.call(listMoves, { params: { orderId: params.orderId }, query: {} })).items.map(({ status }) => status),
  ).toContain("undone");
});

test("versions seen protect from overwriting; rows of another order are invalid, strangers are not found", async () => {
  const [first, second, third] = operatorIds.slice(10, 13);
  const foreign = (await recommend(positionOf(orders.technicians).positionId, candidateIds.slice(1379)))[0];
  if (!first || !second || !third || !foreign) throw new Error("Rows to move");
  const stranger = `app_${"0".repeat(26)}` as ApplicationId;
  const { results } = await move(orders.operators, [first, second, third, foreign, stranger], "offered", {
    versions: [3, 5, 2, 1, 1],
  });
  // Rows 10–12 were moved twice, offered and taken back: version 5 is the current one.
  expect(tally(results)).toEqual({ moved: 1, "conflict:version": 2, "invalid:order": 1, notFound: 1 });
});

test("onboarding fills seats and makes placements; beyond the headcount it is a conflict", async () => {
  const rest = (
    await everything(owner, listApplications, {
      params: { positionId: positionOf(orders.operators).positionId },
      query: { stage: "interviewed" },
    })
  ).map(({ applicationId }) => applicationId);
  const more = operatorIds.slice(1000);
  for (const to of ["screened", "interviewed"] as const)
    expect(tally((await move(orders.operators, more, to)).results)).toEqual({ moved: 100 });
  for (let start = 0; start < rest.length; start += 1000)
    await move(orders.operators, rest.slice(start, start + 1000), "offered");
  await move(orders.operators, more, "offered");
  const offered = (
    await everything(owner, listApplications, {
      params: { positionId: positionOf(orders.operators).positionId },
      query: { stage: "offered" },
    })
  ).map(({ applicationId }) => applicationId);
  expect(offered).toHaveLength(1095);
  const thousand = await move(orders.operators, offered.slice(0, 1000), "onboarded");
  expect(tally(thousand.results)).toEqual({ moved: 1000 });
  const beyond = await move(orders.operators, offered.slice(1000), "onboarded");
  expect(tally(beyond.results)).toEqual({ "conflict:seat": 95 });
  expect(await operators()).toMatchObject({ headcount: 1000, filled: 1000, open: 0, status: "fulfilled" });
  const placements = await everything(owner, listPlacements, { query: { orderId: orders.operators.orderId } });
  expect(placements).toHaveLength(1000);
});

test("undoing an arrival gives the seats back and takes the placements away", async () => {
  const { positionId } = positionOf(orders.technicians, 1);
  const ids = await recommend(positionId, candidateIds.slice(1100, 1180));
  for (const to of ["screened", "interviewed", "offered"] as const) await move(orders.technicians, ids, to);
  const arrived = await move(orders.technicians, ids, "onboarded");
  expect(await technicians()).toMatchObject({ filled: 80, open: 120 });
  if (!arrived.moveId) throw new Error("A move that was done has an id");
  await owner.call(undoMove, { params: { orderId: orders.technicians.orderId, moveId: arrived.moveId } });
  expect(await technicians()).toMatchObject({ filled: 0, open: 200 });
  expect((await owner.call(listPlacements, { query: { orderId: orders.technicians.orderId } })).items).toEqual([]);
  await move(orders.technicians, ids.slice(0, 79), "onboarded");
});

test("the evaluator scores the fulfilled order; agency and park see the score", async () => {
  await laptop.drain();
  const seen = await evaluator.call(listParkOrders, { query: {} });
  expect(seen.items.find(({ orderId }) => orderId === orders.operators.orderId)).toMatchObject({
    status: "fulfilled",
    filled: 1000,
  });
  const { indicators } = await evaluator.call(getScorecard, {});
  const asked = indicators.filter(({ source }) => source === "evaluator");
  const evaluation = await evaluator.call(createEvaluation, {
    body: {
      orderId: orders.operators.orderId,
      scores: Object.fromEntries(asked.map(({ indicatorId }) => [indicatorId, 90])),
    },
  });
  expect(evaluation).toMatchObject({ score: 93, grade: "AAAAA" });
  await expect(
    evaluator.call(createEvaluation, {
      body: {
        orderId: orders.technicians.orderId,
        scores: Object.fromEntries(asked.map(({ indicatorId }) => [indicatorId, 90])),
      },
    }),
  ).rejects.toMatchObject({ problem: { code: "order.unfulfilled" } });
  await laptop.drain();
  expect((await owner.call(listEvaluations, { query: {} })).items).toMatchObject([
    { score: 93, orderId: orders.operators.orderId },
  ]);
  expect(await administrator.call(getPark, {})).toMatchObject({
    agencies: 2,
    orders: 2,
    ordersFulfilled: 1,
    headcount: 1200,
    filled: 1079,
    evaluations: 1,
    averageScore: 93,
  });
  const { items } = await administrator.call(listAgencies, { query: {} });
  expect(items.find((agency) => agency.agencyId === agencyId)).toMatchObject({ ordersFulfilled: 1, averageScore: 93 });
});

test("the second agency sees none of it", async () => {
  for (const list of [listOrders, listEnterprises, listCandidates, listPlacements, listEvaluations] as const) {
    expect(await other.call(list as typeof listOrders, { query: {} })).toEqual({ items: [] });
  }
  await expect(other.call(getOrder, { params: { orderId: orders.operators.orderId } })).rejects.toMatchObject({
    problem: { status: 404 },
  });
});

test("a recount of the whole table proves every counter", async () => {
  const { open } = laptop.platform;
  const { client, name } = open(mintMemberScope());
  await laptop.drain();
  const { checked, findings } = await verifyTable(client, name, { followed: true });
  expect(findings).toEqual([]);
  expect(checked).toMatchObject({ positions: 3, orders: 2, placements: 1079, parks: 1 });
});
