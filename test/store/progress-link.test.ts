import { listCandidates } from "@shanhai/contract/candidate";
import { createInterview, inviteToInterview } from "@shanhai/contract/interview";
import { moveApplications } from "@shanhai/contract/move";
import { getOrder } from "@shanhai/contract/order";
import { leavePlacement, listPlacements } from "@shanhai/contract/placement";
import { changeAssistantSetting, getAssistantSetting } from "@shanhai/contract/score-draft";
import type { Stage } from "@shanhai/contract/stage";
import { expect, test } from "vitest";
import { seek } from "../jobs.ts";
import { follow, itemsOf } from "../stream.ts";
import { openApplyDesk, stepsIn } from "./apply-desk.ts";

/* Progress by the private link, which shows one application to who made it. */

const desk = openApplyDesk();

async function applied() {
  const job = await desk.jobs.post();
  const phone = desk.fresh();
  const answer = await desk.apply(job, phone);
  const [application] = await desk.applicationsOf(job);
  const page = async () => (await desk.open(answer.headers.location ?? "")).body;
  const told = async (change: () => Promise<unknown>) => {
    const before = await itemsOf(desk.direct);
    await change();
    await follow(desk.direct, before);
  };
  const to = (stage: Stage, more: object = {}) => {
    desk.pass(60_000);
    return told(() =>
      desk.owner.call(moveApplications, {
        params: { orderId: job.orderId },
        body: { applicationIds: [application?.applicationId as never], to: stage as never, ...more },
      }),
    );
  };
  return { job, phone, application, page, told, to, link: answer.headers.location ?? "" };
}

test("is a line of dated steps, with the interview, the arrival and the leaving; no reason, no name", async () => {
  const { job, application, page, told, to } = await applied();
  await to("screened");
  const day = { date: "2030-01-01", from: "09:00", minutes: 30, slots: 2, capacity: 5, place: "园区 3 楼" };
  const { interviewId } = await desk.owner.call(createInterview, {
    params: job,
    body: { positionId: job.positionId, ...day },
  });
  await desk.owner.call(inviteToInterview, {
    params: { orderId: job.orderId, interviewId },
    body: { applicationIds: [application?.applicationId as never] },
  });
  expect(stepsIn(await page())).toEqual(["已收到报名", "初步筛选通过"]);
  expect(await page()).toContain("面试：2030-01-01 09:00");
  await to("interviewed");
  await to("offered");
  await to("onboarded", { date: "2026-11-20" });
  expect(stepsIn(await page())).toEqual(["已收到报名", "初步筛选通过", "面试已完成", "已录用", "已到岗"]);
  expect(await page()).toContain("到岗日期 2026-11-20");
  const { items } = await desk.owner.call(listPlacements, { query: { orderId: job.orderId } });
  expect(items).toMatchObject([{ source: { kind: "board", sourceId: "board" } }]);
  const [placement] = items;
  const leaving = { date: "2026-11-25", reason: "家里有事", version: 1 };
  await told(() =>
    desk.owner.call(leavePlacement, { params: { placementId: placement?.placementId ?? "" }, body: leaving }),
  );
  const left = await page();
  expect(stepsIn(left).at(-1)).toBe("已退出");
  expect(left).toContain("离岗日期 2026-11-25");
  expect(left).not.toMatch(/家里有事|汪小洋|1990/);
});

test("takes the application back: once, counted, told to the agency; not of who has started work, nor by another form's link", async () => {
  const { job, phone, application, page, to, link } = await applied();
  const again = await desk.apply(job, phone);
  await seek(desk.direct, again.headers.location ?? "", {});
  expect((await desk.applicationsOf(job))[0]).toMatchObject({ stage: "recommended" });
  const ended = (await desk.open(again.headers.location ?? "")).body;
  expect(await page()).toContain("撤回报名");
  await to("screened");
  for (let pressed = 1; pressed <= 2; pressed += 1) {
    const answer = await seek(desk.direct, link, {});
    expect([answer.statusCode, answer.headers.location]).toEqual([303, link]);
  }
  expect(stepsIn(await page()).at(-1)).toBe("已退出");
  expect(await page()).not.toContain("撤回报名");
  // Who had typed a number that had applied before cannot tell by it that it had.
  expect(stepsIn(ended)).toEqual(["已收到报名", "已退出"]);
  expect(ended).not.toContain("撤回报名");
  const [withdrawn] = await desk.applicationsOf(job);
  expect(withdrawn).toMatchObject({
    applicationId: application?.applicationId,
    stage: "withdrawn",
    reason: "本人从进度页撤回",
    movedBy: "汪小洋",
    version: 3,
  });
  const other = await applied();
  for (const stage of ["screened", "interviewed", "offered"] as const) await other.to(stage);
  await other.to("onboarded", { date: "2026-11-20" });
  await seek(desk.direct, other.link, {});
  expect((await desk.applicationsOf(other.job))[0]).toMatchObject({ stage: "onboarded" });
  expect(await desk.findings()).toEqual([]);
});

test("of somebody who took it back and applies once more begins anew, with what they send now; the recruiter sees them again", async () => {
  const { told, job, phone, application, page, to, link } = await applied();
  await to("screened");
  await told(() => seek(desk.direct, link, {}));
  expect(stepsIn(await page()).at(-1)).toBe("已退出");
  desk.pass(24 * 60 * 60 * 1000);
  let again = "";
  await told(async () => {
    again = (await desk.apply(job, phone, { experience: "这次有证了" })).headers.location ?? "";
  });
  const all = await desk.applicationsOf(job);
  expect(all).toMatchObject([
    { applicationId: application?.applicationId, stage: "recommended", applied: { experience: "这次有证了" } },
  ]);
  expect(all[0]).not.toHaveProperty("reason");
  expect(all[0]).not.toHaveProperty("renewal");
  const { positions } = await desk.owner.call(getOrder, { params: { orderId: job.orderId } });
  expect(positions).toMatchObject([{ stages: { recommended: 1, withdrawn: 0 } }]);
  // The new form's link shows what came since, and takes it back; nothing of before.
  expect(stepsIn((await desk.open(again)).body)).toEqual(["已收到报名"]);
  await to("screened");
  expect(stepsIn((await desk.open(again)).body)).toEqual(["已收到报名", "初步筛选通过"]);
  await told(() => seek(desk.direct, again, {}));
  expect((await desk.applicationsOf(job))[0]).toMatchObject({ stage: "withdrawn", reason: "本人从进度页撤回" });
  expect(await desk.findings()).toEqual([]);
});

test("of somebody who was rejected says so kindly; recommended again, it is as if it had not been", async () => {
  const { page, to } = await applied();
  await to("screened");
  await to("rejected", { reason: "年龄" });
  expect(stepsIn(await page())).toEqual(["已收到报名", "初步筛选通过", "这次没有通过"]);
  expect(await page()).not.toContain("年龄");
  await to("recommended");
  expect(stepsIn(await page())).toEqual(["已收到报名"]);
});

test("says that an assistant may be asked once it is on, and takes it that people alone shall assess", async () => {
  const { page, application, link, to } = await applied();
  const assistant = (enabled: boolean, version: number) =>
    desk.owner.call(changeAssistantSetting, { body: { enabled, version } });
  expect(await page()).not.toContain("请人工评价");
  const { version } = await desk.owner.call(getAssistantSetting, {});
  await assistant(true, version);
  expect(await page()).toMatch(/评分助手可能.*不作任何决定/s);
  for (let times = 0; times < 2; times += 1)
    expect(await seek(desk.direct, `${link}/by-people`, {})).toMatchObject({
      statusCode: 303,
      headers: { location: `${link}#assessed` },
    });
  expect(await page()).toContain("起只由人工评价");
  expect(await page()).not.toContain("请人工评价");
  const noted = (await itemsOf(desk.direct)).filter(({ pk }) => String(pk).includes("#byPeople#"));
  expect(noted).toMatchObject([{ applicationId: application?.applicationId, by: "汪小洋" }]);
  expect((await seek(desk.direct, "/progress/x/by-people", {})).statusCode).toBe(404);
  // What somebody asked for stands, whatever the agency switches.
  await assistant(false, version + 1);
  expect(await page()).toContain("起只由人工评价");
  await to("rejected", { reason: "r" });
  expect(await page()).not.toContain("人工评价");
});

test("whoever types somebody's number sees what they asked of the assistant themselves, and nothing of what the person asked", async () => {
  const job = await desk.jobs.post();
  const [phone, other] = [desk.fresh(), desk.fresh()];
  const setting = await desk.owner.call(getAssistantSetting, {});
  await desk.owner.call(changeAssistantSetting, { body: { enabled: true, version: setting.version } });
  const linkOf = async (number: string) => (await desk.apply(job, number)).headers.location ?? "";
  const [first, later, unknown] = [await linkOf(phone), await linkOf(phone), await linkOf(other)];
  const [known, fresher] = [await desk.openAnywhere(later), await desk.openAnywhere(unknown)];
  expect(known).toBe(fresher);
  await seek(desk.direct, `${first}/by-people`, {});
  expect(await desk.openAnywhere(later)).toBe(fresher);
  for (const link of [later, unknown]) await seek(desk.direct, `${link}/by-people`, {});
  expect(await desk.openAnywhere(later)).toBe(await desk.openAnywhere(unknown));
  expect(await desk.openAnywhere(later)).toContain("起只由人工评价");
  await desk.owner.call(changeAssistantSetting, { body: { enabled: setting.enabled, version: setting.version + 1 } });
});

test("opens nothing else: not another form's number, another application, another agency", async () => {
  const [one, other] = [await applied(), await applied()];
  const parts = one.link.split("~");
  const mixed = [...parts.slice(0, 1), other.link.split("~")[1], ...parts.slice(2)].join("~");
  const agency = one.link.replace(/agn_0/, "agn_1");
  for (const link of [mixed, agency, "/progress/x", one.link.replace(/.$/, "z")])
    expect((await desk.open(link)).statusCode).toBe(404);
  const everybody = await desk.owner.call(listCandidates, { query: { limit: 5 } });
  expect(everybody.items.length).toBe(5);
});
