import { listApplications } from "@shanhai/contract/application";
import { createCandidate, getCandidate } from "@shanhai/contract/candidate";
import { eraseCandidate } from "@shanhai/contract/erasure";
import { moveApplications } from "@shanhai/contract/move";
import { leavePlacement, listPlacements } from "@shanhai/contract/placement";
import type { Stage } from "@shanhai/contract/stage";
import { listPending } from "@shanhai/store/erasure";
import { enterPark } from "@shanhai/store/park";
import { mintParkScope, mintSharedScope } from "@shanhai/tenancy/mint";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { agencyId, type Direct, startDirect } from "../direct.ts";
import { jobsOf, type PostedJob } from "../jobs.ts";
import type { Person } from "../laptop.ts";
import { seekerOf } from "../own.ts";
import { changeOf, follow, itemsOf, tell } from "../stream.ts";

/* Somebody asks the agency itself: its owner erases them, once however often it is sent, and the clock looks once more a day after. */

let clock: Date;
let direct: Direct;
let owner: Person;
let stranger: Person;
let jobs: ReturnType<typeof jobsOf>;
let seeker: ReturnType<typeof seekerOf>;
let park: string;

const pass = (seconds: number) => {
  clock = new Date(clock.getTime() + seconds * 1000);
};

beforeAll(async () => {
  clock = new Date("2026-11-27T02:00:00Z");
  direct = await startDirect({ now: () => clock });
  const made = { name: "衢州园区", division: "330800", administratorEmail: "a@b.test" };
  ({ parkId: park } = await direct.functions.provision(made));
  await enterPark(direct.platform.open(mintSharedScope()), park as never);
  jobs = jobsOf(direct, park as never);
  [owner, stranger] = [1, 2].map((number) => direct.ownerOf(agencyId(number), park as never)) as [Person, Person];
  seeker = seekerOf(direct, jobs.linkOf(), () => pass(10));
});
afterAll(() => direct?.stop());
beforeEach(async () => {
  pass(2 * 60 * 60);
  await jobs.license(1);
});

const applicationsOf = async ({ positionId }: PostedJob) =>
  (await owner.call(listApplications, { params: { positionId }, query: { limit: 10 } })).items;
const move = async (job: PostedJob, ...stages: Stage[]) => {
  const applicationIds = (await applicationsOf(job)).map(({ applicationId }) => applicationId);
  for (const to of stages) await owner.call(moveApplications, { params: job, body: { applicationIds, to } });
};
const pending = () => listPending(direct.platform.open(mintParkScope(park)));

test("an agency's owner erases who asks for it: nothing is left of them, and asked again the receipt is the same", async () => {
  const job = await jobs.post();
  const phone = "19900400001";
  await seeker.apply(job.postingId, phone, "司徒若琳");
  const [{ candidateId } = { candidateId: "" }] = await applicationsOf(job);
  const params = { candidateId };
  await follow(direct);
  const before = await itemsOf(direct);
  await expect(stranger.call(eraseCandidate, { params })).rejects.toMatchObject({ problem: { status: 404 } });
  const receipt = await owner.call(eraseCandidate, { params });
  expect(receipt).toMatchObject({ applications: 1, placements: 0 });
  pass(60);
  expect(await owner.call(eraseCandidate, { params })).toEqual(receipt);
  expect(await applicationsOf(job)).toMatchObject([
    { candidateName: "—", stage: "withdrawn", reason: "本人要求删除信息" },
  ]);
  await expect(owner.call(getCandidate, { params })).rejects.toMatchObject({ problem: { status: 404 } });

  await follow(direct, before);
  const kept = (await itemsOf(direct)).filter(({ pk }) => String(pk).endsWith("#erasure"));
  await tell(
    direct,
    kept.map((item) => changeOf(undefined, item)),
  );
  expect(await pending()).toMatchObject([{ candidateId, receiptId: receipt.receiptId }]);
  pass(25 * 60 * 60);
  await direct.functions.daily();
  expect(await pending()).toEqual([]);
  const left = (await itemsOf(direct)).filter(({ pk }) => !String(pk).includes("#idempotency#"));
  for (const mark of ["司徒若琳", phone])
    expect(
      left.filter((item) => JSON.stringify(item).includes(mark)).map(({ pk }) => pk),
      mark,
    ).toEqual([]);
});

test("who is at work stays until they have left; who never was is nobody's", async () => {
  const job = await jobs.post();
  await seeker.apply(job.postingId, "19900400002");
  await move(job, "screened", "interviewed", "offered", "onboarded");
  await follow(direct);
  const [{ candidateId } = { candidateId: "" }] = await applicationsOf(job);
  const params = { candidateId };
  await expect(owner.call(eraseCandidate, { params })).rejects.toMatchObject({
    problem: { status: 409, code: "candidate.atWork" },
  });
  const [placement] = (await owner.call(listPlacements, { query: { orderId: job.orderId } })).items;
  await owner.call(leavePlacement, {
    params: { placementId: placement?.placementId ?? "" },
    body: { date: placement?.arrivalDate ?? "", reason: "回家", version: 1 },
  });
  await follow(direct);
  expect(await owner.call(eraseCandidate, { params })).toMatchObject({ applications: 1, placements: 1 });
  const nobody = { candidateId: `${candidateId.slice(0, -4)}AAAA` };
  await expect(owner.call(eraseCandidate, { params: nobody })).rejects.toMatchObject({ problem: { status: 404 } });
});

test("who was erased may be put on file again, as somebody new", async () => {
  const body = { name: "司徒若琳", phone: "19900400003", consent: true as const };
  const { candidateId } = await owner.call(createCandidate, { body });
  await owner.call(eraseCandidate, { params: { candidateId } });
  const again = await owner.call(createCandidate, { body });
  expect(again.candidateId).not.toBe(candidateId);
});
