import type { ExportList } from "./export-job.ts";
import type { Attendance } from "./interview.ts";
import type { OrderStatus } from "./order.ts";
import type { CheckOutcome } from "./placement.ts";
import type { Stage } from "./stage.ts";

/* What states are called, on screen and in files: one word for one state wherever it is read. */

type Words<State extends string> = Record<"zh" | "en", Record<State, string>>;

export const STAGE_WORDS: Words<Stage> = {
  zh: {
    recommended: "已推荐",
    screened: "已筛选",
    interviewed: "已面试",
    offered: "已录用",
    onboarded: "已上岗",
    rejected: "已淘汰",
    withdrawn: "已退出",
  },
  en: {
    recommended: "Recommended",
    screened: "Screened",
    interviewed: "Interviewed",
    offered: "Offered",
    onboarded: "Onboarded",
    rejected: "Rejected",
    withdrawn: "Withdrawn",
  },
};

export const ORDER_STATUS_WORDS: Words<OrderStatus> = {
  zh: { draft: "草稿", open: "招聘中", fulfilled: "已完成", closed: "已关闭", cancelled: "已取消" },
  en: { draft: "Draft", open: "Open", fulfilled: "Fulfilled", closed: "Closed", cancelled: "Cancelled" },
};

/** What a list is called: where it is asked for, as a file and as a sheet. */
export const EXPORT_LIST_WORDS: Words<ExportList> = {
  zh: {
    candidates: "求职者",
    enterprises: "企业",
    orders: "订单",
    applications: "应聘",
    followUps: "跟进",
    interviewees: "面试名单",
    placements: "上岗",
    dueChecks: "待回访",
    statements: "结算单",
    evaluations: "评价",
    allocation: "统筹分配",
  },
  en: {
    candidates: "Candidates",
    enterprises: "Enterprises",
    orders: "Orders",
    applications: "Applications",
    followUps: "Follow-ups",
    interviewees: "Interview list",
    placements: "Placements",
    dueChecks: "Checks due",
    statements: "Statements",
    evaluations: "Evaluations",
    allocation: "Allocation",
  },
};

export const ATTENDANCE_WORDS: Words<Attendance> = {
  zh: { expected: "待到场", attended: "到场", absent: "缺席", cancelled: "已移出" },
  en: { expected: "Expected", attended: "Attended", absent: "Absent", cancelled: "Taken off" },
};

export const CHECK_OUTCOME_WORDS: Words<CheckOutcome> = {
  zh: { present: "在岗", absent: "缺勤", left: "离职" },
  en: { present: "Present", absent: "Absent", left: "Left" },
};
