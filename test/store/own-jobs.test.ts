import { gzipSync } from "node:zlib";
import { listApplications, recommendCandidates } from "@shanhai/contract/application";
import { listAuditEntries } from "@shanhai/contract/audit-entry";
import { createCandidate, updateCandidate } from "@shanhai/contract/candidate";
import { moveApplications } from "@shanhai/contract/move";
import { getOrder } from "@shanhai/contract/order";
import { verifyTable } from "@shanhai/store/verify";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { agencyId, type Direct, startDirect } from "../direct.ts";
import { jobsOf, type PostedJob } from "../jobs.ts";
import type { Person } from "../laptop.ts";
import { numberIn, seekerOf, visit } from "../own.ts";
import { itemsOf } from "../stream.ts";

/*
 * Proving a phone by a code, and what is then shown as its own: nothing is told of a phone that is not proven, codes cannot be
 * tried out, and one phone's applications are nobody else's.
 */

let clock: Date;
let direct: Direct;
let owner: Person;
let other: Person;
let jobs: ReturnType<typeof jobsOf>;
let seeker: ReturnType<typeof seekerOf>;
let phones = 0;

const pass = (seconds: number) => {
  clock = new Date(clock.getTime() + seconds * 1000);
};

beforeAll(async () => {
  clock = new Date("2026-11-27T02:00:00Z");
  direct = await startDirect({ now: () => clock });
  const park = { name: "衢州园区", division: "330800", administratorEmail: "a@b.test" };
  const { parkId } = await direct.functions.provision(park);
  jobs = jobsOf(direct, parkId);
  [owner, other] = [1, 2].map((number) => direct.ownerOf(agencyId(number), parkId)) as [Person, Person];
  seeker = seekerOf(direct, jobs.linkOf(), () => pass(10));
});
afterAll(() => direct?.stop());
beforeEach(async () => {
  // Each test has a minute, and an hour, of its own.
  pass(2 * 60 * 60);
  await Promise.all([jobs.license(1), jobs.license(2)]);
});

const fresh = () => {
  phones += 1;
  return `1990020${String(phones).padStart(4, "0")}`;
};
/** A code that is not this one. */
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");
const applicationOf = async ({ positionId }: PostedJob, by = owner) =>
  (await by.call(listApplications, { params: { positionId }, query: { limit: 10 } })).items[0];
const titlesIn = (html: string) => [...html.matchAll(/<li class="card"><h2>([^<]*)/g)].map(([, title]) => title);

describe("a code", () => {
  test("of six digits arrives, and leads to what is the phone's own; the page says nothing of anybody", async () => {
    const phone = fresh();
    const { answer, code, request } = await seeker.ask(phone);
    expect(answer.statusCode).toBe(200);
    expect(code).toMatch(/^\d{6}$/);
    expect(answer.body).toContain('autocomplete="one-time-code"');
    expect(answer.body).not.toContain(code);
    const { statusCode, headers } = await seeker.confirm(phone, code, request);
    expect(statusCode).toBe(303);
    expect(headers.location).toMatch(/^\/own-jobs\/prk_\w+~[\w-]+$/);
    expect(headers.location).not.toContain(phone);
    expect(headers["cache-control"]).toBe("no-store");
  });

  test("a phone that is known and one that is not take the same steps to the same page", async () => {
    const job = await jobs.post();
    const [known, unknown] = [fresh(), fresh()];
    await seeker.apply(job.postingId, known);
    const asked = [await seeker.ask(known), await seeker.ask(unknown)];
    const pages = asked.map(({ answer, request }, index) =>
      answer.body.replaceAll(request, "").replaceAll([known, unknown][index] ?? "", ""),
    );
    expect(pages[0]?.replaceAll(known.slice(7), "")).toBe(pages[1]?.replaceAll(unknown.slice(7), ""));
    expect(seeker.codes(known)).toHaveLength(1);
    expect(seeker.codes(unknown)).toHaveLength(1);
  });

  test("five tries, the right one no more after them; what is no code at all is none", async () => {
    const phone = fresh();
    const { code, request } = await seeker.ask(phone);
    for (const typed of ["", "12345", "abcdef"]) {
      expect((await seeker.confirm(phone, typed, request)).body).toContain("请填写短信里的 6 位数字");
    }
    for (let left = 4; left >= 1; left -= 1) {
      expect((await seeker.confirm(phone, wrong(code), request)).body).toContain(`还可以试 ${left} 次`);
    }
    expect((await seeker.confirm(phone, wrong(code), request)).body).toContain("验证码不对或已失效");
    const late = await seeker.confirm(phone, code, request);
    expect([late.statusCode, late.headers.location]).toEqual([422, undefined]);
  });

  test("sent fifty at once, no more than five are looked at", async () => {
    const phone = fresh();
    const { code, request } = await seeker.ask(phone);
    const typed = Array.from({ length: 50 }, (_, index) =>
      String((Number(code) + 1 + index) % 1_000_000).padStart(6, "0"),
    );
    const from = (index: number) => ({ address: `198.51.100.${index}` });
    const answers = await Promise.all(typed.map((one, index) => seeker.confirm(phone, one, request, from(index))));
    expect(answers.filter(({ body }) => body.includes("还可以试"))).toHaveLength(4);
    expect((await seeker.confirm(phone, code, request, from(99))).statusCode).toBe(422);
  });

  test("works for five minutes, for its own phone, in its own park, and until the next one is sent", async () => {
    const [phone, another] = [fresh(), fresh()];
    const first = await seeker.ask(phone);
    expect((await seeker.confirm(another, first.code, first.request)).statusCode).toBe(422);
    const { parkId } = await direct.functions.provision({
      name: "杭州园区",
      division: "330100",
      administratorEmail: "h@b.test",
    });
    const elsewhere = seekerOf(direct, jobsOf(direct, parkId).linkOf(), () => pass(10));
    const { body } = await visit(direct, elsewhere.page);
    expect((await elsewhere.confirm(phone, first.code, numberIn(body))).statusCode).toBe(422);
    pass(61);
    const second = await seeker.ask(phone);
    if (first.code !== second.code) {
      expect((await seeker.confirm(phone, first.code, second.request)).statusCode).toBe(422);
    }
    pass(4 * 60);
    expect((await seeker.confirm(phone, second.code, second.request)).statusCode).toBe(303);
    const third = await seeker.ask(another);
    pass(5 * 60);
    expect((await seeker.confirm(another, third.code, third.request)).statusCode).toBe(422);
  });

  test("confirmed twice by one form is answered alike; by another form it is spent", async () => {
    const phone = fresh();
    const { code, request } = await seeker.ask(phone);
    const twice = await Promise.all([1, 2].map(() => seeker.confirm(phone, code, request)));
    expect(twice.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
    const form = numberIn((await visit(direct, seeker.page)).body);
    expect((await seeker.confirm(phone, code, form)).statusCode).toBe(422);
    expect((await seeker.confirm(phone, code, "forged")).statusCode).toBe(422);
  });

  test("asked for twice within a minute is sent once; five an hour; a minute after one that failed", async () => {
    const phone = fresh();
    pass(60 - clock.getUTCSeconds());
    const { code, request } = await seeker.ask(phone);
    const again = await seeker.ask(phone);
    expect(again.answer.body).toContain("一分钟内已经发过");
    expect(seeker.codes(phone)).toEqual([code]);
    expect((await seeker.confirm(phone, code, request)).statusCode).toBe(303);
    for (let sent = 2; sent <= 5; sent += 1) {
      pass(60);
      await seeker.ask(phone);
    }
    expect(seeker.codes(phone)).toHaveLength(5);
    pass(60);
    const { answer } = await seeker.ask(phone);
    expect([answer.statusCode, answer.headers["retry-after"]]).toEqual([429, "3600"]);
    expect(seeker.codes(phone)).toHaveLength(5);
    pass(60 * 60);
    await seeker.ask(phone);
    expect(seeker.codes(phone)).toHaveLength(6);
  });

  test("one address has twenty a minute, whatever the phones; others go on", async () => {
    pass(60 - clock.getUTCSeconds());
    const { body } = await visit(direct, seeker.page);
    pass(5);
    const send = (address: string) =>
      visit(direct, seeker.page, { request: numberIn(body), step: "send", phone: fresh() }, { address });
    const spent = async () => {
      const counted = (await itemsOf(direct)).filter(({ pk }) => String(pk).includes("codeTries#park"));
      return counted.reduce((sum, { tries }) => sum + Number(tries), 0);
    };
    const before = await spent();
    const many = await Promise.all(Array.from({ length: 25 }, () => send("192.0.2.1")));
    expect(many.filter(({ statusCode }) => statusCode === 429)).toHaveLength(5);
    expect((await send("192.0.2.2")).statusCode).toBe(200);
    // What was refused for its address is counted for nobody else.
    expect((await spent()) - before).toBe(21);
    // A network of IPv6 is one address.
    const six = await Promise.all(Array.from({ length: 25 }, (_, index) => send(`2001:db8:1:2::${index}`)));
    expect(six.filter(({ statusCode }) => statusCode === 429)).toHaveLength(5);
  });

  test("that could not be sent says so, and the next may be had at once", async () => {
    const phone = fresh();
    const { sms } = direct.platform;
    const { send } = sms;
    sms.send = async () => {
      throw new Error("SendSms answered 503");
    };
    try {
      const { answer } = await seeker.ask(phone);
      expect(answer.statusCode).toBe(503);
      expect(answer.body).toContain("短信没有发出去");
    } finally {
      sms.send = send;
    }
    expect((await seeker.ask(phone)).code).toMatch(/^\d{6}$/);
  });

  test.each([
    ["what is no phone", { phone: "12345" }, "请填写 11 位手机号"],
    ["the field that people do not see", { website: "http://spam.example" }, "请再按一次"],
    ["no number", { request: "" }, "请再按一次"],
  ])("is not sent for %s", async (_, more, text) => {
    const phone = fresh();
    const { answer } = await seeker.ask(phone, more);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(text);
    expect(seeker.codes(phone)).toEqual([]);
  });

  test("where no messages can be sent, the board leads to none of this, and the page says so", async () => {
    const { sms } = direct.platform;
    const { available } = sms;
    sms.available = () => false;
    try {
      expect((await visit(direct, jobs.linkOf())).body).not.toContain("/phone/");
      expect((await visit(direct, seeker.page)).body).toContain("这里还不能发短信");
      expect((await seeker.ask(fresh())).answer.statusCode).toBe(503);
    } finally {
      sms.available = available;
    }
    expect((await visit(direct, jobs.linkOf())).body).toContain(`href="${seeker.page}"`);
  });
});

describe("what is somebody's own", () => {
  test("is what they applied for by the board, at every agency of the park; and nothing of another phone", async () => {
    const [one, two] = [await jobs.post({ title: "焊工" }, 1), await jobs.post({ title: "叉车工" }, 2)];
    const phone = fresh();
    await seeker.apply(one.postingId, phone);
    await seeker.apply(two.postingId, phone);
    await seeker.apply(one.postingId, fresh(), "别人");
    const { body } = await visit(direct, await seeker.prove(phone));
    expect(titlesIn(body)).toEqual(["叉车工", "焊工"]);
    expect(body).toContain(`${phone.slice(0, 3)}****${phone.slice(7)} 在这里报了 2 个岗位`);
    expect(body).not.toContain(phone);
    expect(body).not.toContain("别人");
    expect(gzipSync(body).length).toBeLessThan(30 * 1024);
    const [, link = ""] = /href="(\/progress\/[^"]+)"/.exec(body) ?? [];
    expect((await visit(direct, link)).body).toContain("已收到报名");
  });

  test("shows where each is, also of somebody who was on file or recommended before", async () => {
    const job = await jobs.post();
    const phone = fresh();
    const { candidateId } = await owner.call(createCandidate, { body: { name: "章初一", phone, consent: true } });
    const { results } = await owner.call(recommendCandidates, {
      params: { positionId: job.positionId },
      body: { candidateIds: [candidateId] },
    });
    const applicationIds = results.flatMap(({ applicationId }) => applicationId ?? []);
    await owner.call(moveApplications, { params: job, body: { applicationIds, to: "screened" } });
    await seeker.apply(job.postingId, phone);
    const { body } = await visit(direct, await seeker.prove(phone));
    expect(body).toContain("初步筛选通过");
    expect(body).not.toContain("章初一");
  });

  test("of a phone that nobody applied with, and of one that its agency has under another number by now, is nothing", async () => {
    const job = await jobs.post();
    const phone = fresh();
    await seeker.apply(job.postingId, phone);
    const application = await applicationOf(job);
    const params = { candidateId: application?.candidateId ?? "" };
    await owner.call(updateCandidate, { params, body: { version: 1, phone: fresh() } });
    for (const one of [phone, fresh()]) {
      const { statusCode, body } = await visit(direct, await seeker.prove(one));
      expect(statusCode).toBe(200);
      expect(body).toContain("没有报名记录");
    }
  });

  test("needs a phone that was proven within half an hour, in this park: anything else opens nothing", async () => {
    const phone = fresh();
    const path = await seeker.prove(phone);
    const flipped = `${path.slice(0, -6)}${path.slice(-6) === "AAAAAA" ? "BBBBBB" : "AAAAAA"}`;
    const { parkId } = await direct.functions.provision({
      name: "宁波园区",
      division: "330200",
      administratorEmail: "n@b.test",
    });
    const elsewhere = path.replace(/prk_\w+/, parkId);
    for (const bad of ["/own-jobs/x", flipped, elsewhere, "/own-jobs/prk_00000000000000000000000001~AAAA"]) {
      for (const form of [undefined, { application: "x" }]) {
        expect((await visit(direct, bad, form)).statusCode, bad).toBe(404);
      }
    }
    expect((await visit(direct, path)).statusCode).toBe(200);
    pass(31 * 60);
    expect((await visit(direct, path)).body).toContain("这个页面已过期");
  });

  test("leaves the phone nowhere in the park's part of the table, nor the code", async () => {
    const phone = fresh();
    const job = await jobs.post();
    await seeker.apply(job.postingId, phone);
    const { code } = await seeker.ask(phone);
    const items = (await itemsOf(direct)).filter(({ pk }) => String(pk).startsWith("P#"));
    expect(items.some(({ pk }) => String(pk).includes("#seekerTrace#"))).toBe(true);
    expect(JSON.stringify(items)).not.toContain(phone);
    const kept = items.filter(({ pk }) => String(pk).includes("#oneTimeCode#"));
    expect(
      JSON.stringify(kept.map(({ hash: _hash, pk: _pk, sk: _sk, ttl: _ttl, until: _until, ...rest }) => rest)),
    ).not.toContain(code);
  });
});

describe("withdrawing", () => {
  test("is done once however often it is sent; the agency sees who and why, and its counts follow", async () => {
    const job = await jobs.post();
    const phone = fresh();
    await seeker.apply(job.postingId, phone);
    const path = await seeker.prove(phone);
    const { body } = await visit(direct, path);
    const [, application = ""] = /name="application" value="([^"]+)"/.exec(body) ?? [];
    const answers = await Promise.all([1, 2].map(() => visit(direct, path, { application })));
    answers.push(await visit(direct, path, { application }));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303]);
    const after = await visit(direct, answers[0]?.headers.location ?? "");
    expect(after.body).toContain("已退出这个岗位");
    expect(after.body).not.toContain('name="application"');
    const shown = { stage: "withdrawn", reason: "本人从进度页撤回", movedBy: "汪小洋", version: 2 };
    expect(await applicationOf(job)).toMatchObject(shown);
    const { positions } = await owner.call(getOrder, { params: { orderId: job.orderId } });
    expect(positions).toMatchObject([{ stages: { recommended: 0, withdrawn: 1 } }]);
    const { items } = await owner.call(listAuditEntries, { query: { limit: 5 } });
    expect(items.filter(({ action }) => action === "withdrawApplication")).toHaveLength(1);
    const { findings } = await verifyTable(direct.table.client, direct.table.name);
    expect(findings.filter((one) => !JSON.stringify(one).includes("oard"))).toEqual([]);
  });

  test("of somebody else's, of one who works there, or of none at all changes nothing", async () => {
    const [job, foreign] = [await jobs.post(), await jobs.post({}, 2)];
    const [phone, another] = [fresh(), fresh()];
    await seeker.apply(job.postingId, phone);
    await seeker.apply(foreign.postingId, another);
    const path = await seeker.prove(phone);
    const [own, others] = [await applicationOf(job), await applicationOf(foreign, other)];
    const applicationIds = [own?.applicationId as never];
    for (const to of ["screened", "interviewed", "offered", "onboarded"] as const) {
      await owner.call(moveApplications, { params: job, body: { applicationIds, to } });
    }
    for (const application of [others?.applicationId ?? "", own?.applicationId ?? "", "x", `app_${"0".repeat(26)}`]) {
      const { statusCode, body } = await visit(direct, path, { application });
      expect(statusCode).toBe(422);
      expect(body).toContain("现在不能退出");
    }
    expect((await applicationOf(job))?.stage).toBe("onboarded");
    expect((await applicationOf(foreign, other))?.stage).toBe("recommended");
  });
});
