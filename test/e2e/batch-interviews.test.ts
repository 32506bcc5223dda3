import { listApplications, recommendCandidates } from "@shanhai/contract/application";
import { addToBatch, createBatchInterview } from "@shanhai/contract/batch-interview";
import { createCandidate } from "@shanhai/contract/candidate";
import { listMembers } from "@shanhai/contract/member";
import { moveApplications } from "@shanhai/contract/move";
import { createQuestionSet, updateQuestionSet } from "@shanhai/contract/question-set";
import { saveRatings } from "@shanhai/contract/rating";
import type { ApplicationId, PositionId, QuestionSetId } from "@shanhai/contract/scalar";
import { afterAll, beforeAll, expect, test } from "vitest";
import { orderOf } from "../cohort.ts";
import { type Person, startTestLaptop, type TestLaptop } from "../laptop.ts";
import { openBrowser, openPage, signInAs } from "./browser.ts";

/* 批量面试: two colleagues rate the same people without seeing each other's scores, see how they agree, and move the best on. */

const PEOPLE = 11;
let laptop: TestLaptop;
let opened: Awaited<ReturnType<typeof openBrowser>>;
let desk: Awaited<ReturnType<typeof openPage>>;
let phone: Awaited<ReturnType<typeof openPage>>;
let [owner, recruiter] = [] as unknown as [Person, Person];
let path: string;
let batchInterviewId: string;
let questionSetId: QuestionSetId;
let positionId: PositionId;
let applicationIds: ApplicationId[];

beforeAll(async () => {
  [laptop, opened] = await Promise.all([startTestLaptop({ console: true }), openBrowser()]);
  const administrator = await laptop.park("衢州园区", "330800", "admin@quzhou.test");
  ({ owner } = await laptop.agency(administrator, "川思控股", 1, "owner@chuansi.test"));
  recruiter = await laptop.recruiter(owner, "recruiter@chuansi.test");
  await laptop.drain();
  const { orderId, positionIds } = await orderOf(owner, [20]);
  [positionId = "" as PositionId] = positionIds;
  const candidateIds = [];
  for (let index = 0; index < PEOPLE; index += 1) {
    const body = { name: `求职者${index + 1}`, phone: `199000${String(60_000 + index)}`, consent: true as const };
    candidateIds.push((await owner.call(createCandidate, { body })).candidateId);
  }
  const { results } = await owner.call(recommendCandidates, { params: { positionId }, body: { candidateIds } });
  applicationIds = results.map(({ applicationId }) => applicationId as ApplicationId);
  await owner.call(moveApplications, { params: { orderId }, body: { applicationIds, to: "screened" } });
  const anchors = ["不会", "会一点", "会", "熟练", "能教人"];
  const questions = ["停送电顺序？", "跳闸怎么查？"].map((text) => ({ text, weight: 1, anchors }));
  ({ questionSetId } = await owner.call(createQuestionSet, {
    body: { title: "电工题", occupation: "电工", questions },
  }));
  const { items } = await owner.call(listMembers, { query: {} });
  const raterIds = items.map(({ memberId }) => memberId);
  const made = await owner.call(createBatchInterview, {
    body: { positionId, title: "第一批", questionSetId, raterIds },
  });
  ({ batchInterviewId } = made);
  await owner.call(addToBatch, { params: { batchInterviewId }, body: { applicationIds } });
  path = `/orders/${orderId}/batches/${batchInterviewId}`;
  [desk, phone] = [await openPage(opened.browser), await openPage(opened.browser, { width: 390, height: 844 })];
  await Promise.all([
    signInAs(desk.page, laptop.origin, "owner@chuansi.test"),
    signInAs(phone.page, laptop.origin, "recruiter@chuansi.test"),
  ]);
  await Promise.all(
    [desk, phone].map(({ page }) => page.getByRole("heading", { name: "订单", exact: true }).waitFor()),
  );
});
afterAll(async () => {
  await opened?.close();
  await laptop?.stop();
});

/** All but the first person, as one rater gives them by the API: the same pattern, one point apart for some. */
const rest = (person: Person, off: number) =>
  person.call(saveRatings, {
    params: { batchInterviewId },
    body: {
      rows: applicationIds.slice(1).map((applicationId, index) => ({
        applicationId,
        scores: [1 + (index % 5), Math.min(5, 1 + (index % 5) + (index % 4 === 0 ? off : 0))],
        submit: true,
        version: 0,
      })),
    },
  });

test("今日 says in which batch people wait for one's scores, and leads there", async () => {
  const { page } = phone;
  await page.goto(`${laptop.origin}/today?tab=ratings`);
  const row = page.getByRole("row").filter({ hasText: "第一批" });
  await row.getByText(`${PEOPLE} 人`, { exact: true }).waitFor();
  await row.getByRole("link", { name: "第一批" }).click();
  await page.getByRole("heading", { name: "第一批" }).waitFor();
});

test("a row is filled with the keyboard, and nobody sees it before both are in", async () => {
  const { page } = desk;
  await page.goto(`${laptop.origin}${path}`);
  const row = page.getByRole("row").filter({ hasText: "求职者1" }).first();
  await row.getByLabel("求职者1，第 1 题").focus();
  await page.keyboard.type("54");
  await page.keyboard.press("Enter");
  await row
    .getByText("已提交", { exact: true })
    .or(row.getByRole("button", { name: "更正" }))
    .first()
    .waitFor();
  await row.getByText("1/2 已提交").waitFor();
  await phone.page.goto(`${laptop.origin}${path}`);
  const other = phone.page.getByRole("row").filter({ hasText: "求职者1" }).first();
  await other.getByText("1/2 已提交").waitFor();
  expect(await other.getByLabel("求职者1，第 1 题").inputValue()).toBe("");
  await other.getByLabel("求职者1，第 1 题").fill("5");
  await other.getByLabel("求职者1，第 2 题").fill("5");
  await other.getByRole("button", { name: "提交" }).click();
  await other.getByText("一致").waitFor();
  await other.getByText("4.75").waitFor();
});

test("agreement is said with its band and leads to the rows behind it", async () => {
  await rest(owner, 0);
  await rest(recruiter, 1);
  const { page } = desk;
  await page.goto(`${laptop.origin}${path}?tab=agreement`);
  await page.getByText(/两位评委的打分一致，可以直接用来排名（α = 0\.\d{3}，11 人双评）/).waitFor();
  await page.getByRole("table", { name: "评委松紧" }).getByRole("link", { name: "11" }).first().click();
  await page.getByText("只看 11 人").waitFor();
});

test("the first ranks are moved on with the preview of every move, and moved back", async () => {
  const { page } = desk;
  await page.goto(`${laptop.origin}${path}?show=all&sort=rank`);
  await page.getByLabel("选出前").fill("3");
  await page.getByRole("button", { name: "名并推进" }).click();
  await page.getByRole("toolbar").getByText("已选 3 人").waitFor();
  await page
    .getByRole("toolbar")
    .getByRole("button", { name: /已面试|面试/ })
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /3 人/ }).click();
  const interviewed = async () =>
    (await owner.call(listApplications, { params: { positionId }, query: { stage: "interviewed" } })).items.length;
  await expect.poll(interviewed).toBe(3);
  await page.getByRole("button", { name: "撤销" }).first().click();
  await expect.poll(interviewed).toBe(0);
});

test("a half-written set of questions outlives a colleague's save and a reload, and is saved with both in view", async () => {
  const { page } = desk;
  await page.goto(`${laptop.origin}/question-sets?panel=${questionSetId}`);
  await page.getByLabel("名称").fill("电工题（修订）");
  await page.getByRole("button", { name: "再加一题" }).click();
  await page.getByLabel("第 3 题 题目").fill("怎么挂牌？");
  await page.getByLabel("权重").nth(2).fill("1");
  for (let n = 1; n <= 5; n += 1) await page.getByLabel(`${n} 分的样子`).nth(2).fill(`第 ${n} 级`);
  await recruiter.call(updateQuestionSet, { params: { questionSetId }, body: { version: 1, occupation: "维修电工" } });
  await page.reload();
  await page.getByText("已恢复上次没有提交的内容。").waitFor();
  expect(await page.getByLabel("第 3 题 题目").inputValue()).toBe("怎么挂牌？");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await page.getByRole("row").filter({ hasText: "维修电工" }).getByText("电工", { exact: true }).waitFor();
  await page.getByRole("button", { name: "仍保存我的修改" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByRole("row").filter({ hasText: "电工题（修订）" }).getByText("3", { exact: true }).waitFor();
});

test("an export that was left alone is found again under 任务", async () => {
  const { page } = desk;
  await page.goto(`${laptop.origin}/candidates`);
  await page.getByRole("button", { name: "导出" }).click();
  await page.getByRole("menuitem", { name: "CSV (UTF-8)" }).click();
  await page.getByRole("tab", { name: "导出记录", selected: true }).waitFor();
  await page.getByRole("link", { name: "今日" }).click();
  await page.getByRole("link", { name: "任务", exact: true }).click();
  const row = page.getByRole("row").filter({ hasText: "导出求职者" });
  await row.getByText(`已导出 ${PEOPLE} 行`).waitFor();
  await row.getByRole("button", { name: "下载" }).waitFor();
});
