import { createAgreement, getAgreement, transitAgreement } from "@shanhai/contract/agreement";
import type { InputOf } from "@shanhai/contract/endpoint";
import { recordFulfilment } from "@shanhai/contract/fulfilment";
import { inviteToPartner } from "@shanhai/contract/invitation";
import { createPartner } from "@shanhai/contract/partner";
import { listAudiences } from "@shanhai/contract/partner-posting";
import { createPosting, listPostings } from "@shanhai/contract/posting";
import type { AgreementId, PartnerId } from "@shanhai/contract/scalar";
import { seedAllies } from "./demo-allies.ts";
import { seedCohort } from "./demo-cohort.ts";
import { eventually, inDays } from "./demo-desk.ts";
import { ADMINISTRATOR, CHUANSI_OWNER, join } from "./demo-organisations.ts";
import { seedRelay } from "./demo-relay.ts";
import type { DemoSteps, Seed } from "./demo-steps.ts";

const SCHOOL_COORDINATOR = "teacher@pingliang.demo";

const PARTNERS: readonly InputOf<typeof createPartner, "body">[] = [
  { name: "平凉职业技术学院", kind: "school", division: "620802", note: "机电、化工专业每年六月毕业" },
  { name: "崆峒区就业驿站", kind: "station", division: "620802" },
  { name: "衢州市人力资源服务协会", kind: "association", division: "330800" },
  { name: "中国杭州国际人力资源产业园", kind: "alliedPark", division: "330100" },
];

/**
 * Whom the park works with: a school that supplies people under an agreement in force, has recorded some of it, is addressed by a posting and trains a cohort, a station
 * that relays jobs, an allied park that prospects are shared with, and an association with whom nothing is signed yet.
 */
export async function seedPartners(seed: Seed, steps: DemoSteps): Promise<void> {
  const park = await steps.actor(ADMINISTRATOR);
  const ids = await steps.once("partners", async (key) => {
    const made: PartnerId[] = [];
    for (const [index, body] of PARTNERS.entries()) {
      const { partnerId } = await park.call(createPartner, { body, idempotencyKey: `${key}-${index}` });
      made.push(partnerId);
    }
    return made;
  });
  const [school, station, , allied] = ids;
  type Content = InputOf<typeof createAgreement, "body">;
  const draw = (
    name: string,
    content: Pick<Content, "number" | "title" | "partnerIds" | "obligations">,
    from: number,
    opens: Content["opens"] = ["demand", "postings", "places", "rosters", "cohorts"],
  ) =>
    steps.once(`${name}-agreement`, async (key) => {
      const term = { from: inDays(from), to: inDays(from + 364) };
      const body: Content = { ...content, ...term, opens };
      const { agreementId, obligations } = await park.call(createAgreement, { body, idempotencyKey: key });
      return { agreementId, obligationIds: obligations.map(({ obligationId }) => obligationId) };
    });
  const sign = (name: string, params: { agreementId: AgreementId }) =>
    steps.once(`${name}-signed`, async (key) => {
      await park.call(transitAgreement, { params, body: { to: "active", version: 1 }, idempotencyKey: key });
      return true;
    });
  if (!school || !station || !allied) return;

  const labour = await draw(
    "school",
    {
      number: "东西部劳务协〔2026〕1号",
      title: "东西部劳务合作协议",
      partnerIds: [school],
      obligations: [
        { kind: "supply", text: "定向输送机电、化工专业毕业生", target: 200, unit: "人" },
        { kind: "sharing", text: "每月报送毕业生技能等级、实践经历与求职方向", target: 12, unit: "次" },
        { kind: "followUp", text: "上岗三个月内回访学生" },
      ],
    },
    -120,
  );
  await sign("school", labour);
  const relay = await draw(
    "station",
    {
      number: "岗位中转〔2026〕3号",
      title: "就业驿站岗位信息中转协议",
      partnerIds: [station],
      obligations: [{ kind: "sharing", text: "每月经村社公告、微信群推送用工需求", target: 12, unit: "次" }],
    },
    -325,
    ["demand", "postings", "relay"],
  );
  await sign("station", relay);
  await draw(
    "allied",
    {
      number: "园区联盟〔2026〕1号",
      title: "杭衢园区联盟协议",
      partnerIds: [allied],
      obligations: [{ kind: "other", text: "联合举办人力资源创新大赛、行业高峰论坛", target: 2, unit: "次" }],
    },
    7,
  );
  await steps.once("school-posting", async (key) => {
    const agency = await steps.actor(CHUANSI_OWNER);
    const audience = async () => (await agency.call(listAudiences, {})).items.find((one) => one.partnerId === school);
    await eventually(seed, audience);
    const { items } = await agency.call(listPostings, { query: {} });
    const posted = items.find(({ title }) => title === "工艺技术员");
    if (!posted) return true;
    const words = "面向贵院机电、化工专业，带薪实训一个月";
    const body = { division: "330802", validThrough: inDays(60), description: words, partnerId: school, publish: true };
    await agency.call(createPosting, { params: posted, body, idempotencyKey: key });
    return true;
  });
  const invited = await steps.once("school-invitation", async (key) => {
    const body = { email: SCHOOL_COORDINATOR };
    const { token } = await park.call(inviteToPartner, { params: { partnerId: school }, body, idempotencyKey: key });
    return { token };
  });
  const coordinator = await steps.actor(SCHOOL_COORDINATOR);
  await steps.once("school-fulfilments", async (key) => {
    await join(coordinator, invited.token, `${key}-joined`);
    await eventually(seed, () => coordinator.call(getAgreement, { params: labour }).catch(() => undefined));
    const [supply = "", sharing = ""] = labour.obligationIds;
    const entries = [
      { obligationId: supply, date: inDays(-60), quantity: 120, text: "首批机电专业毕业生到岗" },
      { obligationId: supply, date: inDays(-12), quantity: 35, text: "第二批化工专业毕业生到岗" },
      { obligationId: sharing, date: inDays(-90), quantity: 1, text: "毕业生信息第一次报送" },
      { obligationId: sharing, date: inDays(-30), quantity: 1, text: "毕业生信息第二次报送" },
    ];
    for (const [index, body] of entries.entries())
      await coordinator.call(recordFulfilment, { params: labour, body, idempotencyKey: `${key}-${index}` });
    return true;
  });
  await seedCohort(seed, steps, { school, coordinator });
  await seedRelay(seed, steps, station);
  await seedAllies(seed, steps, allied);
}
