import * as z from "zod";
import { AGENCY, endpoint, PageQuery, pageOf } from "./endpoint.ts";
import { ApplicationId, CandidateId, Instant, MoveId, OrderId, PositionId, Version } from "./scalar.ts";
import { SkillLevel } from "./skill-level.ts";
import { Stage } from "./stage.ts";

/** One per position and candidate: recommending twice finds the first. */
export const Application = z.lazy(() =>
  z
    .object({
      applicationId: ApplicationId,
      orderId: OrderId,
      positionId: PositionId,
      candidateId: CandidateId,
      candidateName: z.string(),
      /** Masked: 199****0123. */
      candidatePhone: z.string().optional(),
      candidateOccupation: z.string().optional(),
      candidateSkillLevel: SkillLevel.optional(),
      stage: Stage,
      reason: z.string().optional(),
      /** The bulk act that brought it to its stage. */
      moveId: MoveId.optional(),
      movedBy: z.string(),
      movedAt: Instant,
      version: Version,
      createdAt: Instant,
    })
    .meta({ id: "Application" }),
);
export type Application = z.infer<typeof Application>;

const params = z.object({ positionId: PositionId });

const RecommendOutcome = z.enum(["created", "existing", "notFound"]);

export const recommendCandidates = endpoint({
  id: "recommendCandidates",
  method: "POST",
  path: "/positions/{positionId}/applications",
  tag: "pipeline",
  summary: "Recommend up to 1,000 candidates to a position in one act",
  permits: AGENCY,
  params: () => params,
  body: () =>
    z.object({
      candidateIds: z
        .array(CandidateId)
        .min(1, { error: "short" })
        .max(1000, { error: "many" })
        .refine((ids) => new Set(ids).size === ids.length, { error: "duplicate" }),
    }),
  result: () =>
    z.object({
      results: z.array(
        z.object({ candidateId: CandidateId, applicationId: ApplicationId.optional(), outcome: RecommendOutcome }),
      ),
    }),
  errors: ["order.closed", "order.draft"],
});

export const listApplications = endpoint({
  id: "listApplications",
  method: "GET",
  path: "/positions/{positionId}/applications",
  tag: "pipeline",
  summary: "Applications to a position, newest first, of one stage or all",
  permits: AGENCY,
  params: () => params,
  query: () => PageQuery.extend({ stage: Stage.optional() }),
  result: () => pageOf(Application),
});
