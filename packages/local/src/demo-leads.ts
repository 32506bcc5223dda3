import { convertAgencyLead, getAgencyLead, transitAgencyLead } from "@shanhai/contract/agency-lead";
import type { InputOf } from "@shanhai/contract/endpoint";
import { listEnterprises } from "@shanhai/contract/enterprise";
import { assignLead, createLead, type Lead, transitLead } from "@shanhai/contract/lead";
import { createOffering, listCatalogue } from "@shanhai/contract/offering";
import type { EventId } from "@shanhai/contract/scalar";
import { eventually } from "./demo-desk.ts";
import { matchmakingStep } from "./demo-events.ts";
import { ADMINISTRATOR, CHUANSI_OWNER } from "./demo-organisations.ts";
import type { DemoSteps, Seed } from "./demo-steps.ts";

type Offering = InputOf<typeof createOffering, "body">;
type LeadInput = InputOf<typeof createLead, "body">;

const OFFERINGS: readonly Offering[] = [
  {
    name: "人工智能批量面试评价系统",
    kind: "batchEvaluation",
    description: "按岗位量表批量面试打分，每人一份可追溯的评价。",
    published: true,
  },
  { name: "六大产业链人才图谱", kind: "talentMap", description: "按产业链与职业看供需，季度更新。", published: true },
  { name: "技能人才订单班", kind: "cohort", description: "与院校共建，按订单培养，毕业到岗。", published: true },
  { name: "中高层背景调查", kind: "backgroundCheck", published: false },
];

/** Intents of the fourth matchmaking: nobody's names or phones. */
const INTENTS: readonly LeadInput[] = Array.from({ length: 19 }, (_, index) => ({
  kind: "settlement" as const,
  organisation: `人力资源机构${index + 1}号`,
  contactName: `联系人${index + 1}`,
  phone: String(19_900_010_700 + index),
  licensed: index % 3 !== 2,
  ...(index % 2 === 0 ? { timing: index % 4 === 0 ? ("month" as const) : ("quarter" as const) } : {}),
}));

const NEEDS: readonly LeadInput[] = [
  { organisation: "产业链重点企业3号", offeringKind: "batchEvaluation" as const, headcount: 120, note: "九月集中面试" },
  { organisation: "产业链重点企业7号", offeringKind: "talentMap" as const, note: "想看高端装备的供给" },
  { organisation: "产业链重点企业9号", offeringKind: "cohort" as const, headcount: 40, timing: "quarter" as const },
  { organisation: "产业链重点企业12号", offeringKind: "recruitment" as const, headcount: 60 },
].map((need, index) => ({
  kind: "service" as const,
  contactName: `用工负责人${index + 1}`,
  phone: String(19_900_010_750 + index),
  ...need,
}));

/**
 * What 川思 offers, and the leads of the fourth matchmaking: its 19 intents, of which some are with the administrator and one is
 * lost, and needs that went to 川思 by what it offers, of which one is a client by now.
 */
export async function seedLeads(seed: Seed, steps: DemoSteps): Promise<void> {
  const [park, agency] = [await steps.actor(ADMINISTRATOR), await steps.actor(CHUANSI_OWNER)];
  await steps.once("offerings", async (key) => {
    for (const [index, body] of OFFERINGS.entries())
      await agency.call(createOffering, { body, idempotencyKey: `${key}-${index}` });
    return true;
  });
  const eventId = await steps.once<EventId>(matchmakingStep, () => {
    throw new Error("The matchmaking comes before its leads");
  });
  const capture = (name: string, leads: readonly LeadInput[]) =>
    steps.once<Pick<Lead, "leadId">[]>(name, async (key) => {
      const made: Pick<Lead, "leadId">[] = [];
      for (const [index, body] of leads.entries()) {
        const { lead } = await park.call(createLead, {
          body: { ...body, eventId },
          idempotencyKey: `${key}-${index}`,
        });
        made.push({ leadId: lead.leadId });
      }
      return made;
    });
  const intents = await capture("lead-intents", INTENTS);
  const needs = await capture("lead-needs", NEEDS);
  await steps.once("leads-assigned", async (key) => {
    await eventually(seed, async () =>
      (await park.call(listCatalogue, { query: {} })).items.length >= 3 ? true : undefined,
    );
    for (const [index, params] of [...intents.slice(0, 6), ...needs.slice(0, 3)].entries())
      await park.call(assignLead, { params, body: { version: 1 }, idempotencyKey: `${key}-${index}` });
    const [, second, third] = intents;
    const contacted = { to: "contacted" as const, note: "已电话沟通，约下周来园区看场地", version: 2 };
    if (second) await park.call(transitLead, { params: second, body: contacted, idempotencyKey: `${key}-contacted` });
    const lost = { to: "lost" as const, note: "总部决定暂缓在衢州设点", version: 2 };
    if (third) await park.call(transitLead, { params: third, body: lost, idempotencyKey: `${key}-lost` });
    return true;
  });
  await steps.once("leads-worked", async (key) => {
    const [params, second] = needs;
    if (!params || !second) return true;
    await eventually(seed, () => agency.call(getAgencyLead, { params }).catch(() => undefined));
    const body = { to: "contacted" as const, note: "已上门，确认九月第一周批量面试 120 人", version: 1 };
    await agency.call(transitAgencyLead, { params, body, idempotencyKey: key });
    const [client] = (await agency.call(listEnterprises, { query: {} })).items;
    await eventually(seed, () => agency.call(getAgencyLead, { params: second }).catch(() => undefined));
    const became = { version: 1, enterpriseId: client?.enterpriseId };
    await agency.call(convertAgencyLead, { params: second, body: became, idempotencyKey: `${key}-converted` });
    return true;
  });
}
