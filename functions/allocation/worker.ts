import type { Allocation } from "@shanhai/contract/allocation";
import { AllocationId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { isUnderWay } from "@shanhai/domain/allocation";
import { AppError } from "@shanhai/domain/app-error";
import {
  getAllocation,
  putAllocationPlan,
  saveAllocationProgress,
  saveAllocationStatus,
} from "@shanhai/store/allocation";
import { Refused } from "@shanhai/store/write";
import { mintTenantScope } from "@shanhai/tenancy/mint";
import type { SQSEvent } from "aws-lambda";
import * as z from "zod/mini";
import { backgroundAct } from "../background-act.ts";
import { observed } from "../observed.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import { workQueue } from "../queue-worker.ts";
import { applyRows, undoRows } from "./carry-out.ts";
import type { Work } from "./part.ts";
import { makePlan, NoPlan } from "./plan.ts";

const SAY_EVERY_MS = 500;
const Message = z.object({ tenantId: z.string(), parkId: z.string(), allocationId: z.string() });

/** The allocation a message is about, where there is something to do with it. */
async function openWork(platform: Platform, body: string): Promise<Work | undefined> {
  const message = Message.parse(JSON.parse(body));
  const table = platform.open(mintTenantScope(message.tenantId, message.parkId));
  const act = () => backgroundAct(platform, "allocatePeople", message.allocationId);
  const allocation = await getAllocation(table, AllocationId.parse(message.allocationId));
  return allocation && isUnderWay(allocation) ? { table, act, allocation } : undefined;
}

/** Says how far it is, now and then; saying so throws `Refused` once somebody has stopped it. */
function sayer(platform: Platform, { table, act, allocation }: Work) {
  let said = 0;
  return async (step: NonNullable<Allocation["step"]>, progress: number): Promise<void> => {
    const now = platform.now().getTime();
    if (now - said < SAY_EVERY_MS) return;
    said = now;
    await saveAllocationProgress(table, { ...allocation, step, progress, updatedAt: act().at });
  };
}

const ended = (allocation: Allocation, more: Partial<Allocation>, act: Act): Allocation => ({
  ...allocation,
  step: undefined,
  progress: 1000,
  updatedAt: act.at,
  ...more,
});

/** Works it out. Nothing but the plan comes of it, so one that was cut off begins anew. */
async function work(platform: Platform, { table, act, allocation: found }: Work): Promise<void> {
  const allocation: Allocation = { ...found, status: "running" };
  if (found.status === "queued") await saveAllocationStatus(table, act(), allocation, "queued");
  try {
    const plan = await makePlan(table, allocation, act(), sayer(platform, { table, act, allocation }));
    await putAllocationPlan(table, allocation, plan);
    const ready = ended(allocation, { status: "ready", summary: plan.summary }, act());
    await saveAllocationStatus(table, act(), ready, "running");
  } catch (error) {
    if (!(error instanceof NoPlan)) throw error;
    const failed = ended(allocation, { status: "failed", failure: error.failure }, act());
    await saveAllocationStatus(table, act(), failed, "running");
  }
}

async function run(platform: Platform, body: string): Promise<void> {
  const found = await openWork(platform, body);
  if (!found) return;
  const { table, act, allocation } = found;
  const say = sayer(platform, found);
  if (allocation.status === "applying") {
    const applied = await applyRows({ ...found, say: (progress) => say("applying", progress) });
    await saveAllocationStatus(table, act(), ended(allocation, { status: "applied", applied }, act()), "applying");
  } else if (allocation.status === "undoing") {
    const undone = await undoRows({ ...found, say: (progress) => say("undoing", progress) });
    await saveAllocationStatus(table, act(), ended(allocation, { status: "undone", undone }, act()), "undoing");
  } else await work(platform, found);
}

/** How often the queue delivers a message at most: `maxReceiveCount` in `infra/data-stack.ts`. */
export const DELIVERIES = 3;

/** After the last delivery nobody would go on. One half applied stays so, until the message is sent again. */
async function giveUp(platform: Platform, body: string): Promise<void> {
  const found = await openWork(platform, body);
  if (!found || found.allocation.status === "applying" || found.allocation.status === "undoing") return;
  const { table, act, allocation } = found;
  const failed = ended(allocation, { status: "failed", failure: "fault" }, act());
  await saveAllocationStatus(table, act(), failed, allocation.status);
}

const isStop = (error: unknown) =>
  error instanceof Refused || (error instanceof AppError && error.code === "allocation.state");

/** SQS worker of allocations. */
export function create(platform: Platform) {
  const work = {
    worker: "allocation",
    deliveries: DELIVERIES,
    run: (body: string) => run(platform, body),
    giveUp: (body: string) => giveUp(platform, body),
    isStop,
  };
  return observed(platform, "allocatePeople", (event: SQSEvent) => workQueue(work, event));
}

export const handler = create(awsPlatform());
