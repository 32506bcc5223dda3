import { listAnsweredSurveys } from "@shanhai/contract/answered-survey";
import {
  assignEvaluators,
  getAssessment,
  listOwnAssessments,
  reassignEvaluators,
  settleScore,
  submitSheet,
} from "@shanhai/contract/assessment";
import { createCandidate } from "@shanhai/contract/candidate";
import { answerComplaint, closeComplaint, createComplaint, listComplaints } from "@shanhai/contract/complaint";
import { closeStep, openEngagement } from "@shanhai/contract/engagement";
import { createEnterprise } from "@shanhai/contract/enterprise";
import { inviteColleague } from "@shanhai/contract/invitation";
import { getMe } from "@shanhai/contract/member";
import { moveApplications } from "@shanhai/contract/move";
import { getOrder } from "@shanhai/contract/order";
import { listPlacements } from "@shanhai/contract/placement";
import { recordCheckResults } from "@shanhai/contract/placement-check";
import {
  concludeProgramme,
  createProgramme,
  getProgramme,
  getRaterAgreement,
  listBoards,
  publishProgramme,
} from "@shanhai/contract/programme";
import {
  createRectification,
  listRectifications,
  reviewRectification,
  submitProof,
} from "@shanhai/contract/rectification";
import type { ApplicationId, CalendarDate, ProgrammeId } from "@shanhai/contract/scalar";
import { createScorecard, listScorecards, publishScorecard, updateScorecard } from "@shanhai/contract/scorecard";
import { listServiceFacts } from "@shanhai/contract/service-facts";
import { createAppeal, decideAppeal, listProgrammeResults, listServiceResults } from "@shanhai/contract/service-result";
import { getSurveyLink, listSurveys } from "@shanhai/contract/survey";
import { completeVisit, planVisit } from "@shanhai/contract/visit";
import { plusDays, plusMonths, quarterEnd, quarterOf, shanghaiDate } from "@shanhai/domain/calendar";
import { embeddedDocumentClient, TABLE_NAME } from "@shanhai/local/platform";
import { verifyTable } from "@shanhai/store/verify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";
import { orderWithSeats, recommendAll } from "../pipeline.ts";

/*
 * A quarter's evaluation from the ledger to the board: facts follow from the work, two evaluators score on evidence, what
 * they differ on is agreed, the agency appeals and the park decides; and every score can be computed again.
 */

const today = shanghaiDate(new Date());
/** The last quarter that is over. */
const quarter = quarterOf(plusMonths(today, -3));
const day = (before: number) => plusDays(quarterEnd(quarter), -before);

let laptop: TestLaptop;
let admin: Person;
let evaluators: [Person, Person];
let owner: Person;
let other: Person;
let agencyId: string;
let otherId: string;
let programmeId: ProgrammeId;

const problem = (code: string) => ({ problem: { code } });
const sound = async () =>
  expect((await verifyTable(embeddedDocumentClient(laptop.endpoint), TABLE_NAME, { followed: true })).findings).toEqual(
    [],
  );
const idOf = async (person: Person) => (await person.call(getMe, {})).memberId;
const factsOf = async (at: string, agency: string) =>
  (await admin.call(listServiceFacts, { query: { quarter: at } })).items.find((one) => one.agencyId === agency);

beforeAll(async () => {
  laptop = await startTestLaptop();
  admin = await laptop.park("园区", "330800", "admin@park.test");
  evaluators = [await laptop.evaluator(admin, "a@park.test"), await laptop.evaluator(admin, "b@park.test")];
  const [one, two] = [
    await laptop.agency(admin, "机构甲", 1, "owner@one.test"),
    await laptop.agency(admin, "机构乙", 2, "owner@two.test"),
  ];
  [owner, other] = [one.owner, two.owner];
  [agencyId, otherId] = [one.agency.agencyId, two.agency.agencyId];
  await laptop.drain();
});
afterAll(() => laptop?.stop());

/** The four steps with an order's client, come to the fourth. */
async function atTracking(orderId: string) {
  const { enterpriseId } = await owner.call(getOrder, { params: { orderId } });
  const { visitId } = await owner.call(planVisit, { body: { enterpriseId, plannedDate: today } });
  await owner.call(completeVisit, { params: { visitId }, body: { visitedOn: today, findings: "缺装配工" } });
  const { engagementId } = await owner.call(openEngagement, { body: { enterpriseId } });
  const steps = [
    { step: "discovery" as const, visitId },
    { step: "matching" as const, orderId },
    { step: "delivery" as const, orderId },
  ];
  for (const [index, evidence] of steps.entries())
    await owner.call(closeStep, { params: { engagementId }, body: { version: index + 1, ...evidence } });
  return { enterpriseId, engagementId };
}

async function candidates(count: number, from: number) {
  const ids = [];
  for (let n = 0; n < count; n += 1) {
    const body = { name: "求职者", phone: `199${String(from + n).padStart(8, "0")}`, consent: true as const };
    ids.push((await owner.call(createCandidate, { body })).candidateId);
  }
  return ids;
}

async function arrive(orderId: never, applicationIds: ApplicationId[], date: CalendarDate) {
  for (const to of ["screened", "interviewed", "offered", "onboarded"] as const) {
    const body = { applicationIds, to, ...(to === "onboarded" ? { date } : {}) };
    await owner.call(moveApplications, { params: { orderId }, body });
  }
}

test("facts follow from arrivals, checks, leavers and replacements, in the quarters they belong to", async () => {
  const { orderId, positionId } = await orderWithSeats(owner, 3);
  const people = await candidates(4, 100);
  const [first, second, third, fourth] = await recommendAll(owner, positionId, people);
  const arrival = day(60);
  await arrive(orderId as never, [first, second, third] as ApplicationId[], arrival);
  const { items } = await owner.call(listPlacements, { query: { orderId } });
  const of = (application: ApplicationId | undefined) =>
    items.find((one) => one.applicationId === application)?.placementId ?? "";
  const results = [
    { placementId: of(first), day: 30 as const, outcome: "present" as const },
    {
      placementId: of(second),
      day: 7 as const,
      outcome: "left" as const,
      date: plusDays(arrival, 5),
      reason: "家中有事",
    },
  ];
  await owner.call(recordCheckResults, { body: { results } });
  await arrive(orderId as never, [fourth] as ApplicationId[], plusDays(arrival, 12));
  await laptop.drain();
  expect(await factsOf(quarter, agencyId)).toMatchObject({
    arrivals: 4,
    reached30: 4,
    stayed30: 3,
    replaced: 1,
    daysToReplace: 7,
  });
  // The deadline is years away: filled seats count there.
  expect(await factsOf("2030-Q1", agencyId)).toMatchObject({ headcount: 3, filled: 3 });
  expect(await factsOf(quarter, otherId)).toBeUndefined();
  await sound();
});

test("the enterprise of a fulfilled order is asked once, by a link that the park alone has", async () => {
  const { items } = await admin.call(listSurveys, { query: {} });
  expect(items).toMatchObject([{ agencyName: "机构甲", answered: false }]);
  const { path } = await admin.call(getSurveyLink, { params: { surveyId: items[0]?.surveyId ?? "" } });
  const send = (more: Record<string, string>, to = path) =>
    fetch(`${laptop.origin}${to}`, { method: "POST", body: new URLSearchParams(more) });
  expect((await fetch(`${laptop.origin}${path}`)).status).toBe(200);
  const forged = path.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
  expect((await fetch(`${laptop.origin}${forged}`)).status).toBe(404);
  const answers = { tangibles: "5", reliability: "4", responsiveness: "3", assurance: "4", empathy: "5" };
  expect((await send({ ...answers, empathy: "6" })).status).toBe(422);
  // While the client has not answered, its agency has nothing to close the fourth step on.
  const surveyId = items[0]?.surveyId ?? "";
  const { enterpriseId, engagementId } = await atTracking(items[0]?.orderId ?? "");
  const close = { params: { engagementId }, body: { version: 4, step: "tracking" as const, surveyId } };
  const refused = { problem: { code: "engagement.surveyNeeded" } };
  await expect(owner.call(closeStep, close)).rejects.toMatchObject(refused);
  expect((await send(answers)).status).toBe(200);
  await laptop.drain();
  expect((await send({ ...answers, reliability: "1" })).status).toBe(200);
  await laptop.drain();
  const params = { enterpriseId };
  const told = await owner.call(listAnsweredSurveys, { params, query: {} });
  expect(told.items).toEqual([
    { surveyId, enterpriseId, orderId: items[0]?.orderId, orderTitle: items[0]?.orderTitle, answeredOn: today },
  ]);
  await expect(other.call(listAnsweredSurveys, { params, query: {} })).rejects.toMatchObject(problem("notFound"));
  // Of another agency's client the same survey is none.
  const client = await other.call(createEnterprise, { body: { name: "别家客户", uscc: uscc(90) } });
  const elsewhere = { params: await other.call(openEngagement, { body: client }) };
  await expect(
    other.call(closeStep, { ...elsewhere, body: { version: 1, step: "discovery", surveyId } }),
  ).rejects.toMatchObject(refused);
  const closed = await owner.call(closeStep, close);
  expect(closed.status).toBe("completed");
  // Which survey, when, and who stayed: no score of one that nobody else answered.
  expect(Object.keys(closed.steps[3]?.evidence ?? {}).sort()).toEqual(
    ["answeredOn", "arrived", "day30", "day90", "kind", "orderId", "orderTitle", "surveyId"].sort(),
  );
  // The park has the link too: what one enterprise answered is not behind it.
  const again = await (await fetch(`${laptop.origin}${path}`)).text();
  expect(again).toContain("更正答复");
  expect(again).not.toContain(" checked");
  const facts = await factsOf(quarterOf(today), agencyId);
  expect(facts).toMatchObject({ surveys: 1, answers: 1 });
  expect(facts).not.toHaveProperty("satisfaction");
  // Sent twice, a complaint is one.
  for (const _ of [1, 2]) expect((await send({ content: "约好的人没有到" }, `${path}/complaint`)).status).toBe(200);
  expect((await send({ content: " " }, `${path}/complaint`)).status).toBe(422);
  expect((await admin.call(listComplaints, { query: { state: "open" } })).items).toMatchObject([
    { via: "survey", status: "open", complainant: { name: "企业" } },
  ]);
  await sound();
});

test("a complaint is answered by its agency, closed by the park, and counts once upheld", async () => {
  const body = {
    agencyId,
    content: "拖欠培训费",
    complainant: { kind: "person" as const, name: "李某", contact: "19900000000" },
    receivedOn: day(3),
    deadline: plusDays(today, 10),
  };
  const { complaintId, owner: keeper } = await evaluators[0].call(createComplaint, { body });
  expect(keeper).toMatchObject({ name: "a@park.test" });
  await laptop.drain();
  const mine = (await owner.call(listComplaints, { query: {} })).items;
  expect(mine).toHaveLength(2);
  expect(JSON.stringify(mine)).not.toContain("李某");
  expect((await other.call(listComplaints, { query: {} })).items).toEqual([]);
  const params = { complaintId };
  const closing = { outcome: "upheld" as const, reason: "查证属实" };
  await expect(admin.call(closeComplaint, { params, body: { version: 1, ...closing } })).rejects.toMatchObject(
    problem("complaint.unanswered"),
  );
  await owner.call(answerComplaint, { params, body: { version: 1, text: "已退还" } });
  await laptop.drain();
  await expect(admin.call(closeComplaint, { params, body: { version: 1, ...closing } })).rejects.toMatchObject(
    problem("stale"),
  );
  const closed = await admin.call(closeComplaint, { params, body: { version: 2, ...closing } });
  expect(closed).toMatchObject({ status: "closed", answer: { text: "已退还" } });
  await laptop.drain();
  expect(await factsOf(quarter, agencyId)).toMatchObject({ complaints: 1, upheld: 1 });
  await expect(owner.call(answerComplaint, { params, body: { version: 3, text: "再答" } })).rejects.toMatchObject(
    problem("complaint.closed"),
  );
  await sound();
});

test("a scorecard's next version is a copy that never changes once published", async () => {
  const draft = await admin.call(createScorecard, {});
  await expect(admin.call(createScorecard, {})).rejects.toMatchObject(problem("scorecard.draftExists"));
  const indicators = [
    {
      indicatorId: "r30",
      name: "三十天留任",
      weight: 20,
      source: "ledger" as const,
      fact: "retention30" as const,
      zeroAt: 20,
      fullAt: 80,
    },
    {
      indicatorId: "swift",
      name: "补人用时",
      weight: 10,
      source: "ledger" as const,
      fact: "replacementTime" as const,
      zeroAt: 17,
      fullAt: 2,
    },
    {
      indicatorId: "fill",
      name: "岗位满足率",
      weight: 10,
      source: "ledger" as const,
      fact: "fillRate" as const,
      zeroAt: 0,
      fullAt: 100,
    },
    { indicatorId: "sat", name: "满意度", weight: 10, source: "survey" as const, dimension: "overall" as const },
    { indicatorId: "care", name: "跟踪服务", weight: 50, source: "evaluator" as const },
  ];
  const params = { scorecardVersion: "2" };
  const change = (body: object) =>
    admin.call(updateScorecard, { params, body: { version: 1, name: "二版", indicators, ...body } });
  await expect(change({ indicators: indicators.slice(1) })).rejects.toMatchObject({
    problem: { issues: [{ field: "indicators", code: "weights.sum" }] },
  });
  const changed = await change({});
  expect(draft).toMatchObject({ scorecardVersion: 2, status: "draft" });
  await admin.call(publishScorecard, { params, body: { version: changed.version } });
  await expect(change({ version: 3 })).rejects.toMatchObject(problem("scorecard.published"));
  const versions = (await admin.call(listScorecards, { query: {} })).items.map((one) => one.scorecardVersion);
  expect(versions).toEqual([2, 1]);
});

test("two evaluators without an interest are assigned, and neither sees the other's scores before giving own ones", async () => {
  const programme = { quarter, name: "季度评价", scorecardVersion: 2, tolerance: 10, deadline: plusDays(today, 10) };
  programmeId = (await admin.call(createProgramme, { body: programme })).programmeId;
  await expect(admin.call(createProgramme, { body: programme })).rejects.toMatchObject(problem("programme.duplicate"));
  const params = { programmeId };
  // Somebody who belongs to agency two evaluates agency one, and never two.
  const insider = await laptop.evaluator(admin, "insider@park.test");
  const { path } = await other.call(inviteColleague, { body: { email: "insider@park.test" } });
  await laptop.accept(path, "insider@park.test");
  await laptop.drain();
  const [a, b, c] = await Promise.all([...evaluators, insider].map(idOf));
  await expect(
    admin.call(assignEvaluators, {
      params,
      body: { assignments: [{ agencyId: otherId, evaluatorIds: [a, c] as never }] },
    }),
  ).rejects.toMatchObject(problem("evaluator.conflictOfInterest"));
  const both = { assignments: [{ agencyId, evaluatorIds: [a, b] as never }, { agencyId: otherId }] };
  const { items } = await admin.call(assignEvaluators, { params, body: both });
  expect(items.map((one) => one.evaluators.map(({ name }) => name).sort())).toEqual([
    ["a@park.test", "b@park.test"],
    ["a@park.test", "b@park.test"],
  ]);
  await expect(admin.call(assignEvaluators, { params, body: both })).rejects.toMatchObject(
    problem("assessment.duplicate"),
  );
  expect((await admin.call(getProgramme, { params })).agencies).toBe(2);
  const place = { programmeId, agencyId };
  await expect(
    evaluators[0].call(submitSheet, { params: place, body: { scores: { care: 70 }, evidence: {} } }),
  ).rejects.toMatchObject({
    problem: { issues: [{ field: "evidence.care", code: "evidence.missing" }] },
  });
  await evaluators[0].call(submitSheet, {
    params: place,
    body: { scores: { care: 70 }, evidence: { care: "回访记录" } },
  });
  const blind = await evaluators[1].call(getAssessment, { params: place });
  expect(blind.assessment).toMatchObject({ sheets: [], status: "scoring" });
  expect((await evaluators[1].call(listOwnAssessments, { query: {} })).items).toHaveLength(2);
  await evaluators[1].call(submitSheet, {
    params: place,
    body: { scores: { care: 90 }, evidence: { care: "现场走访" } },
  });
  await expect(
    evaluators[0].call(submitSheet, { params: place, body: { scores: { care: 90 }, evidence: { care: "改" } } }),
  ).rejects.toMatchObject(problem("assessment.locked"));
  await sound();
});

test("a difference beyond the tolerance is agreed on by both; then results are frozen with their facts", async () => {
  const place = { programmeId, agencyId };
  const now = async () => (await admin.call(getAssessment, { params: place })).assessment;
  expect(await now()).toMatchObject({ status: "differing", differing: ["care"] });
  const settle = async (person: Person, score: number) =>
    person.call(settleScore, {
      params: place,
      body: { version: (await now()).version, indicatorId: "care", score, reason: "合看两份记录" },
    });
  expect(await settle(evaluators[0], 80)).toMatchObject({ status: "differing" });
  // Proposing the same again is no agreement with oneself.
  expect(await settle(evaluators[0], 80)).toMatchObject({ status: "differing" });
  expect(await settle(evaluators[1], 80)).toMatchObject({ status: "ready" });
  const conclude = async () =>
    admin.call(concludeProgramme, {
      params: { programmeId },
      body: { version: (await admin.call(getProgramme, { params: { programmeId } })).version },
    });
  await expect(conclude()).rejects.toMatchObject(problem("programme.unready"));
  for (const person of evaluators) {
    const body = { scores: { care: 60 }, evidence: { care: "档案" } };
    await person.call(submitSheet, { params: { programmeId, agencyId: otherId }, body });
  }
  expect(await admin.call(getRaterAgreement, { params: { programmeId } })).toMatchObject({
    pairs: 2,
    meanDifference: 10,
    within: 1,
  });
  expect(await conclude()).toMatchObject({ status: "concluded" });
  await laptop.drain();
  const [result] = (await owner.call(listServiceResults, { query: {} })).items;
  // 20 × 91.7 + 10 × 66.7 + 50 × 80, over the 80 that have data: no seats were due, and too few answered.
  expect(result?.outcomes).toMatchObject([{ score: 81.3, grade: "AAAA", facts: { stayed30: 3, reached30: 4 } }]);
  expect(result?.outcomes[0]?.lines.find((line) => line.indicatorId === "sat")).not.toHaveProperty("score");
  expect(result?.outcomes[0]?.lines.at(-1)?.evidence).toEqual(["回访记录", "现场走访", "合看两份记录"]);
  await expect(
    evaluators[0].call(settleScore, {
      params: place,
      body: { version: 1, indicatorId: "care", score: 1, reason: "r" },
    }),
  ).rejects.toMatchObject(problem("stale"));
  await expect(
    admin.call(reassignEvaluators, {
      params: place,
      body: { version: (await now()).version, evaluatorIds: [await idOf(evaluators[1]), await idOf(evaluators[0])] },
    }),
  ).rejects.toMatchObject(problem("programme.state"));
  await sound();
});

test("an appeal is decided by a new result with a reason, before the board is published", async () => {
  const params = { programmeId };
  const appealed = await owner.call(createAppeal, { params, body: { version: 1, grounds: "漏看了走访记录" } });
  expect(appealed.appeal).toMatchObject({ grounds: "漏看了走访记录" });
  await laptop.drain();
  const version = async () => (await admin.call(getProgramme, { params })).version;
  await expect(admin.call(publishProgramme, { params, body: { version: await version() } })).rejects.toMatchObject(
    problem("programme.appeals"),
  );
  const upheld = { version: 2, outcome: "upheld" as const, reason: "补看走访记录", scores: { care: 95 } };
  const place = { programmeId, agencyId };
  await expect(
    admin.call(decideAppeal, { params: place, body: { ...upheld, scores: { r30: 100 } } }),
  ).rejects.toMatchObject(problem("invalid"));
  const decided = await admin.call(decideAppeal, { params: place, body: upheld });
  expect(decided.outcomes).toMatchObject([{ score: 81.3 }, { score: 90.6, grade: "AAAAA", reason: "补看走访记录" }]);
  await admin.call(publishProgramme, { params, body: { version: await version() } });
  await laptop.drain();
  const [board] = (await other.call(listBoards, { query: {} })).items;
  expect(board?.entries).toEqual([
    { agencyName: "机构甲", score: 90.6, grade: "AAAAA" },
    { agencyName: "机构乙", score: 60, grade: "AA" },
  ]);
  await expect(other.call(createAppeal, { params, body: { version: 2, grounds: "晚了" } })).rejects.toMatchObject(
    problem("appeal.late"),
  );
  expect((await evaluators[0].call(listProgrammeResults, { params, query: {} })).items).toHaveLength(2);
  await sound();
});

test("a rectification is proved, returned, proved again and accepted", async () => {
  const body = { agencyId, programmeId, demand: "补齐回访记录", deadline: plusDays(today, 20) };
  const { rectificationId } = await admin.call(createRectification, { body });
  await laptop.drain();
  const params = { rectificationId };
  const prove = (version: number, text: string) => owner.call(submitProof, { params, body: { version, text } });
  const review = (version: number, outcome: "accepted" | "returned") =>
    evaluators[0].call(reviewRectification, { params, body: { version, outcome, note: "见附件" } });
  await expect(review(1, "accepted")).rejects.toMatchObject(problem("rectification.noProof"));
  await prove(1, "补了一半");
  await laptop.drain();
  expect(await review(2, "returned")).toMatchObject({ status: "open" });
  await laptop.drain();
  await prove(3, "全部补齐");
  await laptop.drain();
  expect(await review(4, "accepted")).toMatchObject({ status: "accepted" });
  await laptop.drain();
  expect((await owner.call(listRectifications, { query: {} })).items).toMatchObject([
    { status: "accepted", reviews: [{ outcome: "returned" }, { outcome: "accepted" }] },
  ]);
  expect((await other.call(listRectifications, { query: {} })).items).toEqual([]);
  await expect(prove(5, "再补")).rejects.toMatchObject(problem("rectification.accepted"));
  await sound();
});
