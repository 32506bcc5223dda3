import { setTimeout as sleep } from "node:timers/promises";
import { listApplications, recommendCandidates } from "@shanhai/contract/application";
import { assignApplications } from "@shanhai/contract/assignment";
import { listCandidates } from "@shanhai/contract/candidate";
import { createEnterprise, listEnterprises } from "@shanhai/contract/enterprise";
import type { ImportKind } from "@shanhai/contract/import-field";
import { commitImportJob, createImportJob, getImportJob } from "@shanhai/contract/import-job";
import { createInterview, inviteToInterview } from "@shanhai/contract/interview";
import { listMembers } from "@shanhai/contract/member";
import { moveApplications } from "@shanhai/contract/move";
import { createOrder } from "@shanhai/contract/order";
import { listPlacements } from "@shanhai/contract/placement";
import { recordCheckResults } from "@shanhai/contract/placement-check";
import { addPosition } from "@shanhai/contract/position";
import type {
  ApplicationId,
  CandidateId,
  EnterpriseId,
  ImportJobId,
  InterviewId,
  OrderId,
  PositionId,
} from "@shanhai/contract/scalar";
import { recordSignings } from "@shanhai/contract/signing";
import type { Stage } from "@shanhai/contract/stage";
import { demoUscc } from "./demo-organisations.ts";
import { type DemoGroup, demoPeople, rosterFile } from "./demo-roster.ts";
import type { Actor, DemoSteps, Seed } from "./demo-steps.ts";

const POLL_MS = 100;
const PATIENCE_MS = 60_000;

/** One agency's hand in the demo: every step has a name, and is made once. */
export interface Desk {
  steps: DemoSteps;
  actor: Actor;
  seed: Seed;
}

/** A calendar date so many days from now, in Asia/Shanghai. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** Asks again until there is an answer: what follows from the stream or a queue takes a moment. */
export async function eventually<Result>(seed: Seed, ask: () => Promise<Result | undefined>): Promise<Result> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error("Waited a minute for something that follows from an earlier step");
    await sleep(POLL_MS, undefined, { signal: seed.signal });
  }
}

export async function enterprise(
  { steps, actor }: Desk,
  name: string,
  first17: string,
  industry: string,
  chain?: string,
): Promise<EnterpriseId> {
  return steps.once(`enterprise-${first17}`, async (key) => {
    const uscc = demoUscc(first17);
    const { items } = await actor.call(listEnterprises, { query: { limit: 100 } });
    const known = items.find((one) => one.uscc === uscc);
    return (
      known ?? (await actor.call(createEnterprise, { body: { name, uscc, industry, chain }, idempotencyKey: key }))
    ).enterpriseId;
  });
}

interface PositionPlan {
  title: string;
  occupation: string;
  headcount: number;
  /** 元 per month. */
  pay: readonly [min: number, max: number];
  place: string;
  skillLevel: "学徒工" | "初级工" | "中级工" | "高级工" | "技师";
  skills?: string[];
  licences?: string[];
  benefits: string[];
}

export async function order(
  desk: Desk,
  enterpriseId: EnterpriseId,
  title: string,
  days: number,
  plans: readonly PositionPlan[],
) {
  const { steps, actor } = desk;
  const orderId = await steps.once<OrderId>(`order-${title}`, async (key) => {
    const made = await actor.call(createOrder, {
      body: { enterpriseId, title, deadline: inDays(days) },
      idempotencyKey: encodeURIComponent(key).slice(-100),
    });
    return made.orderId;
  });
  const positionIds: PositionId[] = [];
  for (const [index, { pay, ...plan }] of plans.entries()) {
    const name = `position-${orderId}-${index}`;
    const body = { ...plan, payMin: pay[0] * 100, payMax: pay[1] * 100 };
    const positionId = await steps.once(
      name,
      async (key) => (await actor.call(addPosition, { params: { orderId }, body, idempotencyKey: key })).positionId,
    );
    positionIds.push(positionId);
  }
  return { orderId, positionIds };
}

/** Sends a file the way a person does: announced, uploaded, committed, and waited for. Its name and bytes are all it says. */
export async function importFile(
  { steps, actor, seed }: Desk,
  name: string,
  file: { fileName: string; kind: ImportKind; content: Uint8Array<ArrayBuffer> },
): Promise<ImportJobId> {
  const { fileName, kind, content } = file;
  const importJobId = await steps.once<ImportJobId>(`${name}-file`, async () => {
    // No key: a repeated answer would name an upload target that has expired since.
    const job = await actor.call(createImportJob, { body: { fileName, kind, size: content.length } });
    const { method, url, headers } = job.upload;
    const sent = await fetch(url, { method, headers, body: content, signal: seed.signal });
    if (!sent.ok) throw new Error(`The file was not taken: ${sent.status}`);
    return job.importJobId;
  });
  const params = { importJobId };
  const { status } = await actor.call(getImportJob, { params });
  if (status === "created")
    await actor.call(commitImportJob, { params, body: {}, idempotencyKey: `demo-${name}-commit` });
  await eventually(seed, async () => {
    const job = await actor.call(getImportJob, { params });
    if (job.status === "failed") throw new Error(`The demo's file was refused: ${job.problem?.detail}`);
    return job.status === "completed" ? true : undefined;
  });
  return importJobId;
}

/** Imports invented people the way a roster is imported; the file goes to the upload target. */
export async function importPeople(desk: Desk, firstPhone: number, groups: readonly DemoGroup[]): Promise<void> {
  const name = `import-${firstPhone}`;
  await desk.steps.once(name, async () => {
    const content = new Uint8Array(rosterFile(demoPeople(groups, firstPhone)));
    return importFile(desk, name, { fileName: `求职者名单-${firstPhone % 100_000}.csv`, kind: "candidates", content });
  });
}

/** Candidates by phone, read page by page. */
export async function candidateIds({ steps, actor }: Desk, name: string): Promise<CandidateId[]> {
  return steps.once(name, async () => {
    const found: { candidateId: CandidateId; phone: string }[] = [];
    let cursor: string | undefined;
    do {
      const page = await actor.call(listCandidates, { query: { limit: 100, ...(cursor ? { cursor } : {}) } });
      found.push(...page.items.map(({ candidateId, phone = "" }) => ({ candidateId, phone })));
      cursor = page.cursor;
    } while (cursor);
    return found.sort((one, other) => one.phone.localeCompare(other.phone)).map(({ candidateId }) => candidateId);
  });
}

export async function recommend(
  { steps, actor }: Desk,
  positionId: PositionId,
  people: readonly CandidateId[],
): Promise<void> {
  await steps.once(`recommend-${positionId}`, async (key) => {
    await actor.call(recommendCandidates, {
      params: { positionId },
      body: { candidateIds: [...people] },
      idempotencyKey: key,
    });
    return people.length;
  });
}

/** So many of a position's applications at one stage. */
export async function inStage(
  actor: Actor,
  positionId: PositionId,
  stage: Stage,
  most: number,
): Promise<ApplicationId[]> {
  const found: ApplicationId[] = [];
  let cursor: string | undefined;
  do {
    const query = { stage, limit: Math.min(100, most - found.length), ...(cursor ? { cursor } : {}) };
    const page = await actor.call(listApplications, { params: { positionId }, query });
    found.push(...page.items.map(({ applicationId }) => applicationId));
    cursor = page.cursor;
  } while (cursor && found.length < most);
  return found;
}

/**
 * Moves some people of a position on, one stage at a time: `[screened, 80], [interviewed, 50]…`; those onboarded arrived so
 * many days ago.
 */
export async function advance(
  desk: Desk,
  orderId: OrderId,
  positionId: PositionId,
  plan: readonly (readonly [Stage, number])[],
  daysAgo = 0,
) {
  const { steps, actor } = desk;
  let from: Stage = "recommended";
  for (const [to, count] of plan) {
    const out = to === "rejected" || to === "withdrawn";
    await steps.once(`move-${positionId}-${to}`, async (key) => {
      const chosen = await steps.once(`chosen-${positionId}-${to}`, () => inStage(actor, positionId, from, count));
      const reason = to === "rejected" ? "技能与岗位要求不符" : "本人已另有安排";
      const date = await steps.once(`date-${positionId}-${to}`, async () => inDays(-daysAgo));
      const arrival = to === "onboarded" ? { date } : {};
      const body = { applicationIds: chosen, to, ...(out ? { reason } : {}), ...arrival };
      if (chosen.length > 0) await actor.call(moveApplications, { params: { orderId }, body, idempotencyKey: key });
      return chosen.length;
    });
    if (!out) from = to;
  }
}

/** Shares the people of a position's stages evenly among all of the agency's members. */
export async function share(
  { seed, steps, actor }: Desk,
  orderId: OrderId,
  positionId: PositionId,
  stages: readonly Stage[],
): Promise<void> {
  await steps.once(`share-${positionId}`, async (key) => {
    const recruiterIds = await eventually(seed, async () => {
      const { items } = await actor.call(listMembers, { query: {} });
      return items.length > 1 ? items.map(({ memberId }) => memberId) : undefined;
    });
    const applicationIds: ApplicationId[] = [];
    for (const stage of stages) applicationIds.push(...(await inStage(actor, positionId, stage, 500)));
    const body = { applicationIds, recruiterIds };
    await actor.call(assignApplications, { params: { orderId }, body, idempotencyKey: key });
    return applicationIds.length;
  });
}

/** A day of interviews for a position, with so many people of a stage invited. */
export async function interview(
  { steps, actor }: Desk,
  orderId: OrderId,
  positionId: PositionId,
  plan: { days: number; place: string; stage: Stage; people: number },
): Promise<void> {
  const { days, place, stage, people } = plan;
  const interviewId = await steps.once<InterviewId>(`interview-${positionId}`, async (key) => {
    const body = { positionId, date: inDays(days), from: "14:00", minutes: 30, slots: 4, capacity: 5, place };
    return (await actor.call(createInterview, { params: { orderId }, body, idempotencyKey: key })).interviewId;
  });
  await steps.once(`invited-${positionId}`, async (key) => {
    const applicationIds = await inStage(actor, positionId, stage, people);
    const params = { orderId, interviewId };
    await actor.call(inviteToInterview, { params, body: { applicationIds }, idempotencyKey: key });
    return applicationIds.length;
  });
}

/** Day-7 results of everybody who arrived on an order; the first so many of them left within days. */
export async function weekLater({ steps, actor }: Desk, orderId: OrderId, left: number): Promise<void> {
  await steps.once(`week-${orderId}`, async (key) => {
    const { items } = await actor.call(listPlacements, { query: { orderId, limit: 100 } });
    const rows = await steps.once(`week-rows-${orderId}`, async () =>
      items.map(({ placementId, arrivalDate }, index) => ({
        placementId,
        day: 7 as const,
        ...(index < left
          ? { outcome: "left" as const, date: arrivalDate, reason: "家中有事，到岗后离开" }
          : { outcome: "present" as const }),
      })),
    );
    await actor.call(recordCheckResults, { body: { results: rows }, idempotencyKey: key });
    return rows.length;
  });
}

/** One signing of everybody who arrived on an order, the day before. */
export async function signAll({ steps, actor }: Desk, orderId: OrderId, place: string, daysAgo: number): Promise<void> {
  await steps.once(`signing-${orderId}`, async (key) => {
    const body = await steps.once(`signing-body-${orderId}`, async () => {
      const { items } = await actor.call(listPlacements, { query: { orderId, limit: 100 } });
      return { placementIds: items.map(({ placementId }) => placementId), signedDate: inDays(-daysAgo), place };
    });
    await actor.call(recordSignings, { body, idempotencyKey: key });
    return body.placementIds.length;
  });
}
