import type { Words } from "./words.ts";

/** Settlement statements. */
export const STATEMENT_WORDS = {
  "feeRule.missing": ["订单还没有收费规则，请先在订单中填写。", "The order has no fee rule yet; enter one first."],
  "statement.overlap": [
    "与已有结算期重叠：已结算到 {billedTo}，请从次日开始。",
    "The period overlaps an earlier one: billed to {billedTo} already.",
  ],
  "statement.empty": [
    "截至这一天没有需要结算的内容，未生成结算单。",
    "Nothing is due by that day; no statement was made.",
  ],
  "statement.long": [
    "一张结算单最多 {max} 行，请缩短结算期。",
    "A statement holds up to {max} lines; choose a shorter period.",
  ],
  "statement.transition": [
    "结算单不能从“{from}”变为“{to}”，请刷新后查看当前状态。",
    "A statement cannot go from {from} to {to}; reload to see where it is.",
  ],
  "statement.state": [
    "结算单当前状态为“{status}”，不能执行此操作。",
    "The statement is {status}; this cannot be done now.",
  ],
  "statement.unfinished": [
    "上一张结算单没有写完，请先重试，或删除它。",
    "The statement before this one was not written to its end; retry it, or remove it.",
  ],
  "statement.notLast": [
    "之后的结算单以此为依据，请先删除之后的草稿。",
    "Later statements build on this one; remove their drafts first.",
  ],
} as const satisfies Words;
