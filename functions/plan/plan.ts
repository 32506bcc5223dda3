import type { Enterprise } from "@shanhai/contract/enterprise";
import { OFFERING_KINDS, type OfferingKind } from "@shanhai/contract/offering";
import type * as contract from "@shanhai/contract/plan";
import type { LeadMatches, Plan, PlanMatches, PlanRule } from "@shanhai/contract/plan";
import type { Act } from "@shanhai/domain/act";
import { AppError, found } from "@shanhai/domain/app-error";
import { cohortStatus } from "@shanhai/domain/cohort";
import { openEngagement } from "@shanhai/domain/engagement";
import { readCatalogue, readOffering } from "@shanhai/domain/offering";
import * as domain from "@shanhai/domain/plan";
import { retentionOf } from "@shanhai/domain/retention";
import type { Request } from "@shanhai/http/serve";
import { listAgencyLeads } from "@shanhai/store/agency-lead";
import { otherCohorts } from "@shanhai/store/cohort";
import { findOpenEngagement, listEngagementsWith, openingOf } from "@shanhai/store/engagement";
import { getEnterprise } from "@shanhai/store/enterprise";
import { getLead } from "@shanhai/store/lead";
import { getOffering, listCatalogue, listOfferings } from "@shanhai/store/offering";
import { getPositions, listOrdersOf, type StoredOrder } from "@shanhai/store/order";
import * as store from "@shanhai/store/plan";
import { getArrivals } from "@shanhai/store/retention";
import type { Table } from "@shanhai/store/table";
import type { TenantScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";

/** What is looked at, at most: whatever an agency has, a page costs no more. */
const MOST = { orders: 50, positions: 200, leads: 100, offerings: 100, engagements: 50, catalogue: 20 } as const;

/** What the ledger has of a client, as the rules see it; and its orders that are open. */
async function applied(table: Table<TenantScope>, { enterpriseId, name }: Enterprise, { today }: Pick<Act, "today">) {
  const [orders, arrivals, leads] = await Promise.all([
    listOrdersOf(table, enterpriseId, { limit: MOST.orders }),
    getArrivals(table, enterpriseId),
    listAgencyLeads(table, undefined, { limit: MOST.leads }),
  ]);
  const open = orders.items.filter(({ status }) => status === "open");
  const ids = open.flatMap(({ positionIds }) => positionIds).slice(0, MOST.positions);
  const positions = await getPositions(table, ids);
  const needs = leads.items.filter(
    ({ target, organisation, status }) =>
      status !== "lost" && (target?.enterpriseId === enterpriseId || organisation === name),
  );
  const facts = { orders: orders.items, positions, retention: retentionOf(arrivals, today), needs, today };
  return { open, rules: domain.applyRules(domain.measureClient(facts), needs) };
}

/** Kinds that the client has of the agency: a cohort is planned or running for one of its open orders. */
async function soldTo(table: Table<TenantScope>, open: readonly StoredOrder[]): Promise<OfferingKind[]> {
  const cohorts = await Promise.all(open.slice(0, 10).map(({ orderId }) => otherCohorts(table, orderId)));
  const standing = cohorts.flat().some((one) => !["cancelled", "declined"].includes(cohortStatus(one)));
  return standing ? ["cohort"] : [];
}

export async function match(
  { act, scope, input }: Request<typeof contract.matchPlans>,
  platform: Platform,
): Promise<PlanMatches> {
  const table = platform.open(scope);
  const { enterpriseId } = input.params;
  const enterprise = found(await getEnterprise(table, enterpriseId));
  const [{ open, rules }, offerings, plans, engagements] = await Promise.all([
    applied(table, enterprise, act),
    listOfferings(table, { limit: MOST.offerings }),
    store.listPlans(table, enterpriseId),
    listEngagementsWith(table, enterpriseId, { limit: MOST.engagements }),
  ]);
  const standing = domain.standingPlans(plans, engagements.items);
  const sold = await soldTo(table, open);
  return domain.matchPlans(rules, offerings.items.map(readOffering), standing, sold);
}

export async function propose(
  { act, scope, input }: Request<typeof contract.proposePlan>,
  platform: Platform,
): Promise<Plan> {
  const table = platform.open(scope);
  const { enterpriseId } = input.params;
  const enterprise = found(await getEnterprise(table, enterpriseId));
  const offering = found(await getOffering(table, input.body.offeringId));
  const { rules } = await applied(table, enterprise, act);
  // Somebody may propose it, or open the engagement, at the same moment: what is there then is looked at once more.
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const [before, engaged, engagements] = await Promise.all([
      store.getPlan(table, enterpriseId, offering.offeringId),
      findOpenEngagement(table, enterpriseId),
      listEngagementsWith(table, enterpriseId, { limit: MOST.engagements }),
    ]);
    const [standing] = domain.standingPlans(before ? [before] : [], engagements.items);
    if (standing) return standing;
    const engagement = engaged ? { enterpriseId, ...engaged } : openEngagement(enterprise, act);
    const writes = "stillOpen" in engagement ? [engagement.stillOpen] : openingOf(scope, engagement);
    const plan = domain.proposePlan(engagement, offering, rules, act);
    const kept = await store.putPlan(table, act, plan, before, writes);
    if (kept) return kept;
  }
  throw new AppError("busy");
}

export async function matchLead(
  { scope, input }: Request<typeof contract.matchLead>,
  platform: Platform,
): Promise<LeadMatches> {
  const table = platform.open(scope);
  const lead = found(await getLead(table, input.params.leadId));
  const rules: PlanRule[] = lead.kind === "service" ? domain.applyRules(domain.measureLead(lead), [lead]) : [];
  const kinds = OFFERING_KINDS.map((kind) => [kind, domain.fitOf(rules, kind)] as const).filter(([, fit]) =>
    domain.fits(fit),
  );
  kinds.sort(([, one], [, other]) => other.points - one.points);
  const offered = await Promise.all(
    kinds.map(async ([kind, fit]) => {
      const { items } = await listCatalogue(table, kind, { limit: MOST.catalogue });
      return items.map((item) => ({ offering: readCatalogue(item), ...fit }));
    }),
  );
  return { fitting: offered.flat(), rules };
}
