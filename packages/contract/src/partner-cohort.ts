import * as z from "zod/mini";
import { cohort } from "./cohort.ts";
import { endpoint, PARTNER, PageQuery, pageOf } from "./endpoint.ts";
import { CalendarDate, CohortId, text, Version, whole } from "./scalar.ts";

/** A cohort as its school sees it: whose order and which positions it is about by name, no ids of the agency's. */
export const PartnerCohort = z.lazy(() => z.object(cohort()).register(z.globalRegistry, { id: "PartnerCohort" }));
export type PartnerCohort = z.infer<typeof PartnerCohort>;

export const listPartnerCohorts = endpoint({
  id: "listPartnerCohorts",
  method: "GET",
  path: "/partner/cohorts",
  tag: "cohort",
  summary: "Cohorts that agencies proposed to my school, newest first",
  permits: PARTNER,
  needs: "cohorts",
  query: () => PageQuery,
  result: () => pageOf(PartnerCohort),
  errors: ["agreement.notInForce"],
});

export const ofCohort = () => z.object({ cohortId: CohortId });

export const getPartnerCohort = endpoint({
  id: "getPartnerCohort",
  method: "GET",
  path: "/partner/cohorts/{cohortId}",
  tag: "cohort",
  summary: "One cohort: plan, phases, and how many are how far",
  permits: PARTNER,
  needs: "cohorts",
  params: ofCohort,
  result: () => PartnerCohort,
  errors: ["agreement.notInForce"],
});

export const transitPartnerCohort = endpoint({
  id: "transitPartnerCohort",
  method: "POST",
  path: "/partner/cohorts/{cohortId}/transitions",
  tag: "cohort",
  summary:
    "Accept a proposed plan or decline it with a reason; finish a cohort that nobody is in training of, or go on with it",
  permits: PARTNER,
  needs: "cohorts",
  params: ofCohort,
  body: () =>
    z
      .object({
        to: z.enum(["running", "declined", "finished"], { error: "option" }),
        reason: z.optional(text(200)),
        version: Version,
      })
      .check(
        z.refine(({ to, reason }) => to !== "declined" || reason !== undefined, {
          path: ["reason"],
          error: "required",
        }),
      ),
  result: () => PartnerCohort,
  status: 200,
  errors: ["agreement.notInForce", "stale", "cohort.state", "cohort.unfinished"],
});

export const recordPhase = endpoint({
  id: "recordPhase",
  method: "POST",
  path: "/partner/cohorts/{cohortId}/phases",
  tag: "cohort",
  summary: "Say that a phase was done, when, and how many completed it; or take that back",
  permits: PARTNER,
  needs: "cohorts",
  params: ofCohort,
  body: () =>
    z.object({
      /** Its place in the plan, from 0. */
      phase: whole(0, 11, "range"),
      /** Taken back without. */
      done: z.optional(z.object({ on: CalendarDate, completed: whole(0, 10_000, "range") })),
      version: Version,
    }),
  result: () => PartnerCohort,
  status: 200,
  errors: ["agreement.notInForce", "stale", "cohort.state"],
});
