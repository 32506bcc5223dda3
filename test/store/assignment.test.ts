import { assignApplications, listAssigned } from "@shanhai/contract/assignment";
import { listCandidates } from "@shanhai/contract/candidate";
import { listMembers } from "@shanhai/contract/member";
import { moveApplications, undoMove } from "@shanhai/contract/move";
import type { ApplicationId, CandidateId, MemberId, OrderId } from "@shanhai/contract/scalar";
import { memberIdOf } from "@shanhai/store/keys/owner";
import { verifyTable } from "@shanhai/store/verify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Direct, startDirect } from "../direct.ts";
import type { Person } from "../laptop.ts";
import { joinAgency, manyCandidates, move, orderWithSeats, recommendAll } from "../pipeline.ts";

/*
 * Giving applications to recruiters: in turn, over the version they were read with, and listed with whoever has them
 * wherever they go from there.
 */

let direct: Direct;
let owner: Person;
let orderId: OrderId;
let positionId: string;
let applications: ApplicationId[];
let zhang: MemberId;
let li: MemberId;

const given = async (recruiter: MemberId, query: { stage?: "screened" | "rejected"; positionId?: string } = {}) => {
  const ids: ApplicationId[] = [];
  let cursor: string | undefined;
  do {
    const input = { params: { memberId: recruiter }, query: { limit: 100, ...query, ...(cursor ? { cursor } : {}) } };
    const page = await owner.call(listAssigned, input);
    ids.push(...page.items.map(({ applicationId }) => applicationId));
    cursor = page.cursor;
  } while (cursor);
  return ids;
};
const assign = (applicationIds: ApplicationId[], recruiterIds: MemberId[], more = {}, idempotencyKey?: string) =>
  owner.call(assignApplications, {
    params: { orderId },
    body: { applicationIds, recruiterIds, ...more },
    ...(idempotencyKey ? { idempotencyKey } : {}),
  });
const findings = async () => (await verifyTable(direct.table.client, direct.table.name)).findings;

beforeAll(async () => {
  direct = await startDirect();
  owner = direct.owner();
  zhang = await joinAgency(direct, "zhang");
  li = await joinAgency(direct, "li");
  ({ orderId, positionId } = await orderWithSeats(owner, 250));
  applications = await recommendAll(owner, positionId, await manyCandidates(direct, 250));
});
afterAll(() => direct?.stop());

test("an agency's members are listed, and those of another are not", async () => {
  const { items } = await owner.call(listMembers, { query: {} });
  expect(items.map(({ memberId }) => memberId).sort()).toEqual([zhang, li].sort());
  expect((await direct.owner(2).call(listMembers, { query: {} })).items).toEqual([]);
});

test("in turn over all parts, so that two recruiters get as many each; a retry answers alike", async () => {
  const first = await assign(applications, [zhang, li], {}, "share");
  expect(first.results.every(({ outcome }) => outcome === "assigned")).toBe(true);
  expect(first.results.filter(({ recruiterId }) => recruiterId === zhang)).toHaveLength(125);
  expect(await given(zhang)).toHaveLength(125);
  expect(await given(li)).toHaveLength(125);
  expect(await assign(applications, [zhang, li], {}, "share")).toEqual(first);
  expect(await findings()).toEqual([]);
});

test("only those without a recruiter, when asked so; none at all takes them back", async () => {
  const some = applications.slice(0, 4);
  const back = await assign(some, []);
  expect(back.results.every(({ outcome, recruiterId }) => outcome === "assigned" && !recruiterId)).toBe(true);
  expect(await given(zhang)).toHaveLength(123);
  const { results } = await assign(applications.slice(0, 6), [li], { unassignedOnly: true });
  expect(results.map(({ outcome }) => outcome)).toEqual([...Array(4).fill("assigned"), "kept", "kept"]);
  expect(await given(li)).toHaveLength(127);
  await assign(applications.slice(0, 4), [zhang, li]);
  expect(await findings()).toEqual([]);
});

test("a move takes its people along in their recruiter's list, and assigning does not stand in the way of undoing it", async () => {
  const some = applications.slice(10, 20);
  const { moveId = "" } = await move(owner, orderId, some, "screened");
  expect((await given(zhang, { stage: "screened" })).sort()).toEqual(some.filter((_, index) => index % 2 === 0).sort());
  await assign(some, [li]);
  expect(await given(li, { stage: "screened", positionId })).toHaveLength(10);
  const { results } = await owner.call(undoMove, { params: { orderId, moveId } });
  expect(results.every(({ outcome }) => outcome === "moved")).toBe(true);
  expect(await given(li, { stage: "screened" })).toEqual([]);
  expect(await findings()).toEqual([]);
});

test("those who are out, or of another order, are not assigned; who is no colleague gets nobody", async () => {
  const [out = "" as ApplicationId, ...rest] = applications.slice(30, 32);
  const rejecting = { applicationIds: [out], to: "rejected" as const, reason: "不合适" };
  await owner.call(moveApplications, { params: { orderId }, body: rejecting });
  const other = await orderWithSeats(owner, 1, 2);
  const [person = "" as CandidateId] = (await owner.call(listCandidates, { query: { limit: 1 } })).items.map(
    ({ candidateId }) => candidateId,
  );
  const [foreign = "" as ApplicationId] = await recommendAll(owner, other.positionId, [person]);
  const { results } = await assign([out, foreign, ...rest], [zhang]);
  expect(results.map(({ outcome }) => outcome)).toEqual(["invalid", "invalid", "assigned"]);
  await expect(assign(rest, [memberIdOf("nobody")])).rejects.toMatchObject({ problem: { code: "invalid" } });
  await expect(
    owner.call(listAssigned, { params: { memberId: memberIdOf("nobody") }, query: {} }),
  ).rejects.toMatchObject({
    problem: { code: "notFound" },
  });
});

test("of two who give those without a recruiter to somebody at once, one is told that the other was faster", async () => {
  for (const application of applications.slice(200, 210)) {
    await assign([application], []);
    const acts = [zhang, li].map((recruiter) => assign([application], [recruiter], { unassignedOnly: true }));
    const outcomes = (await Promise.all(acts)).map(({ results }) => results[0]?.outcome);
    expect(outcomes.sort()).toEqual(["assigned", "kept"]);
  }
  expect(await findings()).toEqual([]);
});

test("moving and assigning the same people at the same time leaves each in one list, its recruiter's and its stage's", async () => {
  const some = applications.slice(100, 140);
  const acts = [move(owner, orderId, some, "screened"), assign(some, [zhang]), assign(some, [li])];
  await Promise.all(acts);
  const listed = [...(await given(zhang, { stage: "screened" })), ...(await given(li, { stage: "screened" }))];
  expect(listed.sort()).toEqual([...some].sort());
  expect(await findings()).toEqual([]);
});
