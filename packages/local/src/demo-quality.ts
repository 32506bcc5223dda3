import { listAgencies } from "@shanhai/contract/agency";
import { assignEvaluators, getAssessment, settleScore, submitSheet } from "@shanhai/contract/assessment";
import { answerComplaint, createComplaint, getComplaint } from "@shanhai/contract/complaint";
import type { InputOf } from "@shanhai/contract/endpoint";
import { inviteToPark } from "@shanhai/contract/invitation";
import { listMembers } from "@shanhai/contract/member";
import { listPlacements } from "@shanhai/contract/placement";
import { recordCheckResults } from "@shanhai/contract/placement-check";
import { concludeProgramme, createProgramme, getProgramme, publishProgramme } from "@shanhai/contract/programme";
import { createRectification, listRectifications, submitProof } from "@shanhai/contract/rectification";
import type { AgencyId, CandidateId, EnterpriseId, PositionId, ProgrammeId } from "@shanhai/contract/scalar";
import { createScorecard, listScorecards, publishScorecard, updateScorecard } from "@shanhai/contract/scorecard";
import { listServiceFacts } from "@shanhai/contract/service-facts";
import { advance, type Desk, eventually, inDays, order, recommend } from "./demo-desk.ts";
import { ADMINISTRATOR, accept, CHUANSI_OWNER, EVALUATOR, SECOND_EVALUATOR } from "./demo-organisations.ts";
import type { DemoSteps, Seed } from "./demo-steps.ts";

type Indicators = InputOf<typeof updateScorecard, "body">["indicators"];

/** Ledger, survey and people in one scorecard. */
const INDICATORS: Indicators = [
  {
    indicatorId: "fillRate",
    name: "岗位满足率",
    weight: 15,
    source: "ledger",
    fact: "fillRate",
    zeroAt: 40,
    fullAt: 100,
  },
  {
    indicatorId: "stay30",
    name: "30 天留任",
    weight: 15,
    source: "ledger",
    fact: "retention30",
    zeroAt: 50,
    fullAt: 95,
  },
  {
    indicatorId: "swift",
    name: "补人用时",
    weight: 10,
    source: "ledger",
    fact: "replacementTime",
    zeroAt: 20,
    fullAt: 3,
  },
  {
    indicatorId: "clean",
    name: "有效投诉",
    weight: 10,
    source: "ledger",
    fact: "complaintRate",
    zeroAt: 10,
    fullAt: 0,
  },
  { indicatorId: "satisfied", name: "企业满意度", weight: 10, source: "survey", dimension: "overall" },
  { indicatorId: "match", name: "人岗匹配", weight: 15, source: "evaluator", guide: "抽查推荐记录与岗位要求" },
  { indicatorId: "conduct", name: "服务规范", weight: 15, source: "evaluator", guide: "合同、告知、收费是否合规" },
  { indicatorId: "followUp", name: "跟踪服务", weight: 10, source: "evaluator", guide: "回访记录是否完整" },
];
const EVIDENCE: Record<string, string> = {
  match: "抽查 20 份推荐，18 份符合岗位要求",
  conduct: "合同与收费公示齐全，告知书缺 1 份",
  followUp: "第 7、30 天回访记录完整",
};

/** The first day of this quarter, in Asia/Shanghai. */
function quarterStart(): Date {
  const [year = 0, month = 1] = inDays(0).split("-").map(Number);
  return new Date(Date.UTC(year, Math.floor((month - 1) / 3) * 3, 1));
}
const quarterOf = (date: Date) => `${date.getUTCFullYear()}-Q${Math.floor(date.getUTCMonth() / 3) + 1}`;

/** An order whose people arrived in the last quarter: one left, the others have been asked after. */
async function lastQuartersOrder(desk: Desk, client: EnterpriseId, people: readonly CandidateId[]): Promise<void> {
  const { steps, actor } = desk;
  const made = await order(desk, client, "石英检验员 8 名", 45, [
    {
      title: "石英检验员",
      occupation: "石英玻璃检验工",
      headcount: 8,
      pay: [5500, 7500],
      place: "衢州市柯城区",
      skillLevel: "初级工",
      benefits: ["住宿补贴"],
    },
  ]);
  const [position] = made.positionIds as [PositionId];
  const daysAgo = await steps.once("quality-days", async () => {
    return Math.round((Date.now() - quarterStart().getTime()) / 86_400_000) + 45;
  });
  await recommend(desk, position, people.slice(0, 8));
  const stages = [
    ["screened", 8],
    ["interviewed", 8],
    ["offered", 8],
    ["onboarded", 8],
  ] as const;
  await advance(desk, made.orderId, position, stages, daysAgo);
  await steps.once("quality-checks", async (key) => {
    const { items } = await actor.call(listPlacements, { query: { orderId: made.orderId, limit: 100 } });
    const results = items.map(({ placementId }, index) =>
      index === 0
        ? {
            placementId,
            day: 7 as const,
            outcome: "left" as const,
            date: inDays(-daysAgo + 5),
            reason: "家中有事，到岗后离开",
          }
        : { placementId, day: 30 as const, outcome: "present" as const },
    );
    await actor.call(recordCheckResults, { body: { results }, idempotencyKey: key });
    return results.length;
  });
}

async function scorecard(steps: DemoSteps): Promise<void> {
  const admin = await steps.actor(ADMINISTRATOR);
  await steps.once("quality-scorecard", async (key) => {
    const known = (await admin.call(listScorecards, { query: {} })).items[0];
    const card = known?.scorecardVersion === 1 ? await admin.call(createScorecard, { idempotencyKey: key }) : known;
    if (card?.status !== "draft") return true;
    const params = { scorecardVersion: String(card.scorecardVersion) };
    const body = { version: card.version, name: "季度服务质量评价", indicators: INDICATORS };
    const { version } = await admin.call(updateScorecard, { params, body });
    await admin.call(publishScorecard, { params, body: { version } });
    return true;
  });
}

/** A programme with both agencies assigned to both evaluators. */
async function programme(seed: Seed, steps: DemoSteps, name: string, quarter: string, agencies: readonly AgencyId[]) {
  const admin = await steps.actor(ADMINISTRATOR);
  const programmeId = await steps.once<ProgrammeId>(`quality-${name}`, async (key) => {
    const [year, n] = [quarter.slice(0, 4), quarter.slice(6)];
    const body = {
      quarter,
      name: `${year} 年第 ${n} 季度服务质量评价`,
      scorecardVersion: 2,
      tolerance: 15,
      deadline: inDays(20),
    };
    return (await admin.call(createProgramme, { body, idempotencyKey: key })).programmeId;
  });
  await steps.once(`quality-${name}-assigned`, async (key) => {
    await eventually(seed, async () => {
      const { items } = await admin.call(listMembers, { query: { limit: 100 } });
      return items.filter(({ role }) => role === "evaluator").length > 1 ? true : undefined;
    });
    const assignments = agencies.map((agencyId) => ({ agencyId }));
    await admin.call(assignEvaluators, { params: { programmeId }, body: { assignments }, idempotencyKey: key });
    return true;
  });
  return programmeId;
}

async function score(
  steps: DemoSteps,
  evaluator: string,
  place: { programmeId: ProgrammeId; agencyId: AgencyId },
  scores: Record<string, number>,
): Promise<void> {
  await steps.once(`quality-sheet-${evaluator}-${place.programmeId}-${place.agencyId}`, async (key) => {
    const actor = await steps.actor(evaluator);
    await actor.call(submitSheet, {
      params: place,
      body: { scores, evidence: EVIDENCE },
      idempotencyKey: key.slice(-100),
    });
    return true;
  });
}

/** The last quarter scored, agreed on, concluded and published. */
async function lastQuarter(seed: Seed, steps: DemoSteps, agencies: readonly AgencyId[]): Promise<void> {
  const admin = await steps.actor(ADMINISTRATOR);
  const quarter = quarterOf(new Date(quarterStart().getTime() - 86_400_000));
  const programmeId = await programme(seed, steps, "last", quarter, agencies);
  const [first, second] = agencies as [AgencyId, AgencyId];
  await score(steps, EVALUATOR, { programmeId, agencyId: first }, { match: 92, conduct: 88, followUp: 95 });
  await score(steps, SECOND_EVALUATOR, { programmeId, agencyId: first }, { match: 88, conduct: 90, followUp: 76 });
  await score(steps, EVALUATOR, { programmeId, agencyId: second }, { match: 78, conduct: 74, followUp: 70 });
  await score(steps, SECOND_EVALUATOR, { programmeId, agencyId: second }, { match: 72, conduct: 80, followUp: 66 });
  await steps.once("quality-last-agreed", async () => {
    const params = { programmeId, agencyId: first };
    const { assessment } = await admin.call(getAssessment, { params });
    const body = { version: assessment.version, indicatorId: "followUp", score: 88, reason: "补看第 90 天回访后商定" };
    if (assessment.differing.length > 0) await admin.call(settleScore, { params, body });
    return true;
  });
  await steps.once("quality-last-published", async () => {
    await eventually(seed, async () => {
      const { items } = await admin.call(listServiceFacts, { query: { quarter } });
      return items.some(({ reached30 }) => reached30 > 7) ? true : undefined;
    });
    const params = { programmeId };
    const { version, status } = await admin.call(getProgramme, { params });
    if (status === "open") await admin.call(concludeProgramme, { params, body: { version } });
    const now = await admin.call(getProgramme, { params });
    if (now.status === "concluded") await admin.call(publishProgramme, { params, body: { version: now.version } });
    return true;
  });
}

/** A complaint that was answered and waits for its conclusion, one that nobody has answered, and a rectification to review. */
async function supervision(seed: Seed, steps: DemoSteps, agencies: readonly AgencyId[]): Promise<void> {
  const admin = await steps.actor(ADMINISTRATOR);
  const owner = await steps.actor(CHUANSI_OWNER);
  const [first, second] = agencies as [AgencyId, AgencyId];
  const complain = (name: string, agencyId: AgencyId, content: string, days: number) =>
    steps.once(`quality-complaint-${name}`, async (key) => {
      const complainant = { kind: "enterprise" as const, name: "常山皮尔轴承有限公司" };
      const body = { agencyId, content, complainant, receivedOn: inDays(-3), deadline: inDays(days) };
      return (await admin.call(createComplaint, { body, idempotencyKey: key })).complaintId;
    });
  const complaintId = await complain("answered", first, "约定上午 9 点送 5 人面试，实到 3 人，事先没有通知。", 9);
  await complain("open", second, "上岗人员的健康证没有随人送到，催了两次。", 5);
  await steps.once("quality-complaint-answer", async (key) => {
    const params = { complaintId };
    const { version } = await eventually(seed, () => owner.call(getComplaint, { params }).catch(() => undefined));
    const text = "两人当天临时退出，顾问未及时告知，已向企业致歉并补送两人，今后面试前一天逐人确认。";
    await owner.call(answerComplaint, { params, body: { version, text }, idempotencyKey: key });
    return true;
  });
  await steps.once("quality-rectification", async (key) => {
    const demand = "补齐上岗告知书，并把第 90 天回访纳入日常安排。";
    const body = { agencyId: first, demand, deadline: inDays(25) };
    await admin.call(createRectification, { body, idempotencyKey: key });
    return true;
  });
  await steps.once("quality-proof", async (key) => {
    const known = await eventually(seed, async () => (await owner.call(listRectifications, { query: {} })).items[0]);
    const params = { rectificationId: known.rectificationId };
    const text = "告知书已补签 12 份，原件存放在机构档案室；第 90 天回访已列入每周计划。";
    await owner.call(submitProof, { params, body: { version: known.version, text }, idempotencyKey: key });
    return true;
  });
}

/** Service quality at work: the last quarter published, this one being scored, complaints and a rectification under way. */
export async function seedQuality(
  seed: Seed,
  steps: DemoSteps,
  work: { desk: Desk; client: EnterpriseId; people: readonly CandidateId[] },
): Promise<void> {
  const admin = await steps.actor(ADMINISTRATOR);
  await lastQuartersOrder(work.desk, work.client, work.people);
  const invited = await steps.once("evaluator2-invitation", async (key) => {
    const body = { email: SECOND_EVALUATOR, role: "evaluator" as const };
    const { token } = await admin.call(inviteToPark, { body, idempotencyKey: key });
    return { token };
  });
  await accept(steps, "evaluator2", await steps.actor(SECOND_EVALUATOR), invited.token);
  await scorecard(steps);
  const agencies = await steps.once("quality-agencies", async () => {
    const { items } = await admin.call(listAgencies, { query: { limit: 100 } });
    return items.map(({ agencyId }) => agencyId).sort();
  });
  await lastQuarter(seed, steps, agencies);
  const programmeId = await programme(seed, steps, "this", quarterOf(quarterStart()), agencies);
  const [first] = agencies as [AgencyId];
  await score(steps, SECOND_EVALUATOR, { programmeId, agencyId: first }, { match: 85, conduct: 90, followUp: 72 });
  await supervision(seed, steps, agencies);
}
