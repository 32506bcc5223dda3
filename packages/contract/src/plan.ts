import * as z from "zod/mini";
import { AGENCY, endpoint, PARK_ADMINISTRATOR } from "./endpoint.ts";
import { CatalogueEntry, OfferingKind } from "./offering.ts";
import { EngagementId, EnterpriseId, Instant, LeadId, OfferingId, OrderId } from "./scalar.ts";

/* 服务方案: which of an agency's offerings fit a client, by rules over what the ledger knows of it. */

/**
 * What a rule measures of an enterprise. `said`: needs of that kind that it named. `openSeats`: seats nobody has, in open orders;
 * `overdueSeats`: those past the order's deadline; `oneOccupation`: the most of one occupation; `occupations`: how many
 * occupations; `skilledSeats`: of 高级工 and above; `newcomerSeats`: of 学徒工 and 初级工; `wellPaidSeats`: from 10,000 yuan a month on;
 * `waiting`: people who wait for an interview; `lastYear`: seats asked for in the coming three months a year ago; `leftEarly`: of a
 * hundred who arrived, those who were gone by day 30.
 */
const PLAN_MEASURES = [
  "said",
  "openSeats",
  "overdueSeats",
  "oneOccupation",
  "occupations",
  "skilledSeats",
  "newcomerSeats",
  "wellPaidSeats",
  "waiting",
  "lastYear",
  "leftEarly",
] as const;
const PlanMeasure = z.enum(PLAN_MEASURES);
export type PlanMeasure = z.infer<typeof PlanMeasure>;

/** A rule as it was applied: it holds from `least` on, and then gives its points to offerings of its kind. */
const PlanRule = z.lazy(() =>
  z
    .object({
      kind: OfferingKind,
      measure: PlanMeasure,
      points: z.int(),
      least: z.int(),
      /** What was measured, and what it was measured of: orders with it, the occupation, or the lead that said it. */
      n: z.int(),
      orderIds: z.array(OrderId),
      occupation: z.optional(z.string()),
      leadId: z.optional(LeadId),
    })
    .register(z.globalRegistry, { id: "PlanRule" }),
);
export type PlanRule = z.infer<typeof PlanRule>;

/** An offering that was proposed to a client, with what spoke for it then. */
export const Plan = z.lazy(() =>
  z
    .object({
      enterpriseId: EnterpriseId,
      offeringId: OfferingId,
      offeringName: z.string(),
      kind: OfferingKind,
      /** The four steps that it is proposed in. */
      engagementId: EngagementId,
      points: z.int(),
      reasons: z.array(PlanRule),
      proposedAt: Instant,
    })
    .register(z.globalRegistry, { id: "Plan" }),
);
export type Plan = z.infer<typeof Plan>;

const Fit = { points: z.int(), reasons: z.array(PlanRule) };

export const PlanMatches = z.lazy(() =>
  z
    .object({
      /** The agency's own offerings that fit and were not proposed or sold yet, most points first. */
      fitting: z.array(z.object({ offeringId: OfferingId, name: z.string(), kind: OfferingKind, ...Fit })),
      /** Kinds that would fit, of which the agency has no offering. */
      missing: z.array(z.object({ kind: OfferingKind, ...Fit })),
      proposed: z.array(Plan),
      /** Kinds left out because the client has it of this agency already. */
      sold: z.array(OfferingKind),
      /** Every rule with what it measured, whether it holds or not. */
      rules: z.array(PlanRule),
    })
    .register(z.globalRegistry, { id: "PlanMatches" }),
);
export type PlanMatches = z.infer<typeof PlanMatches>;

const params = () => z.object({ enterpriseId: EnterpriseId });

export const matchPlans = endpoint({
  id: "matchPlans",
  method: "GET",
  path: "/enterprises/{enterpriseId}/plans",
  tag: "plan",
  summary:
    "Which of the agency's offerings fit a client, by visible rules over its fifty latest orders, needs and leavers",
  permits: AGENCY,
  params,
  result: () => PlanMatches,
});

export const proposePlan = endpoint({
  id: "proposePlan",
  method: "POST",
  path: "/enterprises/{enterpriseId}/plans",
  tag: "plan",
  summary:
    "Propose an offering to a client within the open engagement, or one opened by this; what spoke for it is kept. Proposed again it is the same plan",
  permits: AGENCY,
  params,
  body: () => z.object({ offeringId: OfferingId }),
  result: () => Plan,
});

/** A published offering that fits a need which the park was told of. */
export const LeadMatches = z.lazy(() =>
  z
    .object({
      fitting: z.array(z.object({ offering: CatalogueEntry, ...Fit })),
      rules: z.array(PlanRule),
    })
    .register(z.globalRegistry, { id: "LeadMatches" }),
);
export type LeadMatches = z.infer<typeof LeadMatches>;

export const matchLead = endpoint({
  id: "matchLead",
  method: "GET",
  path: "/leads/{leadId}/plans",
  tag: "plan",
  summary:
    "Which published offerings of the park's agencies fit a service need, by what it says: twenty a kind at most",
  permits: PARK_ADMINISTRATOR,
  params: () => z.object({ leadId: LeadId }),
  result: () => LeadMatches,
});
