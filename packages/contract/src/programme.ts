import * as z from "zod/mini";
import { endpoint, PARK, PARK_ADMINISTRATOR, PageQuery, pageOf } from "./endpoint.ts";
import { CalendarDate, Instant, ProgrammeId, Quarter, text, Version, whole } from "./scalar.ts";
import { Indicator } from "./scorecard.ts";

/** 评价计划: an evaluation of a park's agencies for one quarter, on one published scorecard. */
export const Programme = z.lazy(() =>
  z
    .object({
      programmeId: ProgrammeId,
      quarter: Quarter,
      name: z.string(),
      scorecardVersion: z.int(),
      /** As that version has them. */
      indicators: z.array(Indicator),
      /** Points by which two evaluators may differ on an indicator before they have to agree on a score. */
      tolerance: z.int(),
      /** By when evaluators are to score. */
      deadline: CalendarDate,
      /** `concluded`: scores are computed and agencies see their own; `published`: the board of grades is out. */
      status: z.enum(["open", "concluded", "published"]),
      /** Agencies in it. */
      agencies: z.int(),
      version: Version,
      createdAt: Instant,
      concludedAt: z.optional(Instant),
      publishedAt: z.optional(Instant),
    })
    .register(z.globalRegistry, { id: "Programme" }),
);
export type Programme = z.infer<typeof Programme>;

/** How far two evaluators of the same agencies agree. */
const RaterAgreement = z.lazy(() =>
  z
    .object({
      /** Indicators that both have scored, of all agencies. */
      pairs: z.int(),
      /** Mean absolute difference in points, one decimal. */
      meanDifference: z.optional(z.number()),
      /** Pairs that differ by no more than the programme's tolerance. */
      within: z.int(),
      /** Cohen's kappa with quadratic weights over the five grades, two decimals; absent where all scores are of one grade. */
      kappa: z.optional(z.number()),
    })
    .register(z.globalRegistry, { id: "RaterAgreement" }),
);
export type RaterAgreement = z.infer<typeof RaterAgreement>;

export const programmeParams = z.object({ programmeId: ProgrammeId });

export const createProgramme = endpoint({
  id: "createProgramme",
  method: "POST",
  path: "/programmes",
  tag: "programme",
  summary: "Begin the evaluation of a quarter; there is one a quarter",
  permits: PARK_ADMINISTRATOR,
  body: () =>
    z.object({
      quarter: Quarter,
      name: text(60),
      scorecardVersion: whole(1, 9999, "option"),
      tolerance: whole(0, 50, "tolerance"),
      deadline: CalendarDate,
    }),
  result: () => Programme,
  errors: ["programme.duplicate"],
});

export const listProgrammes = endpoint({
  id: "listProgrammes",
  method: "GET",
  path: "/programmes",
  tag: "programme",
  summary: "The park's programmes, last begun first",
  permits: PARK,
  query: () => PageQuery,
  result: () => pageOf(Programme),
});

export const getProgramme = endpoint({
  id: "getProgramme",
  method: "GET",
  path: "/programmes/{programmeId}",
  tag: "programme",
  summary: "One programme with its indicators",
  permits: PARK,
  params: () => programmeParams,
  result: () => Programme,
});

export const getRaterAgreement = endpoint({
  id: "getRaterAgreement",
  method: "GET",
  path: "/programmes/{programmeId}/agreement",
  tag: "programme",
  summary: "How far the two evaluators of each agency agree, over the whole programme",
  permits: PARK_ADMINISTRATOR,
  params: () => programmeParams,
  result: () => RaterAgreement,
});

export const concludeProgramme = endpoint({
  id: "concludeProgramme",
  method: "POST",
  path: "/programmes/{programmeId}/conclusion",
  tag: "programme",
  summary: "Compute every agency's score and grade, frozen with the facts they rest on; after the quarter's end",
  permits: PARK_ADMINISTRATOR,
  params: () => programmeParams,
  body: () => z.object({ version: Version }),
  result: () => Programme,
  status: 200,
  errors: ["stale", "programme.state", "programme.early", "programme.unready"],
});

export const publishProgramme = endpoint({
  id: "publishProgramme",
  method: "POST",
  path: "/programmes/{programmeId}/publication",
  tag: "programme",
  summary:
    "Publish the board of grades to the park's agencies, once every appeal is decided; again after a later decision",
  permits: PARK_ADMINISTRATOR,
  params: () => programmeParams,
  body: () => z.object({ version: Version }),
  result: () => Programme,
  status: 200,
  errors: ["stale", "programme.state", "programme.appeals"],
});

export const withdrawBoard = endpoint({
  id: "withdrawBoard",
  method: "POST",
  path: "/programmes/{programmeId}/withdrawal",
  tag: "programme",
  summary: "Take the published board back, from agencies and from its page; it may be published again",
  permits: PARK_ADMINISTRATOR,
  params: () => programmeParams,
  body: () => z.object({ version: Version }),
  result: () => Programme,
  status: 200,
  errors: ["stale", "programme.state"],
});

export const getBoardLink = endpoint({
  id: "getBoardLink",
  method: "GET",
  path: "/programmes/{programmeId}/board-link",
  tag: "programme",
  summary: "Where everybody reads the published grades, without an account",
  permits: PARK_ADMINISTRATOR,
  params: () => programmeParams,
  result: () => z.object({ path: z.string() }),
  errors: ["programme.state"],
});

/** 公示: grades as published. */
const Board = z.lazy(() =>
  z
    .object({
      programmeId: ProgrammeId,
      quarter: Quarter,
      name: z.string(),
      /** Highest score first. */
      entries: z.array(z.object({ agencyName: z.string(), score: z.number(), grade: z.string() })),
      publishedAt: Instant,
      version: Version,
    })
    .register(z.globalRegistry, { id: "Board" }),
);
export type Board = z.infer<typeof Board>;

export const listBoards = endpoint({
  id: "listBoards",
  method: "GET",
  path: "/boards",
  tag: "programme",
  summary: "The park's published boards of grades, of the last begun programme first; for all of its agencies",
  permits: { park: ["administrator", "evaluator"], agency: ["owner", "recruiter"] },
  query: () => PageQuery,
  result: () => pageOf(Board),
});
