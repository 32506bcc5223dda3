import * as z from "zod/mini";
import { application } from "./application.ts";
import { AGENCY, endpoint, PageQuery, pageOf } from "./endpoint.ts";
import { ApplicationId, idsOf, listOf, MemberId, OrderId, PositionId, Version } from "./scalar.ts";
import { Stage } from "./stage.ts";

/** Applications that one act may assign, and recruiters it may share them among. */
const MOST_ASSIGNED = 5000;
const MOST_RECRUITERS = 50;

/** Stages on which somebody has to look after an application: behind them it has arrived, or is out. */
export const ASSIGNABLE_STAGES = ["recommended", "screened", "interviewed", "offered"] as const satisfies Stage[];

export function isAssignable(stage: Stage): boolean {
  return ASSIGNABLE_STAGES.some((one) => one === stage);
}

export const AssignmentResult = z.lazy(() =>
  z
    .object({
      applicationId: ApplicationId,
      /** `kept`: it had a recruiter already, and those were to be left. `invalid`: arrived, out, or of another order. */
      outcome: z.enum(["assigned", "kept", "invalid", "notFound"]),
      /** Who looks after it now; nobody when absent. */
      recruiterId: z.optional(MemberId),
      version: z.optional(Version),
    })
    .register(z.globalRegistry, { id: "AssignmentResult" }),
);
export type AssignmentResult = z.infer<typeof AssignmentResult>;

/** An application with the names of where it leads: a recruiter's list runs through many orders. */
export const AssignedApplication = z.lazy(() =>
  z
    .extend(application(), { positionTitle: z.string(), enterpriseName: z.string() })
    .register(z.globalRegistry, { id: "AssignedApplication" }),
);
export type AssignedApplication = z.infer<typeof AssignedApplication>;

export const assignApplications = endpoint({
  id: "assignApplications",
  method: "POST",
  path: "/orders/{orderId}/assignments",
  tag: "pipeline",
  summary: "Give up to 5,000 applications to recruiters, in turn, or take them back (no recruiters named)",
  permits: AGENCY,
  params: () => z.object({ orderId: OrderId }),
  body: () =>
    z.object({
      applicationIds: idsOf(ApplicationId, MOST_ASSIGNED),
      recruiterIds: listOf(MemberId, MOST_RECRUITERS).check(
        z.refine((ids) => new Set(ids).size === ids.length, { error: "duplicate" }),
      ),
      /** Leaves those alone that somebody looks after already. */
      unassignedOnly: z._default(z.boolean({ error: "type" }), false),
    }),
  result: () => z.object({ results: z.array(AssignmentResult) }),
  status: 200,
});

export const listAssigned = endpoint({
  id: "listAssigned",
  method: "GET",
  path: "/members/{memberId}/applications",
  tag: "pipeline",
  summary:
    "What a recruiter looks after: by position, longest at its stage first; of one stage, or all still on their way",
  permits: AGENCY,
  params: () => z.object({ memberId: MemberId }),
  query: () => z.extend(PageQuery, { stage: z.optional(Stage), positionId: z.optional(PositionId) }),
  result: () => pageOf(AssignedApplication),
});
