import { registerAgency } from "@shanhai/contract/agency";
import type { Evaluation } from "@shanhai/contract/evaluation";
import { createEvaluation } from "@shanhai/contract/evaluation";
import { getPark, getParkOrder } from "@shanhai/contract/park";
import type { AgencyId } from "@shanhai/contract/scalar";
import { getAgency } from "@shanhai/store/agency";
import { countAgency, countEvaluation, projectOrder } from "@shanhai/store/projection";
import { verifyTable } from "@shanhai/store/verify";
import { mintParkScope } from "@shanhai/tenancy/mint";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Direct, startDirect } from "../direct.ts";
import { uscc } from "../laptop.ts";

/* The stream delivers at least once and in no promised order: figures come out the same whatever arrives, however often. */

let direct: Direct;
let parkId: string;
let agency: AgencyId;
beforeAll(async () => {
  direct = await startDirect();
  ({ parkId } = await direct.functions.provision({ name: "园区", division: "330800", administratorEmail: "a@b.test" }));
  const body = { name: "机构", uscc: uscc(1), licenceNumber: "1", licenceExpiry: "2030-01-01", homeDivision: "330100" };
  agency = (await direct.staff("administrator", parkId).call(registerAgency, { body })).agencyId;
});
afterAll(() => direct?.stop());

const table = () => direct.platform.open(mintParkScope(parkId));
const orderId = `ord_${"0".repeat(26)}`;
const facts = (revision: number, filled: number, status = "open") =>
  ({
    orderId,
    title: "订单",
    enterpriseName: "企业",
    status,
    deadline: "2030-01-01",
    headcount: 10,
    filled,
    open: 10 - filled,
    openedAt: "2026-11-01T00:00:00.000Z",
    createdAt: "2026-11-01T00:00:00.000Z",
    revision,
  }) as Parameters<typeof projectOrder>[2];
const park = () => direct.staff("administrator", parkId).call(getPark, {});
const sound = async () => expect((await verifyTable(direct.table.client, direct.table.name)).findings).toEqual([]);

test("an agency counts once, however often its record is delivered", async () => {
  const record = await getAgency(table(), agency);
  if (!record) throw new Error("The agency was registered");
  for (let delivery = 0; delivery < 3; delivery += 1) await countAgency(table(), record);
  expect(await park()).toMatchObject({ agencies: 1, agenciesFromOutside: 1 });
  await sound();
});

test("an order's revisions may come twice, late and out of order", async () => {
  for (const [revision, filled] of [
    [2, 3],
    [1, 0],
    [5, 10],
    [3, 4],
    [5, 10],
    [2, 3],
  ] as const) {
    await projectOrder(table(), agency, facts(revision, filled, filled === 10 ? "fulfilled" : "open"));
    await sound();
  }
  expect(await park()).toMatchObject({ orders: 1, ordersFulfilled: 1, headcount: 10, filled: 10 });
  await projectOrder(table(), agency, facts(6, 10, "cancelled"));
  expect(await park()).toMatchObject({ orders: 0, ordersFulfilled: 0, headcount: 10, filled: 10 });
  await projectOrder(table(), agency, facts(7, 10, "fulfilled"));
  await sound();
});

test("an evaluation counts once and stays on the order when a later fact arrives", async () => {
  const scores = { responsiveness: 90, match: 90, conduct: 90, followUp: 90 };
  const evaluation: Evaluation = await direct
    .staff("evaluator", parkId)
    .call(createEvaluation, { body: { orderId, scores } });
  for (let delivery = 0; delivery < 3; delivery += 1) await countEvaluation(table(), evaluation);
  await projectOrder(table(), agency, facts(8, 10, "fulfilled"));
  const order = await direct.staff("administrator", parkId).call(getParkOrder, { params: { orderId } });
  expect(order).toMatchObject({ score: 93, evaluationId: evaluation.evaluationId });
  expect(await park()).toMatchObject({ evaluations: 1, averageScore: 93 });
  await sound();
});
