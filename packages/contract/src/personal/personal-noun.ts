import type { SweptNoun } from "../kept.ts";

/** Whose data it is. */
type Whose = "seeker" | "contact" | "colleague" | "visitor";

/** PIPL 13: consent; a contract with the person; what the law has one do; working with an organisation through its people. */
type Basis = "consent" | "contract" | "law" | "work";

/** What it is for. */
type Why =
  | "placing"
  | "identifying"
  | "working"
  | "billing"
  | "talking"
  | "following"
  | "attending"
  | "serving"
  | "settling"
  | "answering"
  | "signingIn"
  | "provingWho"
  | "provingWhat"
  | "telling"
  | "carrying"
  | "copying";

/**
 * What ends it: a rule of the clock; an expiry of the item in days; the end of what it belongs to; the organisation's leaving;
 * the law, which has it kept whoever asks; or, in files, the bucket's rule.
 */
type Kept =
  | { readonly by: "sweep"; readonly noun: SweptNoun; readonly months: number }
  | { readonly by: "expiry"; readonly days: number }
  | { readonly by: "with"; readonly noun: string }
  | { readonly by: "organisation" }
  | { readonly by: "law" }
  | { readonly by: "files"; readonly days: number };

/** Whose partitions it lies in, or the files. It never lies in logs. */
type Lies = "agency" | "park" | "partner" | "shared" | "files";

/** Who may see it; `client` and `partner` mean: under a consent that names them. */
type Seen = "agency" | "owner" | "park" | "partner" | "client" | "person" | "nobody";

/** A noun that says something of a person: which fields do, why they are there, and for how long. */
export interface PersonalNoun {
  readonly whose: Whose;
  readonly why: Why;
  readonly basis: Basis;
  readonly kept: Kept;
  readonly lies: readonly Lies[];
  readonly seen: readonly Seen[];
  /** Where the fields stand: schemas by the id they are registered with, or `@tag` for what an operation itself takes or gives. */
  readonly schemas: readonly string[];
  readonly fields: readonly string[];
  /** Of those, what PIPL 28 calls sensitive. */
  readonly sensitive?: readonly string[];
  /** How the table's keys call it. */
  readonly stored: readonly string[];
}

/** The columns of the data map. */
export const DATA_MAP_COLUMNS = [
  "title",
  "whose",
  "fields",
  "sensitive",
  "why",
  "basis",
  "kept",
  "lies",
  "seen",
] as const;
export type DataMapColumn = (typeof DATA_MAP_COLUMNS)[number];
