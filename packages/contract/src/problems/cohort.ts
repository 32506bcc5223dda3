import type { Words } from "./words.ts";

/** Cohorts that schools train to orders. */
export const COHORT_WORDS = {
  "cohort.state": [
    "订单班当前状态不能这样做，请刷新后查看。",
    "The cohort's state does not allow this; reload to see what it is now.",
  ],
  "cohort.seats": [
    "岗位“{title}”空缺 {open} 人，其他订单班已计划 {planned} 人，本班最多计划 {free} 人。",
    "{title} has {open} open seats and other cohorts plan {planned} of them; this one may plan {free} at most.",
  ],
  "cohort.phases": [
    "第 {number} 个阶段应在培养期内，且不早于上一阶段开始。",
    "Phase {number} must lie within the cohort's days and begin no earlier than the one before it.",
  ],
  "cohort.school": [
    "这家单位不是院校，或没有生效中的协议对它开放技能人才订单班。",
    "This partner is no school, or no agreement in force opens cohorts to it.",
  ],
  "cohort.unfinished": [
    "还有 {count} 人在班：请先标记结业或退出，再结班。",
    "{count} people are in the cohort still: mark them graduated or dropped out before finishing it.",
  ],
} as const satisfies Words;
