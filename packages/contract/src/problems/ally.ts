import type { Words } from "./words.ts";

/** Prospects, and what passes about them between a park and its allies. */
export const ALLY_WORDS = {
  "prospect.state": [
    "招商资源已落地或已关闭（或已是这个状态），请先重新打开。",
    "The prospect is won or closed, or in that state already; take it up again first.",
  ],
  "prospect.duplicate": ["这条线索已在资源库中。", "This lead is in the pool already."],
  "prospect.noContact": ["这条资源没有联系人，请先补充。", "There is no contact for this prospect; add one first."],
  "prospect.masked": [
    "联系人尚未同意提供给贵单位，请先申请联系方式。",
    "The contact has not agreed to be passed on to you; ask for it first.",
  ],
  "consents.many": ["最多记录 {max} 家协作单位。", "Up to {max} partners."],
  "contactRequest.answered": [
    "这条申请已经答复，请刷新后查看。",
    "This request was answered already; reload to see how.",
  ],
  "proposals.many": ["今天推荐的已满 {max} 条，请明天再试。", "You have proposed {max} today; go on tomorrow."],
} as const satisfies Words;
