import type { Words } from "./words.ts";

/** A client's order and its positions. */
export const ORDER_WORDS = {
  "order.closed": ["订单已关闭或取消，不能再推进。", "The order is closed or cancelled."],
  "order.draft": ["订单还是草稿，请先发布。", "The order is a draft; open it first."],
  "order.transition": ["订单不能从“{from}”变为“{to}”。", "An order cannot go from {from} to {to}."],
  "order.full": ["一个订单最多 {max} 个岗位，请另建订单。", "An order holds up to {max} positions; create another."],
  "feeRule.billed": [
    "已按现有收费规则出具结算单，规则不能再改；删除草稿后可以修改。",
    "Statements were made with this fee rule, so it stays; remove the draft to change it.",
  ],
  "headcount.belowFilled": [
    "招聘人数不能少于已上岗的 {filled} 人。",
    "Headcount cannot go below the {filled} already filled.",
  ],
} as const satisfies Words;
