import { registerAgency } from "@shanhai/contract/agency";
import { createEnterprise } from "@shanhai/contract/enterprise";
import { acceptInvitation, inviteColleague, inviteToAgency, inviteToPark } from "@shanhai/contract/invitation";
import { getMe, listMembers } from "@shanhai/contract/member";
import { createOrder, updateOrder } from "@shanhai/contract/order";
import { listParkOrders } from "@shanhai/contract/park";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";

let laptop: TestLaptop;
let administrator: Person;
let clock = new Date("2026-11-23T02:00:00Z").getTime();

beforeAll(async () => {
  laptop = await startTestLaptop({ now: () => new Date(clock) });
  administrator = await laptop.park("测试园区", "330800", "admin@park.test");
});
afterAll(() => laptop?.stop());

const tokenOf = (path: string) => path.split("/").at(-1) ?? "";
const accept = (person: Person, path: string) =>
  person.call(acceptInvitation, { body: { token: tokenOf(path), idToken: person.idToken } });
const problem = (code: string) => ({ problem: { code } });
const roleOf = async (person: Person) => (await person.call(getMe, {})).membership?.role;

test("an invitation is for one person, once, and for seven days", async () => {
  const { path } = await administrator.call(inviteToPark, { body: { email: "Guest@Park.test" } });
  const [guest, other] = [await laptop.person("guest@park.test"), await laptop.person("other@park.test")];
  await expect(accept(other, path)).rejects.toMatchObject(problem("invitation.otherPerson"));
  await expect(accept(guest, `${path}x`)).rejects.toMatchObject(problem("invitation.invalid"));
  const stolen = { ...other, idToken: guest.idToken };
  await expect(accept(stolen, path)).rejects.toMatchObject(problem("invitation.otherPerson"));
  await accept(guest, path);
  // The answer may have been lost: the same person may ask again.
  expect(await accept(guest, path)).toMatchObject({ role: "evaluator", kind: "park" });
  const late = await administrator.call(inviteToPark, { body: { email: "other@park.test" } });
  clock += 8 * 24 * 60 * 60 * 1000;
  await expect(accept(await laptop.person("other@park.test"), late.path)).rejects.toMatchObject(
    problem("invitation.expired"),
  );
});

test("an old link never brings an old role back", async () => {
  const first = await administrator.call(inviteToPark, { body: { email: "twice@park.test", role: "administrator" } });
  clock += 1000;
  const second = await administrator.call(inviteToPark, { body: { email: "twice@park.test", role: "evaluator" } });
  const person = await laptop.person("twice@park.test");
  await accept(person, first.path);
  await accept(person, second.path);
  await expect(accept(person, first.path)).rejects.toMatchObject(problem("invitation.invalid"));
  expect(await roleOf(person)).toBe("evaluator");
});

test("the park lets in an agency's first owner and nobody after, least of all itself", async () => {
  const body = { name: "机构", uscc: uscc(1), licenceNumber: "1", licenceExpiry: "2030-01-01" };
  const { agencyId } = await administrator.call(registerAgency, { body });
  const invite = (email: string) => administrator.call(inviteToAgency, { params: { agencyId }, body: { email } });
  const own = await invite("admin@park.test");
  await expect(accept(administrator, own.path)).rejects.toMatchObject(problem("invitation.otherSide"));
  const [one, two] = [await invite("one@agency.test"), await invite("two@agency.test")];
  await accept(await laptop.person("one@agency.test"), one.path);
  await expect(accept(await laptop.person("two@agency.test"), two.path)).rejects.toMatchObject(
    problem("invitation.invalid"),
  );
  await expect(invite("three@agency.test")).rejects.toMatchObject(problem("agency.hasOwner"));
  const back = await administrator.call(inviteToPark, { body: { email: "one@agency.test", role: "administrator" } });
  await expect(accept(await laptop.person("one@agency.test"), back.path)).rejects.toMatchObject(
    problem("invitation.otherSide"),
  );
});

test("an Idempotency-Key belongs to the person who chose it, shows the same link again, and is forgotten after a day", async () => {
  const second = await laptop.person("second@park.test");
  const { path } = await administrator.call(inviteToPark, {
    body: { email: "second@park.test", role: "administrator" },
  });
  await accept(second, path);
  const input = { body: { email: "keyed@park.test" }, idempotencyKey: "1" };
  const mine = await administrator.call(inviteToPark, input);
  expect(await administrator.call(inviteToPark, input)).toEqual(mine);
  expect((await second.call(inviteToPark, input)).invitationId).not.toBe(mine.invitationId);
  const other = { body: { email: "another@park.test" }, idempotencyKey: "1" };
  await expect(administrator.call(inviteToPark, other)).rejects.toMatchObject(problem("idempotency.mismatch"));
  clock += 25 * 60 * 60 * 1000;
  expect(await administrator.call(inviteToPark, other)).toMatchObject({ email: "another@park.test" });
});

test("the park sees an order from the day it opens: not as a draft, nor when a draft is dropped", async () => {
  const { owner } = await laptop.agency(administrator, "另一机构", 7, "owner@drafts.test");
  const { enterpriseId } = await owner.call(createEnterprise, { body: { name: "企业", uscc: uscc(70) } });
  const draft = (title: string) =>
    owner.call(createOrder, { body: { enterpriseId, title, deadline: "2030-01-01", status: "draft" as const } });
  const [kept, dropped] = [await draft("留下"), await draft("放弃")];
  await owner.call(updateOrder, { params: { orderId: dropped.orderId }, body: { version: 1, status: "cancelled" } });
  await laptop.drain();
  expect((await administrator.call(listParkOrders, { query: {} })).items).toEqual([]);
  await owner.call(updateOrder, { params: { orderId: kept.orderId }, body: { version: 1, status: "open" } });
  await laptop.drain();
  expect((await administrator.call(listParkOrders, { query: {} })).items).toMatchObject([
    { title: "留下", status: "open" },
  ]);
});

test("an owner lets colleagues in: who joined is listed, cannot invite, and somebody else's link is no good", async () => {
  const { owner } = await laptop.agency(administrator, "同事机构", 77, "owner@colleague.test");
  const { path } = await owner.call(inviteColleague, { body: { email: "recruiter@colleague.test" } });
  await expect(accept(await laptop.person("other@park.test"), path)).rejects.toMatchObject(
    problem("invitation.otherPerson"),
  );
  const recruiter = await laptop.person("recruiter@colleague.test");
  const membership = await accept(recruiter, path);
  expect(membership).toMatchObject({ kind: "agency", role: "recruiter", name: "同事机构" });
  expect(await accept(recruiter, path)).toEqual(membership);
  await laptop.drain();
  const { memberId } = await recruiter.call(getMe, {});
  const { items } = await recruiter.call(listMembers, { query: {} });
  expect(items).toContainEqual({ memberId, name: "recruiter@colleague.test", role: "recruiter" });
  expect(items).toHaveLength(2);
  await expect(recruiter.call(inviteColleague, { body: { email: "more@colleague.test" } })).rejects.toMatchObject(
    problem("forbidden"),
  );
  // An owner does not become less by an invitation of his own: the agency would be nobody's.
  const own = await owner.call(inviteColleague, { body: { email: "owner@colleague.test" } });
  await expect(accept(owner, own.path)).rejects.toMatchObject(problem("invitation.owner"));
  // The park's administrator would be on both sides.
  const toPark = await owner.call(inviteColleague, { body: { email: "admin@park.test" } });
  await expect(accept(administrator, toPark.path)).rejects.toMatchObject(problem("invitation.otherSide"));
});
