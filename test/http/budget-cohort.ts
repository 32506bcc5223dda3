import * as cohort from "@shanhai/contract/cohort";
import * as enrolment from "@shanhai/contract/enrolment";
import { listPartners } from "@shanhai/contract/partner";
import * as partnerCohort from "@shanhai/contract/partner-cohort";
import { shanghaiDate } from "@shanhai/domain/calendar";
import { graduatesOf, orderOf, planOf } from "../cohort.ts";
import type { Direct } from "../direct.ts";
import type { Person } from "../laptop.ts";
import { changeOf, itemsOf, tell } from "../stream.ts";

/** What cohorts may cost; see `budget.ts`. Whether they are open takes two reads, and is asked with every request of a school. */
export const COHORT_BUDGET: Record<string, { requests: number; read: number; write: number }> = {
  // The order, its positions and other cohorts; of the park the school and its agreements; the plan, audit.
  createCohort: { requests: 7, read: 9, write: 6 },
  listCohorts: { requests: 2, read: 3, write: 0 },
  getCohort: { requests: 1, read: 1, write: 0 },
  updateCohort: { requests: 5, read: 5, write: 6 },
  transitCohort: { requests: 8, read: 9, write: 6 },
  getCohortFigures: { requests: 2, read: 2, write: 0 },
  listPartnerCohorts: { requests: 3, read: 4, write: 0 },
  getPartnerCohort: { requests: 3, read: 3, write: 0 },
  transitPartnerCohort: { requests: 4, read: 3, write: 8 },
  recordPhase: { requests: 4, read: 4, write: 8 },
  // The cohort; graduates, who is in it, who is in class; of one all three, the counts, audit.
  enrolGraduates: { requests: 7, read: 8, write: 18 },
  // The cohort; its people, their names, how far those are who were sent.
  listEnrolments: { requests: 6, read: 7, write: 0 },
  moveEnrolments: { requests: 7, read: 8, write: 12 },
  // As taking in, with the recommendation and its place in the list.
  sendGraduates: { requests: 7, read: 8, write: 20 },
};

/** Calls every endpoint of cohorts once, in an order that works; the agreement in force opens them. */
export async function measureCohorts(
  direct: Direct,
  { owner, coordinator, staff }: { owner: Person; coordinator: Person; staff: Person },
) {
  /** Hands what cohorts are now to the projections, as if each had just been written. */
  async function follow() {
    const items = (await itemsOf(direct)).filter(({ pk }) => /^[TN]#[^#]+#cohort(#|$)/.test(String(pk)));
    await tell(
      direct,
      items.map((item) => changeOf(undefined, item)),
    );
  }
  const { items } = await staff.call(listPartners, { query: { kind: "school" } });
  const partnerId = items[0]?.partnerId ?? ("" as never);
  const { orderId, positionIds } = await orderOf(owner, [5]);
  const plan = planOf(positionIds, 2, shanghaiDate(new Date()));
  const draft = await owner.call(cohort.createCohort, { params: { orderId }, body: { partnerId, ...plan } });
  const params = { orderId, cohortId: draft.cohortId };
  await owner.call(cohort.updateCohort, { params, body: { version: 1, ...plan } });
  await owner.call(cohort.transitCohort, { params, body: { to: "proposed", version: 2 } });
  await follow();
  await owner.call(cohort.listCohorts, { params, query: {} });
  await owner.call(cohort.getCohort, { params });
  await coordinator.call(partnerCohort.listPartnerCohorts, { query: {} });
  await coordinator.call(partnerCohort.transitPartnerCohort, { params, body: { to: "running", version: 3 } });
  await coordinator.call(partnerCohort.recordPhase, {
    params,
    body: { phase: 0, done: { on: shanghaiDate(new Date()), completed: 0 }, version: 4 },
  });
  await coordinator.call(partnerCohort.getPartnerCohort, { params });
  const graduateIds = await graduatesOf(coordinator, 1);
  const consent = { means: "written" as const };
  await coordinator.call(enrolment.enrolGraduates, { params, body: { seat: 0, graduateIds, consent } });
  for (const to of ["training", "graduated"] as const)
    await coordinator.call(enrolment.moveEnrolments, { params, body: { graduateIds, to } });
  await coordinator.call(enrolment.sendGraduates, { params, body: { graduateIds } });
  await coordinator.call(enrolment.listEnrolments, { params, query: {} });
  await follow();
  await staff.call(cohort.getCohortFigures, { params: { partnerId } });
}
