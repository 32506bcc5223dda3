import { changeVisitRule } from "@shanhai/contract/due-visit";
import { closeStep, openEngagement } from "@shanhai/contract/engagement";
import type { EnterpriseId, OrderId, VisitId } from "@shanhai/contract/scalar";
import { planSurveyVisits } from "@shanhai/contract/survey-visit";
import { completeVisit, planVisit } from "@shanhai/contract/visit";
import { type Desk, inDays } from "./demo-desk.ts";
import { ADMINISTRATOR } from "./demo-organisations.ts";
import type { DemoSteps } from "./demo-steps.ts";

interface Report {
  daysAgo: number;
  findings: string;
  met: string;
  nextStep: string;
  /** Days until the next visit, planned with the report. */
  next?: number;
}

/** A visit that was made, by its step's name. */
async function visited(
  { steps, actor }: Desk,
  step: string,
  enterpriseId: EnterpriseId,
  report: Report,
): Promise<VisitId> {
  return steps.once(`visit-${step}`, async (key) => {
    const { daysAgo, next, ...words } = report;
    const visitedOn = inDays(-daysAgo);
    const plan = { enterpriseId, purpose: "followUp" as const, plannedDate: visitedOn };
    const { visitId } = await actor.call(planVisit, { body: plan, idempotencyKey: `${key}-plan` });
    const following = next === undefined ? {} : { next: { plannedDate: inDays(next) } };
    const body = { visitedOn, ...words, ...following };
    await actor.call(completeVisit, { params: { visitId }, body, idempotencyKey: key });
    return visitId;
  });
}

interface Clients {
  quartz: EnterpriseId;
  cards: EnterpriseId;
  bearings: EnterpriseId;
  operators: OrderId;
}

/** An agency that follows up every week, is at the third step with one client, and late with another. */
export async function seedEngagements(desk: Desk, { quartz, cards, bearings, operators }: Clients): Promise<void> {
  const { steps, actor } = desk;
  await steps.once("visit-rule", (key) =>
    actor.call(changeVisitRule, { body: { everyDays: 7, version: 0 }, idempotencyKey: key }),
  );
  const cardsVisit = await visited(desk, "cards", cards, {
    daysAgo: 12,
    findings: "三季度扩两条包装线，缺包装操作工 700 名、印刷操作工 300 名；宿舍只够 600 人，需协调住宿。",
    met: "人事部负责人",
    nextStep: "先供 200 人试线，同时对接常山县安置宿舍。",
  });
  await visited(desk, "bearings", bearings, {
    daysAgo: 3,
    findings: "12 名装配工全部到岗，车间反映上手快；夜班补贴未按约定发放，已当场确认补发。",
    met: "车间主任",
    nextStep: "下次走访核对夜班补贴是否到账。",
    next: 4,
  });
  await steps.once("engagement-cards", async (key) => {
    const body = { enterpriseId: cards, startedOn: inDays(-14) };
    const { engagementId } = await actor.call(openEngagement, { body, idempotencyKey: `${key}-open` });
    const evidence = [
      { step: "discovery" as const, visitId: cardsVisit, note: "需求清单已由企业确认" },
      { step: "matching" as const, orderId: operators },
    ];
    for (const [index, closing] of evidence.entries()) {
      const params = { engagementId };
      const closed = { params, body: { version: index + 1, ...closing }, idempotencyKey: `${key}-${closing.step}` };
      await actor.call(closeStep, closed);
    }
    return engagementId;
  });
  await steps.once("engagement-quartz", (key) =>
    actor.call(openEngagement, {
      body: { enterpriseId: quartz, startedOn: inDays(-16) },
      idempotencyKey: key,
    }),
  );
}

/** 衢州's six counties by GB/T 2260, and how many of the seventy-five enterprises are in each. */
const COUNTIES = [
  ["330802", "柯城", 18],
  ["330803", "衢江", 15],
  ["330822", "常山", 12],
  ["330824", "开化", 8],
  ["330825", "龙游", 10],
  ["330881", "江山", 12],
] as const;

const FOUND = [
  "缺高级技工，现有技工平均年龄 47 岁，愿意与学院合办订单班。",
  "用工稳定，旺季缺普工 30 至 50 名，希望提前两个月对接。",
  "外地员工住宿不足，留人难；希望享受住房补贴政策。",
] as const;

/** The park's survey: all planned as one act, a dozen of them done. */
export async function seedSurvey(steps: DemoSteps): Promise<void> {
  const { call } = await steps.actor(ADMINISTRATOR);
  const ids = await steps.once("survey", async (key) => {
    const enterprises = COUNTIES.flatMap(([division, county, count]) =>
      Array.from({ length: count }, (_, index) => ({ name: `${county}重点企业${index + 1}号`, division })),
    );
    const bureaus = COUNTIES.map(([division, county]) => ({
      subject: "county" as const,
      name: `${county}人力资源和社会保障局`,
      division,
    }));
    const visits = [...enterprises, ...bureaus].map((one, index) => ({
      ...one,
      plannedDate: inDays(Math.floor(index / 4) - 3),
    }));
    const { results } = await call(planSurveyVisits, { body: { visits }, idempotencyKey: key });
    return results.flatMap(({ visitId }) => visitId ?? []);
  });
  for (const [index, visitId] of ids.slice(0, 12).entries()) {
    await steps.once(`survey-${visitId}`, (key) =>
      call(completeVisit, {
        params: { visitId },
        body: {
          visitedOn: inDays(Math.floor(index / 4) - 3),
          findings: FOUND[index % FOUND.length] ?? "",
          met: "人事负责人",
          nextStep: "纳入企业需求清单，推送给对口机构。",
        },
        idempotencyKey: key,
      }),
    );
  }
}
