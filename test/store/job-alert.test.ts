import { gzipSync } from "node:zlib";
import { listAuditEntries } from "@shanhai/contract/audit-entry";
import type { CalendarDate, Instant, PartnerId } from "@shanhai/contract/scalar";
import type { BoardPostingRecord } from "@shanhai/domain/board-posting";
import { askForAlert } from "@shanhai/domain/job-alert";
import { backgroundAct } from "@shanhai/functions/background-act";
import { alertOf, removeAlert, saveAlert } from "@shanhai/store/job-alert";
import { enterPark } from "@shanhai/store/park";
import { mintParkScope, mintSharedScope } from "@shanhai/tenancy/mint";
import type { Scope } from "@shanhai/tenancy/scope";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Direct, startDirect } from "../direct.ts";
import { jobsOf } from "../jobs.ts";
import { numberIn, seekerOf, visit } from "../own.ts";
import { itemsOf } from "../stream.ts";
import { faulty } from "./faults.ts";

/*
 * New jobs by text message: after a consent and a code, what matches and is new, at most one message a day, until it ends; runs
 * that are cut off or doubled send nothing twice and lose nothing.
 */

const faults = faulty();
let clock: Date;
let direct: Direct;
let parkId: string;
let jobs: ReturnType<typeof jobsOf>;
let seeker: ReturnType<typeof seekerOf>;
let phones = 0;

const DAY = 24 * 60 * 60;
const pass = (seconds: number) => {
  clock = new Date(clock.getTime() + seconds * 1000);
};

beforeAll(async () => {
  clock = new Date("2026-11-27T02:00:00Z");
  const documentClient = (endpoint: string, _scope: Scope) => faults.client(endpoint);
  direct = await startDirect({ now: () => clock, documentClient });
  const park = { name: "衢州园区", division: "330800", administratorEmail: "a@b.test" };
  const opened = await direct.functions.provision(park);
  parkId = opened.parkId;
  await enterPark(direct.platform.open(mintSharedScope()), opened.parkId);
  jobs = jobsOf(direct, parkId);
  seeker = seekerOf(direct, jobs.linkOf(), () => pass(10));
});
afterAll(() => direct?.stop());
beforeEach(() => {
  faults.clear();
  // Jobs of other tests are not new any more.
  pass(10 * DAY);
});

const fresh = () => {
  phones += 1;
  return `1990040${String(phones).padStart(4, "0")}`;
};
/** A job that is shown for the first time now, for long. */
const post = (more: Partial<BoardPostingRecord> = {}) => {
  pass(1);
  const until = "2030-12-31" as CalendarDate;
  return jobs.show({ shownThrough: until, firstShownAt: clock.toISOString() as Instant, ...more });
};
const fields = (query: string) => [["for", "alert"], ...new URLSearchParams(query)] as [string, string][];

/** Subscribes: what the last page answers. */
async function subscribe(phone: string, query = "", consent: Record<string, string> = { consent: "yes" }) {
  const { body } = await visit(direct, `${seeker.page}?${new URLSearchParams(fields(query))}`);
  pass(10);
  const form = (more: Record<string, string>) =>
    new URLSearchParams([...fields(query), ...Object.entries({ phone, ...consent, ...more })]);
  const sent = await visit(direct, seeker.page, form({ request: numberIn(body), step: "send" }));
  const [code = ""] = seeker.codes(phone);
  const answer = await visit(direct, seeker.page, form({ request: numberIn(sent.body), step: "check", code }));
  return { page: body, sent, answer, path: (answer.headers.location ?? "").split("?")[0] ?? "" };
}
const tell = () => direct.functions.tellJobs();
const told = (phone: string) =>
  direct.platform.sms.sent(phone).flatMap(({ message }) => (message.kind === "newJobs" ? [message.count] : []));
const titlesIn = (html: string) =>
  [...html.matchAll(/class="job"[^>]*>\s*<h2>([^<]*)<\/h2>/g)].map(([, title]) => title);
const end = (path: string) => visit(direct, path, { act: "stop" });

describe("subscribing", () => {
  test("says what for, whom and how long, and takes consent and code; the page that it leads to names nobody", async () => {
    await post({ title: "焊工班长", payMax: 900_000 as never });
    await post({ title: "保洁员" });
    const phone = fresh();
    const { page, answer, path } = await subscribe(phone, "division=330800&occupation=焊&pay=8000&benefit=housing");
    for (const text of ["衢州市", "焊", "8000 元", "包住/住补", "90 天后自动停", "衢州园区保存我的手机号"])
      expect(page).toContain(text);
    expect(answer.statusCode).toBe(303);
    expect(path).toMatch(/^\/s\/[0-9A-Z]{12}$/);
    const { body } = await visit(direct, answer.headers.location ?? "");
    expect(body).toContain("已订阅");
    expect(titlesIn(body)).toEqual(["焊工班长"]);
    expect(body).not.toMatch(/1990040|\*\*\*\*/);
    expect(gzipSync(body).length).toBeLessThan(30 * 1024);
    expect(gzipSync(page).length).toBeLessThan(30 * 1024);
    const kept = (await itemsOf(direct)).find((item) => item.phone === phone);
    expect(kept).toMatchObject({ consentVersion: "alert-2026-11", language: "zh", filters: { pay: "8000" } });
    const { items } = await direct.staff("administrator", parkId).call(listAuditEntries, { query: { limit: 3 } });
    expect(items).toContainEqual(expect.objectContaining({ action: "provePhone", role: "system" }));
    await end(path);
  });

  test("without the consent sends nothing and keeps nothing", async () => {
    const phone = fresh();
    const { sent, answer } = await subscribe(phone, "occupation=焊", { consent: "" });
    expect(sent.statusCode).toBe(422);
    expect(sent.body).toContain("请先勾选“我同意”");
    expect(sent.body).toContain('name="occupation" value="焊"');
    expect(answer.statusCode).toBe(422);
    expect(seeker.codes(phone)).toEqual([]);
    expect((await itemsOf(direct)).some((item) => item.phone === phone)).toBe(false);
  });

  test("anew puts what is asked now in the place of what was asked, under the same address", async () => {
    const phone = fresh();
    const { path } = await subscribe(phone, "occupation=焊");
    pass(120);
    expect((await subscribe(phone, "occupation=叉车")).path).toBe(path);
    await post({ title: "焊工" });
    await post({ title: "叉车工" });
    expect(titlesIn((await visit(direct, path)).body)).toEqual(["叉车工"]);
    await tell();
    expect(told(phone)).toEqual([1]);
    await end(path);
  });

  test("is led to from the list with what was searched for, and from an application's progress", async () => {
    const { body } = await visit(direct, `${jobs.linkOf()}?occupation=${encodeURIComponent("焊")}&benefit=meals`);
    expect(body).toContain(`href="${seeker.page}?for=alert&amp;occupation=%E7%84%8A&amp;benefit=meals"`);
    await jobs.license(1);
    const job = await jobs.post({
      shownThrough: "2030-12-31" as CalendarDate,
      validThrough: "2030-12-31" as CalendarDate,
    });
    const applied = await seeker.apply(job.postingId, fresh());
    const progress = await visit(direct, applied.headers.location ?? "");
    expect(progress.body).toMatch(/href="\/phone\/[^"]+\?for=alert&amp;occupation=/);
  });
});

describe("being told", () => {
  test("of what is new, public, open and matches: once, in one message a day", async () => {
    const old = await post({ title: "早就有的焊工" });
    const phone = fresh();
    const { path } = await subscribe(phone, "division=330800&occupation=焊");
    await tell();
    expect(told(phone)).toEqual([]);
    await post({ title: "焊工一" });
    await post({ title: "焊工二" });
    await post({ title: "操作工" });
    await post({ title: "别处的焊工", division: "330102", cityName: "杭州市" });
    await post({ title: "招满的焊工", open: 0 });
    await post({ title: "专属焊工", partnerId: `ptn_${"0".repeat(26)}` as PartnerId });
    await post({ title: "下架的焊工", listed: false });
    // What was there before and is only refreshed, or comes back, is not new.
    await jobs.change(old.postingId, { refreshedAt: clock.toISOString() as Instant });
    await tell();
    expect(told(phone)).toEqual([2]);
    await Promise.all([tell(), tell(), tell()]);
    await post({ title: "焊工三" });
    await tell();
    expect(told(phone)).toEqual([2]);
    pass(DAY);
    await Promise.all([tell(), tell(), tell()]);
    expect(told(phone)).toEqual([1, 2]);
    pass(DAY);
    await tell();
    expect(told(phone)).toEqual([1, 2]);
    await end(path);
  });

  test("a message that could not be sent is tried again by the next run, and keeps nobody else from theirs", async () => {
    const [one, two] = [fresh(), fresh()];
    const paths = [(await subscribe(one)).path, (await subscribe(two)).path];
    await post();
    const { sms } = direct.platform;
    const { send } = sms;
    sms.send = async (phone, message) => {
      if (phone === one) throw new Error("SendSms answered 200 isv.BUSINESS_LIMIT_CONTROL");
      await send(phone, message);
    };
    try {
      await expect(tell()).rejects.toThrow("1 people could not be told");
    } finally {
      sms.send = send;
    }
    expect([told(one), told(two)]).toEqual([[], [1]]);
    await tell();
    expect([told(one), told(two)]).toEqual([[1], [1]]);
    for (const path of paths) await end(path);
  });

  test("cut off at any write, nobody gets two messages a day, and what was lost comes the day after", async () => {
    for (const when of ["before", "after"] as const) {
      for (let write = 1; write <= 2; write += 1) {
        const phone = fresh();
        const { path } = await subscribe(phone);
        await post();
        faults.breakTransaction(write, when);
        await expect(tell()).rejects.toThrow();
        faults.clear();
        await tell();
        expect(told(phone).length, `${when} ${write}`).toBeLessThanOrEqual(1);
        pass(DAY);
        await tell();
        expect(told(phone).length, `${when} ${write}`).toBeGreaterThanOrEqual(1);
        expect(told(phone).every((count) => count === 1)).toBe(true);
        await end(path);
      }
    }
  });

  test("goes through everybody, page by page", async () => {
    const park = direct.platform.open(mintParkScope(parkId));
    const act = backgroundAct(direct.platform, "provePhone");
    const asked = { filters: { benefits: [] }, language: "zh", board: "", link: "ABCDEFGHJKMN" } as const;
    const numbers = Array.from({ length: 450 }, fresh);
    const forAll = async (run: (phone: string) => Promise<unknown>) => {
      for (let start = 0; start < numbers.length; start += 50) {
        await Promise.all(numbers.slice(start, start + 50).map(run));
      }
    };
    await forAll((phone) => {
      const alert = askForAlert(undefined, { ...asked, alertId: alertOf(park, phone), phone }, act);
      return saveAlert(park, act, alert);
    });
    await post();
    const { sms } = direct.platform;
    const { send } = sms;
    const sent: string[] = [];
    sms.send = async (phone) => void sent.push(phone);
    try {
      await tell();
      await tell();
    } finally {
      sms.send = send;
    }
    expect(sent.sort()).toEqual([...numbers].sort());
    await forAll((phone) => removeAlert(park, act, alertOf(park, phone)));
  }, 60_000);
});

describe("its end", () => {
  test("is one press, after which the phone is nowhere and nothing is sent; pressed again it stays ended", async () => {
    const phone = fresh();
    const { path } = await subscribe(phone);
    for (let time = 0; time < 2; time += 1) expect((await end(path)).headers.location).toBe(path);
    expect((await visit(direct, path)).body).toContain("没有订阅");
    await visit(direct, path, { act: "renew" });
    await post();
    await tell();
    expect(told(phone)).toEqual([]);
    expect((await itemsOf(direct)).filter((item) => JSON.stringify(item).includes(phone))).toEqual([]);
  });

  test("opening a message's address changes nothing; one that was never sent opens nothing", async () => {
    const phone = fresh();
    const { path } = await subscribe(phone);
    for (let time = 0; time < 3; time += 1) expect((await visit(direct, `${path}?act=stop`)).statusCode).toBe(200);
    await post();
    await tell();
    expect(told(phone)).toEqual([1]);
    for (const bad of ["/s/AAAAAAAAAAAA", "/s/x", `/s/${path.slice(3).toLowerCase()}`]) {
      expect((await visit(direct, bad)).statusCode).toBe(404);
      expect((await visit(direct, bad, { act: "stop" })).statusCode).toBe(404);
    }
    await end(path);
  });

  test("comes after ninety days, unless it is renewed", async () => {
    const [phone, renewing] = [fresh(), fresh()];
    const [over, on] = [(await subscribe(phone)).path, (await subscribe(renewing)).path];
    pass(89 * DAY);
    for (let time = 0; time < 2; time += 1) {
      expect((await visit(direct, on, { act: "renew" })).headers.location).toBe(`${on}?done=renewed`);
    }
    await post();
    await tell();
    expect([told(phone), told(renewing)]).toEqual([[1], [1]]);
    pass(2 * DAY);
    await post();
    await tell();
    expect([told(phone), told(renewing)]).toEqual([[1], [1, 1]]);
    expect((await visit(direct, over)).body).toContain("没有订阅");
    expect((await visit(direct, on)).body).toContain("每天最多给您发一条");
    for (const path of [over, on]) await end(path);
  });

  test("is part of being erased, and seen among what is somebody's own", async () => {
    const phone = fresh();
    const { path } = await subscribe(phone);
    pass(120);
    const own = await seeker.prove(phone);
    expect((await visit(direct, own)).body).toContain(`href="${path}"`);
    const { body } = await visit(direct, `${own}/erasure`);
    pass(5);
    await visit(direct, `${own}/erasure`, { request: numberIn(body), confirm: "yes" });
    expect((await visit(direct, path)).statusCode).toBe(404);
    expect((await itemsOf(direct)).filter((item) => JSON.stringify(item).includes(phone))).toEqual([]);
  });
});
