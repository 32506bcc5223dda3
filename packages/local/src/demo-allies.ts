import { createAgreement, transitAgreement } from "@shanhai/contract/agreement";
import type { InputOf } from "@shanhai/contract/endpoint";
import { inviteToPartner } from "@shanhai/contract/invitation";
import { createProspect, shareProspect } from "@shanhai/contract/prospect";
import { createProspectProposal } from "@shanhai/contract/prospect-proposal";
import type { PartnerId, ProspectId } from "@shanhai/contract/scalar";
import { askForContact, listSharedProspects } from "@shanhai/contract/shared-prospect";
import { eventually, inDays } from "./demo-desk.ts";
import { ADMINISTRATOR, join } from "./demo-organisations.ts";
import type { DemoSteps, Seed } from "./demo-steps.ts";

const ALLY_COORDINATOR = "ally@hangzhou.demo";

const PROSPECTS: readonly InputOf<typeof createProspect, "body">[] = [
  {
    organisation: "浙江某新能源电池企业",
    kind: "enterprise",
    industry: "电池制造",
    chain: "新能源",
    division: "330803",
    looksFor: "二期投产，需操作工 600 名、设备技师 40 名",
    headcount: 640,
    contact: { name: "郑海", phone: "19900081001" },
  },
  {
    organisation: "某人才测评机构",
    kind: "agency",
    division: "330100",
    looksFor: "拟设分支机构，需 200 平方米办公场地",
    contact: { name: "苏敏", phone: "19900081002" },
  },
  { organisation: "某轴承配套厂", kind: "enterprise", division: "330822", looksFor: "热处理工订单班" },
];

/** What an allied park is shown of the park's pool, and sends back: a pool with one prospect kept, two shared, a contact asked for, a proposal. */
export async function seedAllies(seed: Seed, steps: DemoSteps, allied: PartnerId): Promise<void> {
  const park = await steps.actor(ADMINISTRATOR);
  await steps.once("ally-agreement", async (key) => {
    const content = { number: "招商共享〔2026〕2号", title: "友好园区招商资源共享协议", partnerIds: [allied] };
    const term = { from: inDays(-30), to: inDays(334) };
    const body = { ...content, ...term, obligations: [], opens: ["prospects" as const] };
    const draft = await park.call(createAgreement, { body, idempotencyKey: key });
    const sign = { to: "active" as const, version: 1 };
    await park.call(transitAgreement, { params: draft, body: sign, idempotencyKey: `${key}-signed` });
    return true;
  });
  const { shared } = await steps.once("prospects", async (key) => {
    const ids: ProspectId[] = [];
    for (const [index, body] of PROSPECTS.entries()) {
      const made = await park.call(createProspect, { body, idempotencyKey: `${key}-${index}` });
      if (index === 2) continue;
      const whom = index === 0 ? { with: "all" as const } : { with: "chosen" as const, partnerIds: [allied] };
      const sharing = { params: made, body: { version: 1, ...whom }, idempotencyKey: `${key}-shared-${index}` };
      ids.push((await park.call(shareProspect, sharing)).prospectId);
    }
    return { shared: ids };
  });
  const invited = await steps.once("ally-invitation", async (key) => {
    const params = { partnerId: allied };
    const body = { email: ALLY_COORDINATOR };
    const { token } = await park.call(inviteToPartner, { params, body, idempotencyKey: key });
    return { token };
  });
  const coordinator = await steps.actor(ALLY_COORDINATOR);
  await steps.once("ally-proposal", async (key) => {
    await join(coordinator, invited.token, `${key}-joined`);
    await eventually(seed, () => coordinator.call(listSharedProspects, { query: {} }).catch(() => undefined));
    const ask = { params: { prospectId: shared[0] ?? "" }, body: { purpose: "我园有配套企业，想约一次对接" } };
    await coordinator.call(askForContact, { ...ask, idempotencyKey: `${key}-asked` });
    const said = { contactName: "顾平", phone: "19900081003", means: "message", consent: true } as const;
    const what = { organisation: "杭州某智能装备企业", kind: "enterprise", division: "330100" } as const;
    const body = { ...what, ...said, looksFor: "外迁生产线，首批需装配工 120 名", headcount: 120 };
    await coordinator.call(createProspectProposal, { body, idempotencyKey: key });
    return true;
  });
}
