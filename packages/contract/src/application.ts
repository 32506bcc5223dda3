import * as z from "zod/mini";
import { CohortName } from "./cohort-name.ts";
import { AGENCY, endpoint, PageQuery, pageOf } from "./endpoint.ts";
import { EnterpriseDecision } from "./enterprise-decision.ts";
import { SelfApplication } from "./job-application.ts";
import { JobSource } from "./job-source.ts";
import {
  ApplicationId,
  CandidateId,
  Instant,
  IntroductionId,
  idsOf,
  MemberId,
  MoveId,
  OrderId,
  PartnerId,
  PositionId,
  Version,
} from "./scalar.ts";
import { SkillLevel } from "./skill-level.ts";
import { Stage } from "./stage.ts";

/** The most people that one act recommends. */
export const MOST_RECOMMENDED = 1000;

/** A school's recommendation that became the application. */
const ApplicationIntroduction = z.object({
  introductionId: IntroductionId,
  partnerId: PartnerId,
  partnerName: z.string(),
  /** The cohort that the person was trained in. */
  cohort: z.optional(CohortName),
});

/** What an application has; lists that say more of it go on from here. */
export const application = () =>
  z.object({
    applicationId: ApplicationId,
    orderId: OrderId,
    positionId: PositionId,
    candidateId: CandidateId,
    candidateName: z.string(),
    /** Masked: 199****0123. */
    candidatePhone: z.optional(z.string()),
    candidateOccupation: z.optional(z.string()),
    candidateSkillLevel: z.optional(SkillLevel),
    stage: Stage,
    reason: z.optional(z.string()),
    /** Of those who are out: the stage that they left the pipeline from. */
    outFrom: z.optional(Stage),
    /** The bulk act that brought it to its stage. */
    moveId: z.optional(MoveId),
    /** Who looks after it, once somebody was given it. */
    recruiterId: z.optional(MemberId),
    recruiterName: z.optional(z.string()),
    /** Of those who applied by a link: where they came from, and what they sent. */
    source: z.optional(JobSource),
    applied: z.optional(SelfApplication),
    /** Messages of theirs that nobody has read, where there are any. */
    unread: z.optional(z.int()),
    /** What the client enterprise said by its link; gone when the person is recommended anew. */
    enterpriseDecision: z.optional(EnterpriseDecision),
    /** Who recommended the person, where it was a partner of the park. */
    introduction: z.optional(ApplicationIntroduction),
    movedBy: z.string(),
    movedAt: Instant,
    version: Version,
    createdAt: Instant,
  });

/** One per position and candidate: recommending twice finds the first. */
export const Application = z.lazy(() => application().register(z.globalRegistry, { id: "Application" }));
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
      candidateIds: idsOf(CandidateId, MOST_RECOMMENDED),
    }),
  result: () =>
    z.object({
      results: z.array(
        z.object({ candidateId: CandidateId, applicationId: z.optional(ApplicationId), outcome: RecommendOutcome }),
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
  query: () => z.extend(PageQuery, { stage: z.optional(Stage) }),
  result: () => pageOf(Application),
});
