import * as z from "zod/mini";
import { AGENCY, endpoint, PageQuery, pageOf } from "./endpoint.ts";
import { LEAD_STATUSES, LeadInput, leadFacts, leadTransition } from "./lead.ts";
import { EnterpriseId, LeadId, OrderId, Version } from "./scalar.ts";
import { Uscc } from "./uscc.ts";

/** 线索 as its agency works it: given by the park, or captured at the agency's own booth. */
export const AgencyLead = z.lazy(() =>
  z
    .object({
      ...leadFacts(),
      /** `park`: the agency's copy of what it was given. `own`: the park knows that there is one, and nobody's name. */
      origin: z.enum(["park", "own"]),
      eventTitle: z.optional(z.string()),
    })
    .register(z.globalRegistry, { id: "AgencyLead" }),
);
export type AgencyLead = z.infer<typeof AgencyLead>;

export const createAgencyLead = endpoint({
  id: "createAgencyLead",
  method: "POST",
  path: "/agency-leads",
  tag: "lead",
  summary: "Capture a lead at the agency's own booth; the same phone and kind while it is open is the same lead",
  permits: AGENCY,
  body: () => LeadInput,
  result: () => z.object({ lead: AgencyLead, again: z.boolean() }),
});

export const listAgencyLeads = endpoint({
  id: "listAgencyLeads",
  method: "GET",
  path: "/agency-leads",
  tag: "lead",
  summary: "The agency's leads, given and its own, newest first",
  permits: AGENCY,
  query: () => z.extend(PageQuery, { status: z.optional(z.enum(LEAD_STATUSES, { error: "option" })) }),
  result: () => pageOf(AgencyLead),
});

const one = () => z.object({ leadId: LeadId });

export const getAgencyLead = endpoint({
  id: "getAgencyLead",
  method: "GET",
  path: "/agency-leads/{leadId}",
  tag: "lead",
  summary: "One lead of the agency",
  permits: AGENCY,
  params: one,
  result: () => AgencyLead,
});

export const transitAgencyLead = endpoint({
  id: "transitAgencyLead",
  method: "POST",
  path: "/agency-leads/{leadId}/transitions",
  tag: "lead",
  summary:
    "Say that a lead was spoken with, or lost and why, or take a lost one up again; the park sees it within seconds",
  permits: AGENCY,
  params: one,
  body: leadTransition,
  result: () => AgencyLead,
  status: 200,
  errors: ["stale", "lead.state", "lead.duplicate"],
});

export const convertAgencyLead = endpoint({
  id: "convertAgencyLead",
  method: "POST",
  path: "/agency-leads/{leadId}/conversion",
  tag: "lead",
  summary:
    "The lead became a client: a new enterprise made of it (its USCC is given), one that is there already, an order, or an engagement with an enterprise, opened by this or open already. What became an enterprise may go on to an order or engagement of it",
  permits: AGENCY,
  params: one,
  body: () =>
    z
      .object({
        version: Version,
        uscc: z.optional(Uscc),
        enterpriseId: z.optional(EnterpriseId),
        orderId: z.optional(OrderId),
        /** The enterprise with which the four steps are to be gone through. */
        engageWith: z.optional(EnterpriseId),
      })
      .check(
        z.refine(
          ({ uscc, enterpriseId, orderId, engageWith }) =>
            [uscc, enterpriseId, orderId, engageWith].filter(Boolean).length === 1,
          {
            path: ["uscc"],
            error: "lead.target",
            // Told together with what else is wrong, not after it was put right.
            when: ({ value }) => typeof value === "object" && value !== null,
          },
        ),
      ),
  result: () => AgencyLead,
  status: 200,
  errors: ["stale", "lead.state", "uscc.duplicate"],
});
