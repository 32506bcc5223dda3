import * as z from "zod/mini";
import { endpoint, PARK, PARK_ADMINISTRATOR, PageQuery, pageOf } from "./endpoint.ts";
import { programmeParams } from "./programme.ts";
import {
  AgencyId,
  CalendarDate,
  Instant,
  idsOf,
  listOf,
  MemberId,
  ProgrammeId,
  Quarter,
  text,
  upTo,
  Version,
} from "./scalar.ts";
import { ServiceFacts } from "./service-facts.ts";

/** Agencies that one act assigns. */
export const MOST_ASSIGNED = 15;

const score = () =>
  z.number({ error: "score" }).check(z.minimum(0, { error: "score" }), z.maximum(100, { error: "score" }));
const evidenceText = () => text(500, { lines: true });

/** One evaluator's scores of an agency, each with what it rests on. */
const Sheet = z.object({
  memberId: MemberId,
  scores: z.array(z.object({ indicatorId: z.string(), score: z.number(), evidence: z.string() })),
  submittedAt: Instant,
});
export type Sheet = z.infer<typeof Sheet>;

/** A score both evaluators stand by, in the place of two that differed too much. */
const Settlement = z.object({
  indicatorId: z.string(),
  score: z.number(),
  reason: z.string(),
  /** Who stands by it: both evaluators, or an administrator; one evaluator alone proposes it. */
  by: z.array(z.object({ memberId: MemberId, name: z.string() })),
  settled: z.boolean(),
  at: Instant,
});
export type Settlement = z.infer<typeof Settlement>;

/** 评审: one agency in a programme, scored by two evaluators. */
export const Assessment = z.lazy(() =>
  z
    .object({
      programmeId: ProgrammeId,
      programmeName: z.string(),
      quarter: Quarter,
      deadline: CalendarDate,
      agencyId: AgencyId,
      agencyName: z.string(),
      evaluators: z.array(z.object({ memberId: MemberId, name: z.string(), submitted: z.boolean() })),
      /** Own ones at once, the other's once both are in: nobody scores after another. */
      sheets: z.array(Sheet),
      settlements: z.array(Settlement),
      /** Indicators on which the two differ by more than the tolerance and have not agreed yet. */
      differing: z.array(z.string()),
      /** `scoring`: a sheet is missing; `differing`: a difference is unsettled; `ready`; `concluded`: frozen. */
      status: z.enum(["scoring", "differing", "ready", "concluded"]),
      version: Version,
    })
    .register(z.globalRegistry, { id: "Assessment" }),
);
export type Assessment = z.infer<typeof Assessment>;

const params = z.object({ programmeId: ProgrammeId, agencyId: AgencyId });
const evaluatorIds = () => idsOf(MemberId, 2).check(z.minLength(2, { error: "evaluators.two" }));

export const assignEvaluators = endpoint({
  id: "assignEvaluators",
  method: "POST",
  path: "/programmes/{programmeId}/assessments",
  tag: "assessment",
  summary:
    "Take up to 15 agencies in, each with two evaluators: those named, or the park's in turn; nobody with an interest",
  permits: PARK_ADMINISTRATOR,
  params: () => programmeParams,
  body: () =>
    z.object({
      assignments: listOf(
        z.object({ agencyId: AgencyId, evaluatorIds: z.optional(evaluatorIds()) }),
        MOST_ASSIGNED,
      ).check(
        z.minLength(1, { error: "short" }),
        z.refine((all) => new Set(all.map(({ agencyId }) => agencyId)).size === all.length, { error: "duplicate" }),
      ),
    }),
  result: () => z.object({ items: z.array(Assessment) }),
  errors: ["programme.state", "evaluators.few", "evaluator.conflictOfInterest", "assessment.duplicate"],
});

export const reassignEvaluators = endpoint({
  id: "reassignEvaluators",
  method: "PATCH",
  path: "/programmes/{programmeId}/assessments/{agencyId}",
  tag: "assessment",
  summary: "Give an agency other evaluators; the sheet of one who is taken off goes, and so does what was agreed",
  permits: PARK_ADMINISTRATOR,
  params: () => params,
  body: () => z.object({ version: Version, evaluatorIds: evaluatorIds() }),
  result: () => Assessment,
  errors: ["stale", "programme.state", "evaluator.conflictOfInterest"],
});

export const listAssessments = endpoint({
  id: "listAssessments",
  method: "GET",
  path: "/programmes/{programmeId}/assessments",
  tag: "assessment",
  summary: "Agencies of a programme: who scores them, and how far it is",
  permits: PARK_ADMINISTRATOR,
  params: () => programmeParams,
  query: () => PageQuery,
  result: () => pageOf(Assessment),
});

export const listOwnAssessments = endpoint({
  id: "listOwnAssessments",
  method: "GET",
  path: "/own-assessments",
  tag: "assessment",
  summary: "What the caller has been assigned to score, latest programme first",
  permits: { park: ["evaluator"] },
  keys: "never",
  query: () => PageQuery,
  result: () => pageOf(Assessment),
});

export const getAssessment = endpoint({
  id: "getAssessment",
  method: "GET",
  path: "/programmes/{programmeId}/assessments/{agencyId}",
  tag: "assessment",
  summary: "One agency's assessment, with the facts of the quarter so far: for administrators and its evaluators",
  permits: PARK,
  params: () => params,
  result: () => z.object({ assessment: Assessment, facts: ServiceFacts }),
  errors: ["evaluator.notAssigned"],
});

export const submitSheet = endpoint({
  id: "submitSheet",
  method: "POST",
  path: "/programmes/{programmeId}/assessments/{agencyId}/sheets",
  tag: "assessment",
  summary:
    "Score an agency on every evaluator's indicator, with evidence for each; may be corrected until both sheets are in",
  permits: { park: ["evaluator"] },
  keys: "never",
  params: () => params,
  body: () =>
    z.object({
      /** By `indicatorId`, 0–100. */
      scores: z.record(upTo(50), score()),
      /** What each score rests on, by `indicatorId`; none may be missing. */
      evidence: z.record(upTo(50), evidenceText()),
    }),
  result: () => Assessment,
  status: 200,
  errors: ["evaluator.notAssigned", "evaluator.conflictOfInterest", "assessment.locked", "programme.state"],
});

export const settleScore = endpoint({
  id: "settleScore",
  method: "POST",
  path: "/programmes/{programmeId}/assessments/{agencyId}/settlements",
  tag: "assessment",
  summary:
    "Agree on one score where two differ too much: an evaluator proposes and the other proposes the same, or an administrator decides",
  permits: PARK,
  keys: "never",
  params: () => params,
  body: () => z.object({ version: Version, indicatorId: upTo(50), score: score(), reason: text(500, { lines: true }) }),
  result: () => Assessment,
  status: 200,
  errors: ["stale", "evaluator.notAssigned", "evaluator.conflictOfInterest", "assessment.agreed", "programme.state"],
});
