import type { AllocationRow } from "./allocation.ts";

type WordsOf<Name extends string> = { zh: Record<Name, string>; en: Record<Name, string> };

/** What an allocation has in mind for somebody. */
export const ALLOCATION_KIND_WORDS: WordsOf<AllocationRow["kind"]> = {
  zh: {
    added: "新推荐",
    moved: "另荐",
    kept: "维持",
    noSeat: "名额给了更合适的人",
    noFit: "没有合适的岗位",
    lockFailed: "锁定不成立",
  },
  en: {
    added: "New",
    moved: "Besides today's",
    kept: "As today",
    noSeat: "Seats went to better matches",
    noFit: "Suits no position",
    lockFailed: "Lock does not work",
  },
};

/** What came of a row when it was applied. */
export const ALLOCATION_OUTCOME_WORDS: WordsOf<NonNullable<AllocationRow["outcome"]>> = {
  zh: { created: "已推荐", existing: "已在流程中", stale: "未推荐" },
  en: { created: "Recommended", existing: "There already", stale: "Not recommended" },
};

/** Why a row was left as it was. */
export const ALLOCATION_CAUSE_WORDS: WordsOf<NonNullable<AllocationRow["cause"]>> = {
  zh: {
    person: "此人已删除或拒绝自动匹配",
    placed: "此人已上岗",
    position: "岗位已删除",
    seat: "名额已满",
    order: "订单已关闭",
    out: "此人已淘汰或退出",
  },
  en: {
    person: "Erased, or refuses automated matching",
    placed: "On the job already",
    position: "Position removed",
    seat: "No seat left",
    order: "Order closed",
    out: "Rejected or withdrawn",
  },
};

/** What an undo did about a row. */
export const ALLOCATION_UNDONE_WORDS: WordsOf<NonNullable<AllocationRow["undone"]>> = {
  zh: { withdrawn: "已撤回", spared: "已有进展，保留" },
  en: { withdrawn: "Withdrawn", spared: "Went on, kept" },
};
