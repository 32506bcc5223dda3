import type { Words } from "./words.ts";

/** Policy cards. */
export const POLICY_CARD_WORDS = {
  "policyCard.many": [
    "政策卡已有 {max} 张，请先撤下不用的。",
    "There are {max} policy cards already; take one off that is not needed.",
  ],
} as const satisfies Words;
