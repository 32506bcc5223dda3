import { recommendCandidates } from "@shanhai/contract/application";
import { createCandidate, getCandidate } from "@shanhai/contract/candidate";
import { moveApplications } from "@shanhai/contract/move";
import { getOrder, updateOrder } from "@shanhai/contract/order";
import type { PartnerId } from "@shanhai/contract/scalar";
import { describe, expect, test } from "vitest";
import { seek } from "../jobs.ts";
import { numberIn } from "../own.ts";
import { formOf, openApplyDesk, stepsIn } from "./apply-desk.ts";

/*
 * Applying by a job's page: once however often it is sent, one person a phone, nothing told of anybody on file; programs and
 * floods are stopped with nothing lost.
 */

const desk = openApplyDesk();

describe("applying", () => {
  test("makes a person, an application and its consent at once, and leads to the private link", async () => {
    const job = await desk.jobs.post();
    const answer = await desk.apply(job, " 199-0009 0001 ", { experience: "开过三年\r\n注塑机" });
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toMatch(/^\/progress\/agn_\w+~app_\w+~[0-9a-z]+-[0-9A-Z]{12}~[0-9a-f]{32}$/);
    const [application] = await desk.applicationsOf(job);
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
    const person = await desk.owner.call(getCandidate, { params: { candidateId: application?.candidateId ?? "" } });
    expect(person).toMatchObject({ phone: "19900090001", consentVersion: "job-2026-11", note: "开过三年\n注塑机" });
    expect(person.recipients).toMatchObject([{ enterpriseName: "衢州华友钴新材料", textVersion: "job-2026-11" }]);
    const { positions } = await desk.owner.call(getOrder, { params: { orderId: job.orderId } });
    expect(positions).toMatchObject([{ open: 5, stages: { recommended: 1 } }]);
    expect(await desk.findings()).toEqual([]);
  });

  test("sent twice, at once or later, is sent once; the second answer is the first", async () => {
    const job = await desk.jobs.post();
    const path = `${desk.board}/${job.postingId}`;
    const form = formOf(await desk.read(path), desk.fresh());
    const answers = await Promise.all([1, 2, 3].map(() => seek(desk.direct, path, form)));
    answers.push(await seek(desk.direct, path, form));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303, 303]);
    expect(new Set(answers.map(({ headers }) => headers.location)).size).toBe(1);
    expect(await desk.applicationsOf(job)).toHaveLength(1);
    // Also when the last seat has been filled, or the job taken off, since the answer was lost.
    await desk.jobs.change(job.postingId, { listed: false });
    expect((await seek(desk.direct, path, form)).headers.location).toBe(answers[0]?.headers.location);
    expect((await seek(desk.direct, path, { ...form, phone: desk.fresh() })).statusCode).toBe(404);
  });

  test("the next person may use the same phone's form: other content is another application", async () => {
    const job = await desk.jobs.post();
    const path = `${desk.board}/${job.postingId}`;
    const number = await desk.read(path);
    for (const name of ["甲", "乙"]) await seek(desk.direct, path, formOf(number, desk.fresh(), { name }));
    expect((await desk.applicationsOf(job)).map(({ candidateName }) => candidateName).sort()).toEqual(["乙", "甲"]);
  });

  test("somebody on file stays as they are, and nobody who types the number learns of it", async () => {
    const job = await desk.jobs.post();
    const phone = desk.fresh();
    const { candidateId } = await desk.owner.call(createCandidate, { body: { name: "章初一", phone, consent: true } });
    const before = await desk.owner.call(getCandidate, { params: { candidateId } });
    const known = await desk.apply(job, phone, { name: "别的名字", experience: "没有" });
    const unknown = await desk.apply(job, desk.fresh());
    expect(known.statusCode).toBe(unknown.statusCode);
    const pages = await Promise.all([known, unknown].map(({ headers }) => desk.openAnywhere(headers.location ?? "")));
    expect(pages[0]).toBe(pages[1]);
    expect(pages[0]).not.toMatch(/章初一|别的名字|汪小洋/);
    expect(await desk.owner.call(getCandidate, { params: { candidateId } })).toEqual(before);
    expect((await desk.applicationsOf(job)).find((one) => one.candidateId === candidateId)).toMatchObject({
      candidateName: "章初一",
      applied: { name: "别的名字" },
    });
    expect(await desk.findings()).toEqual([]);
  });

  test("who has applied already, or was recommended, applies no second time, and the new link shows nothing of the first", async () => {
    const job = await desk.jobs.post();
    const phone = desk.fresh();
    const { candidateId } = await desk.owner.call(createCandidate, { body: { name: "章初二", phone, consent: true } });
    const { results } = await desk.owner.call(recommendCandidates, {
      params: { positionId: job.positionId },
      body: { candidateIds: [candidateId] },
    });
    const applicationIds = results.flatMap(({ applicationId }) => applicationId ?? []);
    await desk.owner.call(moveApplications, { params: job, body: { applicationIds, to: "screened" } });
    const known = await desk.apply(job, phone);
    const unknown = await desk.apply(job, desk.fresh());
    const [one, other] = await Promise.all(
      [known, unknown].map(({ headers }) => desk.openAnywhere(headers.location ?? "")),
    );
    expect(one).toBe(other);
    expect(stepsIn(one ?? "")).toEqual(["已收到报名"]);
    const [own] = (await desk.applicationsOf(job)).filter((application) => application.candidateId === candidateId);
    expect(own).toMatchObject({ stage: "screened", version: 2 });
    expect(own).not.toHaveProperty("applied");
  });
});

describe("what is not taken", () => {
  test("what is wrong is said by field, and everything typed is still there", async () => {
    const job = await desk.jobs.post();
    const answer = await desk.apply(job, "12345", { name: "", consent: "", experience: "<b>三年" });
    expect(answer.statusCode).toBe(422);
    for (const field of ["name", "phone", "consent"]) expect(answer.body).toContain(`id="${field}-issue"`);
    expect(answer.body).toContain('value="12345"');
    expect(answer.body).toContain("&lt;b&gt;三年");
    expect(answer.body).toContain('value="week" selected');
    expect(answer.headers["cache-control"]).toBe("no-store");
    const again = await seek(desk.direct, `${desk.board}/${job.postingId}`, {
      ...formOf(numberIn(answer.body), desk.fresh()),
    });
    // The number is new with the page, and a program that answers at once is too fast.
    expect(again.statusCode).toBe(422);
    expect(again.body).toContain("请再按一次“报名”");
    expect(await desk.applicationsOf(job)).toEqual([]);
  });

  test.each([
    ["the field that people do not see", (number: string) => ({ request: number, website: "http://spam.example" })],
    ["no number", () => ({ request: "" })],
    ["a forged number", (number: string) => ({ request: number.replace(/.$/, (last) => (last === "0" ? "1" : "0")) })],
    ["an invented moment", (number: string) => ({ request: number.replace(/^\w+/, "kzzzzzzz") })],
  ])("%s: nothing is kept, what was typed comes back", async (_, change) => {
    const job = await desk.jobs.post();
    const path = `${desk.board}/${job.postingId}`;
    const phone = desk.fresh();
    const answer = await seek(desk.direct, path, {
      ...formOf(await desk.read(path), phone),
      ...change(await desk.read(path)),
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(`value="${phone}"`);
    expect(answer.body).toContain('name="website" tabindex="-1"');
    expect(await desk.applicationsOf(job)).toEqual([]);
    // Pressing once more, a little later, is all that it takes.
    desk.pass(10_000);
    expect((await seek(desk.direct, path, formOf(numberIn(answer.body), phone))).statusCode).toBe(303);
  });

  test("a number of another job, of this very second, or of yesterday, is none", async () => {
    const [job, other] = [await desk.jobs.post(), await desk.jobs.post()];
    const path = `${desk.board}/${job.postingId}`;
    const foreign = await desk.read(`${desk.board}/${other.postingId}`);
    expect((await seek(desk.direct, path, formOf(foreign, desk.fresh()))).statusCode).toBe(422);
    const now = numberIn((await desk.open(path)).body);
    expect((await seek(desk.direct, path, formOf(now, desk.fresh()))).statusCode).toBe(422);
    desk.pass(25 * 60 * 60 * 1000);
    expect((await seek(desk.direct, path, formOf(now, desk.fresh()))).statusCode).toBe(422);
    expect(await desk.applicationsOf(job)).toEqual([]);
  });

  test("five a minute with one phone, sixty to one job: then a page with everything typed, and a minute later it goes", async () => {
    const one = desk.fresh();
    for (let number = 1; number <= 5; number += 1)
      expect((await desk.apply(await desk.jobs.post(), one)).statusCode).toBe(303);
    desk.now = new Date(Math.ceil(desk.now.getTime() / 60_000) * 60_000);
    const job = await desk.jobs.post();
    const path = `${desk.board}/${job.postingId}`;
    const number = await desk.read(path);
    for (let sent = 1; sent <= 60; sent += 1) await seek(desk.direct, path, formOf(number, "123"));
    const answers: number[] = [];
    for (let sent = 1; sent <= 61; sent += 1)
      answers.push((await seek(desk.direct, path, formOf(number, desk.fresh(), { name: `第${sent}位` }))).statusCode);
    expect(answers.filter((status) => status === 303)).toHaveLength(60);
    const phone = desk.fresh();
    const full = await seek(desk.direct, path, formOf(number, phone));
    expect([full.statusCode, full.headers["retry-after"]]).toEqual([429, "60"]);
    expect(full.body).toContain(`value="${phone}"`);
    desk.pass(60_000);
    expect((await seek(desk.direct, path, formOf(numberIn(full.body), phone))).statusCode).toBe(303);
    expect(await desk.findings()).toEqual([]);
  });

  test("a phone is stopped at its sixth application in a minute, whatever the job", async () => {
    desk.now = new Date(Math.ceil(desk.now.getTime() / 60_000) * 60_000);
    const posted = [];
    for (let number = 1; number <= 6; number += 1) posted.push(await desk.jobs.post());
    const numbers = await Promise.all(
      posted.map(async (job) => numberIn((await desk.open(`${desk.board}/${job.postingId}`)).body)),
    );
    desk.pass(5_000);
    const phone = desk.fresh();
    const statuses: number[] = [];
    for (const [index, job] of posted.entries())
      statuses.push(
        (await seek(desk.direct, `${desk.board}/${job.postingId}`, formOf(numbers[index] ?? "", phone))).statusCode,
      );
    expect(statuses).toEqual([303, 303, 303, 303, 303, 429]);
  });

  test("a job that is closed, full, of an agency that may not, or for a partner's people is gone, and nothing is kept", async () => {
    const closed = await desk.jobs.post();
    const { version } = await desk.owner.call(getOrder, { params: { orderId: closed.orderId } });
    await desk.owner.call(updateOrder, { params: { orderId: closed.orderId }, body: { version, status: "closed" } });
    expect((await desk.apply(closed, desk.fresh())).statusCode).toBe(404);
    const off = await desk.jobs.post();
    const path = `${desk.board}/${off.postingId}`;
    const number = await desk.read(path);
    await desk.jobs.change(off.postingId, { partnerId: `ptn_${"0".repeat(26)}` as PartnerId });
    expect((await seek(desk.direct, path, formOf(number, desk.fresh()))).statusCode).toBe(404);
    const job = await desk.jobs.post();
    for (const standing of [{ status: "suspended" as const }, { licenceExpiry: "2026-11-01" }]) {
      await desk.jobs.license(1, standing);
      const answer = await desk.apply(job, desk.fresh());
      expect(answer.statusCode).toBe(404);
      expect(answer.body).toContain("这个岗位已经不招了");
    }
    await desk.jobs.license(1);
    for (const one of [closed, off, job]) expect(await desk.applicationsOf(one)).toEqual([]);
    expect((await desk.apply(job, desk.fresh())).statusCode).toBe(303);
  });
});
