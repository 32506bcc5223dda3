import type { Words } from "./words.ts";

/** Monthly filings. */
export const FILING_WORDS = {
  "filing.filed": [
    "{month} 的月报已经报送；数字有误请更正，并写明原因。",
    "The filing of {month} is in already; correct it, and say why.",
  ],
  "filing.withdrawn": ["{month} 的月报已撤回，请重新报送。", "The filing of {month} was withdrawn; file it anew."],
  "filing.unchanged": [
    "数字与已报送的相同，没有需要更正的内容。",
    "These are the figures already filed; there is nothing to correct.",
  ],
} as const satisfies Words;
