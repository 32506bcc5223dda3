import type { Language } from "@shanhai/contract/problem";
import type { Stage } from "@shanhai/contract/stage";

/** What a stage is called to whom it happens, and what comes next. */
export const PROGRESS_WORDS: Record<Language, Record<Stage, readonly [name: string, next: string]>> = {
  zh: {
    recommended: ["已收到报名", "顾问会打电话联系您，请留意来电。"],
    screened: ["初步筛选通过", "接下来安排面试。"],
    interviewed: ["面试已完成", "正在等用人单位的结果。"],
    offered: ["已录用", "请按约定的时间到岗。"],
    onboarded: ["已到岗", "祝工作顺利！有问题请联系顾问。"],
    rejected: ["这次没有通过", "顾问可能会推荐您其他岗位，也可以自己再看看。"],
    withdrawn: ["已退出", "如果改变主意，请联系顾问。"],
  },
  en: {
    recommended: ["Received", "An adviser will call you."],
    screened: ["Passed the first look", "An interview is arranged next."],
    interviewed: ["Interviewed", "The employer is deciding."],
    offered: ["Offered", "Please come on the day that was agreed."],
    onboarded: ["Started work", "All the best! Ask your adviser if anything is wrong."],
    rejected: ["Not this time", "The adviser may suggest other jobs; have a look at them yourself, too."],
    withdrawn: ["Withdrawn", "Tell the adviser if you change your mind."],
  },
};
