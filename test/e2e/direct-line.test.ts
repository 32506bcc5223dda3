import { createAgreement, transitAgreement } from "@shanhai/contract/agreement";
import { listApplications } from "@shanhai/contract/application";
import { createEnterprise } from "@shanhai/contract/enterprise";
import { listMatchedPostings } from "@shanhai/contract/graduate-match";
import { moveApplications } from "@shanhai/contract/move";
import { createOrder } from "@shanhai/contract/order";
import { listPartnerPostings } from "@shanhai/contract/partner-posting";
import { addPosition } from "@shanhai/contract/position";
import { createPosting, listBoard, listPostings } from "@shanhai/contract/posting";
import { getJobBoardLink } from "@shanhai/contract/posting-source";
import { plusDays, shanghaiDate } from "@shanhai/domain/calendar";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";
import { openBrowser, openPage, signInAs } from "./browser.ts";

/* 岗位需求直通车: a posting for one school alone, its list of graduates, a recommendation, and the agency that takes somebody on. */

let laptop: TestLaptop;
let opened: Awaited<ReturnType<typeof openBrowser>>;
let desk: Awaited<ReturnType<typeof openPage>>;
let phone: Awaited<ReturnType<typeof openPage>>;
let [administrator, owner, otherOwner, otherSchool] = [] as unknown as [Person, Person, Person, Person];
let agreement: Awaited<ReturnType<typeof school>>["agreement"];
let posting: Awaited<ReturnType<typeof post>>;
const today = shanghaiDate(new Date());

async function drain() {
  for (let round = 0; round < 3; round += 1) await laptop.drain();
}

async function school(name: string, email: string) {
  const made = await laptop.partner(administrator, name, "school", email);
  const term = {
    number: "1",
    title: "校地合作协议",
    partnerIds: [made.partnerId],
    from: today,
    to: plusDays(today, 90),
  };
  const opens: ("postings" | "rosters")[] = ["postings", "rosters"];
  const draft = await administrator.call(createAgreement, { body: { ...term, obligations: [], opens } });
  const body = { to: "active" as const, version: 1 };
  return { ...made, agreement: await administrator.call(transitAgreement, { params: draft, body }) };
}

async function post(partnerId: string) {
  const { enterpriseId } = await owner.call(createEnterprise, { body: { name: "卡游科技", uscc: uscc(9) } });
  const order = { enterpriseId, title: "技术岗", deadline: plusDays(today, 60) };
  const { orderId } = await owner.call(createOrder, { body: order });
  const seats = {
    headcount: 5,
    payMin: 600_000,
    payMax: 800_000,
    place: "衢州市常山县",
    skillLevel: "中级工" as const,
  };
  const { positionId } = await owner.call(addPosition, {
    params: { orderId },
    body: { title: "机电设备维修工", occupation: "机电维修", ...seats },
  });
  const shown = { division: "330822", validThrough: plusDays(today, 30), publish: true, partnerId };
  const { postingId } = await owner.call(createPosting, { params: { positionId }, body: shown });
  return { orderId, positionId, postingId };
}

beforeAll(async () => {
  [laptop, opened] = await Promise.all([startTestLaptop({ console: true }), openBrowser()]);
  administrator = await laptop.park("衢州园区", "330800", "admin@quzhou.test");
  ({ owner } = await laptop.agency(administrator, "川思控股", 1, "owner@chuansi.test"));
  ({ owner: otherOwner } = await laptop.agency(administrator, "别家人力", 2, "owner@other.test"));
  await laptop.drain();
  const own = await school("平凉职业技术学院", "teacher@pingliang.test");
  ({ coordinator: otherSchool } = await school("别的学院", "teacher@other.test"));
  agreement = own.agreement;
  await drain();
  posting = await post(own.partnerId);
  await drain();
  [desk, phone] = [await openPage(opened.browser), await openPage(opened.browser, { width: 390, height: 844 })];
  await Promise.all([
    signInAs(desk.page, laptop.origin, "owner@chuansi.test"),
    signInAs(phone.page, laptop.origin, "teacher@pingliang.test"),
  ]);
});
afterAll(async () => {
  await opened?.close();
  await laptop?.stop();
});

test("the posting is the one school's: nobody else has it, by no list, page, data for search engines or address", async () => {
  const { path } = await administrator.call(getJobBoardLink, { query: {} });
  const board = await fetch(`${laptop.origin}${path}`);
  expect(board.status).toBe(200);
  expect(await board.text()).not.toContain("机电设备维修工");
  const direct = await fetch(`${laptop.origin}${path}/${posting.postingId}`);
  expect(direct.status).toBe(404);
  expect(await direct.text()).not.toContain("机电设备维修工");
  expect((await administrator.call(listBoard, { query: {} })).items).toEqual([]);
  expect((await otherOwner.call(listPostings, { query: {} })).items).toEqual([]);
  expect((await otherSchool.call(listPartnerPostings, { query: {} })).items).toEqual([]);
  expect((await otherSchool.call(listMatchedPostings, {})).items).toEqual([]);
});

test("the school imports its list on a phone, sees who matches and why, and recommends one", async () => {
  const { page } = phone;
  await page.goto(`${laptop.origin}/rosters`);
  await page.getByRole("button", { name: "新建名册" }).click();
  const form = page.getByRole("form", { name: "新建名册" });
  await form.getByLabel("名册名称").fill("2026届机电一体化");
  await form.getByRole("button", { name: "新建名册" }).click();
  await page.getByRole("heading", { name: "2026届机电一体化" }).waitFor();
  const rows = [
    "姓名,手机号,技能等级,专业,就业方向,意向地区,本人同意",
    "马晓东,19900000001,三级,机电一体化,机电维修,衢州,是",
    "李文静,19900000002,四级,应用化工,化工操作,平凉,是",
    "王大伟,123,四级,机电一体化,机电维修,衢州,是",
  ];
  const buffer = Buffer.from(rows.join("\n"));
  await page.getByLabel("选择文件").setInputFiles({ name: "毕业生.csv", mimeType: "text/csv", buffer });
  await page.getByText("共 3 行：新增 2 人，更新 0 人，1 行不能导入").waitFor();
  await page.getByText("第 3 行：手机号无效").waitFor();
  await page.getByRole("button", { name: "导入", exact: true }).click();
  await page.getByText("“毕业生.csv”已导入：新增 2 人，更新 0 人，1 行未导入").waitFor();
  const [errors] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("region", { name: "导入名单" }).getByRole("button", { name: "下载未导入的行" }).click(),
  ]);
  expect(errors.suggestedFilename()).toBe("未导入-毕业生.csv");

  // Another file, by mistake: after a reload both are still there, and the second can be taken back.
  const mistake = Buffer.from(["姓名,手机号,本人同意", "张三,19900000003,是"].join("\n"));
  await page.getByRole("button", { name: "选择文件" }).waitFor();
  await page.getByLabel("选择文件").setInputFiles({ name: "别的名单.csv", mimeType: "text/csv", buffer: mistake });
  await page.getByRole("button", { name: "导入", exact: true }).click();
  await page.getByText("“别的名单.csv”已导入").waitFor();
  await page.reload();
  const files = page.getByRole("table", { name: "导入记录" });
  await files.getByText("新增 2 人，更新 0 人，1 行未导入").waitFor();
  await page.getByText("张三").waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await files.getByRole("button", { name: "撤销导入：别的名单.csv" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "撤销导入" }).click();
  await files.getByText("已撤销：移除 1 人，还原 0 人，保留 0 人").waitFor();
  await page.getByText("张三").waitFor({ state: "detached" });

  await page.getByRole("button", { name: "李文静" }).click();
  await page.getByRole("button", { name: "编辑" }).click();
  const change = page.getByRole("form", { name: "修改李文静的档案" });
  await change.getByLabel("意向地区").fill("衢州");
  await change.getByLabel("同意接收档案的单位").fill("川思控股");
  await change.getByLabel("本次新点名的同意方式").selectOption("written");
  await change.getByRole("button", { name: "保存" }).click();
  await page.getByRole("definition").filter({ hasText: "川思控股" }).waitFor();

  await page.goto(`${laptop.origin}/matches`);
  await page.getByText("1 人匹配").waitFor();
  await page.getByRole("link", { name: "机电设备维修工" }).click();
  await page.getByText("方向 ✓ 机电维修 / 机电维修").waitFor();
  await page.getByLabel("选择马晓东").check();
  await page.getByRole("button", { name: "推荐 1 人" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("平凉职业技术学院把我的姓名").waitFor();
  await dialog.getByText("提供给川思控股、卡游科技").waitFor();
  await dialog.getByLabel("这些毕业生都同意了上面这段话").check();
  await dialog.getByRole("button", { name: "推荐 1 人" }).click();
  await page.getByText("已推荐 1 人").first().waitFor();
  await drain();
});

test("the agency sees somebody masked, takes them on and places them; the school sees the stage", async () => {
  const { page } = desk;
  await page.goto(`${laptop.origin}/introductions`);
  await page.getByText("马**").waitFor();
  expect(await page.locator("main").textContent()).not.toMatch(/晓东|19900000001/);
  await page.getByLabel("马**").check();
  await page.getByRole("button", { name: "接收 1 人" }).click();
  await page.getByText("已接收 1 人").waitFor();
  await page.getByRole("tab", { name: "已答复" }).click();
  await page.getByRole("link", { name: "马晓东" }).waitFor();
  const { items } = await owner.call(listApplications, { params: posting, query: {} });
  expect(items).toMatchObject([
    { candidateName: "马晓东", stage: "recommended", introduction: { partnerName: "平凉职业技术学院" } },
  ]);
  await page.goto(`${laptop.origin}/orders/${posting.orderId}?position=${posting.positionId}&tab=board`);
  await page.getByText("来自院校：平凉职业技术学院").waitFor();
  for (const to of ["screened", "interviewed", "offered", "onboarded"] as const) {
    const body = { applicationIds: items.map(({ applicationId }) => applicationId), to };
    expect((await owner.call(moveApplications, { params: posting, body })).results).toMatchObject([
      { outcome: "moved" },
    ]);
  }
  await drain();
  await phone.page.goto(`${laptop.origin}/matches/progress`);
  await phone.page.getByText("马晓东").waitFor();
  await phone.page.getByText("已上岗").waitFor();
});

test("revoked, the line is closed to the school, and no look of the agency's finds anybody who waits", async () => {
  await administrator.call(transitAgreement, {
    params: agreement,
    body: { to: "revoked", reason: "到期不再续签", version: agreement.version },
  });
  await drain();
  await phone.page.reload();
  await phone.page.getByText("没有生效中的协议开放这一页").waitFor();
  expect(await phone.page.locator("main").textContent()).not.toContain("马晓东");
  await desk.page.goto(`${laptop.origin}/introductions`);
  await desk.page.getByText("没有待接收的毕业生").waitFor();
  expect([...desk.faults, ...phone.faults]).toEqual([]);
});
