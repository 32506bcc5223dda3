import type { PolicyKind } from "./policy-card.ts";
import type { Language } from "./problem.ts";

/* What the board of jobs calls things: on the console and on phone pages alike. */

type Words<Name extends string> = Record<Language, Record<Name, string>>;

export const POLICY_KIND_WORDS: Words<PolicyKind> = {
  zh: { subsidy: "补贴", housing: "住房", schooling: "子女教育", other: "其他" },
  en: { subsidy: "Subsidy", housing: "Housing", schooling: "Schooling", other: "Other" },
};
