import { listApplications, recommendCandidates } from "@shanhai/contract/application";
import { createCandidate, getCandidate, listCandidates } from "@shanhai/contract/candidate";
import { createInterview, inviteToInterview } from "@shanhai/contract/interview";
import { moveApplications } from "@shanhai/contract/move";
import { getOrder, updateOrder } from "@shanhai/contract/order";
import { leavePlacement, listPlacements } from "@shanhai/contract/placement";
import type { PartnerId } from "@shanhai/contract/scalar";
import { changeAssistantSetting, getAssistantSetting } from "@shanhai/contract/score-draft";
import type { Stage } from "@shanhai/contract/stage";
import { verifyTable } from "@shanhai/store/verify";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { agencyId, type Direct, startDirect } from "../direct.ts";
import { jobsOf, type PostedJob, seek } from "../jobs.ts";
import type { Person } from "../laptop.ts";
import { follow, itemsOf } from "../stream.ts";

/*
 * Applying by a job's page: once however often it is sent, one person a phone, nothing told of anybody on file; programs and
 * floods are stopped with nothing lost; the private link shows one application to who made it.
 */

let clock: Date;
let direct: Direct;
let owner: Person;
let jobs: ReturnType<typeof jobsOf>;
let board: string;
let phones = 0;

beforeAll(async () => {
  clock = new Date("2026-11-27T02:00:00Z");
  direct = await startDirect({ now: () => clock });
  const { parkId } = await direct.functions.provision({
    name: "衢州园区",
    division: "330800",
    administratorEmail: "a@b.test",
  });
  jobs = jobsOf(direct, parkId);
  owner = direct.ownerOf(agencyId(1), parkId);
  board = jobs.linkOf();
});
afterAll(() => direct?.stop());
/** Each test its own minute: floods of one do not stop the next. */
beforeEach(async () => {
  clock = new Date(clock.getTime() + 120_000);
  await jobs.license(1);
});

const open = (path: string) => seek(direct, path);
/** A page without its own address, by which alone the pages of two people may differ. */
const openAnywhere = async (path: string) => (await open(path)).body.replaceAll(path, "");
const numberIn = (html: string) => /name="request" value="([^"]+)"/.exec(html)?.[1] ?? "";
const phoneOf = (number: number) => `1990010${String(number).padStart(4, "0")}`;
const fresh = () => {
  phones += 1;
  return phoneOf(phones);
};
const findings = async () => {
  const { findings: found } = await verifyTable(direct.table.client, direct.table.name);
  // The board's postings are put there without a stream, and so have no posting of an agency behind them.
  return found.filter((one) => !JSON.stringify(one).includes("oard"));
};
const applicationsOf = async ({ positionId }: PostedJob) =>
  (await owner.call(listApplications, { params: { positionId }, query: { limit: 100 } })).items;

/** Opens a job's page and waits as long as somebody needs to type. */
async function read(path: string): Promise<string> {
  const { body } = await open(path);
  clock = new Date(clock.getTime() + 10_000);
  return numberIn(body);
}
const formOf = (request: string, phone: string, more: Record<string, string> = {}) => ({
  request,
  name: "汪小洋",
  phone,
  intention: "week",
  experience: "",
  website: "",
  consent: "yes",
  ...more,
});
async function apply(job: PostedJob, phone: string, more: Record<string, string> = {}, at = board) {
  const path = `${at}/${job.postingId}`;
  return seek(direct, path, formOf(await read(path), phone, more));
}
const stepsIn = (html: string) => [...html.matchAll(/<\/time><strong>([^<]+)/g)].map(([, step]) => step);

describe("applying", () => {
  test("makes a person, an application and its consent at once, and leads to the private link", async () => {
    const job = await jobs.post();
    const answer = await apply(job, " 199-0009 0001 ", { experience: "开过三年\r\n注塑机" });
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toMatch(/^\/progress\/agn_\w+~app_\w+~[0-9a-z]+-[0-9A-Z]{12}~[0-9a-f]{32}$/);
    const [application] = await applicationsOf(job);
    expect(application).toMatchObject({
      stage: "recommended",
      candidateName: "汪小洋",
      candidatePhone: "199****0001",
      movedBy: "汪小洋",
      source: { kind: "board", sourceId: "board", name: "衢州园区" },
      applied: {
        name: "汪小洋",
        intention: "week",
        experience: "开过三年\n注塑机",
        consentVersion: "job-2026-11",
        recipients: ["机构1", "衢州华友钴新材料"],
      },
    });
    expect(JSON.stringify(application)).not.toContain("request");
    const person = await owner.call(getCandidate, { params: { candidateId: application?.candidateId ?? "" } });
    expect(person).toMatchObject({ phone: "19900090001", consentVersion: "job-2026-11", note: "开过三年\n注塑机" });
    expect(person.recipients).toMatchObject([{ enterpriseName: "衢州华友钴新材料", textVersion: "job-2026-11" }]);
    const { positions } = await owner.call(getOrder, { params: { orderId: job.orderId } });
    expect(positions).toMatchObject([{ open: 5, stages: { recommended: 1 } }]);
    expect(await findings()).toEqual([]);
  });

  test("sent twice, at once or later, is sent once; the second answer is the first", async () => {
    const job = await jobs.post();
    const path = `${board}/${job.postingId}`;
    const form = formOf(await read(path), fresh());
    const answers = await Promise.all([1, 2, 3].map(() => seek(direct, path, form)));
    answers.push(await seek(direct, path, form));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303, 303]);
    expect(new Set(answers.map(({ headers }) => headers.location)).size).toBe(1);
    expect(await applicationsOf(job)).toHaveLength(1);
    // Also when the last seat has been filled, or the job taken off, since the answer was lost.
    await jobs.change(job.postingId, { listed: false });
    expect((await seek(direct, path, form)).headers.location).toBe(answers[0]?.headers.location);
    expect((await seek(direct, path, { ...form, phone: fresh() })).statusCode).toBe(404);
  });

  test("the next person may use the same phone's form: other content is another application", async () => {
    const job = await jobs.post();
    const path = `${board}/${job.postingId}`;
    const number = await read(path);
    for (const name of ["甲", "乙"]) await seek(direct, path, formOf(number, fresh(), { name }));
    expect((await applicationsOf(job)).map(({ candidateName }) => candidateName).sort()).toEqual(["乙", "甲"]);
  });

  test("somebody on file stays as they are, and nobody who types the number learns of it", async () => {
    const job = await jobs.post();
    const phone = fresh();
    const { candidateId } = await owner.call(createCandidate, { body: { name: "章初一", phone, consent: true } });
    const before = await owner.call(getCandidate, { params: { candidateId } });
    const known = await apply(job, phone, { name: "别的名字", experience: "没有" });
    const unknown = await apply(job, fresh());
    expect(known.statusCode).toBe(unknown.statusCode);
    const pages = await Promise.all([known, unknown].map(({ headers }) => openAnywhere(headers.location ?? "")));
    expect(pages[0]).toBe(pages[1]);
    expect(pages[0]).not.toMatch(/章初一|别的名字|汪小洋/);
    expect(await owner.call(getCandidate, { params: { candidateId } })).toEqual(before);
    expect((await applicationsOf(job)).find((one) => one.candidateId === candidateId)).toMatchObject({
      candidateName: "章初一",
      applied: { name: "别的名字" },
    });
    expect(await findings()).toEqual([]);
  });

  test("who has applied already, or was recommended, applies no second time, and the new link shows nothing of the first", async () => {
    const job = await jobs.post();
    const phone = fresh();
    const { candidateId } = await owner.call(createCandidate, { body: { name: "章初二", phone, consent: true } });
    const { results } = await owner.call(recommendCandidates, {
      params: { positionId: job.positionId },
      body: { candidateIds: [candidateId] },
    });
    const applicationIds = results.flatMap(({ applicationId }) => applicationId ?? []);
    await owner.call(moveApplications, { params: job, body: { applicationIds, to: "screened" } });
    const known = await apply(job, phone);
    const unknown = await apply(job, fresh());
    const [one, other] = await Promise.all([known, unknown].map(({ headers }) => openAnywhere(headers.location ?? "")));
    expect(one).toBe(other);
    expect(stepsIn(one ?? "")).toEqual(["已收到报名"]);
    const [own] = (await applicationsOf(job)).filter((application) => application.candidateId === candidateId);
    expect(own).toMatchObject({ stage: "screened", version: 2 });
    expect(own).not.toHaveProperty("applied");
  });
});

describe("what is not taken", () => {
  test("what is wrong is said by field, and everything typed is still there", async () => {
    const job = await jobs.post();
    const answer = await apply(job, "12345", { name: "", consent: "", experience: "<b>三年" });
    expect(answer.statusCode).toBe(422);
    for (const field of ["name", "phone", "consent"]) expect(answer.body).toContain(`id="${field}-issue"`);
    expect(answer.body).toContain('value="12345"');
    expect(answer.body).toContain("&lt;b&gt;三年");
    expect(answer.body).toContain('value="week" selected');
    expect(answer.headers["cache-control"]).toBe("no-store");
    const again = await seek(direct, `${board}/${job.postingId}`, {
      ...formOf(numberIn(answer.body), fresh()),
    });
    // The number is new with the page, and a program that answers at once is too fast.
    expect(again.statusCode).toBe(422);
    expect(again.body).toContain("请再按一次“报名”");
    expect(await applicationsOf(job)).toEqual([]);
  });

  test.each([
    ["the field that people do not see", (number: string) => ({ request: number, website: "http://spam.example" })],
    ["no number", () => ({ request: "" })],
    ["a forged number", (number: string) => ({ request: number.replace(/.$/, (last) => (last === "0" ? "1" : "0")) })],
    ["an invented moment", (number: string) => ({ request: number.replace(/^\w+/, "kzzzzzzz") })],
  ])("%s: nothing is kept, what was typed comes back", async (_, change) => {
    const job = await jobs.post();
    const path = `${board}/${job.postingId}`;
    const phone = fresh();
    const answer = await seek(direct, path, { ...formOf(await read(path), phone), ...change(await read(path)) });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(`value="${phone}"`);
    expect(answer.body).toContain('name="website" tabindex="-1"');
    expect(await applicationsOf(job)).toEqual([]);
    // Pressing once more, a little later, is all that it takes.
    clock = new Date(clock.getTime() + 10_000);
    expect((await seek(direct, path, formOf(numberIn(answer.body), phone))).statusCode).toBe(303);
  });

  test("a number of another job, of this very second, or of yesterday, is none", async () => {
    const [job, other] = [await jobs.post(), await jobs.post()];
    const path = `${board}/${job.postingId}`;
    const foreign = await read(`${board}/${other.postingId}`);
    expect((await seek(direct, path, formOf(foreign, fresh()))).statusCode).toBe(422);
    const now = numberIn((await open(path)).body);
    expect((await seek(direct, path, formOf(now, fresh()))).statusCode).toBe(422);
    clock = new Date(clock.getTime() + 25 * 60 * 60 * 1000);
    expect((await seek(direct, path, formOf(now, fresh()))).statusCode).toBe(422);
    expect(await applicationsOf(job)).toEqual([]);
  });

  test("five a minute with one phone, sixty to one job: then a page with everything typed, and a minute later it goes", async () => {
    const one = fresh();
    for (let number = 1; number <= 5; number += 1) expect((await apply(await jobs.post(), one)).statusCode).toBe(303);
    clock = new Date(Math.ceil(clock.getTime() / 60_000) * 60_000);
    const job = await jobs.post();
    const path = `${board}/${job.postingId}`;
    const number = await read(path);
    for (let sent = 1; sent <= 60; sent += 1) await seek(direct, path, formOf(number, "123"));
    const answers: number[] = [];
    for (let sent = 1; sent <= 61; sent += 1)
      answers.push((await seek(direct, path, formOf(number, fresh(), { name: `第${sent}位` }))).statusCode);
    expect(answers.filter((status) => status === 303)).toHaveLength(60);
    const phone = fresh();
    const full = await seek(direct, path, formOf(number, phone));
    expect([full.statusCode, full.headers["retry-after"]]).toEqual([429, "60"]);
    expect(full.body).toContain(`value="${phone}"`);
    clock = new Date(clock.getTime() + 60_000);
    expect((await seek(direct, path, formOf(numberIn(full.body), phone))).statusCode).toBe(303);
    expect(await findings()).toEqual([]);
  });

  test("a phone is stopped at its sixth application in a minute, whatever the job", async () => {
    clock = new Date(Math.ceil(clock.getTime() / 60_000) * 60_000);
    const posted = [];
    for (let number = 1; number <= 6; number += 1) posted.push(await jobs.post());
    const numbers = await Promise.all(
      posted.map(async (job) => numberIn((await open(`${board}/${job.postingId}`)).body)),
    );
    clock = new Date(clock.getTime() + 5_000);
    const phone = fresh();
    const statuses: number[] = [];
    for (const [index, job] of posted.entries())
      statuses.push((await seek(direct, `${board}/${job.postingId}`, formOf(numbers[index] ?? "", phone))).statusCode);
    expect(statuses).toEqual([303, 303, 303, 303, 303, 429]);
  });

  test("a job that is closed, full, of an agency that may not, or for a partner's people is gone, and nothing is kept", async () => {
    const closed = await jobs.post();
    const { version } = await owner.call(getOrder, { params: { orderId: closed.orderId } });
    await owner.call(updateOrder, { params: { orderId: closed.orderId }, body: { version, status: "closed" } });
    expect((await apply(closed, fresh())).statusCode).toBe(404);
    const off = await jobs.post();
    const path = `${board}/${off.postingId}`;
    const number = await read(path);
    await jobs.change(off.postingId, { partnerId: `ptn_${"0".repeat(26)}` as PartnerId });
    expect((await seek(direct, path, formOf(number, fresh()))).statusCode).toBe(404);
    const job = await jobs.post();
    for (const standing of [{ status: "suspended" as const }, { licenceExpiry: "2026-11-01" }]) {
      await jobs.license(1, standing);
      const answer = await apply(job, fresh());
      expect(answer.statusCode).toBe(404);
      expect(answer.body).toContain("这个岗位已经不招了");
    }
    await jobs.license(1);
    for (const one of [closed, off, job]) expect(await applicationsOf(one)).toEqual([]);
    expect((await apply(job, fresh())).statusCode).toBe(303);
  });
});

describe("progress by the private link", () => {
  async function applied() {
    const job = await jobs.post();
    const answer = await apply(job, fresh());
    const [application] = await applicationsOf(job);
    const page = async () => (await open(answer.headers.location ?? "")).body;
    const told = async (change: () => Promise<unknown>) => {
      const before = await itemsOf(direct);
      await change();
      await follow(direct, before);
    };
    const to = (stage: Stage, more: object = {}) => {
      clock = new Date(clock.getTime() + 60_000);
      return told(() =>
        owner.call(moveApplications, {
          params: { orderId: job.orderId },
          body: { applicationIds: [application?.applicationId as never], to: stage as never, ...more },
        }),
      );
    };
    return { job, application, page, told, to, link: answer.headers.location ?? "" };
  }

  test("is a line of dated steps, with the interview, the arrival and the leaving; no reason, no name", async () => {
    const { job, application, page, told, to } = await applied();
    await to("screened");
    const day = { date: "2030-01-01", from: "09:00", minutes: 30, slots: 2, capacity: 5, place: "园区 3 楼" };
    const { interviewId } = await owner.call(createInterview, {
      params: job,
      body: { positionId: job.positionId, ...day },
    });
    await owner.call(inviteToInterview, {
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
    const { items } = await owner.call(listPlacements, { query: { orderId: job.orderId } });
    expect(items).toMatchObject([{ source: { kind: "board", sourceId: "board" } }]);
    const [placement] = items;
    const leaving = { date: "2026-11-25", reason: "家里有事", version: 1 };
    await told(() =>
      owner.call(leavePlacement, { params: { placementId: placement?.placementId ?? "" }, body: leaving }),
    );
    const left = await page();
    expect(stepsIn(left).at(-1)).toBe("已退出");
    expect(left).toContain("离岗日期 2026-11-25");
    expect(left).not.toMatch(/家里有事|汪小洋|1990/);
  });

  test("takes the application back: once, counted, told to the agency; not of who has started work, nor by another form's link", async () => {
    const { job, application, page, to, link } = await applied();
    const again = await apply(job, phoneOf(phones));
    await seek(direct, again.headers.location ?? "", {});
    expect((await applicationsOf(job))[0]).toMatchObject({ stage: "recommended" });
    const ended = (await open(again.headers.location ?? "")).body;
    expect(await page()).toContain("撤回报名");
    await to("screened");
    for (let pressed = 1; pressed <= 2; pressed += 1) {
      const answer = await seek(direct, link, {});
      expect([answer.statusCode, answer.headers.location]).toEqual([303, link]);
    }
    expect(stepsIn(await page()).at(-1)).toBe("已退出");
    expect(await page()).not.toContain("撤回报名");
    // Who had typed a number that had applied before cannot tell by it that it had.
    expect(stepsIn(ended)).toEqual(["已收到报名", "已退出"]);
    expect(ended).not.toContain("撤回报名");
    const [withdrawn] = await applicationsOf(job);
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
    await seek(direct, other.link, {});
    expect((await applicationsOf(other.job))[0]).toMatchObject({ stage: "onboarded" });
    expect(await findings()).toEqual([]);
  });

  test("of somebody who took it back and applies once more begins anew, with what they send now; the recruiter sees them again", async () => {
    const { told, job, application, page, to, link } = await applied();
    await to("screened");
    await told(() => seek(direct, link, {}));
    expect(stepsIn(await page()).at(-1)).toBe("已退出");
    clock = new Date(clock.getTime() + 24 * 60 * 60 * 1000);
    const phone = phoneOf(phones);
    let again = "";
    await told(async () => {
      again = (await apply(job, phone, { experience: "这次有证了" })).headers.location ?? "";
    });
    const all = await applicationsOf(job);
    expect(all).toMatchObject([
      { applicationId: application?.applicationId, stage: "recommended", applied: { experience: "这次有证了" } },
    ]);
    expect(all[0]).not.toHaveProperty("reason");
    expect(all[0]).not.toHaveProperty("renewal");
    const { positions } = await owner.call(getOrder, { params: { orderId: job.orderId } });
    expect(positions).toMatchObject([{ stages: { recommended: 1, withdrawn: 0 } }]);
    // The new form's link shows what came since, and takes it back; nothing of before.
    expect(stepsIn((await open(again)).body)).toEqual(["已收到报名"]);
    await to("screened");
    expect(stepsIn((await open(again)).body)).toEqual(["已收到报名", "初步筛选通过"]);
    await told(() => seek(direct, again, {}));
    expect((await applicationsOf(job))[0]).toMatchObject({ stage: "withdrawn", reason: "本人从进度页撤回" });
    expect(await findings()).toEqual([]);
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
      owner.call(changeAssistantSetting, { body: { enabled, version } });
    expect(await page()).not.toContain("请人工评价");
    const { version } = await owner.call(getAssistantSetting, {});
    await assistant(true, version);
    expect(await page()).toMatch(/评分助手可能.*不作任何决定/s);
    for (let times = 0; times < 2; times += 1)
      expect(await seek(direct, `${link}/by-people`, {})).toMatchObject({
        statusCode: 303,
        headers: { location: `${link}#assessed` },
      });
    expect(await page()).toContain("起只由人工评价");
    expect(await page()).not.toContain("请人工评价");
    const noted = (await itemsOf(direct)).filter(({ pk }) => String(pk).includes("#byPeople#"));
    expect(noted).toMatchObject([{ applicationId: application?.applicationId, by: "汪小洋" }]);
    expect((await seek(direct, "/progress/x/by-people", {})).statusCode).toBe(404);
    // What somebody asked for stands, whatever the agency switches.
    await assistant(false, version + 1);
    expect(await page()).toContain("起只由人工评价");
    await to("rejected", { reason: "r" });
    expect(await page()).not.toContain("人工评价");
  });

  test("whoever types somebody's number sees what they asked of the assistant themselves, and nothing of what the person asked", async () => {
    const job = await jobs.post();
    const [phone, other] = [fresh(), fresh()];
    const setting = await owner.call(getAssistantSetting, {});
    await owner.call(changeAssistantSetting, { body: { enabled: true, version: setting.version } });
    const linkOf = async (number: string) => (await apply(job, number)).headers.location ?? "";
    const [first, later, unknown] = [await linkOf(phone), await linkOf(phone), await linkOf(other)];
    const [known, fresher] = [await openAnywhere(later), await openAnywhere(unknown)];
    expect(known).toBe(fresher);
    await seek(direct, `${first}/by-people`, {});
    expect(await openAnywhere(later)).toBe(fresher);
    for (const link of [later, unknown]) await seek(direct, `${link}/by-people`, {});
    expect(await openAnywhere(later)).toBe(await openAnywhere(unknown));
    expect(await openAnywhere(later)).toContain("起只由人工评价");
    await owner.call(changeAssistantSetting, { body: { enabled: setting.enabled, version: setting.version + 1 } });
  });

  test("opens nothing else: not another form's number, another application, another agency", async () => {
    const [one, other] = [await applied(), await applied()];
    const parts = one.link.split("~");
    const mixed = [...parts.slice(0, 1), other.link.split("~")[1], ...parts.slice(2)].join("~");
    const agency = one.link.replace(/agn_0/, "agn_1");
    for (const link of [mixed, agency, "/progress/x", one.link.replace(/.$/, "z")])
      expect((await open(link)).statusCode).toBe(404);
    const everybody = await owner.call(listCandidates, { query: { limit: 5 } });
    expect(everybody.items.length).toBe(5);
  });
});
