import { getAgency, getStanding, listAgencies, registerAgency } from "@shanhai/contract/agency";
import { createEvent, getEventLinks, renewEventLinks } from "@shanhai/contract/event";
import { getMe } from "@shanhai/contract/member";
import {
  approveOnboarding,
  commentOnboarding,
  getOnboarding,
  getOnboardingDocument,
  getOnboardingLink,
  listOnboardings,
  transitOnboarding,
} from "@shanhai/contract/onboarding";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";

let laptop: TestLaptop;
let administrator: Person;
let path: string;

beforeAll(async () => {
  laptop = await startTestLaptop();
  administrator = await laptop.park("测试园区", "330800", "admin@park.test");
  ({ path } = await administrator.call(getOnboardingLink, {}));
});
afterAll(() => laptop?.stop());

const problem = (code: string) => ({ problem: { code } });
const at = (place: string) => (place.startsWith("/") ? `${laptop.origin}${place}` : place);
const open = async (place: string, init?: RequestInit) => {
  const response = await fetch(at(place), { redirect: "manual", ...init });
  return { status: response.status, next: response.headers.get("location") ?? "", html: await response.text() };
};
const post = (place: string, fields: Record<string, string>) =>
  open(place, { method: "POST", body: new URLSearchParams(fields) });

const fieldsOf = (number: number) => ({
  name: `申请机构${number}`,
  uscc: uscc(number),
  licenceNumber: `3308${number}`,
  licenceExpiry: "2030-12-31",
  contactName: "王申请",
  phone: "+86 139 0000 0001",
  email: `Owner${number}@Agency.test`,
  note: "",
});
const apply = (number: number, changes: Record<string, string> = {}) =>
  post(path, { consent: "yes", ...fieldsOf(number), ...changes });

/** An application's own page, its id, and what the park sees of it. */
async function applied(number: number) {
  const { status, next } = await apply(number);
  expect(status).toBe(303);
  const onboardingId = /onb_\w{26}/.exec(next)?.[0] ?? "";
  const params = { onboardingId };
  return { page: next, params, read: () => administrator.call(getOnboarding, { params }) };
}

/** Sends a document by the form of the applicant's own page, as a browser without script does. */
async function upload(page: string, kind: string, content: string) {
  const { html } = await open(page);
  const section = html.slice(html.indexOf(`file-${kind}"`) - 2000, html.indexOf(`file-${kind}"`));
  const action = /action="([^"]+)"(?![\s\S]*action=")/.exec(section)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const form = new FormData();
  form.set("file", new Blob([content]), "执照.pdf");
  const taken = await open(action, { method: "POST", body: form });
  expect(taken.status).toBe(303);
  return open(taken.next);
}

test("what is wrong is said field by field, and nothing that was typed is lost", async () => {
  const { status, html } = await apply(1, { uscc: "913308000000000000", phone: "123", email: "x", licenceExpiry: "" });
  expect(status).toBe(422);
  for (const field of ["uscc", "phone", "email", "licenceExpiry"]) expect(html).toContain(`id="${field}-note"`);
  expect(html).toContain('value="申请机构1"');
  expect(html).toContain('value="913308000000000000"');
  expect((await apply(1, { licenceExpiry: "2020-01-01" })).html).toContain("许可证已过期");
  expect((await apply(1, { consent: "" })).status).toBe(422);
  expect((await apply(1, { name: "<b>机构</b>", phone: "1" })).html).toContain("&lt;b&gt;机构&lt;/b&gt;");
  expect((await administrator.call(listOnboardings, { query: {} })).items).toEqual([]);
});

test("the same form sent twice is one application; another for the same agency is refused", async () => {
  const once = { once: "onc_1" };
  const [first, second] = [await apply(2, once), await apply(2, once)];
  expect(second).toMatchObject({ status: 303, next: first.next });
  const third = await apply(2);
  expect(third).toMatchObject({ status: 422 });
  expect(third.html).toContain("已有一份在办的入驻申请");
  const body = { name: "在园", uscc: uscc(3), licenceNumber: "3", licenceExpiry: "2030-01-01" };
  await administrator.call(registerAgency, { body });
  expect((await apply(3)).html).toContain("已登记过");
  const at = Promise.all([apply(4), apply(4), apply(4)]);
  expect((await at).map(({ status }) => status).sort()).toEqual([303, 422, 422]);
});

test("an application by the code of an event says so; a code that is not the park's opens nothing", async () => {
  const event = { kind: "matchmaking" as const, title: "第四场对接会", place: "衢州", capacity: 9 };
  const body = { ...event, date: "2026-12-01", from: "09:00", to: "12:00" };
  const { eventId } = await administrator.call(createEvent, { body });
  const links = await administrator.call(getEventLinks, { params: { eventId } });
  const sent = await post(links.apply, { consent: "yes", ...fieldsOf(5) });
  expect(sent.status).toBe(303);
  const onboardingId = /onb_\w{26}/.exec(sent.next)?.[0] ?? "";
  const kept = await administrator.call(getOnboarding, { params: { onboardingId } });
  expect(kept).toMatchObject({ eventId, eventTitle: "第四场对接会" });
  const renewed = await administrator.call(renewEventLinks, { params: { eventId }, body: {} });
  expect(renewed.apply).toBe(links.apply);
  expect((await open(links.apply.replace(/evt_(.)/, (_all, first) => `evt_${first === "0" ? "1" : "0"}`))).status).toBe(
    404,
  );
});

test("an applicant follows the review, corrects, sends papers and messages, and comes in as owner", async () => {
  const { page, params, read } = await applied(10);
  expect((await open(page)).html).toContain("已提交，等待园区审核");
  expect(await read()).toMatchObject({
    status: "submitted",
    phone: "13900000001",
    email: "owner10@agency.test",
    homeDivision: "330800",
    consent: { version: "2026-11-26" },
    checks: [
      { check: "uscc", outcome: "pass" },
      { check: "licence", outcome: "pass" },
      { check: "documents", outcome: "warn", count: 2 },
      { check: "licenceHolders", outcome: "pass", count: 0 },
    ],
  });

  const { version } = await read();
  const returned = { to: "returned" as const, reason: "请上传许可证", version };
  await administrator.call(transitOnboarding, { params, body: returned });
  await administrator.call(commentOnboarding, { params, body: { text: "内部意见" } });
  await administrator.call(commentOnboarding, { params, body: { text: "还差一份材料", toApplicant: true } });
  const shown = await open(page);
  expect(shown.html).toContain("请上传许可证");
  expect(shown.html).toContain("还差一份材料");
  expect(shown.html).not.toContain("内部意见");
  // Whatever is not approved has no agency.
  await expect(administrator.call(approveOnboarding, { params, body: { version: version + 1 } })).rejects.toMatchObject(
    problem("onboarding.transition"),
  );

  expect((await upload(page, "serviceLicence", "<html>")).next).toContain("notTaken=type");
  const sent = await upload(page, "serviceLicence", "%PDF-1.7 licence");
  expect(sent).toMatchObject({ status: 303, next: `${page}#documents` });
  await upload(page, "businessLicence", "%PDF-1.7 business");
  const { documents, checks } = await read();
  expect(documents.map(({ kind, type }) => [kind, type])).toEqual([
    ["serviceLicence", "pdf"],
    ["businessLicence", "pdf"],
  ]);
  expect(checks).toContainEqual({ check: "documents", outcome: "pass", count: 0 });
  const documentId = documents[0]?.documentId ?? "";
  const { url } = await administrator.call(getOnboardingDocument, { params: { ...params, documentId } });
  expect(await (await fetch(url)).text()).toBe("%PDF-1.7 licence");

  const stale = { act: "correct", ...fieldsOf(10), version: "1" };
  expect((await post(page, stale)).status).toBe(409);
  const now = (await read()).version;
  const other = { act: "correct", ...fieldsOf(10), uscc: uscc(11), version: String(now) };
  expect((await post(page, other)).html).toContain("不能更改");
  const corrected = { act: "correct", ...fieldsOf(10), licenceNumber: "330810-2", version: String(now) };
  expect(await post(page, corrected)).toMatchObject({ status: 303, next: page });
  await post(page, { act: "comment", text: "已补交" });
  const detail = await read();
  expect(detail).toMatchObject({ status: "submitted", licenceNumber: "330810-2" });
  expect(detail.comments.map(({ text, by }) => [text, by])).toEqual([
    ["内部意见", "admin@park.test"],
    ["还差一份材料", "admin@park.test"],
    ["已补交", undefined],
  ]);

  const body = { version: detail.version, homeDivision: "330100", quotas: { members: 5, importsADay: 7 } };
  const approved = await administrator.call(approveOnboarding, { params, body });
  expect(approved).toMatchObject({
    onboarding: { status: "approved", agencyId: approved.agency.agencyId },
    agency: { status: "approved", homeDivision: "330100", quotas: body.quotas },
    invitation: { email: "owner10@agency.test" },
  });
  // Asked again, as after a lost answer, it is the same approval.
  const again = await administrator.call(approveOnboarding, { params, body });
  expect(again.invitation).toEqual(approved.invitation);
  expect(again.agency.agencyId).toBe(approved.agency.agencyId);
  await laptop.drain();
  expect(await read()).toMatchObject({ status: "approved", agencyStatus: "active" });
  const ready = await open(page);
  expect(ready.html).toContain(approved.invitation.path);
  expect(ready.html).not.toContain('name="act" value="correct"');
  const owner = await laptop.accept(approved.invitation.path, "owner10@agency.test");
  expect((await owner.call(getMe, {})).membership).toMatchObject({ role: "owner", name: "申请机构10" });
  expect(await owner.call(getStanding, {})).toMatchObject({ status: "active", quotas: body.quotas });
  expect((await open(page)).html).toContain("负责人已接受邀请");
  expect(await post(page, { act: "withdraw" })).toMatchObject({ status: 409 });
});

test("two administrators who approve at once make one agency", async () => {
  const { params, read } = await applied(20);
  const body = { version: (await read()).version };
  const before = (await administrator.call(listAgencies, { query: {} })).items.length;
  const answers = await Promise.all(
    [1, 2, 3].map(() => administrator.call(approveOnboarding, { params, body }).catch(() => undefined)),
  );
  const made = new Set(answers.flatMap((answer) => (answer ? [answer.agency.agencyId] : [])));
  expect(made.size).toBe(1);
  expect((await administrator.call(listAgencies, { query: {} })).items).toHaveLength(before + 1);
});

test("who was rejected or withdrew may apply again; a rejection is taken back unless another came since", async () => {
  const first = await applied(30);
  const reject = async ({ params, read }: typeof first) => {
    const body = { to: "rejected" as const, reason: "不符合条件", version: (await read()).version };
    return administrator.call(transitOnboarding, { params, body });
  };
  const takeBack = async ({ params, read }: typeof first) => {
    const body = { to: "submitted" as const, reason: "重新审核", version: (await read()).version };
    return administrator.call(transitOnboarding, { params, body });
  };
  await reject(first);
  expect((await open(first.page)).html).toContain("不符合条件");
  expect(await takeBack(first)).toMatchObject({ status: "submitted" });
  await reject(first);
  const second = await applied(30);
  await expect(takeBack(first)).rejects.toMatchObject(problem("onboarding.duplicate"));
  await post(second.page, { act: "withdraw" });
  expect((await second.read()).status).toBe("withdrawn");
  expect(await takeBack(first)).toMatchObject({ status: "submitted" });
  const { items } = await administrator.call(listOnboardings, { query: { status: "withdrawn" } });
  expect(items.map(({ onboardingId }) => onboardingId)).toEqual([second.params.onboardingId]);
});

test("somebody else with the same licence is seen, by application or as an agency", async () => {
  const first = await applied(40);
  await apply(41, { licenceNumber: "3308 40" });
  const others = async () => (await first.read()).checks.find(({ check }) => check === "licenceHolders");
  expect(await others()).toEqual({ check: "licenceHolders", outcome: "warn", count: 1 });
  const body = { name: "在园", uscc: uscc(42), licenceNumber: "330840", licenceExpiry: "2030-01-01" };
  await administrator.call(registerAgency, { body });
  expect(await others()).toMatchObject({ count: 2 });
});

test("links that nobody signed, or of another park, open nothing", async () => {
  const { page, params } = await applied(50);
  const other = await laptop.park("另一个园区", "330100", "admin@other.test");
  const { path: foreign } = await other.call(getOnboardingLink, {});
  const parkOf = (place: string) => /prk_\w{26}/.exec(place)?.[0] ?? "";
  const forged = [
    `${path}0`,
    path.replace(parkOf(path), parkOf(foreign)),
    page.replace(parkOf(path), parkOf(foreign)),
    page.replace(/onb_\w{26}/, `onb_${"0".repeat(26)}`),
    page.slice(0, -1),
  ];
  for (const place of forged) expect((await open(place)).status).toBe(404);
  await expect(other.call(getOnboarding, { params })).rejects.toMatchObject(problem("notFound"));
  await expect(other.call(approveOnboarding, { params, body: { version: 1 } })).rejects.toMatchObject(
    problem("notFound"),
  );
  // A machine that fills in every field is told to wait, and nothing is kept.
  expect((await apply(51, { website: "https://spam.test" })).status).toBe(429);
  const { items } = await administrator.call(listOnboardings, { query: { limit: 100 } });
  expect(items.filter(({ name }) => name === "申请机构51")).toEqual([]);
});

test("an approved agency without its parts is set up when it is approved once more", async () => {
  const { params, read } = await applied(60);
  const { agency } = await administrator.call(approveOnboarding, { params, body: { version: (await read()).version } });
  await laptop.drain();
  const agencyParams = { agencyId: agency.agencyId };
  expect(await administrator.call(getAgency, { params: agencyParams })).toMatchObject({ status: "active", version: 2 });
  await administrator.call(approveOnboarding, { params, body: { version: 1 } });
  await laptop.drain();
  expect(await administrator.call(getAgency, { params: agencyParams })).toMatchObject({ status: "active", version: 2 });
});
