import type { Language } from "./problem.ts";
import type { RelayReason } from "./relay.ts";

/* What a station's relay says: in texts, on its picture and page, and on the console. */

export const RELAY_REASON_WORDS: Record<Language, Record<RelayReason, string>> = {
  zh: { addressed: "专属岗位", city: "本市岗位", province: "本省岗位", newest: "最新发布" },
  en: { addressed: "For our people", city: "In our city", province: "In our province", newest: "Newest" },
};

interface HandoutWords {
  title: (station: string, month: string) => string;
  part: (at: number, of: number) => string;
  seats: (open: number) => string;
  more: string;
  free: string;
  ask: string;
  others: (count: number) => string;
  lead: (jobs: number, open: number) => string;
}

const MONTH = new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" });

/** `month` is a number, 1 to 12. */
export const HANDOUT_WORDS: Record<Language, HandoutWords> = {
  zh: {
    title: (station, month) => `${station} ${month}月岗位`,
    part: (at, of) => `（${at}/${of}）`,
    seats: (open) => `招${open}人`,
    more: "看详情、报名：",
    free: "求职不收任何费用",
    ask: "扫码看详情、报名",
    others: (count) => `另有 ${count} 个岗位，扫码查看`,
    lead: (jobs, open) => `${jobs} 个岗位，还缺 ${open} 人。点开就能报名，求职不收任何费用。`,
  },
  en: {
    title: (station, month) => `${station}: jobs of ${MONTH.format(Date.UTC(2000, Number(month) - 1))}`,
    part: (at, of) => ` (${at}/${of})`,
    seats: (open) => `${open} wanted`,
    more: "Details, and to apply: ",
    free: "Applying costs nothing",
    ask: "Scan for details and to apply",
    others: (count) => `${count} more jobs by the code`,
    lead: (jobs, open) => `${jobs} jobs, ${open} wanted. Open one to apply; it costs nothing.`,
  },
};
