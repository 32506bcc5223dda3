import type { Words } from "./words.ts";

/** An agency's place in its park. */
export const AGENCY_WORDS = {
  "agency.transition": [
    "机构当前状态为“{from}”，不能变为“{to}”，请刷新后再试。",
    "An agency that is {from} cannot become {to}; reload to see where it stands.",
  ],
  "agency.erased": ["机构的数据已经清除，不能再变更。", "The agency's data has been erased; nothing can be changed."],
  "licence.expired": ["人力资源服务许可证已过期，请先更新。", "The agency's licence has expired; renew it first."],
} as const satisfies Words;
