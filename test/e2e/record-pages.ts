import { listAgencies } from "@shanhai/contract/agency";
import { listAgencyLeads } from "@shanhai/contract/agency-lead";
import { getPartnerHome, listAgreements } from "@shanhai/contract/agreement";
import { listAllocations } from "@shanhai/contract/allocation";
import { listAssessments, listOwnAssessments } from "@shanhai/contract/assessment";
import { listBatchInterviews } from "@shanhai/contract/batch-interview";
import { listCandidates } from "@shanhai/contract/candidate";
import type { Endpoint, ResultOf } from "@shanhai/contract/endpoint";
import { listEnterprises } from "@shanhai/contract/enterprise";
import { listEvents } from "@shanhai/contract/event";
import { listMatchedPostings } from "@shanhai/contract/graduate-match";
import { listImportJobs } from "@shanhai/contract/import-job";
import { listInterviewDays } from "@shanhai/contract/interview";
import { listLeads } from "@shanhai/contract/lead";
import type { Membership } from "@shanhai/contract/member";
import { listOnboardings } from "@shanhai/contract/onboarding";
import { listOrders } from "@shanhai/contract/order";
import { listParkOrders } from "@shanhai/contract/park";
import { listPartners } from "@shanhai/contract/partner";
import { listPartnerCohorts } from "@shanhai/contract/partner-cohort";
import { listProgrammes } from "@shanhai/contract/programme";
import { listRosters } from "@shanhai/contract/roster";
import { listStatements } from "@shanhai/contract/statement";
import { listVisits } from "@shanhai/contract/visit";
import { createWebhook, listWebhooks } from "@shanhai/contract/webhook";
import { everything } from "../everything.ts";
import type { Person, TestLaptop } from "../laptop.ts";

export type Role = "owner" | "recruiter" | "administrator" | "evaluator" | "school" | "station" | "ally";

/** A world with one of every record, and who works in it. */
export interface Cast {
  laptop: TestLaptop;
  people: Record<Role, Person>;
}

type ItemOf<E> = ResultOf<E> extends { items: (infer Item)[] } ? Item : never;

/** The record of a list that has most to show, or its first. */
async function one<E extends Endpoint>(
  person: Person,
  list: E,
  { params = {}, most = () => 0 }: { params?: Record<string, unknown>; most?: (item: ItemOf<E>) => number } = {},
): Promise<ItemOf<E>> {
  const items = await everything(person, list, { params });
  const [first] = items.sort((a, b) => most(b) - most(a));
  if (first === undefined) throw new Error(`Nothing in ${list.id}`);
  return first;
}

/** A list's first record at its own page. */
const first =
  <E extends Endpoint>(as: Role, list: E, address: (item: ItemOf<E>) => string) =>
  async ({ people }: Cast) =>
    address(await one(people[as], list));

interface RecordPage {
  /** Whose page it is, where it is not the kind's chief role's. */
  as?: Role;
  find: (cast: Cast) => Promise<string>;
}

const recordOf = <E extends Endpoint>(as: Role, list: E, address: (item: ItemOf<E>) => string): RecordPage => ({
  as,
  find: first(as, list, address),
});

async function openAssessment({ people }: Cast): Promise<string> {
  const { programmeId } = await one(people.administrator, listProgrammes, { most: ({ agencies }) => agencies });
  const { agencyId } = await one(people.administrator, listAssessments, { params: { programmeId } });
  return `/evaluations/programmes/${programmeId}/${agencyId}`;
}

async function openWebhook({ people }: Cast): Promise<string> {
  const { items } = await people.owner.call(listWebhooks, { query: {} });
  const body = { url: "https://hr.example.com/shanhai", types: ["order.opened" as const] };
  const { webhookId } = items[0] ?? (await people.owner.call(createWebhook, { body })).webhook;
  return `/settings/webhooks/${webhookId}`;
}

/** Somebody applies to the park where nobody has. */
async function openOnboarding({ people, laptop }: Cast): Promise<string> {
  const { items } = await people.administrator.call(listOnboardings, { query: {} });
  const { onboardingId } = items[0] ?? (await laptop.apply(people.administrator, 9_001));
  return `/onboardings/${onboardingId}`;
}

/** The routes that name a record, each with somebody who finds one. */
export const RECORD_PAGES: Record<Membership["kind"], Record<string, RecordPage>> = {
  agency: {
    "/orders/:orderId": {
      find: async ({ people }) =>
        `/orders/${(await one(people.owner, listOrders, { most: ({ filled }) => filled })).orderId}`,
    },
    "/orders/:orderId/interviews/:interviewId": recordOf(
      "owner",
      listInterviewDays,
      ({ orderId, interviewId }) => `/orders/${orderId}/interviews/${interviewId}`,
    ),
    "/orders/:orderId/batches/:batchInterviewId": recordOf(
      "owner",
      listBatchInterviews,
      ({ orderId, batchInterviewId }) => `/orders/${orderId}/batches/${batchInterviewId}`,
    ),
    "/candidates/:candidateId": recordOf("owner", listCandidates, ({ candidateId }) => `/candidates/${candidateId}`),
    "/allocations/:allocationId": recordOf(
      "owner",
      listAllocations,
      ({ allocationId }) => `/allocations/${allocationId}`,
    ),
    "/imports/:importJobId": recordOf("owner", listImportJobs, ({ importJobId }) => `/imports/${importJobId}`),
    "/enterprises/:enterpriseId": recordOf(
      "owner",
      listEnterprises,
      ({ enterpriseId }) => `/enterprises/${enterpriseId}`,
    ),
    "/visits/:visitId": recordOf("owner", listVisits, ({ visitId }) => `/visits/${visitId}`),
    "/statements/:statementId": recordOf("owner", listStatements, ({ statementId }) => `/statements/${statementId}`),
    "/agency-leads/:leadId": recordOf("owner", listAgencyLeads, ({ leadId }) => `/agency-leads/${leadId}`),
    "/settings/webhooks/:webhookId": { find: openWebhook },
  },
  park: {
    "/agencies/:agencyId": {
      find: async ({ people }) =>
        `/agencies/${(await one(people.administrator, listAgencies, { most: ({ filled }) => filled })).agencyId}`,
    },
    "/onboardings/:onboardingId": { find: openOnboarding },
    "/events/:eventId": recordOf("administrator", listEvents, ({ eventId }) => `/events/${eventId}`),
    "/leads/:leadId": recordOf("administrator", listLeads, ({ leadId }) => `/leads/${leadId}`),
    "/visits/:visitId": recordOf("administrator", listVisits, ({ visitId }) => `/visits/${visitId}`),
    "/park-orders/:orderId/evaluate": {
      as: "evaluator",
      find: async ({ people }) => {
        const { orderId } = await one(people.evaluator, listParkOrders, {
          most: ({ status }) => Number(status === "fulfilled"),
        });
        return `/park-orders/${orderId}/evaluate`;
      },
    },
    "/evaluations/own/:programmeId/:agencyId": recordOf(
      "evaluator",
      listOwnAssessments,
      ({ programmeId, agencyId }) => `/evaluations/own/${programmeId}/${agencyId}`,
    ),
    "/evaluations/programmes/:programmeId": {
      find: async ({ people }) =>
        `/evaluations/programmes/${(await one(people.administrator, listProgrammes)).programmeId}`,
    },
    "/evaluations/programmes/:programmeId/:agencyId": { find: openAssessment },
    "/partners/agreements/:agreementId": recordOf(
      "administrator",
      listAgreements,
      ({ agreementId }) => `/partners/agreements/${agreementId}`,
    ),
    "/partners/:partnerId": recordOf("administrator", listPartners, ({ partnerId }) => `/partners/${partnerId}`),
  },
  partner: {
    "/agreements/:agreementId": {
      find: async ({ people }) => {
        const { agreements } = await people.school.call(getPartnerHome, {});
        return `/agreements/${agreements[0]?.agreementId}`;
      },
    },
    "/rosters/:rosterId": recordOf("school", listRosters, ({ rosterId }) => `/rosters/${rosterId}`),
    "/cohorts/:cohortId": recordOf("school", listPartnerCohorts, ({ cohortId }) => `/cohorts/${cohortId}`),
    "/matches/:postingId": recordOf("school", listMatchedPostings, ({ posting }) => `/matches/${posting.postingId}`),
  },
};
