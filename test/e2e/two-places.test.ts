import { createAgreement, transitAgreement } from "@shanhai/contract/agreement";
import { recommendCandidates } from "@shanhai/contract/application";
import { createCandidate } from "@shanhai/contract/candidate";
import { createEnterprise } from "@shanhai/contract/enterprise";
import { moveApplications } from "@shanhai/contract/move";
import { createOrder } from "@shanhai/contract/order";
import { addPosition } from "@shanhai/contract/position";
import type { AgreementId, CandidateId } from "@shanhai/contract/scalar";
import { plusDays, shanghaiDate } from "@shanhai/domain/calendar";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";
import { openBrowser, openPage, signInAs } from "./browser.ts";

/* Two places side by side: the park compares and exports, a county looks at the same on a phone while an agreement opens it. */

let laptop: TestLaptop;
let opened: Awaited<ReturnType<typeof openBrowser>>;
let administrator: Person;
let agreementId: AgreementId;
let ahead = 0;
const today = shanghaiDate(new Date());

beforeAll(async () => {
  const now = () => new Date(Date.now() + ahead);
  [laptop, opened] = await Promise.all([startTestLaptop({ console: true, now }), openBrowser()]);
  administrator = await laptop.park("衢州园区", "330800", "admin@quzhou.test");
  const { owner } = await laptop.agency(administrator, "川思控股", 1, "owner@chuansi.test");
  await laptop.drain();
  const { enterpriseId } = await owner.call(createEnterprise, { body: { name: "卡游科技", uscc: uscc(9) } });
  const order = { enterpriseId, title: "订单", deadline: plusDays(today, 60) };
  const { orderId } = await owner.call(createOrder, { body: order });
  const seats = { title: "操作工", headcount: 60, payMin: 500_000, payMax: 700_000, place: "衢州市常山县" };
  const add = (occupation: string) => owner.call(addPosition, { params: { orderId }, body: { ...seats, occupation } });
  const { positionId } = await add("包装工");
  await add("电工");
  const candidateIds: CandidateId[] = [];
  for (let index = 0; index < 20; index += 1) {
    const [homePlace, occupation] = [index < 16 ? "平凉市崆峒区" : "衢州市", index < 12 ? "包装工" : "焊工"];
    const phone = `1990000${String(index).padStart(4, "0")}`;
    const body = { name: `人${index}`, phone, homePlace, occupation, consent: true as const };
    candidateIds.push((await owner.call(createCandidate, { body })).candidateId as CandidateId);
  }
  const chosen = { candidateIds: candidateIds.slice(0, 6) };
  const { results } = await owner.call(recommendCandidates, { params: { positionId }, body: chosen });
  const applicationIds = results.flatMap(({ applicationId }) => applicationId ?? []);
  for (const to of ["screened", "interviewed", "offered", "onboarded"] as const)
    await owner.call(moveApplications, { params: { orderId }, body: { applicationIds, to } });
  const { partnerId } = await laptop.partner(administrator, "崆峒区人社局", "bureau", "bureau@county.test");
  const content = { number: "1", title: "劳务合作协议", partnerIds: [partnerId], from: today, to: plusDays(today, 30) };
  const body = { ...content, obligations: [], opens: ["places" as const] };
  ({ agreementId } = await administrator.call(createAgreement, { body }));
  await administrator.call(transitAgreement, { params: { agreementId }, body: { to: "active", version: 1 } });
  for (let times = 0; times < 3; times += 1) await laptop.drain();
});
afterAll(async () => {
  await opened?.close();
  await laptop?.stop();
});

test("the park compares its city with its partner's county, narrows it, and takes the table along", async () => {
  const { page, faults } = await openPage(opened.browser);
  await signInAs(page, laptop.origin, "admin@quzhou.test");
  await page.getByRole("link", { name: "协作", exact: true }).click();
  await page.getByRole("link", { name: "两地供需" }).click();
  const table = page.getByRole("table", { name: "按职业对比" });
  const packers = table.getByRole("row", { name: "包装工" });
  await packers.waitFor();
  expect((await packers.textContent())?.replace(/\s/g, "")).toBe("包装工5400缺540126余6");
  await page
    .getByRole("table", { name: "两地流动（到岗人数）" })
    .getByRole("cell", { name: "6", exact: true })
    .waitFor();
  const download = page.waitForEvent("download");
  await page.getByRole("region", { name: "按职业对比" }).getByRole("button", { name: "导出 CSV" }).click();
  expect((await download).suggestedFilename()).toBe("两地供需-浙江省衢州市-甘肃省平凉市崆峒区.csv");
  await page.getByLabel("职业开头").fill("电");
  await packers.waitFor({ state: "detached" });
  await table.getByRole("row", { name: "电工" }).waitFor();
  await page.getByRole("button", { name: "两地互换" }).click();
  await page.waitForURL(/one=620802/);
  expect(new URL(page.url()).searchParams.get("occupation")).toBe("电");
  expect(faults).toEqual([]);
});

test("the county sees counts on a phone, none of fewer than five, until the agreement is revoked", async () => {
  const { page, faults } = await openPage(opened.browser, { width: 390, height: 844 });
  await signInAs(page, laptop.origin, "bureau@county.test");
  await page.getByRole("link", { name: "两地供需" }).first().click();
  const table = page.getByRole("table", { name: "按职业对比" });
  await table.getByRole("row", { name: "包装工" }).waitFor();
  expect(await page.locator("main").textContent()).not.toMatch(/求职者(?!按)|川思|卡游/);
  expect(await table.getByText("焊工").count()).toBe(0);
  await page.getByText("“不足5人”的不计入合计").waitFor();
  const revoke = { to: "revoked" as const, reason: "双方商定", version: 2 };
  await administrator.call(transitAgreement, { params: { agreementId }, body: revoke });
  await laptop.drain();
  ahead += 59_000;
  await page.reload();
  await page.getByText("没有生效中的协议开放这一页").waitFor();
  expect(faults).toEqual([]);
});
