import type { Words } from "./words.ts";

/** A USCC is one enterprise's or agency's: said wherever one is registered. */
export const USCC_WORDS = {
  "uscc.duplicate": ["统一社会信用代码 {uscc} 已登记过。", "The USCC {uscc} is registered already."],
} as const satisfies Words;
