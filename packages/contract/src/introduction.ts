import * as z from "zod/mini";
import { CohortName } from "./cohort-name.ts";
import { AGENCY, endpoint, PARTNER, PageQuery, pageOf } from "./endpoint.ts";
import { GraduateProfile } from "./graduate.ts";
import { ConsentMeans } from "./recipient.ts";
import {
  ApplicationId,
  CandidateId,
  GraduateId,
  Instant,
  IntroductionId,
  idsOf,
  OrderId,
  PartnerId,
  PositionId,
  PostingId,
  text,
} from "./scalar.ts";
import { Stage } from "./stage.ts";

/** A graduate recommended to a posting: it waits until the agency takes the person on, or does not. */
const IntroductionStatus = z.enum(["waiting", "accepted", "declined"], { error: "option" });

/** How far a recommendation is, as the school sees it: the stage and nothing more. */
export const IntroductionProgress = z
  .object({
    introductionId: IntroductionId,
    status: IntroductionStatus,
    /** Why the agency declined. */
    reason: z.optional(z.string()),
    /** Where the application stands, once there is one. */
    stage: z.optional(Stage),
    updatedAt: Instant,
  })
  .register(z.globalRegistry, { id: "IntroductionProgress" });
export type IntroductionProgress = z.infer<typeof IntroductionProgress>;

/** A recommendation as the school sees it. */
export const Introduction = z.lazy(() =>
  z
    .extend(IntroductionProgress, {
      /** What the graduate is recommended to: a posting, or the position that their cohort was trained to. */
      postingId: z.optional(PostingId),
      cohort: z.optional(CohortName),
      graduateId: GraduateId,
      graduateName: z.string(),
      title: z.string(),
      agencyName: z.string(),
      enterpriseName: z.string(),
      by: z.string(),
      createdAt: Instant,
    })
    .register(z.globalRegistry, { id: "Introduction" }),
);
export type Introduction = z.infer<typeof Introduction>;

/** The most graduates that one act recommends, and the most that one act takes on. */
export const MOST_INTRODUCED = 50;

/** `consent`: the graduate has not named the agency, and the request does not say that they did. */
const IntroductionOutcome = z.enum(["introduced", "existing", "consent", "notFound"]);

export const introduceGraduates = endpoint({
  id: "introduceGraduates",
  method: "POST",
  path: "/partner/matches/{postingId}/introductions",
  tag: "roster",
  summary: "Recommend chosen graduates to a posting; each must have named its agency, which the request may record",
  permits: PARTNER,
  needs: "rosters",
  params: () => z.object({ postingId: PostingId }),
  body: () =>
    z.object({
      graduateIds: idsOf(GraduateId, MOST_INTRODUCED),
      /** These graduates agreed that the agency and the enterprise of the posting are given their profile, and how they said so. */
      consent: z.optional(z.object({ means: ConsentMeans })),
    }),
  result: () =>
    z.object({
      results: z.array(
        z.object({
          graduateId: GraduateId,
          outcome: IntroductionOutcome,
          introductionId: z.optional(IntroductionId),
        }),
      ),
    }),
  errors: ["agreement.notInForce"],
});

export const listIntroductions = endpoint({
  id: "listIntroductions",
  method: "GET",
  path: "/partner/introductions",
  tag: "roster",
  summary: "Graduates recommended and how far each is, newest first",
  permits: PARTNER,
  needs: "rosters",
  query: () => PageQuery,
  result: () => pageOf(Introduction),
  errors: ["agreement.notInForce"],
});

/** A recommended graduate as an agency sees them: name and phone masked until it takes them on. */
const OfferedGraduate = z.lazy(() =>
  z
    .object({
      introductionId: IntroductionId,
      status: IntroductionStatus,
      reason: z.optional(z.string()),
      partnerId: PartnerId,
      partnerName: z.string(),
      postingId: z.optional(PostingId),
      cohort: z.optional(CohortName),
      orderId: OrderId,
      positionId: PositionId,
      title: z.string(),
      enterpriseName: z.string(),
      /** Read from the school's roster whenever it is asked for, and only while it waits. */
      profile: z.optional(
        z.extend(z.omit(GraduateProfile, { note: true }), { name: z.string(), phone: z.optional(z.string()) }),
      ),
      /** Who was taken on, as the agency's own candidate. */
      candidateId: z.optional(CandidateId),
      candidateName: z.optional(z.string()),
      applicationId: z.optional(ApplicationId),
      createdAt: Instant,
    })
    .register(z.globalRegistry, { id: "OfferedGraduate" }),
);
export type OfferedGraduate = z.infer<typeof OfferedGraduate>;

export const listOfferedGraduates = endpoint({
  id: "listOfferedGraduates",
  method: "GET",
  path: "/introductions",
  tag: "pipeline",
  summary:
    "Graduates whom schools recommend to my agency's postings: those who wait, or those who were answered; newest first",
  permits: AGENCY,
  query: () =>
    z.extend(PageQuery, { status: z._default(z.enum(["waiting", "answered"], { error: "option" }), "waiting") }),
  result: () => pageOf(OfferedGraduate),
});

/** `closed`: no agreement in force, or the graduate took the consent back; nothing of them is shown any more. */
const AcceptanceOutcome = z.enum(["accepted", "existing", "declined", "closed", "order", "conflict", "notFound"]);

export const acceptIntroductions = endpoint({
  id: "acceptIntroductions",
  method: "POST",
  path: "/introductions/acceptances",
  tag: "pipeline",
  summary:
    "Take recommended graduates on: each becomes a candidate, once, with an application to the posting's position",
  permits: AGENCY,
  body: () => z.object({ introductionIds: idsOf(IntroductionId, MOST_INTRODUCED) }),
  result: () =>
    z.object({
      results: z.array(
        z.object({
          introductionId: IntroductionId,
          outcome: AcceptanceOutcome,
          candidateId: z.optional(CandidateId),
          applicationId: z.optional(ApplicationId),
        }),
      ),
    }),
});

export const declineIntroduction = endpoint({
  id: "declineIntroduction",
  method: "POST",
  path: "/introductions/{introductionId}/decline",
  tag: "pipeline",
  summary: "Say no to a recommended graduate; the school sees the reason",
  permits: AGENCY,
  params: () => z.object({ introductionId: IntroductionId }),
  body: () => z.object({ reason: text(200) }),
  status: 200,
  result: () => OfferedGraduate,
  errors: ["introduction.answered"],
});
