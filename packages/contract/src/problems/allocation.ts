import type { Words } from "./words.ts";

/** Allocations over all open positions. */
export const ALLOCATION_WORDS = {
  "allocation.state": [
    "这次统筹分配当前状态为“{status}”，不能执行此操作；请刷新后再看。",
    "The allocation is {status}; this cannot be done now. Refresh and look again.",
  ],
  "allocation.late": [
    "应用已超过 24 小时，不能再撤销；请在岗位看板逐个更正。",
    "It was applied over 24 hours ago and cannot be undone any more; correct the rows one by one.",
  ],
} as const satisfies Words;
