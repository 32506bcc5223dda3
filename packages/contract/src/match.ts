import * as z from "zod/mini";
import { AGENCY, AGENCY_OWNER, endpoint } from "./endpoint.ts";
import { CandidateId, Fen, OrderId, PositionId, Version, whole, wholeParam } from "./scalar.ts";
import { SkillLevel } from "./skill-level.ts";
import { Stage } from "./stage.ts";

/** What a match's score is made of. */
export const MATCH_PARTS = ["skills", "pay", "distance", "history"] as const;
export const MatchPart = z.enum(MATCH_PARTS).register(z.globalRegistry, { id: "MatchPart" });
export type MatchPart = z.infer<typeof MatchPart>;

/** What must hold for a person to be put forward at all. */
const MATCH_CONSTRAINTS = ["consent", "audience", "occupation", "level", "licence", "place", "availability"] as const;
export const MatchConstraint = z.enum(MATCH_CONSTRAINTS).register(z.globalRegistry, { id: "MatchConstraint" });
export type MatchConstraint = z.infer<typeof MatchConstraint>;

/** What a part of a score was given for. */
const MATCH_FACTS = [
  "occupationSame",
  "occupationRelated",
  "occupationOpen",
  "occupationOther",
  "occupationUnstated",
  "skillsMet",
  "skillsNotNamed",
  "skillsUnstated",
  "levelStated",
  "levelUnstated",
  "levelOpen",
  "experience",
  "experienceUnstated",
  "payCovered",
  "payWithin",
  "payAbove",
  "payUnstated",
  "wantedHere",
  "wantedNear",
  "wantedElsewhere",
  "wantedAnywhere",
  "wantedUnstated",
  "homeHere",
  "homeNear",
  "homeProvince",
  "homeFar",
  "homeUnstated",
  "placeUnknown",
  "historyNone",
  "historyArrived",
  "historyStayed",
  "historyLeft",
  "historyRejected",
] as const;
export const MatchFact = z.enum(MATCH_FACTS).register(z.globalRegistry, { id: "MatchFact" });
export type MatchFact = z.infer<typeof MatchFact>;

const weight = () => whole(0, 100, "range");

/** How much each part counts, against the others: one at least does. */
export const MatchWeights = z.lazy(() =>
  z
    .object({ skills: weight(), pay: weight(), distance: weight(), history: weight() })
    .check(
      z.refine((all) => Object.values(all).some((one) => one > 0), {
        path: ["skills"],
        error: "range",
      }),
    )
    .register(z.globalRegistry, { id: "MatchWeights" }),
);
export type MatchWeights = z.infer<typeof MatchWeights>;

/** What a part was given for, or what is missing: what the person said and what the position says. Money is in 分. */
const Sides = { person: z.optional(z.string()), position: z.optional(z.string()) };
const MatchSaid = z.object({ fact: MatchFact, ...Sides });
const MatchMissing = z.object({ constraint: MatchConstraint, ...Sides });

/** How well a person and a position suit each other, part by part. */
const judged = () => ({
  /** 0–1000: what the parts add up to. */
  score: z.int(),
  parts: z.array(
    z.object({
      part: MatchPart,
      points: z.int(),
      /** The most it can be. */
      of: z.int(),
      said: z.array(MatchSaid),
    }),
  ),
  /** Constraints that do not hold; none where somebody fits. */
  missing: z.array(MatchMissing),
  /** How far the application to this position is, where there is one. */
  stage: z.optional(Stage),
});

export const PersonMatch = z.lazy(() =>
  z
    .object({
      candidateId: CandidateId,
      name: z.string(),
      /** Masked: 199****0123. */
      phone: z.optional(z.string()),
      occupation: z.optional(z.string()),
      skillLevel: z.optional(SkillLevel),
      homePlace: z.optional(z.string()),
      intendedPlace: z.optional(z.string()),
      /** At work for the agency now. */
      onJob: z.optional(z.boolean()),
      ...judged(),
    })
    .register(z.globalRegistry, { id: "PersonMatch" }),
);
export type PersonMatch = z.infer<typeof PersonMatch>;

export const PositionMatch = z.lazy(() =>
  z
    .object({
      positionId: PositionId,
      orderId: OrderId,
      title: z.string(),
      enterpriseName: z.string(),
      place: z.string(),
      payMin: Fen,
      payMax: Fen,
      open: z.int(),
      ...judged(),
    })
    .register(z.globalRegistry, { id: "PositionMatch" }),
);
export type PositionMatch = z.infer<typeof PositionMatch>;

/** The most that are shown. */
export const MOST_PEOPLE = 50;
export const MOST_POSITIONS = 10;

const tried = () => z.optional(wholeParam(0, 100, "range"));

/** Those who fit, or those who lack one thing; by other weights than the agency's, to see what they would do. */
const asked = () =>
  z.object({
    show: z._default(z.enum(["fits", "near"], { error: "option" }), "fits"),
    skills: tried(),
    pay: tried(),
    distance: tried(),
    history: tried(),
  });

/** Of how many the best are. */
const bounded = {
  weights: MatchWeights,
  /** How many were compared: the nearest of those who do this work. */
  compared: z.int(),
  /** There were more than are compared. */
  more: z.boolean(),
};

export const matchPeople = endpoint({
  id: "matchPeople",
  method: "GET",
  path: "/positions/{positionId}/matches",
  tag: "match",
  summary: "The 50 people who suit a position best, each with why and what is missing; or who lack one thing",
  permits: AGENCY,
  params: () => z.object({ positionId: PositionId }),
  query: asked,
  result: () => z.object({ items: z.array(PersonMatch), ...bounded }),
  errors: ["order.closed", "order.draft"],
});

export const matchPositions = endpoint({
  id: "matchPositions",
  method: "GET",
  path: "/candidates/{candidateId}/matches",
  tag: "match",
  summary: "The 10 open positions that suit a person best, each with why and what is missing; or that lack one thing",
  permits: AGENCY,
  params: () => z.object({ candidateId: CandidateId }),
  query: asked,
  result: () =>
    z.object({
      items: z.array(PositionMatch),
      ...bounded,
      /** The person refuses automated matching: nothing is compared. */
      refused: z.boolean(),
    }),
  errors: ["candidate.merged"],
});

/** The agency's weights; version 0 are those that nobody changed. */
export const MatchRule = z.lazy(() =>
  z
    .object({ weights: MatchWeights, defaults: MatchWeights, version: z.int() })
    .register(z.globalRegistry, { id: "MatchRule" }),
);
export type MatchRule = z.infer<typeof MatchRule>;

export const getMatchRule = endpoint({
  id: "getMatchRule",
  method: "GET",
  path: "/match-rule",
  tag: "match",
  summary: "How much each part of a score counts at the agency",
  permits: AGENCY,
  result: () => MatchRule,
});

export const changeMatchRule = endpoint({
  id: "changeMatchRule",
  method: "PATCH",
  path: "/match-rule",
  tag: "match",
  summary: "Change the weights; scores follow at once. Names the version seen, 0 for the rule nobody changed",
  permits: AGENCY_OWNER,
  body: () =>
    z.object({
      weights: MatchWeights,
      version: z.union([z.literal(0), Version]),
    }),
  result: () => MatchRule,
  errors: ["stale"],
});
