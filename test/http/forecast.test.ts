import { recommendCandidates } from "@shanhai/contract/application";
import { createCandidate } from "@shanhai/contract/candidate";
import { listEngagements, stopEngagement } from "@shanhai/contract/engagement";
import { createEnterprise } from "@shanhai/contract/enterprise";
import { getForecast, getForecastFile } from "@shanhai/contract/forecast";
import { createLead } from "@shanhai/contract/lead";
import { moveApplications } from "@shanhai/contract/move";
import { createOffering } from "@shanhai/contract/offering";
import { createOrder } from "@shanhai/contract/order";
import { matchLead, matchPlans, proposePlan } from "@shanhai/contract/plan";
import { addPosition } from "@shanhai/contract/position";
import type { CandidateId } from "@shanhai/contract/scalar";
import { laterMonth, monthOf, plusDays, shanghaiDate } from "@shanhai/domain/calendar";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";

/* Fourteen months of orders, from what an agency did to what the park and the agency are told to expect; and which offerings fit. */

const MONTHS = 14;
let laptop: TestLaptop;
let administrator: Person;
let owner: Person;
let other: Person;
let enterpriseId = "";
const present = new Date();
let clock = present;
const day = (date: string) => new Date(`${date}T04:00:00.000Z`);
const today = shanghaiDate(present);

/** Seats asked for in a month, the oldest first. */
const asked = (index: number) => 10 + (index % 12) * 5;

async function order(headcount: number, more: object = {}) {
  const at = shanghaiDate(clock);
  const body = { enterpriseId, title: `${at} 订单`, deadline: plusDays(at, 60) };
  const made = await owner.call(createOrder, { body });
  const seats = { title: "电芯操作工", occupation: "电芯操作工", headcount, payMin: 500_000, payMax: 700_000 };
  const params = { orderId: made.orderId };
  const position = await owner.call(addPosition, { params, body: { ...seats, place: "衢州市常山县", ...more } });
  return { orderId: made.orderId, positionId: position.positionId };
}

const settle = async () => {
  for (let times = 0; times < 4; times += 1) await laptop.drain();
};

beforeAll(async () => {
  laptop = await startTestLaptop({ now: () => clock });
  administrator = await laptop.park("衢州园区", "330800", "admin@park.test");
  ({ owner } = await laptop.agency(administrator, "川思", 1, "owner@chuansi.test"));
  ({ owner: other } = await laptop.agency(administrator, "汇衢", 2, "owner@huiqu.test"));
  await laptop.drain();
  const body = { name: "电芯企业", uscc: uscc(11), chain: "新能源" };
  ({ enterpriseId } = await owner.call(createEnterprise, { body }));
  for (let index = 0; index < MONTHS; index += 1) {
    clock = day(`${laterMonth(monthOf(today), index - MONTHS)}-10`);
    await order(asked(index));
  }
  clock = present;
  await order(60, { skillLevel: "高级工" });
  await settle();
  await laptop.functions.daily();
});
afterAll(() => laptop?.stop());

test("the park and its agencies are told what the same months of last year say, and that it is too early for more", async () => {
  for (const reader of [administrator, owner, other]) {
    const { chains, forecast, divisionNames } = await reader.call(getForecast, { query: {} });
    expect(chains.map(({ chain }) => chain)).toEqual(["energy"]);
    expect(forecast?.months).toBe(MONTHS);
    expect(forecast?.model).toBe("lastYear");
    expect(forecast?.whole.history).toEqual(Array.from({ length: MONTHS }, (_, index) => asked(index)));
    expect(forecast?.whole.next.map(({ value }) => value)).toEqual([asked(2), asked(3), asked(4)]);
    expect(forecast?.whole.next[0]?.month).toBe(monthOf(today));
    expect(forecast?.occupations.map(({ key }) => key)).toEqual(["电池制造工"]);
    expect(forecast?.divisions.map(({ key }) => divisionNames[key])).toEqual(["常山县"]);
  }
});

test("of a chain nobody asked for it says nothing, and of no chain it refuses", async () => {
  const paper = await administrator.call(getForecast, { query: { chain: "paper" } });
  expect(paper.forecast?.occupations).toEqual([]);
  const wrong = administrator.call(getForecast, { query: { chain: "=1+1" as "paper" } });
  await expect(wrong).rejects.toMatchObject({ code: "invalid" });
});

test("is computed again without a difference", async () => {
  const before = await administrator.call(getForecast, { query: {} });
  await laptop.functions.daily();
  const { forecast } = await administrator.call(getForecast, { query: {} });
  expect(forecast).toEqual(before.forecast);
});

test("is had as a file, occupation by occupation", async () => {
  const query = { table: "occupations" as const, format: "csv" as const, language: "zh" as const };
  const { fileName, content } = await owner.call(getForecastFile, { query });
  expect(fileName).toBe("用工预测-按职业-新能源.csv");
  const lines = Buffer.from(content, "base64").toString().split(/\r?\n/);
  expect(lines[1]).toMatch(/^电池制造工,10,15,/);
  expect(lines[2]).toMatch(/^合计,10,15,/);
  const xlsx = await administrator.call(getForecastFile, { query: { ...query, table: "cells", format: "xlsx" } });
  expect(Buffer.from(xlsx.content, "base64").subarray(0, 2).toString()).toBe("PK");
});

test("what fits a client is told with numbers, by rule; what is missing too; another agency's client is not there", async () => {
  const offer = (name: string, kind: "recruitment" | "cohort" | "other") =>
    owner.call(createOffering, { body: { name, kind, published: true } });
  const bulk = await offer("批量招聘", "recruitment");
  await offer("订单班", "cohort");
  await offer("其他", "other");
  const matches = await owner.call(matchPlans, { params: { enterpriseId } });
  expect(matches.fitting.map(({ name }) => name)).toEqual(["批量招聘", "订单班"]);
  const [first] = matches.fitting;
  expect(first?.reasons.map(({ measure }) => measure)).toEqual(["openSeats", "overdueSeats", "lastYear"]);
  expect(first?.points).toBe(70);
  expect(first?.reasons[0]?.n).toBe(
    60 + Array.from({ length: MONTHS }, (_, index) => asked(index)).reduce((a, b) => a + b),
  );
  expect(matches.missing.map(({ kind }) => kind)).toEqual(["batchEvaluation", "talentMap", "outsourcing"]);
  await expect(other.call(matchPlans, { params: { enterpriseId } })).rejects.toMatchObject({ code: "notFound" });
  const { offeringId } = bulk;
  const theirs = other.call(proposePlan, { params: { enterpriseId }, body: { offeringId } });
  await expect(theirs).rejects.toMatchObject({ code: "notFound" });
});

test("a plan opens the four steps once, is the same plan when proposed again, and comes back when they are stopped", async () => {
  const { fitting } = await owner.call(matchPlans, { params: { enterpriseId } });
  const [bulk, cohort] = fitting.map(({ offeringId }) => offeringId);
  const propose = (offeringId = "") => owner.call(proposePlan, { params: { enterpriseId }, body: { offeringId } });
  const [plan, again, third] = await Promise.all([propose(bulk), propose(bulk), propose(cohort)]);
  expect(again).toEqual(plan);
  expect(third.engagementId).toBe(plan.engagementId);
  const { items } = await owner.call(listEngagements, { query: { enterpriseId } });
  expect(items.map(({ engagementId, status }) => [engagementId, status])).toEqual([[plan.engagementId, "open"]]);
  const after = await owner.call(matchPlans, { params: { enterpriseId } });
  expect(after.fitting).toEqual([]);
  expect(after.proposed.map(({ offeringName }) => offeringName).sort()).toEqual(["批量招聘", "订单班"]);
  const params = { engagementId: plan.engagementId };
  await owner.call(stopEngagement, { params, body: { version: 1, reason: "企业暂停" } });
  const stopped = await owner.call(matchPlans, { params: { enterpriseId } });
  expect(stopped.fitting.map(({ name }) => name)).toEqual(["批量招聘", "订单班"]);
  const anew = await propose(bulk);
  expect(anew.engagementId).not.toBe(plan.engagementId);
});

test("people who wait for an interview speak for evaluating them in a batch", async () => {
  const { orderId, positionId } = await order(40);
  const candidateIds: CandidateId[] = [];
  for (let index = 0; index < 30; index += 1) {
    const body = { name: `人${index}`, phone: `199000001${String(index).padStart(2, "0")}`, consent: true as const };
    candidateIds.push((await owner.call(createCandidate, { body })).candidateId as CandidateId);
  }
  const { results } = await owner.call(recommendCandidates, { params: { positionId }, body: { candidateIds } });
  const waiting = async () => {
    const { rules } = await owner.call(matchPlans, { params: { enterpriseId } });
    return rules.find(({ kind, measure }) => kind === "batchEvaluation" && measure === "waiting")?.n;
  };
  expect(await waiting()).toBe(30);
  const applicationIds = results.flatMap((one) => one.applicationId ?? []).slice(0, 1);
  const body = { applicationIds, to: "withdrawn" as const, reason: "不来了" };
  await owner.call(moveApplications, { params: { orderId }, body });
  expect(await waiting()).toBe(29);
});

test("the park sees which published offerings fit a need, by what it says", async () => {
  await settle();
  const need = { kind: "service" as const, contactName: "汪洋", phone: "19900000031" };
  const { lead } = await administrator.call(createLead, {
    body: { ...need, offeringKind: "cohort", headcount: 120 },
  });
  const { fitting, rules } = await administrator.call(matchLead, { params: lead });
  expect(fitting.map(({ offering, points }) => [offering.name, offering.agencyName, points])).toEqual([
    ["订单班", "川思", 40],
    ["批量招聘", "川思", 30],
  ]);
  expect(rules.find(({ measure, kind }) => measure === "said" && kind === "cohort")?.n).toBe(1);
});
