import { createCandidate, getCandidate } from "@shanhai/contract/candidate";
import { mergeCandidates } from "@shanhai/contract/merge";
import { moveApplications, undoMove } from "@shanhai/contract/move";
import { recordRecipientConsent, withdrawRecipientConsent } from "@shanhai/contract/recipient-consent";
import type { ApplicationId } from "@shanhai/contract/scalar";
import { describe, expect, test } from "vitest";
import { move } from "../pipeline.ts";
import { openClientDesk } from "./client-desk.ts";

/*
 * What a client says of people by its link: names and numbers stay hidden until the person agreed, every answer counts once and says who
 * gave it, and moves nobody.
 */

const desk = openClientDesk();
const { client, visit, request, applicationsOf, decisionOf, decidedOf, audit, moveOut } = desk;

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
    await desk.owner.call(recordRecipientConsent, {
      params,
      body: { enterpriseId: other.enterpriseId, means: "oral" },
    });
    expect((await visit(position)).body).not.toContain("小洋");
    const agreed = await desk.owner.call(recordRecipientConsent, { params, body: { enterpriseId, means: "written" } });
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
    const without = await desk.owner.call(withdrawRecipientConsent, { params: { candidateId, enterpriseId } });
    expect(without.recipients?.map((one) => one.enterpriseId)).toEqual([other.enterpriseId]);
    expect((await visit(position)).body).not.toContain("小洋");
    await expect(
      desk.owner.call(withdrawRecipientConsent, { params: { candidateId, enterpriseId } }),
    ).rejects.toMatchObject({
      problem: { code: "notFound" },
    });
    expect((await desk.owner.call(getCandidate, { params })).version).toBe(agreed.version + 1);
  });

  test("who were merged are the survivor, shown by the survivor's consent", async () => {
    const { position, candidateIds, enterpriseId } = await client(["汪小洋"]);
    const [otherId = ""] = candidateIds;
    const survivor = await desk.owner.call(createCandidate, {
      body: { name: "汪大洋", phone: "13900000001", consent: true },
    });
    const params = { candidateId: survivor.candidateId };
    await desk.owner.call(mergeCandidates, { params, body: { otherId, version: 1, otherVersion: 1 } });
    expect((await visit(position)).body).not.toMatch(/小洋|大洋/);
    await desk.owner.call(recordRecipientConsent, { params, body: { enterpriseId, means: "oral" } });
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
    desk.now = new Date("2026-07-01T02:00:05Z");
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
    desk.now = new Date("2026-07-01T02:00:05Z");
    const at = desk.now.toISOString();
    await visit(position, { request: request(), id: first, seen: "", outcome: "accepted" });
    const late = { request: request(), id: first, seen: "", outcome: "rejected", reason: "技能<b>不符" };
    const refused = await visit(position, late);
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain("技能&lt;b&gt;不符");
    expect(await decisionOf(positionId, applicationIds[0])).toMatchObject({ outcome: "accepted", at });
    // Having seen the first answer, it may be changed; it is counted once.
    desk.now = new Date("2026-07-01T02:00:09Z");
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
    await move(desk.owner, orderId, ids, "screened");
    expect(await decided()).toBe(1);
    const on = await desk.owner.call(moveApplications, {
      params: { orderId },
      body: { applicationIds: ids, to: "interviewed" },
    });
    expect(await decided()).toBe(0);
    await desk.owner.call(undoMove, { params: { orderId, moveId: on.moveId ?? "" } });
    expect(await decided()).toBe(1);
    const out = await moveOut(orderId, ids);
    expect(await decided()).toBe(0);
    await desk.owner.call(undoMove, { params: { orderId, moveId: out.moveId ?? "" } });
    expect(await decided()).toBe(1);
    await moveOut(orderId, ids);
    await move(desk.owner, orderId, ids, "recommended");
    expect(await decided()).toBe(0);
    expect(await decisionOf(positionId, ids[0])).toBeUndefined();
    expect((await visit(position)).body).toContain("待确认");
  });

  test("an answer that meets a move loses nothing: both happen, and the count is right", async () => {
    const { position, orderId, applicationIds } = await client(["甲一", "乙二", "丙三", "丁四"]);
    await Promise.all([
      visit(position, { request: request(), many: "yes", outcome: "accepted", id: applicationIds }),
      move(desk.owner, orderId, [...applicationIds], "screened"),
    ]);
    expect(await decidedOf(orderId)).toBe(4);
  });
});
