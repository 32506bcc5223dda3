import type { Page } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/engagement";
import type { Engagement, EngagementFigures, ParkEngagement } from "@shanhai/contract/engagement";
import type { EnterpriseId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { AppError, found } from "@shanhai/domain/app-error";
import * as domain from "@shanhai/domain/engagement";
import { evidenceFor, type Seen } from "@shanhai/domain/engagement-evidence";
import { retentionOf } from "@shanhai/domain/retention";
import type { Request } from "@shanhai/http/serve";
import { getAnsweredSurvey } from "@shanhai/store/answered-survey";
import * as store from "@shanhai/store/engagement";
import { getEnterprise } from "@shanhai/store/enterprise";
import { getOrder, getPositions } from "@shanhai/store/order";
import { getArrivals } from "@shanhai/store/retention";
import type { Table } from "@shanhai/store/table";
import { getVisit } from "@shanhai/store/visit";
import type { TenantScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";

export async function open(
  { act, scope, input }: Request<typeof contract.openEngagement>,
  platform: Platform,
): Promise<Engagement> {
  const table = platform.open(scope);
  const enterprise = found(await getEnterprise(table, input.body.enterpriseId));
  return store.insertEngagement(table, act, domain.openEngagement(enterprise, act, input.body.startedOn));
}

export async function list(
  { act, scope, input }: Request<typeof contract.listEngagements>,
  platform: Platform,
): Promise<Page<Engagement>> {
  const table = platform.open(scope);
  const { enterpriseId, show } = input.query;
  if (enterpriseId) return store.listEngagementsWith(table, enterpriseId, input.query);
  return store.listEngagements(table, show, act.today, input.query);
}

export async function get(
  { scope, input }: Request<typeof contract.getEngagement>,
  platform: Platform,
): Promise<Engagement> {
  return found(await store.getEngagement(platform.open(scope), input.params.engagementId));
}

type Named = Pick<Request<typeof contract.closeStep>["input"]["body"], "visitId" | "orderId" | "surveyId">;

/** What the agency's own records say of what was named; what is not its own is not found. */
async function look(
  table: Table<TenantScope>,
  enterpriseId: EnterpriseId,
  { visitId, orderId, surveyId }: Named,
  act: Act,
): Promise<Seen> {
  const [visit, order, survey, arrivals] = await Promise.all([
    visitId && getVisit(table, visitId).then(found),
    orderId && getOrder(table, orderId).then(found),
    surveyId && getAnsweredSurvey(table, enterpriseId, surveyId),
    (visitId || surveyId) && getArrivals(table, enterpriseId),
  ]);
  // Another agency's survey, one that nobody answered and one that is none are the same here.
  if (surveyId && !survey) throw new AppError("engagement.surveyNeeded");
  return {
    visit: visit || undefined,
    order: order || undefined,
    survey: survey || undefined,
    positions: order ? await getPositions(table, order.positionIds) : undefined,
    retention: arrivals ? retentionOf(arrivals, act.today) : undefined,
  };
}

export async function closeStep(
  { act, scope, input }: Request<typeof contract.closeStep>,
  platform: Platform,
): Promise<Engagement> {
  const table = platform.open(scope);
  const { version, step, note } = input.body;
  const before = found(await store.getEngagement(table, input.params.engagementId));
  const state = domain.currentStep(before, version, step);
  const evidence = evidenceFor(before, state, await look(table, before.enterpriseId, input.body, act));
  return store.saveEngagement(table, act, before, domain.closeStep(before, evidence, note, act), { step });
}

export async function reopenStep(
  { act, scope, input }: Request<typeof contract.reopenStep>,
  platform: Platform,
): Promise<Engagement> {
  const table = platform.open(scope);
  const { step, reason } = input.body;
  const before = found(await store.getEngagement(table, input.params.engagementId));
  return store.saveEngagement(table, act, before, domain.reopenStep(before, input.body, act), { step, reason });
}

export async function stop(
  { act, scope, input }: Request<typeof contract.stopEngagement>,
  platform: Platform,
): Promise<Engagement> {
  const table = platform.open(scope);
  const before = found(await store.getEngagement(table, input.params.engagementId));
  const after = domain.stopEngagement(before, input.body, act);
  return store.saveEngagement(table, act, before, after, { reason: input.body.reason });
}

export async function listForPark(
  { act, scope, input }: Request<typeof contract.listParkEngagements>,
  platform: Platform,
): Promise<Page<ParkEngagement>> {
  const page = await store.listParkEngagements(platform.open(scope), input.query.show, act.today, input.query);
  return { ...page, items: page.items.map(({ revision: _revision, agencyLeft: _left, ...facts }) => facts) };
}

export async function getFigures(
  { act, scope }: Request<typeof contract.getEngagementFigures>,
  platform: Platform,
): Promise<EngagementFigures> {
  return store.getEngagementFigures(platform.open(scope), act.today);
}
