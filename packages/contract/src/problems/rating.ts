import type { Words } from "./words.ts";

/** Batches of interviews: questions, ratings, the assistant. */
export const RATING_WORDS = {
  "questionSet.archived": [
    "这套题已停用，请换一套，或先在题库里恢复它。",
    "This set of questions is archived; choose another, or restore it in the library first.",
  ],
  "batch.closed": [
    "这场批量面试已结束，不再接受评分；需要时请先重新开放。",
    "This batch is closed to ratings; open it again first.",
  ],
  "rating.notRater": [
    "您不是这位求职者的评委，也不是所有者，不能这样做。",
    "You are neither a rater of this person nor an owner.",
  ],
  "rating.notDiffering": [
    "这位求职者的评分没有待处理的分歧，请刷新后再看。",
    "There is no difference to settle on this person; reload to see how it stands.",
  ],
  "rating.third": [
    "第三位评委必须是同事，并且不是已评分的两位之一。",
    "The third rater must be a colleague, and none of the two who have rated.",
  ],
  "rating.successor": [
    "接替的人须是同事，并且没有当过这一批的评委；被接替的须是现任评委。",
    "A successor must be a colleague who was never a rater of this batch, in the place of one who still is.",
  ],
  "assistant.off": [
    "评分助手没有开启。所有者可以在题库页开启。",
    "The assistant is switched off. An owner may switch it on beside the sets of questions.",
  ],
  "assistant.byPeople": [
    "这位求职者要求人工评价，不能生成评分草稿。",
    "This person asked to be assessed by people; no draft is made.",
  ],
  "assistant.noAnswer": [
    "这道题还没有文字作答，请先填写作答内容。",
    "There is no written answer to this question yet; write it down first.",
  ],
  "assistant.failed": [
    "评分助手这次没有给出可用的草稿。请直接评分，或稍后再试。",
    "The assistant gave no usable draft. Score it yourself, or try again later.",
  ],
} as const satisfies Words;
