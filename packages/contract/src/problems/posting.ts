import type { Words } from "./words.ts";

/** Postings of positions. */
export const POSTING_WORDS = {
  "posting.exists": [
    "这个岗位对这一范围已有发布，请打开已有的那一条重新发布。",
    "This position has a posting for these people already; publish that one again.",
  ],
  "posting.barred": [
    "还不能发布：{count} 处不符合规定，请按提示修改。本次未保存。",
    "This cannot be published: {count} findings bar it; see each. Nothing was saved.",
  ],
  "posting.unread": [
    "有 {count} 处提醒需要先确认，本次未保存。",
    "{count} warnings are to be read first; nothing was saved.",
  ],
  "posting.transition": ["只有展示中的发布可以下架。", "Only what is published can be taken off the board."],
} as const satisfies Words;
