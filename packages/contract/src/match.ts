import * as z from "zod/mini";
import { whole } from "./scalar.ts";

/** What a match's score is made of. */
export const MATCH_PARTS = ["skills", "pay", "distance", "history"] as const;
export const MatchPart = z.enum(MATCH_PARTS).register(z.globalRegistry, { id: "MatchPart" });
export type MatchPart = z.infer<typeof MatchPart>;

/** What must hold for a person to be put forward at all. */
export const MATCH_CONSTRAINTS = [
  "consent",
  "audience",
  "occupation",
  "level",
  "licence",
  "place",
  "availability",
] as const;
export const MatchConstraint = z.enum(MATCH_CONSTRAINTS).register(z.globalRegistry, { id: "MatchConstraint" });
export type MatchConstraint = z.infer<typeof MatchConstraint>;

/** What a part of a score was given for. */
export const MATCH_FACTS = [
  "occupationSame",
  "occupationRelated",
  "occupationOpen",
  "occupationOther",
  "occupationUnstated",
  "skillsMet",
  "skillsNotNamed",
  "skillsUnstated",
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

/** How much each part counts, against the others. */
export const MatchWeights = z.lazy(() =>
  z
    .object({ skills: weight(), pay: weight(), distance: weight(), history: weight() })
    .register(z.globalRegistry, { id: "MatchWeights" }),
);
export type MatchWeights = z.infer<typeof MatchWeights>;
