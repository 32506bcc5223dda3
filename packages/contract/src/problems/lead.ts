import type { Words } from "./words.ts";

/** Leads, from capture to what they become. */
export const LEAD_WORDS = {
  "lead.state": ["线索当前为“{status}”，不能执行此操作。", "The lead is {status}; this cannot be done now."],
  "lead.withAgency": ["线索由“{name}”跟进；要改由别人跟进，请重新分派。", "The lead is with {name}; assign it anew."],
  "lead.nobody": [
    "还没有机构发布对应的服务产品，请手工选择机构。",
    "No agency has published such an offering; choose one by hand.",
  ],
  "lead.duplicate": [
    "同一手机号已有在跟进的线索，请在那一条上继续。",
    "Another lead with this phone is open; go on with that one.",
  ],
  "lead.different": [
    "只能合并同一类、尚未转化的两条线索。",
    "Only leads of one kind that are not converted can be merged.",
  ],
} as const satisfies Words;
