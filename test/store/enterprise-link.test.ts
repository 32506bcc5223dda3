import { listApplications } from "@shanhai/contract/application";
import { listAuditEntries } from "@shanhai/contract/audit-entry";
import { createCandidate, getCandidate } from "@shanhai/contract/candidate";
import { createEnterprise } from "@shanhai/contract/enterprise";
import {
  createEnterpriseLink,
  listEnterpriseLinks,
  MOST_LINKS,
  renewEnterpriseLink,
  revokeEnterpriseLink,
} from "@shanhai/contract/enterprise-link";
import { mergeCandidates } from "@shanhai/contract/merge";
import { moveApplications, undoMove } from "@shanhai/contract/move";
import { createOrder, getOrder, updateOrder } from "@shanhai/contract/order";
import { listPlacements } from "@shanhai/contract/placement";
import { addPosition } from "@shanhai/contract/position";
import { recordRecipientConsent, withdrawRecipientConsent } from "@shanhai/contract/recipient-consent";
import type { AgencyId, ApplicationId, CalendarDate, EnterpriseId, Instant, OrderId } from "@shanhai/contract/scalar";
import { createStatement, getStatement, listStatementLines, transitStatement } from "@shanhai/contract/statement";
import type { StandingRecord } from "@shanhai/domain/agency";
import { putStanding } from "@shanhai/store/standing";
import { askEnterprise } from "@shanhai/store/survey";
import { verifyTable } from "@shanhai/store/verify";
import { mintParkScope, mintTenantScope } from "@shanhai/tenancy/mint";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { agencyId, type Direct, PARK, startDirect } from "../direct.ts";
import { everything } from "../everything.ts";
import { type Person, uscc } from "../laptop.ts";
import { move, recommendAll } from "../pipeline.ts";

/*
 * What a client enterprise does by its link, without an account: whoever it was not given to gets nowhere with it, names and numbers stay
 * hidden until the person agreed, every answer counts once and says who gave it.
 */

let clock: Date;
let direct: Direct;
let owner: Person;
let recruiter: Person;
let number = 0;

beforeAll(async () => {
  direct = await startDirect({ now: () => clock });
  owner = direct.owner();
  recruiter = direct.owner(1, "recruiter");
});
afterAll(() => direct?.stop());
beforeEach(() => {
  clock = new Date("2026-07-01T02:00:00Z");
});
afterEach(async () => {
  expect((await verifyTable(direct.table.client, direct.table.name)).findings).toEqual([]);
});

/** A client with an open order, people recommended to its one position, and a link. */
async function client(people: readonly string[], { of = owner, statements = true, headcount = 5 } = {}) {
  number += 1;
  const body = { name: `石英${number}厂`, uscc: uscc(number) };
  const { enterpriseId } = await of.call(createEnterprise, { body });
  const feeRule = { kind: "perHead", fen: 100_000, guarantee: "none", vatRate: 600 } as const;
  const order = { enterpriseId, title: "夏季订单", deadline: "2030-01-01", feeRule };
  const { orderId } = await of.call(createOrder, { body: order });
  const seats = { title: "装配工", occupation: "装配工", headcount, payMin: 1, payMax: 2, place: "衢州" };
  const { positionId } = await of.call(addPosition, { params: { orderId }, body: seats });
  const candidateIds = [];
  for (const [index, name] of people.entries()) {
    const phone = `199${String(number).padStart(4, "0")}${String(index).padStart(4, "0")}`;
    const { candidateId } = await of.call(createCandidate, {
      body: { name, phone, consent: true, note: "私人备注", intendedPlace: "衢州市柯城区" },
    });
    candidateIds.push(candidateId);
  }
  const applicationIds = await recommendAll(of, positionId, candidateIds);
  const params = { enterpriseId };
  const link = await of.call(createEnterpriseLink, { params, body: { holder: "王芳", statements } });
  const home = link.path ?? "";
  return {
    enterpriseId,
    orderId,
    positionId,
    candidateIds,
    applicationIds,
    link,
    home,
    position: `${home}/positions/${positionId}`,
  };
}

type Form = Record<string, string | readonly string[]>;

/** A visitor's request, as API Gateway hands it on. */
async function visit(path: string, form?: Form, language = "zh-CN") {
  const [at = "", rawQueryString = ""] = path.split("?");
  const [, , token = "", page, id] = at.split("/");
  const name = page === "positions" ? "positionId" : "statementId";
  const route = `/client/{token}${page ? `/${page}` : ""}${id ? `/{${name}}` : ""}`;
  const handler = direct.functions.http.client as unknown as (
    event: object,
  ) => Promise<{ statusCode: number; body: string; headers: Record<string, string> }>;
  const body = new URLSearchParams();
  for (const [field, value] of Object.entries(form ?? {})) for (const one of [value].flat()) body.append(field, one);
  return handler({
    routeKey: `${form ? "POST" : "GET"} ${route}`,
    headers: { "accept-language": language },
    pathParameters: { token, ...(id ? { [name]: id } : {}) },
    rawQueryString,
    requestContext: { requestId: "visit" },
    ...(form ? { body: body.toString() } : {}),
  });
}

const applicationsOf = async (positionId: string) =>
  (await owner.call(listApplications, { params: { positionId }, query: {} })).items;
const decisionOf = async (positionId: string, applicationId: ApplicationId | undefined) =>
  (await applicationsOf(positionId)).find((one) => one.applicationId === applicationId)?.enterpriseDecision;
const decidedOf = async (orderId: OrderId) =>
  (await owner.call(getOrder, { params: { orderId } })).positions[0]?.decided ?? 0;
const audit = () => everything(owner, listAuditEntries, { query: { month: "2026-07" } });
const moveOut = (orderId: OrderId, applicationIds: ApplicationId[]) =>
  owner.call(moveApplications, { params: { orderId }, body: { applicationIds, to: "rejected", reason: "岗位暂停" } });
let requests = 0;
const request = () => {
  requests += 1;
  return `req_${requests}`;
};

describe("a link", () => {
  test("opens the client's own page: what waits for it, and how far its orders are", async () => {
    const { home, enterpriseId } = await client(["汪小洋", "林立"]);
    const { statusCode, body } = await visit(home);
    expect(statusCode).toBe(200);
    expect(body).toContain("夏季订单");
    expect(body).toContain("需 5 人，已到岗 0，还差 5");
    expect(body).toContain('<b class="n">2</b>');
    expect(body).toContain("王芳，您好");
    expect(body.length).toBeLessThan(30_000);
    const [used] = (await owner.call(listEnterpriseLinks, { params: { enterpriseId }, query: {} })).items;
    expect(used?.lastUsedAt).toBe(clock.toISOString());
  });

  test("forged or cut short opens nothing, and another purpose's token is none", async () => {
    const { home } = await client([]);
    const token = home.split("/").at(-1) ?? "";
    for (const wrong of [
      `${token.slice(0, -1)}${token.endsWith("0") ? "1" : "0"}`,
      token.slice(0, -4),
      "x",
      "a~b~c~d",
    ]) {
      expect((await visit(`/client/${wrong}`)).statusCode, wrong).toBe(404);
    }
  });

  test("ends on its last day and works again once renewed, under the same address", async () => {
    const { home, link, enterpriseId } = await client([]);
    const params = { enterpriseId, enterpriseLinkId: link.enterpriseLinkId };
    expect(link.expiresOn).toBe("2026-09-29");
    clock = new Date("2026-09-29T15:59:00Z");
    expect((await visit(home)).statusCode).toBe(200);
    clock = new Date("2026-09-29T16:01:00Z");
    const late = await visit(home);
    expect(late.statusCode).toBe(410);
    expect(late.body).toContain("链接已过期");
    expect(late.body).toContain("机构1");
    expect(late.body).not.toContain("石英");
    const [expired] = (await owner.call(listEnterpriseLinks, { params, query: {} })).items;
    expect(expired).toMatchObject({ status: "expired" });
    expect(expired?.path).toBeUndefined();
    const renewed = await owner.call(renewEnterpriseLink, { params, body: { version: 1, days: 10 } });
    expect(renewed).toMatchObject({ expiresOn: "2026-10-10", path: home, status: "active" });
    expect((await visit(home)).statusCode).toBe(200);
    await expect(owner.call(renewEnterpriseLink, { params, body: { version: 1, days: 10 } })).rejects.toMatchObject({
      problem: { code: "stale" },
    });
  });

  test("revoked, it ends at once and for good, for what was on the screen too", async () => {
    const { position, home, link, enterpriseId, applicationIds, positionId } = await client(["汪小洋"]);
    const params = { enterpriseId, enterpriseLinkId: link.enterpriseLinkId };
    await owner.call(revokeEnterpriseLink, { params });
    expect(await owner.call(revokeEnterpriseLink, { params })).toMatchObject({ status: "revoked", version: 2 });
    const form = { request: request(), id: applicationIds[0] ?? "", seen: "", outcome: "accepted" };
    expect((await visit(position, form)).statusCode).toBe(410);
    expect((await visit(home)).body).toContain("链接已停用");
    expect(await decisionOf(positionId, applicationIds[0])).toBeUndefined();
    await expect(owner.call(renewEnterpriseLink, { params, body: { version: 2 } })).rejects.toMatchObject({
      problem: { code: "enterpriseLink.revoked" },
    });
  });

  test("reaches nothing of another enterprise, nor of another agency", async () => {
    const own = await client(["汪小洋"]);
    const other = await client(["林立"]);
    const foreign = await client(["秦岭"], { of: direct.owner(2) });
    for (const { positionId, applicationIds } of [other, foreign]) {
      expect((await visit(`${own.home}/positions/${positionId}`)).statusCode).toBe(404);
      const form = { request: request(), id: applicationIds[0] ?? "", seen: "", outcome: "accepted" };
      expect((await visit(`${own.home}/positions/${positionId}`, form)).statusCode).toBe(404);
      // Its own position in the address, and somebody else's person in the form.
      expect((await visit(own.position, form)).statusCode).toBe(404);
    }
    expect(await decisionOf(other.positionId, other.applicationIds[0])).toBeUndefined();
    expect((await visit(`${own.home}/positions/pos_x`)).statusCode).toBe(404);
  });

  test("is slowed down where it is asked without end", async () => {
    const { home } = await client([]);
    const answers = await Promise.all(Array.from({ length: 125 }, () => visit(home)));
    expect(answers.filter(({ statusCode }) => statusCode === 429)).toHaveLength(5);
    clock = new Date("2026-07-01T02:01:00Z");
    expect((await visit(home)).statusCode).toBe(200);
  });

  test("stops with its agency, and works again when the agency does", async () => {
    const { home, link } = await client([], { of: direct.owner(3) });
    const standing = { agencyId: agencyId(3), parkId: PARK, quotas: {} } as unknown as StandingRecord;
    const table = direct.platform.open(mintTenantScope(agencyId(3), PARK));
    await putStanding(table, { ...standing, status: "suspended", version: 1 });
    const stopped = await visit(home);
    expect(stopped.statusCode).toBe(403);
    expect(stopped.body).not.toContain(link.enterpriseName);
    await putStanding(table, { ...standing, status: "active", version: 2 });
    expect((await visit(home)).statusCode).toBe(200);
  });

  test("tells that the park asks about a finished order, and holds no way to answer for the client", async () => {
    const { home, orderId } = await client([]);
    await owner.call(updateOrder, { params: { orderId }, body: { version: 1, status: "closed" } });
    expect((await visit(home)).body).not.toContain("满意度调查");
    const park = direct.platform.open(mintParkScope(PARK));
    const order = {
      orderId,
      title: "夏季订单",
      enterpriseName: "石英",
      agencyId: agencyId(1) as AgencyId,
      agencyName: "机构1",
    };
    await askEnterprise(
      park,
      { ...order, status: "closed" },
      { at: clock.toISOString() as Instant, today: "2026-07-01" as CalendarDate },
    );
    const asked = (await visit(home)).body;
    expect(asked).toContain("满意度调查");
    expect(asked).not.toContain("/survey/");
    clock = new Date("2026-08-02T02:00:00Z");
    expect((await visit(home)).body).not.toContain("满意度调查");
  });

  test("of statements is an owner's to make, to renew and to copy", async () => {
    const { enterpriseId, link } = await client([]);
    const params = { enterpriseId };
    const body = { holder: "李四", statements: true };
    await expect(recruiter.call(createEnterpriseLink, { params, body })).rejects.toMatchObject({
      problem: { code: "forbidden" },
    });
    const seen = (await recruiter.call(listEnterpriseLinks, { params, query: {} })).items;
    expect(seen.map(({ path, holder }) => [path, holder])).toEqual([[undefined, "王芳"]]);
    const one = { ...params, enterpriseLinkId: link.enterpriseLinkId };
    await expect(recruiter.call(renewEnterpriseLink, { params: one, body: { version: 1 } })).rejects.toMatchObject({
      problem: { code: "forbidden" },
    });
    const plain = await recruiter.call(createEnterpriseLink, { params, body: { holder: "李四" } });
    expect(plain).toMatchObject({ statements: false, holder: "李四" });
    expect(plain.path).toBeDefined();
  });

  test("there are so many and no more, those that were revoked apart", async () => {
    const { enterpriseId, link } = await client([]);
    const params = { enterpriseId };
    for (let made = 1; made < MOST_LINKS; made += 1)
      await owner.call(createEnterpriseLink, { params, body: { holder: `第${made}位` } });
    const again = () => owner.call(createEnterpriseLink, { params, body: { holder: "多一位" } });
    await expect(again()).rejects.toMatchObject({ problem: { code: "enterpriseLink.many" } });
    await owner.call(revokeEnterpriseLink, { params: { ...params, enterpriseLinkId: link.enterpriseLinkId } });
    await again();
  });
});

describe("candidates", () => {
  test("are masked until their consent names the enterprise, and again once it is taken back", async () => {
    const { position, positionId, candidateIds, enterpriseId } = await client(["汪小洋<script>alert(1)</script>"]);
    const [candidateId = ""] = candidateIds;
    const masked = (await visit(position)).body;
    expect(masked).not.toContain("小洋");
    expect(masked).toMatch(/汪\*+/);
    expect(masked).toMatch(/199\d\*\*\*\*\d{4}|199\*\*\*\*\d{4}/);
    expect(masked).toContain("衢州市柯城区");
    expect(masked).not.toContain("私人备注");
    const other = await client([]);
    const params = { candidateId };
    await owner.call(recordRecipientConsent, { params, body: { enterpriseId: other.enterpriseId, means: "oral" } });
    expect((await visit(position)).body).not.toContain("小洋");
    const agreed = await owner.call(recordRecipientConsent, { params, body: { enterpriseId, means: "written" } });
    expect(agreed.recipients?.at(-1)).toMatchObject({
      enterpriseId,
      means: "written",
      textVersion: "2026-11",
      by: "owner1",
    });
    const open = (await visit(position)).body;
    expect(open).toContain("汪小洋&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(open).not.toContain("<script>alert");
    expect(open).toContain(`tel:${agreed.phone}`);
    const lists = await applicationsOf(positionId);
    expect(lists[0]?.candidatePhone).toContain("****");
    const without = await owner.call(withdrawRecipientConsent, { params: { candidateId, enterpriseId } });
    expect(without.recipients?.map((one) => one.enterpriseId)).toEqual([other.enterpriseId]);
    expect((await visit(position)).body).not.toContain("小洋");
    await expect(owner.call(withdrawRecipientConsent, { params: { candidateId, enterpriseId } })).rejects.toMatchObject(
      {
        problem: { code: "notFound" },
      },
    );
    expect((await owner.call(getCandidate, { params })).version).toBe(agreed.version + 1);
  });

  test("who were merged are the survivor, shown by the survivor's consent", async () => {
    const { position, candidateIds, enterpriseId } = await client(["汪小洋"]);
    const [otherId = ""] = candidateIds;
    const survivor = await owner.call(createCandidate, {
      body: { name: "汪大洋", phone: "19900090001", consent: true },
    });
    const params = { candidateId: survivor.candidateId };
    await owner.call(mergeCandidates, { params, body: { otherId, version: 1, otherVersion: 1 } });
    expect((await visit(position)).body).not.toMatch(/小洋|大洋/);
    await owner.call(recordRecipientConsent, { params, body: { enterpriseId, means: "oral" } });
    expect((await visit(position)).body).toContain("汪大洋");
  });

  test("are paged, each on one page, and answering for some loses none of the rest", async () => {
    const { position, applicationIds } = await client(Array.from({ length: 25 }, (_, index) => `甲${index}`));
    const ids = (body: string) => [...new Set(body.match(/app_[0-9a-zA-Z]+/g))];
    const next = (body: string) => /class="again" href="([^"]+)"/.exec(body)?.[1]?.replaceAll("&amp;", "&");
    const first = (await visit(position)).body;
    expect(ids(first)).toHaveLength(20);
    const second = (await visit(`${position}${next(first)}`)).body;
    expect([...ids(first), ...ids(second)].sort()).toEqual([...applicationIds].sort());
    expect(next(second)).toBeUndefined();
    const some = { request: request(), many: "yes", outcome: "accepted", id: ids(first).slice(0, 12) };
    expect((await visit(position, some)).headers.location).toBe("?told=accepted&n=12");
    const left = (await visit(position)).body;
    expect(ids(left)).toHaveLength(13);
    expect(ids((await visit(`${position}?show=decided`)).body)).toHaveLength(12);
  });

  test("are accepted or not, once however often it is sent, with the holder's name in the audit", async () => {
    const { position, positionId, orderId, applicationIds, link } = await client(["汪小洋", "林立"]);
    const [first = "", second = ""] = applicationIds;
    // Later than the link itself: entries of one instant are in no order.
    clock = new Date("2026-07-01T02:00:05Z");
    const yes = { request: request(), id: first, seen: "", outcome: "accepted" };
    expect(await visit(position, yes)).toMatchObject({ statusCode: 303, headers: { location: "?told=accepted&n=1" } });
    expect((await visit(position, yes)).statusCode).toBe(303);
    const no = { request: request(), id: second, seen: "", outcome: "rejected", reason: "" };
    expect((await visit(position, no)).statusCode).toBe(422);
    expect((await visit(position, { ...no, reason: "经验不足" })).statusCode).toBe(303);
    expect(await decisionOf(positionId, applicationIds[0])).toMatchObject({
      outcome: "accepted",
      by: "企业联系人 王芳（链接）",
      enterpriseLinkId: link.enterpriseLinkId,
    });
    expect(await decisionOf(positionId, applicationIds[1])).toMatchObject({ outcome: "rejected", reason: "经验不足" });
    expect(await decidedOf(orderId)).toBe(2);
    expect((await applicationsOf(positionId)).map(({ stage, version }) => [stage, version])).toEqual([
      ["recommended", 1],
      ["recommended", 1],
    ]);
    const acts = (await audit()).filter(({ records }) => records.includes(link.enterpriseLinkId));
    expect(acts.map(({ action, name, role, by }) => [action, name, role, by])).toEqual([
      ["decideByLink", "企业联系人 王芳（链接）", "enterprise", `link|${link.enterpriseLinkId}`],
      ["decideByLink", "企业联系人 王芳（链接）", "enterprise", `link|${link.enterpriseLinkId}`],
      ["createEnterpriseLink", "owner1", "owner", "owner1"],
    ]);
    expect((await visit(position)).body).toContain("没有等您确认的候选人");
    expect((await visit(`${position}?show=decided`)).body).toContain("经验不足");
  });

  test("one that somebody else has answered for, or that has moved on, is refused with what was typed still there", async () => {
    const { position, positionId, orderId, applicationIds } = await client(["汪小洋", "林立"]);
    const [first = "", second = ""] = applicationIds;
    clock = new Date("2026-07-01T02:00:05Z");
    const at = clock.toISOString();
    await visit(position, { request: request(), id: first, seen: "", outcome: "accepted" });
    const late = { request: request(), id: first, seen: "", outcome: "rejected", reason: "技能<b>不符" };
    const refused = await visit(position, late);
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain("技能&lt;b&gt;不符");
    expect(await decisionOf(positionId, applicationIds[0])).toMatchObject({ outcome: "accepted", at });
    // Having seen the first answer, it may be changed; it is counted once.
    clock = new Date("2026-07-01T02:00:09Z");
    expect((await visit(position, { ...late, seen: at })).statusCode).toBe(303);
    expect(await decidedOf(orderId)).toBe(1);
    await moveOut(orderId, [second as ApplicationId]);
    expect((await visit(position, { request: request(), id: second, seen: "", outcome: "accepted" })).statusCode).toBe(
      409,
    );
  });

  test("a whole page is accepted in one act; those who have gone on are left as they are", async () => {
    const { position, positionId, orderId, applicationIds } = await client(["甲一", "乙二", "丙三"]);
    const [first = "", second = "", third = ""] = applicationIds;
    await moveOut(orderId, [third as ApplicationId]);
    const all = { request: request(), many: "yes", outcome: "accepted", id: [first, second, third] };
    expect((await visit(position, all)).headers.location).toBe("?told=some&n=2");
    expect((await visit(position, all)).statusCode).toBe(303);
    expect(await decidedOf(orderId)).toBe(2);
    expect(await decisionOf(positionId, third as ApplicationId)).toBeUndefined();
  });

  test("answers stay through moves on and back, and are asked for anew of who is recommended again", async () => {
    const { position, positionId, orderId, applicationIds } = await client(["汪小洋"]);
    const ids = [...applicationIds];
    await visit(position, { request: request(), id: ids[0] ?? "", seen: "", outcome: "accepted" });
    const decided = () => decidedOf(orderId);
    await move(owner, orderId, ids, "screened");
    expect(await decided()).toBe(1);
    const on = await owner.call(moveApplications, {
      params: { orderId },
      body: { applicationIds: ids, to: "interviewed" },
    });
    expect(await decided()).toBe(0);
    await owner.call(undoMove, { params: { orderId, moveId: on.moveId ?? "" } });
    expect(await decided()).toBe(1);
    const out = await moveOut(orderId, ids);
    expect(await decided()).toBe(0);
    await owner.call(undoMove, { params: { orderId, moveId: out.moveId ?? "" } });
    expect(await decided()).toBe(1);
    await moveOut(orderId, ids);
    await move(owner, orderId, ids, "recommended");
    expect(await decided()).toBe(0);
    expect(await decisionOf(positionId, ids[0])).toBeUndefined();
    expect((await visit(position)).body).toContain("待确认");
  });

  test("an answer that meets a move loses nothing: both happen, and the count is right", async () => {
    const { position, orderId, applicationIds } = await client(["甲一", "乙二", "丙三", "丁四"]);
    await Promise.all([
      visit(position, { request: request(), many: "yes", outcome: "accepted", id: applicationIds }),
      move(owner, orderId, [...applicationIds], "screened"),
    ]);
    expect(await decidedOf(orderId)).toBe(4);
  });
});

/** A client with people who have arrived by the agency's records. */
async function arrived(people: readonly string[], date = "2026-06-20") {
  const known = await client(people);
  const { orderId, applicationIds } = known;
  let moveId = "";
  for (const to of ["screened", "interviewed", "offered", "onboarded"] as const) {
    const body = { applicationIds: [...applicationIds], to, ...(to === "onboarded" ? { date } : {}) };
    moveId = (await owner.call(moveApplications, { params: { orderId }, body })).moveId ?? "";
  }
  const { items: placements } = await owner.call(listPlacements, { query: { orderId } });
  return { ...known, placements, moveId, arrivals: `${known.home}/arrivals` };
}
const deniedOf = async (enterpriseId: EnterpriseId) =>
  (await owner.call(listPlacements, { query: { confirmation: "notArrived" } })).items.filter(
    (one) => one.enterpriseId === enterpriseId,
  );

describe("arrivals", () => {
  test("wait until the client confirms them; what it denies is what the agency looks into", async () => {
    const { home, arrivals, placements, orderId, enterpriseId } = await arrived(["汪小洋", "林立", "秦岭"]);
    expect((await visit(home)).body).toContain("到岗待确认");
    const page = (await visit(arrivals)).body;
    expect(page).not.toContain("小洋");
    expect(page.match(/class="person"/g)).toHaveLength(3);
    const [one, two, three] = placements;
    const of = (placement = one) => ({ request: request(), id: placement?.placementId ?? "", version: "1" });
    expect((await visit(arrivals, { ...of(two), outcome: "notArrived", note: " " })).statusCode).toBe(422);
    const no = { ...of(two), outcome: "notArrived", note: "没有见到本人" };
    expect((await visit(arrivals, no)).statusCode).toBe(303);
    expect((await visit(arrivals, no)).statusCode).toBe(303);
    expect(await deniedOf(enterpriseId)).toMatchObject([
      { placementId: two?.placementId, version: 2, confirmation: { note: "没有见到本人", times: 1 } },
    ]);
    const all = {
      request: request(),
      many: "yes",
      outcome: "arrived",
      id: [one?.placementId ?? "", three?.placementId ?? ""],
    };
    expect((await visit(arrivals, { ...all, version: ["1", "1"] })).headers.location).toBe("?told=arrived&n=2");
    expect((await visit(arrivals)).body.match(/class="person"/g)).toHaveLength(1);
    // The client corrects itself; a yes stays.
    clock = new Date("2026-07-02T02:00:00Z");
    const yes = { request: request(), id: two?.placementId ?? "", version: "2", outcome: "arrived" };
    expect((await visit(arrivals, yes)).statusCode).toBe(303);
    expect(
      (await visit(arrivals, { ...yes, request: request(), version: "3", outcome: "notArrived", note: "n" }))
        .statusCode,
    ).toBe(409);
    expect(await deniedOf(enterpriseId)).toEqual([]);
    const after = await owner.call(listPlacements, { query: { orderId } });
    expect(after.items.map(({ confirmation }) => confirmation?.outcome)).toEqual(["arrived", "arrived", "arrived"]);
  });

  test("an arrival that the client denies can be undone, one that it confirmed cannot", async () => {
    const { arrivals, placements, moveId, orderId, enterpriseId, home } = await arrived(["汪小洋", "林立"]);
    for (const [index, placement] of placements.entries()) {
      const said: Form = index === 0 ? { outcome: "notArrived", note: "没来" } : { outcome: "arrived" };
      await visit(arrivals, { request: request(), id: placement.placementId, version: "1", ...said });
    }
    const { results } = await owner.call(undoMove, { params: { orderId, moveId } });
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(["conflict", "moved"]);
    expect(await deniedOf(enterpriseId)).toEqual([]);
    expect((await visit(home)).body).not.toContain("到岗待确认");
  });

  test("of another enterprise are not there, and those who left wait no longer", async () => {
    const own = await arrived(["汪小洋"]);
    const other = await arrived(["林立"]);
    const form = { request: request(), id: other.placements[0]?.placementId ?? "", version: "1", outcome: "arrived" };
    expect((await visit(own.arrivals, form)).statusCode).toBe(404);
    expect((await visit(own.arrivals)).body).not.toContain(other.placements[0]?.placementId);
  });
});

describe("statements", () => {
  async function sentStatement() {
    const known = await arrived(["汪小洋", "林立"]);
    const params = { orderId: known.orderId };
    const { statementId } = await owner.call(createStatement, {
      params,
      body: { from: "2026-06-01", to: "2026-06-30" },
    });
    const page = `${known.home}/statements/${statementId}`;
    return { ...known, statementId, page, params: { statementId } };
  }

  test("are there once sent, and confirmed by the client as by an owner", async () => {
    const { page, params, link, home } = await sentStatement();
    expect((await visit(page)).statusCode).toBe(404);
    await owner.call(transitStatement, { params, body: { to: "sent", version: 1 } });
    expect((await visit(home)).body).toContain("结算单待确认");
    const shown = (await visit(page)).body;
    expect(shown).toContain("2,120.00");
    expect(shown).not.toContain("小洋");
    const yes = { request: request(), act: "confirm", version: "2" };
    expect((await visit(page, yes)).headers.location).toBe("?told=confirmed&n=1");
    expect((await visit(page, yes)).statusCode).toBe(303);
    const confirmed = await owner.call(getStatement, { params });
    expect(confirmed).toMatchObject({ status: "confirmed", version: 3 });
    expect(confirmed.steps.at(-1)).toMatchObject({ to: "confirmed", by: "企业联系人 王芳（链接）" });
    expect((await audit()).find(({ action }) => action === "answerStatementByLink")?.records).toContain(
      link.enterpriseLinkId,
    );
    expect((await visit(page, { ...yes, request: request(), version: "3" })).statusCode).toBe(409);
  });

  test("are disputed by line with a reason, over the version that was seen", async () => {
    const { page, params } = await sentStatement();
    await owner.call(transitStatement, { params, body: { to: "sent", version: 1 } });
    const [line] = (await owner.call(listStatementLines, { params, query: {} })).items;
    const no = { request: request(), act: "dispute", version: "2", line: line?.lineId ?? "", note: "此人未到岗" };
    expect((await visit(page, { ...no, note: "" })).statusCode).toBe(422);
    const { line: _none, ...nothing } = no;
    expect((await visit(page, nothing)).statusCode).toBe(422);
    const old = await visit(page, { ...no, version: "1" });
    expect(old.statusCode).toBe(409);
    expect(old.body).toContain("此人未到岗");
    expect((await visit(page, no)).statusCode).toBe(303);
    const disputed = await owner.call(getStatement, { params });
    expect(disputed).toMatchObject({ status: "disputed", disputed: 1 });
    expect(disputed.steps.at(-1)).toMatchObject({ note: "此人未到岗", by: "企业联系人 王芳（链接）" });
  });

  test("are nothing to a link without them, nor to another enterprise's", async () => {
    const { params, statementId, enterpriseId } = await sentStatement();
    await owner.call(transitStatement, { params, body: { to: "sent", version: 1 } });
    const plain = await recruiter.call(createEnterpriseLink, { params: { enterpriseId }, body: { holder: "李四" } });
    const other = await client([]);
    for (const home of [plain.path ?? "", other.home]) {
      expect((await visit(`${home}/statements/${statementId}`)).statusCode).toBe(404);
      expect((await visit(home)).body).not.toContain("结算单");
    }
  });
});
