import type { EventKind, EventStatus, ParkEvent } from "./event.ts";
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

/** In what Chinese counts a step; registrations in 家 where organisations come, in 人 where people come for themselves. */
function unitOf(step: ReportStep, { registered }: Pick<ParkEvent, "registered">): string {
  if (step === "registered" || step === "attended") return registered.agency + registered.enterprise > 0 ? "家" : "人";
  return {
    consultations: "人次",
    intents: "个",
    needs: "条",
    applications: "人",
    interviews: "人",
    offers: "人",
    matched: "人",
  }[step];
}

/** A count with what it counts: 接待咨询 200 人次. */
export function stepText(
  step: ReportStep,
  count: number,
  event: Pick<ParkEvent, "registered">,
  language: Language,
): string {
  const word = REPORT_STEP_WORDS[language][step];
  return language === "zh" ? `${word} ${count} ${unitOf(step, event)}` : `${count} ${word}`;
}

/** The finding of a report in one line; undefined while nothing was counted. */
export function findingText(
  { event, steps }: Pick<EventReport, "event" | "steps">,
  language: Language,
): string | undefined {
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last) return undefined;
  const from = stepText(first.step, first.count, event, language);
  if (first === last) return from;
  const to = stepText(last.step, last.count, event, language);
  return language === "zh" ? `${from}，${to}` : `${to}, out of ${from}`;
}

/** How many of those registered came, in per cent with one decimal; undefined while nobody is registered. */
export function attendanceRate({
  registered,
  attended,
}: Pick<ParkEvent, "registered" | "attended">): number | undefined {
  const all = ({ agency, enterprise, person }: ParkEvent["registered"]) => agency + enterprise + person;
  const whole = all(registered);
  return whole === 0 ? undefined : Math.round((all(attended) / whole) * 1000) / 10;
}

/** When an event is, as people read it: 2026-08-08 09:00–17:00, with the last day where there are several. */
export function whenText({ date, endDate, from, to }: Pick<ParkEvent, "date" | "endDate" | "from" | "to">): string {
  return endDate === date ? `${date} ${from}–${to}` : `${date} – ${endDate} ${from}–${to}`;
}
