import * as z from "zod/mini";
import { endpoint, PARTNER, PageQuery, pageOf } from "./endpoint.ts";
import { IntroductionProgress } from "./introduction.ts";
import { ofCohort } from "./partner-cohort.ts";
import { ConsentMeans } from "./recipient.ts";
import { CalendarDate, GraduateId, Instant, IntroductionId, idsOf, text, whole } from "./scalar.ts";

/** 入班 → 培养中 → 结业, or 退出 with a reason; a wrong step is taken back. */
const ENROLMENT_STATUSES = ["enrolled", "training", "graduated", "dropped"] as const;
export const EnrolmentStatus = z.enum(ENROLMENT_STATUSES, { error: "option" });
export type EnrolmentStatus = z.infer<typeof EnrolmentStatus>;

/** The most people that one act takes in, moves or sends. */
export const MOST_ENROLLED = 50;

/** Somebody of the school's rosters in a cohort; the name stands in the roster alone. */
export const Enrolment = z.lazy(() =>
  z
    .object({
      graduateId: GraduateId,
      /** Absent once the graduate was taken out of the rosters. */
      graduateName: z.optional(z.string()),
      /** Of which of the plan's positions, from 0. */
      seat: z.int(),
      status: EnrolmentStatus,
      /** Of whoever dropped out. */
      reason: z.optional(z.string()),
      /** Since when they are so far. */
      since: CalendarDate,
      /** How far a graduate is who was sent to the position. */
      introduction: z.optional(IntroductionProgress),
      createdAt: Instant,
    })
    .register(z.globalRegistry, { id: "Enrolment" }),
);
export type Enrolment = z.infer<typeof Enrolment>;

const common = { method: "POST", tag: "cohort", permits: PARTNER, needs: "cohorts", params: ofCohort } as const;

const consent = () => z.optional(z.object({ means: ConsentMeans }));

/** `consent`: the graduate has not named the agency, and the request does not say so; `elsewhere`: in another cohort that runs. */
const EnrolOutcome = z.enum(["enrolled", "existing", "full", "elsewhere", "consent", "notFound"]);
export type EnrolOutcome = z.infer<typeof EnrolOutcome>;

export const enrolGraduates = endpoint({
  ...common,
  id: "enrolGraduates",
  path: "/partner/cohorts/{cohortId}/enrolments",
  summary: "Take graduates of the rosters into a running cohort, row by row; each must have named its agency",
  body: () =>
    z.object({
      /** For which of the plan's positions, from 0. */
      seat: whole(0, 9, "range"),
      graduateIds: idsOf(GraduateId, MOST_ENROLLED),
      /** These graduates agreed that the agency and the enterprise are given their profile, and how they said so. */
      consent: consent(),
    }),
  result: () => z.object({ results: z.array(z.object({ graduateId: GraduateId, outcome: EnrolOutcome })) }),
  errors: ["agreement.notInForce", "cohort.state"],
});

export const listEnrolments = endpoint({
  id: "listEnrolments",
  method: "GET",
  path: "/partner/cohorts/{cohortId}/enrolments",
  tag: "cohort",
  summary: "Who is in a cohort, and how far each is",
  permits: PARTNER,
  needs: "cohorts",
  params: ofCohort,
  query: () => PageQuery,
  result: () => pageOf(Enrolment),
  errors: ["agreement.notInForce"],
});

/** `state`: that step does not lead there; `sent`: the agency has been told of the graduate already. */
const EnrolmentMoveOutcome = z.enum(["moved", "existing", "state", "sent", "full", "elsewhere", "notFound"]);
export type EnrolmentMoveOutcome = z.infer<typeof EnrolmentMoveOutcome>;

export const moveEnrolments = endpoint({
  ...common,
  id: "moveEnrolments",
  path: "/partner/cohorts/{cohortId}/enrolments/moves",
  summary: "Say how far people of a running cohort are, row by row; dropping out needs a reason",
  body: () =>
    z
      .object({
        graduateIds: idsOf(GraduateId, MOST_ENROLLED),
        to: EnrolmentStatus,
        reason: z.optional(text(200)),
      })
      .check(
        z.refine(({ to, reason }) => to !== "dropped" || reason !== undefined, { path: ["reason"], error: "required" }),
      ),
  result: () => z.object({ results: z.array(z.object({ graduateId: GraduateId, outcome: EnrolmentMoveOutcome })) }),
  status: 200,
  errors: ["agreement.notInForce", "cohort.state"],
});

/** `state`: has not graduated. */
const SendOutcome = z.enum(["sent", "existing", "state", "consent", "notFound"]);

export const sendGraduates = endpoint({
  ...common,
  id: "sendGraduates",
  path: "/partner/cohorts/{cohortId}/introductions",
  summary: "Recommend a cohort's graduates to the position each was trained to; the agency takes them on like others",
  body: () => z.object({ graduateIds: idsOf(GraduateId, MOST_ENROLLED), consent: consent() }),
  result: () =>
    z.object({
      results: z.array(
        z.object({ graduateId: GraduateId, outcome: SendOutcome, introductionId: z.optional(IntroductionId) }),
      ),
    }),
  errors: ["agreement.notInForce", "cohort.state"],
});
