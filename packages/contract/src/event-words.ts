import { COUNTED_BY_HEAD, type EventKind, type EventStatus, type ParkEvent } from "./event.ts";
import type { EventReport, ReportStep } from "./event-outcome.ts";
import type { Language } from "./problem.ts";
import type { RegistrationStatus } from "./registration.ts";

/* What events are called and what is said of them: on the console, on phone pages and in files alike. */

type Words<Name extends string> = Record<Language, Record<Name, string>>;

export const EVENT_KIND_WORDS: Words<EventKind> = {
  zh: {
    roadshow: "招商路演",
    jobFair: "招聘会",
    matchmaking: "供需对接会",
    training: "研修班",
    classVisit: "培训班推介",
    forum: "峰会与交流会",
    doctoralMatch: "博士后双洽",
    contest: "创新大赛",
  },
  en: {
    roadshow: "Roadshow",
    jobFair: "Job fair",
    matchmaking: "Matchmaking",
    training: "Training",
    classVisit: "Class visit",
    forum: "Forum",
    doctoralMatch: "Doctoral match",
    contest: "Contest",
  },
};

export const EVENT_STATUS_WORDS: Words<EventStatus> = {
  zh: { draft: "草稿", open: "报名中", closed: "报名截止", held: "已举办", cancelled: "已取消" },
  en: { draft: "Draft", open: "Open", closed: "Registration closed", held: "Held", cancelled: "Cancelled" },
};

export const REGISTRATION_STATUS_WORDS: Words<RegistrationStatus> = {
  zh: { registered: "已报名", waiting: "候补", attended: "已到场", absent: "未到场", cancelled: "已取消" },
  en: {
    registered: "Registered",
    waiting: "Waiting",
    attended: "Came",
    absent: "Did not come",
    cancelled: "Called off",
  },
};

export const REPORT_STEP_WORDS: Words<ReportStep> = {
  zh: {
    registered: "报名",
    attended: "到场",
    consultations: "接待咨询",
    applications: "投递简历",
    interviews: "进入面试",
    offers: "录用意向",
    matched: "对接意向单位",
    intents: "入驻意向",
    needs: "服务需求",
  },
  en: {
    registered: "registered",
    attended: "came",
    consultations: "consultations",
    applications: "applied",
    interviews: "interviewed",
    offers: "offered",
    matched: "matched",
    intents: "settlement intents",
    needs: "service needs",
  },
};

const UNITS: Record<Exclude<ReportStep, "registered" | "attended">, string> = {
  consultations: "人次",
  applications: "人",
  interviews: "人",
  offers: "人",
  matched: "人",
  intents: "个",
  needs: "条",
};

/** In what Chinese counts a step; registrations in 人 where heads are counted, in 家 where organisations come. */
function unitOf(step: ReportStep, kind: EventKind): string {
  if (step !== "registered" && step !== "attended") return UNITS[step];
  return COUNTED_BY_HEAD.includes(kind) ? "人" : "家";
}

/** A count with what it counts: 接待咨询 200 人次. */
export function stepText(
  step: ReportStep,
  count: number,
  { kind }: Pick<ParkEvent, "kind">,
  language: Language,
): string {
  const word = REPORT_STEP_WORDS[language][step];
  return language === "zh" ? `${word} ${count} ${unitOf(step, kind)}` : `${count} ${word}`;
}

/** The finding of a report in one line: its steps, widest first; undefined while nothing was counted. */
export function findingText(
  { event, steps }: Pick<EventReport, "event" | "steps">,
  language: Language,
): string | undefined {
  if (steps.length === 0) return undefined;
  return steps.map(({ step, count }) => stepText(step, count, event, language)).join(language === "zh" ? "，" : ", ");
}

/**
 * How many of those registered came, in per cent with one decimal; undefined while nobody is registered, or nobody has come to
 * an event that may be to come.
 */
export function attendanceRate({
  registered,
  attended,
  status,
}: Pick<ParkEvent, "registered" | "attended" | "status">): number | undefined {
  const all = ({ agency, enterprise, person }: ParkEvent["registered"]) => agency + enterprise + person;
  const [whole, came] = [all(registered), all(attended)];
  if (whole === 0 || (came === 0 && status !== "held")) return undefined;
  return Math.round((came / whole) * 1000) / 10;
}

const WEEKDAYS = {
  zh: ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
} as const;

function dayText(date: string, language: Language): string {
  const [year, month, day] = date.split("-").map(Number);
  const weekday = WEEKDAYS[language][new Date(date).getUTCDay()];
  return language === "zh" ? `${year}年${month}月${day}日 ${weekday}` : `${weekday} ${date}`;
}

/** When an event is, as people read it: 2026年8月8日 周六 09:00–17:00, with the last day where there are several. */
export function whenText(
  { date, endDate, from, to }: Pick<ParkEvent, "date" | "endDate" | "from" | "to">,
  language: Language,
): string {
  const last = endDate === date ? "" : ` – ${dayText(endDate, language)}`;
  return `${dayText(date, language)}${last} ${from}–${to}`;
}
