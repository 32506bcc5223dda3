import type { Words } from "./words.ts";

/** Exports of lists. */
export const EXPORT_WORDS = {
  "exportJob.state": [
    "导出任务当前状态为“{status}”，不能执行此操作。",
    "The export is {status}; this cannot be done now.",
  ],
} as const satisfies Words;
