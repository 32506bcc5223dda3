import type { Words } from "./words.ts";

/** Who may not score: said of agencies and of contests alike. */
export const EVALUATOR_WORDS = {
  "evaluator.conflictOfInterest": [
    "您与该机构有利益关系，请由其他评价员评价。",
    "You have an interest in this agency; another evaluator must score it.",
  ],
  "evaluator.notAssigned": [
    "这家机构没有分派给您评价，请联系园区管理员。",
    "You have not been assigned to this agency; ask an administrator.",
  ],
} as const satisfies Words;
