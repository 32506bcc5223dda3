import * as answeredSurveyContract from "@shanhai/contract/answered-survey";
import * as dueContract from "@shanhai/contract/due-visit";
import * as engagementContract from "@shanhai/contract/engagement";
import type { AgencyId, EnterpriseId, OrderId } from "@shanhai/contract/scalar";
import * as surveyVisitContract from "@shanhai/contract/survey-visit";
import * as visitContract from "@shanhai/contract/visit";
import { plusDays, shanghaiDate } from "@shanhai/domain/calendar";
import { followOrderStatus } from "@shanhai/store/due-visit";
import { projectEngagement } from "@shanhai/store/engagement";
import { getOrder as getStoredOrder } from "@shanhai/store/order";
import { mintParkScope, mintTenantScope } from "@shanhai/tenancy/mint";
import { agencyId, type Direct, PARK } from "../direct.ts";
import type { Person } from "../laptop.ts";

/** Calls every endpoint of visits and engagements once. */
export async function measureEngagements(
  direct: Direct,
  owner: Person,
  staff: Person,
  enterpriseId: EnterpriseId,
  orderId: OrderId,
) {
  const today = shanghaiDate(new Date());
  await owner.call(dueContract.getVisitRule, {});
  await owner.call(dueContract.changeVisitRule, { body: { everyDays: 1, version: 0 } });
  const table = direct.platform.open(mintTenantScope(agencyId(1), PARK));
  const order = await getStoredOrder(table, orderId);
  if (order) await followOrderStatus(table, order, today);
  await owner.call(dueContract.listDueVisits, { query: {} });
  await owner.call(dueContract.skipDueVisit, { params: { enterpriseId }, body: { reason: "停产" } });
  const plan = () => owner.call(visitContract.planVisit, { body: { enterpriseId, plannedDate: today } });
  const { visitId } = await plan();
  const params = { visitId };
  await owner.call(visitContract.changeVisit, { params, body: { version: 1, plannedDate: plusDays(today, 1) } });
  const report = { visitedOn: today, findings: "缺人", next: { plannedDate: today } };
  await owner.call(visitContract.completeVisit, { params, body: report });
  await owner.call(visitContract.cancelVisit, { params: await plan(), body: { reason: "改期" } });
  await owner.call(visitContract.getVisit, { params });
  for (const query of [{}, { status: "done" as const }, { enterpriseId }])
    await owner.call(visitContract.listVisits, { query });
  const { engagementId } = await owner.call(engagementContract.openEngagement, { body: { enterpriseId } });
  const steps = [
    { step: "discovery" as const, visitId },
    { step: "matching" as const, orderId },
  ];
  for (const [index, step] of steps.entries())
    await owner.call(engagementContract.closeStep, {
      params: { engagementId },
      body: { version: index + 1, ...step },
    });
  const end = { params: { engagementId }, body: { version: 3, reason: "r" } };
  const stopped = await owner.call(engagementContract.stopEngagement, end);
  const again = { version: 4, step: "matching" as const, reason: "r" };
  await owner.call(engagementContract.reopenStep, { params: { engagementId }, body: again });
  await owner.call(engagementContract.getEngagement, { params: { engagementId } });
  for (const query of [{}, { show: "overdue" as const }, { show: "ended" as const }, { enterpriseId }])
    await owner.call(engagementContract.listEngagements, { query });
  await owner.call(answeredSurveyContract.listAnsweredSurveys, { params: { enterpriseId }, query: {} });
  const surveyed = { name: "企业", division: "330802", plannedDate: today };
  await staff.call(surveyVisitContract.planSurveyVisits, { body: { visits: [surveyed] } });
  await staff.call(surveyVisitContract.getSurveyVisitFigures, {});
  await projectEngagement(direct.platform.open(mintParkScope(PARK)), agencyId(1) as AgencyId, stopped);
  await staff.call(engagementContract.listParkEngagements, { query: {} });
  await staff.call(engagementContract.getEngagementFigures, {});
}
