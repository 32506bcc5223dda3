import * as z from "zod/mini";
import { endpoint, PARK, PARK_ADMINISTRATOR } from "./endpoint.ts";
import { CalendarDate, DivisionCode, listOf, MemberId, text, VisitId } from "./scalar.ts";
import { Uscc } from "./uscc.ts";

/** Visits that one act plans. */
const MOST_SURVEYED = 500;

/** Whom a survey goes to: an enterprise, or a county's bureau, of a division. */
const Surveyed = z.object({
  subject: z._default(z.enum(["enterprise", "county"], { error: "option" }), "enterprise"),
  name: text(100),
  uscc: z.optional(Uscc),
  division: DivisionCode,
  plannedDate: CalendarDate,
  memberId: z.optional(MemberId),
});
export type Surveyed = z.output<typeof Surveyed>;

/** `duplicate`: a visit to the same one is planned already, or it stands in the list twice. */
const SurveyVisitOutcome = z.enum(["planned", "duplicate"]);

export const SurveyVisitResult = z.lazy(() =>
  z
    .object({ name: z.string(), outcome: SurveyVisitOutcome, visitId: z.optional(VisitId) })
    .register(z.globalRegistry, { id: "SurveyVisitResult" }),
);
export type SurveyVisitResult = z.infer<typeof SurveyVisitResult>;

export const planSurveyVisits = endpoint({
  id: "planSurveyVisits",
  method: "POST",
  path: "/survey-visits",
  tag: "visit",
  summary: "Plan up to 500 survey visits of the park in one act, reported row by row",
  permits: PARK_ADMINISTRATOR,
  body: () => z.object({ visits: listOf(Surveyed, MOST_SURVEYED).check(z.minLength(1, { error: "short" })) }),
  result: () => z.object({ results: z.array(SurveyVisitResult) }),
});

const counts = () => ({ planned: z.int(), done: z.int(), cancelled: z.int() });

/** How far the park's survey is: counted with each change, never estimated. */
export const SurveyVisitFigures = z.lazy(() =>
  z
    .object({
      ...counts(),
      divisions: z.array(z.object({ division: DivisionCode, ...counts() })),
    })
    .register(z.globalRegistry, { id: "SurveyVisitFigures" }),
);
export type SurveyVisitFigures = z.infer<typeof SurveyVisitFigures>;

export const getSurveyVisitFigures = endpoint({
  id: "getSurveyVisitFigures",
  method: "GET",
  path: "/survey-visits/figures",
  tag: "visit",
  summary: "Survey visits planned, done and called off, together and by division",
  permits: PARK,
  result: () => SurveyVisitFigures,
});
