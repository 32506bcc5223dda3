import type { Plan } from "@shanhai/contract/plan";
import type { EnterpriseId, OfferingId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { planKey, planPartition } from "./keys/event.ts";
import { getRecord, queryItems, recordOf, type Table } from "./table.ts";
import { Refused, type Write } from "./write.ts";

/** An agency has some dozens of offerings. */
const MOST_PLANS = 200;

export async function listPlans(table: Table<TenantScope>, client: EnterpriseId): Promise<Plan[]> {
  const items = await queryItems(table, { partition: planPartition(table.scope, client), limit: MOST_PLANS });
  return items.map((item) => recordOf<Plan>(item));
}

export async function getPlan(
  table: Table<TenantScope>,
  client: EnterpriseId,
  offering: OfferingId,
): Promise<Plan | undefined> {
  return getRecord(table, planKey(table.scope, client, offering));
}

/**
 * Keeps a plan over the one that it was decided on, with what opens its engagement or holds it to be open. Undefined where somebody
 * was quicker: with the plan, or with the engagement.
 */
export async function putPlan(
  table: Table<TenantScope>,
  act: Act,
  plan: Plan,
  before: Plan | undefined,
  engagement: readonly Write[],
): Promise<Plan | undefined> {
  const { enterpriseId, offeringId, engagementId } = plan;
  const condition = before ? { equals: { proposedAt: before.proposedAt } } : { absent: true as const };
  try {
    return await commit(table, act, {
      writes: [{ put: planKey(table.scope, enterpriseId, offeringId), record: plan, condition }, ...engagement],
      records: [enterpriseId, offeringId, engagementId],
      result: plan,
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return undefined;
  }
}
