import { createEvaluation, getScorecard } from "@shanhai/contract/evaluation";
import { getParkOrder } from "@shanhai/contract/park";
import type { OrderId, PositionId } from "@shanhai/contract/scalar";
import { seedAllocation, seedTraining } from "./demo-allocation.ts";
import { seedChains } from "./demo-chains.ts";
import { answerByLink, openToClient } from "./demo-client-links.ts";
import {
  advance,
  candidateIds,
  type Desk,
  enterprise,
  eventually,
  importPeople,
  interview,
  order,
  recommend,
  share,
  signAll,
  weekLater,
} from "./demo-desk.ts";
import { seedEngagements, seedSurvey } from "./demo-engagements.ts";
import { seedEvents } from "./demo-events.ts";
import { seedFigures } from "./demo-figures.ts";
import { forecastHistory, seedHistory } from "./demo-history.ts";
import { seedInterviews } from "./demo-interviews.ts";
import { sayJobBoard, seedJobBoard } from "./demo-job-board.ts";
import { seedLeads } from "./demo-leads.ts";
import { CHUANSI_OWNER, EVALUATOR, SECOND_OWNER } from "./demo-organisations.ts";
import { seedPartners } from "./demo-partners.ts";
import { post } from "./demo-postings.ts";
import { seedQuality } from "./demo-quality.ts";
import { agreeFee, sendStatement } from "./demo-settlement.ts";
import { type DemoSteps, demoSteps, type Seed } from "./demo-steps.ts";

/** The evaluator scores a finished order, once the stream has told the park about it. */
async function evaluate(seed: Seed, steps: DemoSteps, orderId: OrderId): Promise<void> {
  await steps.once(`evaluation-${orderId}`, async (key) => {
    const evaluator = await steps.actor(EVALUATOR);
    await eventually(seed, async () => {
      const seen = await evaluator.call(getParkOrder, { params: { orderId } }).catch(() => undefined);
      return seen?.status === "fulfilled" ? true : undefined;
    });
    const { indicators } = await evaluator.call(getScorecard, {});
    const scored = indicators.filter(({ source }) => source === "evaluator").map(({ indicatorId }) => indicatorId);
    const body = {
      orderId,
      scores: Object.fromEntries(scored.map((indicatorId, index) => [indicatorId, 86 + ((index * 5) % 12)])),
      evidence: Object.fromEntries(scored.map((indicatorId) => [indicatorId, "现场回访与到岗名单核对"])),
      comment: "到岗及时，企业满意；建议加强上岗后的回访。",
    };
    const made = await evaluator.call(createEvaluation, { body, idempotencyKey: key });
    return made.evaluationId;
  });
}

const HOUSING = ["住宿补贴", "五险", "工作餐"];

async function chuansi(seed: Seed, steps: DemoSteps): Promise<PositionId> {
  const desk: Desk = { seed, steps, actor: await steps.actor(CHUANSI_OWNER) };
  const quartz = await enterprise(desk, "衢州金格兰石英有限公司", "91330800MA29A1001", "石英制品制造", "新材料");
  const cards = await enterprise(desk, "浙江卡游科技有限公司", "91330822MA29A2002", "文教用品制造");
  const bearings = await enterprise(desk, "常山皮尔轴承有限公司", "91330822MA29A3003", "轴承制造", "高端装备");
  const technicians = await order(desk, quartz, "石英生产线技术人才 200 名", 60, [
    {
      title: "设备维修技术员",
      occupation: "机修钳工",
      headcount: 120,
      pay: [7000, 10_000],
      place: "衢州市柯城区",
      skillLevel: "高级工",
      skills: ["设备点检", "液压", "PLC"],
      benefits: HOUSING,
    },
    {
      title: "工艺技术员",
      occupation: "石英玻璃制品工",
      headcount: 80,
      pay: [6500, 9000],
      place: "衢州市柯城区",
      skillLevel: "中级工",
      benefits: HOUSING,
    },
  ]);
  const operators = await order(desk, cards, "卡牌生产线普通员工 1000 名", 90, [
    {
      title: "包装操作工",
      occupation: "包装工",
      headcount: 700,
      pay: [5000, 7000],
      place: "衢州市常山县",
      skillLevel: "学徒工",
      benefits: HOUSING,
    },
    {
      title: "印刷操作工",
      occupation: "印刷操作员",
      headcount: 300,
      pay: [5500, 7500],
      place: "衢州市常山县",
      skillLevel: "初级工",
      benefits: HOUSING,
    },
  ]);
  const fitters = await order(desk, bearings, "轴承装配工 12 名", 30, [
    {
      title: "轴承装配工",
      occupation: "轴承装配工",
      headcount: 12,
      pay: [5500, 8000],
      place: "衢州市常山县",
      skillLevel: "初级工",
      skills: ["轴承装配", "精密测量"],
      benefits: HOUSING,
    },
  ]);
  const electricians = await order(desk, bearings, "设备电工 8 名", 45, [
    {
      title: "设备电工",
      occupation: "电工",
      headcount: 8,
      pay: [7000, 9500],
      place: "衢州市常山县",
      skillLevel: "初级工",
      skills: ["PLC", "变频器"],
      licences: ["低压电工证"],
      benefits: HOUSING,
    },
  ]);
  // In the order in which they are recommended below; the last are free.
  await importPeople(desk, 19_900_005_000, [
    { count: 14, occupations: ["轴承装配工"] },
    { count: 80, occupations: ["机修钳工", "机修钳工", "电工"], leastLevel: 3 },
    { count: 50, occupations: ["石英玻璃制品工"], leastLevel: 2 },
    { count: 240, occupations: ["包装工", "普工"] },
    { count: 66, occupations: ["印刷操作员"], leastLevel: 1 },
    { count: 30, occupations: ["机修钳工", "电工", "焊工", "石英玻璃制品工"], leastLevel: 2 },
  ]);
  const people = await candidateIds(desk, "chuansi-candidates");
  await seedTraining(desk);
  const [repair, process] = technicians.positionIds as [PositionId, PositionId];
  const [packing, printing] = operators.positionIds as [PositionId, PositionId];
  const [fitter] = fitters.positionIds as [PositionId];
  await recommend(desk, fitter, people.slice(0, 14));
  await advance(
    desk,
    fitters.orderId,
    fitter,
    [
      ["screened", 13],
      ["interviewed", 12],
      ["offered", 12],
      ["onboarded", 12],
    ],
    10,
  );
  await signAll(desk, fitters.orderId, "常山县公共就业服务中心", 11);
  await recommend(desk, repair, people.slice(14, 94));
  await advance(
    desk,
    technicians.orderId,
    repair,
    [
      ["rejected", 8],
      ["screened", 60],
      ["interviewed", 40],
      ["offered", 25],
      ["onboarded", 16],
    ],
    34,
  );
  await weekLater(desk, technicians.orderId, 2);
  await recommend(desk, process, people.slice(94, 144));
  await advance(desk, technicians.orderId, process, [
    ["screened", 30],
    ["interviewed", 12],
  ]);
  await interview(desk, technicians.orderId, process, {
    days: 0,
    place: "金格兰石英办公楼三楼会议室",
    stage: "screened",
    people: 12,
  });
  await share(desk, technicians.orderId, process, ["recommended", "screened", "interviewed"]);
  await recommend(desk, packing, people.slice(144, 384));
  await advance(
    desk,
    operators.orderId,
    packing,
    [
      ["rejected", 15],
      ["screened", 190],
      ["interviewed", 150],
      ["offered", 120],
      ["onboarded", 90],
    ],
    8,
  );
  await recommend(desk, printing, people.slice(384, 450));
  await advance(desk, operators.orderId, printing, [["screened", 40]]);
  await post(desk, [
    [fitter, { division: "330822", days: 14, publish: false }],
    [repair, { division: "330802", days: 45, description: "长白班，试用期三个月，厂车接送" }],
    [process, { division: "330802", days: 45, description: "可带徒弟，年底有项目奖" }],
    [printing, { division: "330822", days: 60, description: "两班倒，每周休一天" }],
    [packing, { division: "330822", days: 60, description: "两班倒，包吃住，35周岁以下优先", read: ["age"] }],
  ]);
  await seedEngagements(desk, { quartz, cards, bearings, operators: operators.orderId });
  await evaluate(seed, steps, fitters.orderId);
  await agreeFee(desk, fitters.orderId, {
    kind: "perHead",
    fen: 120_000,
    guarantee: "replacement",
    vatRate: 600,
  });
  await sendStatement(desk, fitters.orderId);
  await openToClient(desk, { enterpriseId: bearings, holder: "用工负责人" });
  const path = await openToClient(desk, {
    enterpriseId: quartz,
    holder: "人事负责人",
    agreed: people.slice(140, 144),
  });
  await answerByLink(desk, path, { orderId: technicians.orderId, positionId: process });
  await seedQuality(seed, steps, { desk, client: quartz, people: people.slice(450, 460) });
  await agreeFee(desk, operators.orderId, {
    kind: "monthly",
    fen: 18_000,
    capMonths: 6,
    guarantee: "proRata",
    vatRate: 600,
  });
  return electricians.positionIds[0] as PositionId;
}

async function second(seed: Seed, steps: DemoSteps): Promise<void> {
  const desk: Desk = { seed, steps, actor: await steps.actor(SECOND_OWNER) };
  const client = await enterprise(desk, "龙游山溪食品有限公司", "91330825MA29B1001", "食品制造");
  const packers = await order(desk, client, "食品车间操作工 30 名", 45, [
    {
      title: "车间操作工",
      occupation: "食品加工工",
      headcount: 30,
      pay: [4800, 6500],
      place: "衢州市龙游县",
      skillLevel: "学徒工",
      benefits: ["工作餐"],
    },
  ]);
  const [position] = packers.positionIds as [PositionId];
  await post(desk, [[position, { division: "330825", days: 30, description: "常白班，提供工作餐" }]]);
  await importPeople(desk, 19_900_007_000, [{ count: 24, occupations: ["食品加工工", "普工"] }]);
  const people = await candidateIds(desk, "second-candidates");
  await recommend(desk, position, people.slice(0, 18));
  await advance(desk, packers.orderId, position, [
    ["screened", 12],
    ["interviewed", 7],
    ["offered", 5],
    ["onboarded", 4],
  ]);
}

/**
 * A park that is at work: orders for 200 technicians and 1,000 operators, a roster imported, people on their way, one order
 * fulfilled and scored; a second agency with a little of its own; events that were held, with the leads of one, and one to come;
 * engagements, visits and the park's survey; partners with their agreements; what the six chains ask for, and asked for in earlier years; and then the other agencies with their filings. Made once, through the API; a start that was cut short is taken up where it ended.
 */
export async function seedDemo(seed: Seed): Promise<void> {
  const steps = demoSteps(seed);
  if (steps.isDone("figures")) return sayJobBoard(seed, steps);
  seed.say?.("正在准备演示数据，页面已可使用……  Making the demo's data; the page is open already…");
  const began = Date.now();
  const took = () => ((Date.now() - began) / 1000).toFixed(1);
  const scarcest = await steps.once("demo", async () => {
    const positionId = await chuansi(seed, steps);
    await second(seed, steps);
    await seedEvents(steps);
    await seedSurvey(steps);
    await seedLeads(seed, steps);
    await seedJobBoard(steps);
    await seedPartners(seed, steps);
    const chains = { seed, steps, actor: await steps.actor(SECOND_OWNER) };
    await seedChains(chains);
    await seedInterviews(steps);
    await seedHistory(chains);
    return positionId;
  });
  seed.say?.(`订单与求职者已就绪（${took()} 秒），正在报送月报……  Orders and people are ready; agencies are filing…`);
  await steps.once("figures", async () => {
    await seedFigures(seed, steps);
    await forecastHistory({ seed, steps, actor: await steps.actor(SECOND_OWNER) });
    await seedAllocation({ seed, steps, actor: await steps.actor(CHUANSI_OWNER) }, scarcest);
    return true;
  });
  await sayJobBoard(seed, steps);
  seed.say?.(`演示数据已就绪（${took()} 秒）。  The demo's data is ready.`);
}
