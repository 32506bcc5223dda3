import type { Words } from "./words.ts";

/** Posters of postings and where they hang. */
export const JOB_SOURCE_PROBLEMS = {
  "posting.hidden": [
    "只有公开展示中的发布才有海报，请先发布。",
    "Only what is published to everybody has a poster: publish it first.",
  ],
  "source.many": [
    "一条发布最多 {max} 个张贴处，本次未保存。",
    "A posting has at most {max} places; nothing was saved.",
  ],
} as const satisfies Words;
