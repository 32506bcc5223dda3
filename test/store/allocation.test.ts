import {
  type Allocation,
  applyAllocation,
  cancelAllocation,
  createAllocation,
  getAllocation,
  undoAllocation,
} from "@shanhai/contract/allocation";
import { listApplications } from "@shanhai/contract/application";
import { createCandidate } from "@shanhai/contract/candidate";
import { createExportJob } from "@shanhai/contract/export-job";
import { getOrder } from "@shanhai/contract/order";
import type { OrderId, PositionId } from "@shanhai/contract/scalar";
import { saveAllocationProgress } from "@shanhai/store/allocation";
import { Refused } from "@shanhai/store/write";
import { mintTenantScope } from "@shanhai/tenancy/mint";
import type { Scope } from "@shanhai/tenancy/scope";
import type { SQSEvent } from "aws-lambda";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agencyId, type Direct, PARK, startDirect } from "../direct.ts";
import { everything } from "../everything.ts";
import type { Person } from "../laptop.ts";
import { manyCandidates, orderWithSeats } from "../pipeline.ts";
import { faulty } from "./faults.ts";

/* An allocation whose worker is cut off: the next delivery completes it, and nobody is recommended twice. */

const SEATS = 50;
const faults = faulty();
let direct: Direct;
let owner: Person;
let orderId: OrderId;
let positionId: PositionId;
let ready: Allocation;

beforeAll(async () => {
  direct = await startDirect({ documentClient: (endpoint: string, _scope: Scope) => faults.client(endpoint) });
  owner = direct.owner(1);
  const order = await orderWithSeats(owner, SEATS, 1);
  orderId = order.orderId as OrderId;
  positionId = order.positionId as PositionId;
  await manyCandidates(direct, 60);
  const formula = { name: "=1+1", phone: "19800000001", consent: true as const, occupation: "操作工" };
  await owner.call(createCandidate, { body: { ...formula, experienceYears: 20 } });
});
afterAll(() => direct?.stop());

const deliver = async ({ allocationId }: Pick<Allocation, "allocationId">): Promise<boolean> => {
  const body = JSON.stringify({ tenantId: agencyId(1), parkId: PARK, allocationId });
  const event = { Records: [{ messageId: "m", body }] };
  const answer = await direct.functions.allocate(event as unknown as SQSEvent, {} as never);
  return (answer?.batchItemFailures.length ?? 0) === 0;
};

/** Delivers again and again, cut off one transaction later each time, until nothing is in the way any more. */
async function deliverCutOff(allocation: Allocation, when: "before" | "after"): Promise<Allocation> {
  let deliveries = 0;
  for (let done = false; !done; deliveries += 1) {
    faults.breakTransaction(1 + deliveries, when);
    done = await deliver(allocation);
  }
  faults.clear();
  expect(deliveries).toBeGreaterThan(2);
  return owner.call(getAllocation, { params: allocation });
}

const stages = async () => {
  const applications = await everything(owner, listApplications, { params: { positionId } });
  const { positions } = await owner.call(getOrder, { params: { orderId } });
  return { listed: applications.map(({ stage }) => stage), counted: positions[0]?.stages };
};

test("cut off while it is worked out, the retry works it out, and nothing else comes of it", async () => {
  for (const when of ["before", "after"] as const) {
    ready = await deliverCutOff(await owner.call(createAllocation, { body: {} }), when);
    expect(ready).toMatchObject({ status: "ready", summary: { people: 61, plan: { people: SEATS } } });
  }
  expect((await stages()).listed).toEqual([]);
});

test("cut off while it is applied, everybody is recommended once; cut off while it is undone, withdrawn once", async () => {
  await owner.call(applyAllocation, { params: ready });
  const applied = await deliverCutOff(ready, "after");
  expect(applied).toMatchObject({ status: "applied", applied: { created: SEATS, existing: 0, stale: 0 } });
  const recommended = await stages();
  expect(recommended.listed).toEqual(Array.from({ length: SEATS }, () => "recommended"));
  expect(recommended.counted).toMatchObject({ recommended: SEATS });
  await owner.call(undoAllocation, { params: ready });
  const undone = await deliverCutOff(ready, "after");
  expect(undone).toMatchObject({ status: "undone", undone: { withdrawn: SEATS, spared: 0 } });
  expect((await stages()).counted).toMatchObject({ recommended: 0, withdrawn: SEATS });
});

test("its rows are a file, a row a person, no cell a formula; another agency has none of it", async () => {
  const body = { list: "allocation" as const, format: "csv" as const, allocationId: ready.allocationId };
  const { exportJobId } = await owner.call(createExportJob, { body });
  const message = JSON.stringify({ tenantId: agencyId(1), parkId: PARK, exportJobId });
  await direct.functions.exportList({ Records: [{ messageId: "m", body: message }] } as never, {} as never);
  const scope = mintTenantScope(agencyId(1), PARK);
  const bytes = await direct.platform.files.read(scope, `exports/${exportJobId}.csv`);
  const lines = new TextDecoder().decode(bytes).trimEnd().split("\r\n");
  expect(lines).toHaveLength(62);
  expect(lines.filter((line) => line.startsWith("'=1+1,新推荐,企业,操作工,"))).toHaveLength(1);
  expect(lines.filter((line) => line.includes("已推荐") && line.includes("已撤回"))).toHaveLength(SEATS);
  await expect(direct.owner(2).call(createExportJob, { body })).rejects.toMatchObject({
    problem: { code: "notFound" },
  });
});

test("a running one that is stopped says no further how far it is, and no delivery goes on with it", async () => {
  const queued = await owner.call(createAllocation, { body: {} });
  faults.breakTransaction(2, "before");
  expect(await deliver(queued)).toBe(false);
  faults.clear();
  const running = await owner.call(getAllocation, { params: queued });
  expect(running.status).toBe("running");
  await owner.call(cancelAllocation, { params: queued });
  const table = direct.platform.open(mintTenantScope(agencyId(1), PARK));
  await expect(saveAllocationProgress(table, running)).rejects.toBeInstanceOf(Refused);
  expect(await deliver(queued)).toBe(true);
  const { status, summary } = await owner.call(getAllocation, { params: queued });
  expect([status, summary]).toEqual(["cancelled", undefined]);
});
