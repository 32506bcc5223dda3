import { gunzipSync, gzipSync } from "node:zlib";
import { createPolicyCard } from "@shanhai/contract/policy-card";
import type { CalendarDate, PartnerId } from "@shanhai/contract/scalar";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Direct, startDirect } from "../direct.ts";
import { jobsOf, seek } from "../jobs.ts";
import type { Person } from "../laptop.ts";

/*
 * The public board on a phone: what is on it and for whom, what is searched for, what a job's page says of its pay and to
 * machines, and that nothing typed by anybody is more than text.
 */

const LIMIT = 30 * 1024;
let clock = new Date("2026-11-27T02:00:00Z");
let direct: Direct;
let staff: Person;
let jobs: ReturnType<typeof jobsOf>;
let board: string;

beforeAll(async () => {
  direct = await startDirect({ now: () => clock });
  const { parkId } = await direct.functions.provision({
    name: "衢州园区",
    division: "330800",
    administratorEmail: "a@b.test",
  });
  staff = direct.staff("administrator", parkId);
  jobs = jobsOf(direct, parkId);
  board = jobs.linkOf();
});
afterAll(() => direct?.stop());

const open = (path: string, headers?: Record<string, string>) => seek(direct, path, undefined, headers);
const titlesIn = (html: string) =>
  [...html.matchAll(/class="job"[^>]*>\s*<h2>([^<]*)<\/h2>/g)].map(([, title]) => title);
const nextIn = (html: string) => /class="more" href="([^"]+)"/.exec(html)?.[1]?.replaceAll("&amp;", "&");
const dataIn = (html: string) =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? "");

describe("an empty board", () => {
  test("says so, and what to do", async () => {
    const { statusCode, body } = await open(board);
    expect(statusCode).toBe(200);
    expect(body).toContain("衢州园区 · 招聘岗位");
    expect(body).toContain("这里现在没有在招的岗位");
  });

  test.each(["/jobs/nothing", "/jobs/prk_00000000000000000000000001~board~00000000000000000000000000000000"])(
    "a link that the park did not give out opens nothing: %s",
    async (path) => {
      const { statusCode, body } = await open(path);
      expect(statusCode).toBe(404);
      expect(body).toContain("链接无效");
      expect(body).not.toContain("衢州");
    },
  );

  test("another source, or another park, in a signed link is a forged one", async () => {
    const event = jobs.linkOf({ kind: "event", eventId: `evt_${"0".repeat(26)}` as never });
    expect((await open(event)).statusCode).toBe(200);
    expect((await open(event.replace("evt_0", "evt_1"))).statusCode).toBe(404);
    expect((await open(board.replace("~board~", `~evt_${"0".repeat(26)}~`))).statusCode).toBe(404);
  });
});

describe("a full board", () => {
  beforeAll(async () => {
    const words = "从事产线操作，两班倒，月休四天。".repeat(20);
    for (let number = 1; number <= 45; number += 1) {
      const inCity = number % 3 !== 0;
      await jobs.show({
        title: `岗位${String(number).padStart(2, "0")}`,
        occupation: number % 2 === 0 ? "焊工" : "操作工",
        payMin: (400_000 + number * 10_000) as never,
        payMax: (600_000 + number * 10_000) as never,
        benefits: number % 5 === 0 ? ["高温补贴"] : ["包住宿", "餐补 15 元/天", "五险一金", "厂区班车", "年终奖"],
        requirements: words,
        description: words,
        ...(inCity ? {} : { division: "330102", divisionName: "浙江省杭州市上城区", cityName: "杭州市" }),
      });
    }
    await jobs.show({ title: "到期岗位", shownThrough: "2026-11-26" as CalendarDate });
    await jobs.show({ title: "下架岗位", listed: false });
    await jobs.show({ title: "专属岗位", partnerId: `ptn_${"0".repeat(26)}` as PartnerId });
    const policy = { kind: "housing" as const, title: "租房补贴", text: "每月 500 元，连发三年。".repeat(30) };
    await staff.call(createPolicyCard, {
      body: { ...policy, division: "330800", link: "https://rs.example.gov.cn/a" },
    });
    await staff.call(createPolicyCard, { body: { ...policy, title: "入学", kind: "schooling", division: "330100" } });
    await staff.call(createPolicyCard, { body: { ...policy, title: "今日到期", validThrough: "2026-11-27" } });
  });

  test("twenty a page, the newest first, to the end: what is for everybody and in force, and nothing else", async () => {
    const seen: (string | undefined)[] = [];
    let path: string | undefined = board;
    let pages = 0;
    while (path) {
      const { body } = await open(path);
      expect(gzipSync(body).length).toBeLessThanOrEqual(LIMIT);
      seen.push(...titlesIn(body));
      path = nextIn(body);
      pages += 1;
    }
    expect(pages).toBe(3);
    expect(seen).toHaveLength(45);
    expect(seen[0]).toBe("岗位45");
    expect(new Set(seen).size).toBe(45);
    expect(seen.every((title) => /^岗位\d\d$/.test(title ?? ""))).toBe(true);
  });

  test("places are named with how many jobs they have; a place's page shows its policies", async () => {
    const { body } = await open(board);
    expect(body).toContain('<option value="330100">杭州市（15）</option>');
    expect(body).toContain("租房补贴");
    const hangzhou = await open(`${board}?division=330100`);
    expect(titlesIn(hangzhou.body)).toHaveLength(15);
    expect(hangzhou.body).not.toContain("租房补贴");
    expect(hangzhou.body).toContain("入学");
    expect(titlesIn((await open(`${board}?division=330803`)).body)).toEqual([]);
    expect(titlesIn((await open(`${board}?division=330000`)).body)).toHaveLength(20);
  });

  test("occupation, pay and benefits narrow it down, together", async () => {
    const welders = await open(`${board}?occupation=${encodeURIComponent("焊")}`);
    expect(titlesIn(welders.body).every((title) => Number(title?.slice(2)) % 2 === 0)).toBe(true);
    const rich = await open(`${board}?pay=10400`);
    expect(titlesIn(rich.body)).toEqual(["岗位45", "岗位44"]);
    const housed = await open(`${board}?benefit=housing&benefit=meals&pay=10400`);
    expect(titlesIn(housed.body)).toEqual(["岗位44"]);
    expect(housed.body).toContain('value="housing" checked');
    const none = await open(`${board}?occupation=${encodeURIComponent("<script>")}`);
    expect(none.body).toContain("没有符合条件的岗位");
    expect(none.body).toContain("&lt;script&gt;");
    expect(titlesIn((await open(`${board}?pay=abc&division=1&benefit=x`)).body)).toHaveLength(20);
  });

  test("a cursor is good for its own question; a forged one, or another's, leads back to the beginning", async () => {
    const next = nextIn((await open(`${board}?division=330800`)).body) ?? "";
    expect(next).toContain("division=330800");
    expect(titlesIn((await open(next)).body)).toHaveLength(10);
    for (const other of [next.replace("330800", "330000"), `${board}?division=330800&cursor=forged`]) {
      const { statusCode, headers } = await open(other);
      expect(statusCode).toBe(303);
      expect(headers.location).toMatch(/\?division=330\d00$/);
    }
  });

  test("no page is over 30 KB, and it comes packed to who takes it", async () => {
    const { body } = await open(board);
    const packed = await open(board, { "accept-encoding": "gzip, deflate, br" });
    expect(packed.headers["content-encoding"]).toBe("gzip");
    const bytes = Buffer.from(packed.body, "base64");
    expect(bytes.length).toBeLessThanOrEqual(LIMIT);
    expect(gunzipSync(bytes).toString()).toBe(body);
  });

  test("a browser that has the page is told that it is the same", async () => {
    const { headers, body } = await open(board);
    expect(headers["cache-control"]).toBe("private, max-age=60");
    const again = await open(board, { "if-none-match": headers.etag ?? "" });
    expect([again.statusCode, again.body]).toEqual([304, ""]);
    const english = await open(board, { "if-none-match": headers.etag ?? "", "accept-language": "en" });
    expect(english.statusCode).toBe(200);
    expect(english.body).toContain('<html lang="en">');
    expect(body).toContain('<html lang="zh-CN">');
  });
});

describe("a job's page", () => {
  const EVIL = '</script><script>alert("1")</script><!-- \u2028 & "';

  test("says what it is, from whom, and to machines the same; whatever is in its words stays words", async () => {
    const job = await jobs.show({
      title: `焊工 ${EVIL}`,
      enterpriseName: `企业 ${EVIL}`,
      description: `第一行 ${EVIL}`,
      requirements: "18 周岁以上",
      careerPath: "操作工 → 班长",
      skillLevel: "中级工",
      headcount: 8,
      open: 3,
    });
    const { statusCode, body, headers } = await open(`${board}/${job.postingId}`);
    expect(statusCode).toBe(200);
    expect(gzipSync(body).length).toBeLessThanOrEqual(LIMIT);
    // What machines read, and the address of the page's own.
    expect(body.match(/<script/g)).toHaveLength(2);
    expect(body.match(/<\/script/g)).toHaveLength(2);
    expect(body).not.toContain("<!--");
    expect(body).toContain("8 人，还缺 3 人");
    expect(body).toContain("操作工 → 班长");
    expect(body).toContain("机构1（人力资源服务机构）收集以上信息");
    expect(dataIn(body)).toMatchObject({
      "@context": "https://schema.org",
      "@type": "JobPosting",
      title: job.title,
      datePosted: "2026-11-26",
      validThrough: "2026-12-31T23:59:59+08:00",
      totalJobOpenings: 3,
      hiringOrganization: { name: job.enterpriseName },
      identifier: { value: job.postingId },
      jobLocation: {
        address: { addressCountry: "CN", addressRegion: "浙江省", addressLocality: "衢州市柯城区" },
      },
      baseSalary: { currency: "CNY", value: { minValue: 6000, maxValue: 8000, unitText: "MONTH" } },
      directApply: true,
    });
    expect(body).toContain(`<link rel="canonical" href="${dataIn(body).url}">`);
    const again = await open(`${board}/${job.postingId}`, { "if-none-match": headers.etag ?? "" });
    expect(again.statusCode).toBe(304);
  });

  test("compares the pay with its city's median, in either direction, and from five jobs on", async () => {
    const linyi = { division: "371300", divisionName: "山东省临沂市", cityName: "临沂市" };
    const pays = [500_000, 600_000, 600_000, 600_000].map((pay) => ({ ...linyi, payMin: pay, payMax: pay }) as never);
    const few = await Promise.all(pays.map((more) => jobs.show(more)));
    const [low, same] = few;
    expect((await open(`${board}/${low?.postingId}`)).body).not.toContain("中位数");
    const high = await jobs.show({ ...linyi, payMin: 700_000, payMax: 716_000 } as never);
    const said = async (id: string | undefined) => (await open(`${board}/${id}`)).body;
    expect(await said(high.postingId)).toContain("比中位数高 17%（临沂市本板 5 个岗位，中位数 6,000 元/月）");
    expect(await said(low?.postingId)).toContain("比中位数低 17%");
    expect(await said(same?.postingId)).toContain("与中位数持平");
  });

  test("of a job that is gone, expired, or for a partner's people alone leads back to the board", async () => {
    const expired = await jobs.show({ shownThrough: "2026-11-26" as CalendarDate });
    const gone = await jobs.show({ listed: false });
    const partners = await jobs.show({ partnerId: `ptn_${"1".repeat(26)}` as PartnerId, title: "只给学校看" });
    for (const id of [expired.postingId, gone.postingId, partners.postingId, `pst_${"9".repeat(26)}`, "x"]) {
      for (const form of [undefined, { name: "汪洋", phone: "19900000001", consent: "yes", request: "x" }]) {
        const { statusCode, body } = await seek(direct, `${board}/${id}`, form);
        expect(statusCode, id).toBe(404);
        expect(body).toContain(`href="${board}"`);
        expect(body).not.toContain("只给学校看");
      }
    }
  });

  test("its last day is shown to its end in Shanghai", async () => {
    const job = await jobs.show({ shownThrough: "2026-11-28" as CalendarDate });
    clock = new Date("2026-11-28T15:59:00Z");
    expect((await open(`${board}/${job.postingId}`)).statusCode).toBe(200);
    clock = new Date("2026-11-28T16:01:00Z");
    expect((await open(`${board}/${job.postingId}`)).statusCode).toBe(404);
    clock = new Date("2026-11-27T02:00:00Z");
  });
});
