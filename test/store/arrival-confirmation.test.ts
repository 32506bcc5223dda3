import { createEnterpriseLink } from "@shanhai/contract/enterprise-link";
import { undoMove } from "@shanhai/contract/move";
import { listPlacements } from "@shanhai/contract/placement";
import type { EnterpriseId } from "@shanhai/contract/scalar";
import { createStatement, getStatement, listStatementLines, transitStatement } from "@shanhai/contract/statement";
import { describe, expect, test } from "vitest";
import { type Form, openClientDesk } from "./client-desk.ts";

/*
 * What a client says by its link of those who arrived and of what it is billed: once each, over what was seen, and to nobody else.
 */

const desk = openClientDesk();
const { client, arrived, visit, request, audit } = desk;

const deniedOf = async (enterpriseId: EnterpriseId) =>
  (await desk.owner.call(listPlacements, { query: { confirmation: "notArrived" } })).items.filter(
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
    desk.now = new Date("2026-07-02T02:00:00Z");
    const yes = { request: request(), id: two?.placementId ?? "", version: "2", outcome: "arrived" };
    expect((await visit(arrivals, yes)).statusCode).toBe(303);
    expect(
      (await visit(arrivals, { ...yes, request: request(), version: "3", outcome: "notArrived", note: "n" }))
        .statusCode,
    ).toBe(409);
    expect(await deniedOf(enterpriseId)).toEqual([]);
    const after = await desk.owner.call(listPlacements, { query: { orderId } });
    expect(after.items.map(({ confirmation }) => confirmation?.outcome)).toEqual(["arrived", "arrived", "arrived"]);
  });

  test("an arrival that the client denies can be undone, one that it confirmed cannot", async () => {
    const { arrivals, placements, moveId, orderId, enterpriseId, home } = await arrived(["汪小洋", "林立"]);
    for (const [index, placement] of placements.entries()) {
      const said: Form = index === 0 ? { outcome: "notArrived", note: "没来" } : { outcome: "arrived" };
      await visit(arrivals, { request: request(), id: placement.placementId, version: "1", ...said });
    }
    const { results } = await desk.owner.call(undoMove, { params: { orderId, moveId } });
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
    const { statementId } = await desk.owner.call(createStatement, {
      params,
      body: { from: "2026-06-01", to: "2026-06-30" },
    });
    const page = `${known.home}/statements/${statementId}`;
    return { ...known, statementId, page, params: { statementId } };
  }

  test("are there once sent, and confirmed by the client as by an owner", async () => {
    const { page, params, link, home } = await sentStatement();
    expect((await visit(page)).statusCode).toBe(404);
    await desk.owner.call(transitStatement, { params, body: { to: "sent", version: 1 } });
    expect((await visit(home)).body).toContain("结算单待确认");
    const shown = (await visit(page)).body;
    expect(shown).toContain("2,120.00");
    expect(shown).not.toContain("小洋");
    const yes = { request: request(), act: "confirm", version: "2" };
    expect((await visit(page, yes)).headers.location).toBe("?told=confirmed&n=1");
    expect((await visit(page, yes)).statusCode).toBe(303);
    const confirmed = await desk.owner.call(getStatement, { params });
    expect(confirmed).toMatchObject({ status: "confirmed", version: 3 });
    expect(confirmed.steps.at(-1)).toMatchObject({ to: "confirmed", by: "企业联系人 王芳（链接）" });
    expect((await audit()).find(({ action }) => action === "answerStatementByLink")?.records).toContain(
      link.enterpriseLinkId,
    );
    expect((await visit(page, { ...yes, request: request(), version: "3" })).statusCode).toBe(409);
  });

  test("are disputed by line with a reason, over the version that was seen", async () => {
    const { page, params } = await sentStatement();
    await desk.owner.call(transitStatement, { params, body: { to: "sent", version: 1 } });
    const [line] = (await desk.owner.call(listStatementLines, { params, query: {} })).items;
    const no = { request: request(), act: "dispute", version: "2", line: line?.lineId ?? "", note: "此人未到岗" };
    expect((await visit(page, { ...no, note: "" })).statusCode).toBe(422);
    const { line: _none, ...nothing } = no;
    expect((await visit(page, nothing)).statusCode).toBe(422);
    const old = await visit(page, { ...no, version: "1" });
    expect(old.statusCode).toBe(409);
    expect(old.body).toContain("此人未到岗");
    expect((await visit(page, no)).statusCode).toBe(303);
    const disputed = await desk.owner.call(getStatement, { params });
    expect(disputed).toMatchObject({ status: "disputed", disputed: 1 });
    expect(disputed.steps.at(-1)).toMatchObject({ note: "此人未到岗", by: "企业联系人 王芳（链接）" });
  });

  test("are nothing to a link without them, nor to another enterprise's", async () => {
    const { params, statementId, enterpriseId } = await sentStatement();
    await desk.owner.call(transitStatement, { params, body: { to: "sent", version: 1 } });
    const plain = await desk.recruiter.call(createEnterpriseLink, {
      params: { enterpriseId },
      body: { holder: "李四" },
    });
    const other = await client([]);
    for (const home of [plain.path ?? "", other.home]) {
      expect((await visit(`${home}/statements/${statementId}`)).statusCode).toBe(404);
      expect((await visit(home)).body).not.toContain("结算单");
    }
  });
});
