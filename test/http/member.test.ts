import { listAuditEntries } from "@shanhai/contract/audit-entry";
import { acceptInvitation, inviteColleague, inviteToPark } from "@shanhai/contract/invitation";
import {
  changeMemberRole,
  getMe,
  listMembers,
  type Role,
  removeMember,
  transferOwnership,
} from "@shanhai/contract/member";
import { getPark } from "@shanhai/contract/park";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop } from "../laptop.ts";

let laptop: TestLaptop;
let administrator: Person;
let clock = new Date("2026-11-23T02:00:00Z").getTime();
let number = 1;

beforeAll(async () => {
  laptop = await startTestLaptop({ now: () => new Date(clock) });
  administrator = await laptop.park("测试园区", "330800", "admin@park.test");
});
afterAll(() => laptop?.stop());

const problem = (code: string) => ({ problem: { code } });
const idOf = async (person: Person) => ({ memberId: (await person.call(getMe, {})).memberId });
const tokenOf = (path: string) => path.split("/").at(-1) ?? "";
const accept = (person: Person, path: string) =>
  person.call(acceptInvitation, { body: { token: tokenOf(path), idToken: person.idToken } });
const rolesOf = async (person: Person): Promise<Record<string, Role>> => {
  const { items } = await person.call(listMembers, { query: {} });
  return Object.fromEntries(items.map(({ name, role }) => [name, role]));
};

/** The most that anybody has to wait: what authorizers remember is over. */
async function aMinuteLater(): Promise<void> {
  await laptop.drain();
  await laptop.drain();
  clock += 59_000;
}

/** An agency with its owner and a recruiter. */
async function agencyOfTwo() {
  number += 1;
  const emails = { owner: `owner${number}@agency.test`, recruiter: `recruiter${number}@agency.test` };
  const { owner, agency } = await laptop.agency(administrator, `机构${number}`, number, emails.owner);
  clock += 1000;
  const { path } = await owner.call(inviteColleague, { body: { email: emails.recruiter } });
  const recruiter = await laptop.accept(path, emails.recruiter);
  await laptop.drain();
  return { owner, agency, recruiter, path, emails };
}

test("who is removed is out within a minute, and no link from before brings him back; a new one does", async () => {
  const { owner, recruiter, path, emails } = await agencyOfTwo();
  const pending = await owner.call(inviteColleague, { body: { email: emails.recruiter, role: "owner" } });
  clock += 1000;
  const params = await idOf(recruiter);
  expect(await rolesOf(recruiter)).toEqual({ [emails.owner]: "owner", [emails.recruiter]: "recruiter" });
  expect(await owner.call(removeMember, { params })).toMatchObject({ name: emails.recruiter });
  expect(await rolesOf(owner)).toEqual({ [emails.owner]: "owner" });
  await aMinuteLater();
  await expect(recruiter.call(listMembers, { query: {} })).rejects.toMatchObject(problem("noOrganisation"));
  expect((await recruiter.call(getMe, {})).memberships).toEqual([]);
  for (const old of [path, pending.path])
    await expect(accept(recruiter, old)).rejects.toMatchObject(problem("invitation.invalid"));
  await aMinuteLater();
  expect(await rolesOf(owner)).toEqual({ [emails.owner]: "owner" });
  await expect(owner.call(removeMember, { params })).rejects.toMatchObject(problem("notFound"));
  const again = await owner.call(inviteColleague, { body: { email: emails.recruiter } });
  await accept(recruiter, again.path);
  await aMinuteLater();
  expect(await rolesOf(recruiter)).toEqual({ [emails.owner]: "owner", [emails.recruiter]: "recruiter" });
  // Years later, when what keeps old links shut is forgotten.
  clock += 8 * 24 * 60 * 60 * 1000;
  await expect(accept(recruiter, again.path)).rejects.toMatchObject(problem("invitation.invalid"));
});

test("a role is another's to change, is in effect within a minute, and a link from before does not undo it", async () => {
  const { owner, recruiter, path, emails } = await agencyOfTwo();
  const params = await idOf(recruiter);
  await expect(recruiter.call(changeMemberRole, { params, body: { role: "owner" } })).rejects.toMatchObject(
    problem("forbidden"),
  );
  await expect(
    owner.call(changeMemberRole, { params: await idOf(owner), body: { role: "recruiter" } }),
  ).rejects.toMatchObject(problem("member.self"));
  await expect(owner.call(removeMember, { params: await idOf(owner) })).rejects.toMatchObject(problem("member.self"));
  expect(await owner.call(changeMemberRole, { params, body: { role: "owner" } })).toMatchObject({ role: "owner" });
  await aMinuteLater();
  await expect(accept(recruiter, path)).rejects.toMatchObject(problem("invitation.invalid"));
  const back = { params: await idOf(owner), body: { role: "recruiter" as const } };
  expect(await recruiter.call(changeMemberRole, back)).toMatchObject({ name: emails.owner, role: "recruiter" });
  // Said once more it is no second act.
  await recruiter.call(changeMemberRole, back);
  await aMinuteLater();
  await expect(owner.call(inviteColleague, { body: { email: "x@agency.test" } })).rejects.toMatchObject(
    problem("forbidden"),
  );
  const { items } = await recruiter.call(listAuditEntries, { query: { recordId: back.params.memberId } });
  expect(items).toMatchObject([
    {
      action: "changeMemberRole",
      role: "owner",
      name: emails.recruiter,
      detail: { member: emails.owner, memberRole: "recruiter" },
    },
  ]);
});

test("an owner hands over: the colleague is the owner and he a recruiter, as one act", async () => {
  const { owner, recruiter, emails } = await agencyOfTwo();
  const params = await idOf(recruiter);
  await expect(owner.call(transferOwnership, { params: await idOf(owner) })).rejects.toMatchObject(
    problem("member.self"),
  );
  const input = { params, idempotencyKey: "over" };
  const answer = await owner.call(transferOwnership, input);
  expect(answer).toMatchObject({ name: emails.recruiter, role: "owner" });
  // The answer may have been lost: asked again it is the same, though he is no owner now.
  expect(await owner.call(transferOwnership, input)).toEqual(answer);
  await expect(owner.call(removeMember, { params })).rejects.toMatchObject(problem("forbidden"));
  await aMinuteLater();
  expect((await owner.call(getMe, {})).membership?.role).toBe("recruiter");
  expect(await rolesOf(recruiter)).toEqual({ [emails.owner]: "recruiter", [emails.recruiter]: "owner" });
});

test("two owners who take each other out at once leave one", async () => {
  for (let round = 0; round < 3; round += 1) {
    const { owner, recruiter: second } = await agencyOfTwo();
    const [one, two] = [await idOf(owner), await idOf(second)];
    await owner.call(changeMemberRole, { params: two, body: { role: "owner" } });
    await aMinuteLater();
    const results = await Promise.allSettled([
      owner.call(removeMember, { params: two }),
      second.call(removeMember, { params: one }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(results.find(({ status }) => status === "rejected")).toMatchObject({ reason: problem("forbidden") });
    await aMinuteLater();
    const left = results[0]?.status === "fulfilled" ? owner : second;
    expect(Object.values(await rolesOf(left))).toEqual(["owner"]);
  }
});

test("an agency's owner has no say over another agency's people", async () => {
  const [here, there] = [await agencyOfTwo(), await agencyOfTwo()];
  const params = await idOf(there.recruiter);
  for (const endpoint of [removeMember, transferOwnership])
    await expect(here.owner.call(endpoint, { params })).rejects.toMatchObject(problem("notFound"));
  // Somebody who works for both is taken out of one.
  const { path } = await here.owner.call(inviteColleague, { body: { email: there.emails.recruiter } });
  await accept(there.recruiter, path);
  await laptop.drain();
  await here.owner.call(removeMember, { params });
  await aMinuteLater();
  expect((await there.recruiter.call(getMe, {})).memberships).toMatchObject([
    { organisationId: there.agency.agencyId, role: "recruiter" },
  ]);
});

test("a park's administrators take its people out, each other too, but neither themselves nor an agency's", async () => {
  const evaluator = await laptop.evaluator(administrator, "evaluator@park.test");
  clock += 1000;
  const { path } = await administrator.call(inviteToPark, {
    body: { email: "second@park.test", role: "administrator" },
  });
  const second = await laptop.accept(path, "second@park.test");
  await laptop.drain();
  expect(await rolesOf(administrator)).toEqual({
    "admin@park.test": "administrator",
    "evaluator@park.test": "evaluator",
    "second@park.test": "administrator",
  });
  const [first, other, scorer] = [await idOf(administrator), await idOf(second), await idOf(evaluator)];
  await expect(evaluator.call(removeMember, { params: other })).rejects.toMatchObject(problem("forbidden"));
  await expect(administrator.call(removeMember, { params: first })).rejects.toMatchObject(problem("member.self"));
  const { recruiter } = await agencyOfTwo();
  await expect(administrator.call(removeMember, { params: await idOf(recruiter) })).rejects.toMatchObject(
    problem("notFound"),
  );
  await second.call(removeMember, { params: scorer });
  await aMinuteLater();
  await expect(evaluator.call(getPark, {})).rejects.toMatchObject(problem("noOrganisation"));
  const results = await Promise.allSettled([
    administrator.call(removeMember, { params: other }),
    second.call(removeMember, { params: first }),
  ]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await aMinuteLater();
  const left = results[0]?.status === "fulfilled" ? administrator : second;
  expect(Object.values(await rolesOf(left))).toEqual(["administrator"]);
});
