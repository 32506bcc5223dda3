import {
  createEnterpriseLink,
  listEnterpriseLinks,
  MOST_LINKS,
  renewEnterpriseLink,
  revokeEnterpriseLink,
} from "@shanhai/contract/enterprise-link";
import { updateOrder } from "@shanhai/contract/order";
import type { AgencyId, CalendarDate, Instant } from "@shanhai/contract/scalar";
import type { StandingRecord } from "@shanhai/domain/agency";
import { putStanding } from "@shanhai/store/standing";
import { askEnterprise } from "@shanhai/store/survey";
import { mintParkScope, mintTenantScope } from "@shanhai/tenancy/mint";
import { describe, expect, test } from "vitest";
import { agencyId, PARK } from "../direct.ts";
import { openClientDesk } from "./client-desk.ts";

/*
 * A client's link: whoever it was not given to gets nowhere with it, it ends when it should, and it reaches what is its enterprise's and no more.
 */

const desk = openClientDesk();
const { client, visit, request, decisionOf } = desk;

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
    const [used] = (await desk.owner.call(listEnterpriseLinks, { params: { enterpriseId }, query: {} })).items;
    expect(used?.lastUsedAt).toBe(desk.now.toISOString());
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
    desk.now = new Date("2026-09-29T15:59:00Z");
    expect((await visit(home)).statusCode).toBe(200);
    desk.now = new Date("2026-09-29T16:01:00Z");
    const late = await visit(home);
    expect(late.statusCode).toBe(410);
    expect(late.body).toContain("链接已过期");
    expect(late.body).toContain("机构1");
    expect(late.body).not.toContain("石英");
    const [expired] = (await desk.owner.call(listEnterpriseLinks, { params, query: {} })).items;
    expect(expired).toMatchObject({ status: "expired" });
    expect(expired?.path).toBeUndefined();
    const renewed = await desk.owner.call(renewEnterpriseLink, { params, body: { version: 1, days: 10 } });
    expect(renewed).toMatchObject({ expiresOn: "2026-10-10", path: home, status: "active" });
    expect((await visit(home)).statusCode).toBe(200);
    await expect(
      desk.owner.call(renewEnterpriseLink, { params, body: { version: 1, days: 10 } }),
    ).rejects.toMatchObject({
      problem: { code: "stale" },
    });
  });

  test("revoked, it ends at once and for good, for what was on the screen too", async () => {
    const { position, home, link, enterpriseId, applicationIds, positionId } = await client(["汪小洋"]);
    const params = { enterpriseId, enterpriseLinkId: link.enterpriseLinkId };
    await desk.owner.call(revokeEnterpriseLink, { params });
    expect(await desk.owner.call(revokeEnterpriseLink, { params })).toMatchObject({ status: "revoked", version: 2 });
    const form = { request: request(), id: applicationIds[0] ?? "", seen: "", outcome: "accepted" };
    expect((await visit(position, form)).statusCode).toBe(410);
    expect((await visit(home)).body).toContain("链接已停用");
    expect(await decisionOf(positionId, applicationIds[0])).toBeUndefined();
    await expect(desk.owner.call(renewEnterpriseLink, { params, body: { version: 2 } })).rejects.toMatchObject({
      problem: { code: "enterpriseLink.revoked" },
    });
  });

  test("reaches nothing of another enterprise, nor of another agency", async () => {
    const own = await client(["汪小洋"]);
    const other = await client(["林立"]);
    const foreign = await client(["秦岭"], { of: desk.direct.owner(2) });
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
    desk.now = new Date("2026-07-01T02:01:00Z");
    expect((await visit(home)).statusCode).toBe(200);
  });

  test("stops with its agency, and works again when the agency does", async () => {
    const { home, link } = await client([], { of: desk.direct.owner(3) });
    const standing = { agencyId: agencyId(3), parkId: PARK, quotas: {} } as unknown as StandingRecord;
    const table = desk.direct.platform.open(mintTenantScope(agencyId(3), PARK));
    await putStanding(table, { ...standing, status: "suspended", version: 1 });
    const stopped = await visit(home);
    expect(stopped.statusCode).toBe(403);
    expect(stopped.body).not.toContain(link.enterpriseName);
    await putStanding(table, { ...standing, status: "active", version: 2 });
    expect((await visit(home)).statusCode).toBe(200);
  });

  test("tells that the park asks about a finished order, and holds no way to answer for the client", async () => {
    const { home, orderId } = await client([]);
    await desk.owner.call(updateOrder, { params: { orderId }, body: { version: 1, status: "closed" } });
    expect((await visit(home)).body).not.toContain("满意度调查");
    const park = desk.direct.platform.open(mintParkScope(PARK));
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
      { at: desk.now.toISOString() as Instant, today: "2026-07-01" as CalendarDate },
    );
    const asked = (await visit(home)).body;
    expect(asked).toContain("满意度调查");
    expect(asked).not.toContain("/survey/");
    desk.now = new Date("2026-08-02T02:00:00Z");
    expect((await visit(home)).body).not.toContain("满意度调查");
  });

  test("of statements is an owner's to make, to renew and to copy", async () => {
    const { enterpriseId, link } = await client([]);
    const params = { enterpriseId };
    const body = { holder: "李四", statements: true };
    await expect(desk.recruiter.call(createEnterpriseLink, { params, body })).rejects.toMatchObject({
      problem: { code: "forbidden" },
    });
    const seen = (await desk.recruiter.call(listEnterpriseLinks, { params, query: {} })).items;
    expect(seen.map(({ path, holder }) => [path, holder])).toEqual([[undefined, "王芳"]]);
    const one = { ...params, enterpriseLinkId: link.enterpriseLinkId };
    await expect(desk.recruiter.call(renewEnterpriseLink, { params: one, body: { version: 1 } })).rejects.toMatchObject(
      {
        problem: { code: "forbidden" },
      },
    );
    const plain = await desk.recruiter.call(createEnterpriseLink, { params, body: { holder: "李四" } });
    expect(plain).toMatchObject({ statements: false, holder: "李四" });
    expect(plain.path).toBeDefined();
  });

  test("there are so many and no more, those that were revoked apart", async () => {
    const { enterpriseId, link } = await client([]);
    const params = { enterpriseId };
    for (let made = 1; made < MOST_LINKS; made += 1)
      await desk.owner.call(createEnterpriseLink, { params, body: { holder: `第${made}位` } });
    const again = () => desk.owner.call(createEnterpriseLink, { params, body: { holder: "多一位" } });
    await expect(again()).rejects.toMatchObject({ problem: { code: "enterpriseLink.many" } });
    await desk.owner.call(revokeEnterpriseLink, { params: { ...params, enterpriseLinkId: link.enterpriseLinkId } });
    await again();
  });
});
