import type { DecisionOutcome } from "./enterprise-decision.ts";

/** What an enterprise's answers are called, on screens and in its link's pages. */
export const DECISION_WORDS: Record<"zh" | "en", Record<DecisionOutcome, string>> = {
  zh: { accepted: "企业接受", rejected: "企业不合适" },
  en: { accepted: "Client: yes", rejected: "Client: no" },
};
