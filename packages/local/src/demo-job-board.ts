import type { InputOf } from "@shanhai/contract/endpoint";
import { createPolicyCard } from "@shanhai/contract/policy-card";
import { listPostings } from "@shanhai/contract/posting";
import { createPostingSource, getJobBoardLink } from "@shanhai/contract/posting-source";
import { ADMINISTRATOR, CHUANSI_OWNER } from "./demo-organisations.ts";
import type { DemoSteps, Seed } from "./demo-steps.ts";

type Card = InputOf<typeof createPolicyCard, "body">;
type Place = InputOf<typeof createPostingSource, "body">;

const CARDS: readonly Card[] = [
  {
    kind: "subsidy",
    title: "新到岗一次性补贴",
    text: "市外来本地就业，签一年以上合同并缴社保满三个月，可申领 1,500 元。由用人单位统一办理。",
  },
  {
    kind: "housing",
    title: "员工公寓与租房补贴",
    text: "园区员工公寓首月免租；自己租房的，每人每月补 300 元，最长两年。",
    division: "330800",
  },
  {
    kind: "schooling",
    title: "子女就近入学",
    text: "持居住证、父母一方在本地缴社保，子女可在工作地就近入读公办学校，每年三月登记。",
  },
];

const PLACES: readonly Place[] = [
  { kind: "station", name: "天马街道就业驿站" },
  { kind: "school", name: "县职业中专" },
];

/** What job seekers find beside the jobs, and where posters of a job hang. */
export async function seedJobBoard(steps: DemoSteps): Promise<void> {
  const [park, agency] = [await steps.actor(ADMINISTRATOR), await steps.actor(CHUANSI_OWNER)];
  for (const [index, body] of CARDS.entries())
    await steps.once(`card-${index}`, async (key) => {
      return (await park.call(createPolicyCard, { body, idempotencyKey: key })).policyCardId;
    });
  await steps.once("places", async () => {
    const { items } = await agency.call(listPostings, { query: { limit: 20 } });
    const shown = items.find(({ status }) => status === "published");
    if (!shown) throw new Error("No posting of the demo is published");
    const { postingId } = shown;
    for (const body of PLACES) await agency.call(createPostingSource, { params: { postingId }, body });
    return postingId;
  });
}

/** Says where the board is, at every start. */
export async function sayJobBoard(seed: Seed, steps: DemoSteps): Promise<void> {
  const park = await steps.actor(ADMINISTRATOR);
  const { path } = await park.call(getJobBoardLink, { query: {} });
  seed.say?.(`  求职者的岗位页  Jobs, as people see them   ${seed.origin}${path}`);
}
