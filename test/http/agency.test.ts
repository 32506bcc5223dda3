import { getAgency, getStanding, registerAgency, transitAgency, updateAgency } from "@shanhai/contract/agency";
import { createEnterprise, listEnterprises } from "@shanhai/contract/enterprise";
import { createExportJob, listExportJobs } from "@shanhai/contract/export-job";
import { createImportJob } from "@shanhai/contract/import-job";
import { inviteColleague, listInvitations, revokeInvitation } from "@shanhai/contract/invitation";
import { getMe } from "@shanhai/contract/member";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";

let laptop: TestLaptop;
let administrator: Person;
let clock = new Date("2026-11-23T02:00:00Z").getTime();
const aMinute = () => {
  clock += 60_000;
};

beforeAll(async () => {
  laptop = await startTestLaptop({ now: () => new Date(clock) });
  administrator = await laptop.park("测试园区", "330800", "admin@park.test");
});
afterAll(() => laptop?.stop());

const problem = (code: string) => ({ problem: { code } });
const enterprise = (number: number) => ({ body: { name: `企业${number}`, uscc: uscc(number) } });

async function agencyOf(number: number) {
  const { agency, owner } = await laptop.agency(administrator, `机构${number}`, number, `owner${number}@a.test`);
  await laptop.drain();
  const params = { agencyId: agency.agencyId };
  const transit = async (to: "active" | "suspended" | "left") => {
    const { version } = await administrator.call(getAgency, { params });
    const changed = await administrator.call(transitAgency, { params, body: { to, reason: `原因${to}`, version } });
    await laptop.drain();
    aMinute();
    return changed;
  };
  return { params, owner, transit };
}

test("a registered agency is active once its tenant is there, and knows its place", async () => {
  const body = { name: "机构", uscc: uscc(9), licenceNumber: "9", licenceExpiry: "2027-01-20" };
  const registered = await administrator.call(registerAgency, { body });
  expect(registered).toMatchObject({
    status: "approved",
    version: 1,
    quotas: { members: 50, importsADay: 100, requestsAMinute: 12_000 },
  });
  await laptop.drain();
  const params = { agencyId: registered.agencyId };
  expect(await administrator.call(getAgency, { params })).toMatchObject({ status: "active", version: 2 });
});

test("a suspended agency reads and exports, and writes nothing, until it is reinstated", async () => {
  const { owner, transit } = await agencyOf(10);
  await owner.call(createEnterprise, enterprise(11));
  expect(await transit("suspended")).toMatchObject({ status: "suspended", statusReason: "原因suspended" });
  expect((await owner.call(listEnterprises, { query: {} })).items).toHaveLength(1);
  expect(await owner.call(getStanding, {})).toMatchObject({ status: "suspended", statusReason: "原因suspended" });
  await expect(owner.call(createEnterprise, enterprise(12))).rejects.toMatchObject(problem("agency.suspended"));
  await owner.call(createExportJob, { body: { list: "enterprises", format: "csv" } });
  expect((await owner.call(listExportJobs, { query: {} })).items).toHaveLength(1);
  await transit("active");
  await owner.call(createEnterprise, enterprise(12));
});

test("who left may read and export for thirty days, and may come back until then", async () => {
  const { owner, transit } = await agencyOf(20);
  expect(await transit("left")).toMatchObject({ status: "left", eraseOn: "2026-12-23" });
  await expect(owner.call(createEnterprise, enterprise(21))).rejects.toMatchObject(problem("agency.left"));
  expect((await owner.call(getMe, {})).memberships).toHaveLength(1);
  expect(await owner.call(getStanding, {})).toMatchObject({ status: "left", eraseOn: "2026-12-23" });
  const back = await transit("active");
  expect(back.status).toBe("active");
  expect(back).not.toHaveProperty("eraseOn");
  expect(await owner.call(getStanding, {})).not.toHaveProperty("eraseOn");
  await owner.call(createEnterprise, enterprise(21));
});

test("an agency cannot be suspended twice, nor on a state that has passed", async () => {
  const { params, transit } = await agencyOf(30);
  const seen = await administrator.call(getAgency, { params });
  await transit("suspended");
  const body = { to: "left" as const, reason: "r", version: seen.version };
  await expect(administrator.call(transitAgency, { params, body })).rejects.toMatchObject({
    problem: { code: "stale", current: { status: "suspended" } },
  });
  await expect(transit("suspended")).rejects.toMatchObject(problem("agency.transition"));
});

test("the licence is due at sixty, thirty and seven days, and a renewed one ends it", async () => {
  const { params, owner } = await agencyOf(40);
  const expiry = async (licenceExpiry: string) => {
    const { version } = await administrator.call(getAgency, { params });
    await administrator.call(updateAgency, { params, body: { version, licenceExpiry } });
    await laptop.drain();
    const { licenceDays, licenceNotice } = await owner.call(getStanding, {});
    return [licenceDays, licenceNotice];
  };
  expect(await expiry("2027-01-23")).toEqual([61, undefined]);
  expect(await expiry("2027-01-22")).toEqual([60, "60"]);
  expect(await expiry("2026-12-23")).toEqual([30, "30"]);
  expect(await expiry("2026-11-30")).toEqual([7, "7"]);
  expect(await expiry("2026-11-23")).toEqual([0, "7"]);
  await expect(expiry("2026-11-22")).rejects.toMatchObject(problem("licence.expired"));
  clock += 24 * 60 * 60 * 1000;
  expect(await owner.call(getStanding, {})).toMatchObject({ licenceDays: -1, licenceNotice: "expired" });
});

test("an invitation that nobody accepted is taken back, and its link works no more", async () => {
  const { owner } = await agencyOf(50);
  const { path, invitationId } = await owner.call(inviteColleague, { body: { email: "late@a.test" } });
  expect((await owner.call(listInvitations, { query: {} })).items).toMatchObject([{ invitationId, status: "pending" }]);
  const params = { invitationId };
  expect(await owner.call(revokeInvitation, { params })).toMatchObject({ status: "revoked" });
  expect(await owner.call(revokeInvitation, { params })).toMatchObject({ status: "revoked" });
  await expect(laptop.accept(path, "late@a.test")).rejects.toMatchObject(problem("invitation.invalid"));
  const second = await owner.call(inviteColleague, { body: { email: "late@a.test" } });
  await laptop.accept(second.path, "late@a.test");
  await expect(owner.call(revokeInvitation, { params: second })).rejects.toMatchObject(problem("invitation.accepted"));
});

test("quotas hold: people with those invited, and files a day", async () => {
  const { params, owner } = await agencyOf(60);
  const { version } = await administrator.call(getAgency, { params });
  await administrator.call(updateAgency, { params, body: { version, quotas: { members: 2, importsADay: 1 } } });
  await laptop.drain();
  const first = await owner.call(inviteColleague, { body: { email: "one@a.test" } });
  const another = () => owner.call(inviteColleague, { body: { email: "two@a.test" } });
  await expect(another()).rejects.toMatchObject(problem("quota.members"));
  await owner.call(revokeInvitation, { params: first });
  await another();
  const file = () => owner.call(createImportJob, { body: { fileName: "a.csv", size: 5 } });
  await file();
  await expect(file()).rejects.toMatchObject({ problem: { code: "quota.imports", status: 429 } });
  clock += 24 * 60 * 60 * 1000;
  await file();
});
