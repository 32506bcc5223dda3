import { JOB_ALERT_CONSENT_VERSION, type JobFilters } from "@shanhai/contract/job-filters";
import type { Language } from "@shanhai/contract/problem";
import type { CalendarDate, Instant } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { type BoardPostingRecord, isOnBoard } from "./board-posting.ts";
import { plusDays } from "./calendar.ts";
import { fitsWholly } from "./job-filters.ts";

/** Days that somebody is told of new jobs, unless they ask for more. */
const ALERT_DAYS = 90;

/** 岗位订阅: that somebody wants to be told of new jobs by text message. One a phone and park: asked for anew, it replaces the one before. */
export interface JobAlert {
  /** Made of the phone's keyed hash: the same phone meets the same alert. */
  alertId: string;
  phone: string;
  filters: JobFilters;
  /** What the division is called. */
  divisionName?: string;
  language: Language;
  /** The token of the board that they came by. */
  board: string;
  consentVersion: string;
  consentAt: Instant;
  /** The last day on which they are told. */
  until: CalendarDate;
  /** Jobs that were new up to then have been told of. */
  toldThrough: Instant;
  /** The day of the last message: there is at most one a day. */
  sentOn?: CalendarDate;
  /** The last part of the address that messages lead to. */
  link: string;
  version: number;
}

type Asked = Pick<JobAlert, "alertId" | "phone" | "filters" | "divisionName" | "language" | "board" | "link">;

/** Begins an alert, or puts what is asked now in the place of what was asked before. It tells of what is new from now on. */
export function askForAlert(
  before: JobAlert | undefined,
  asked: Asked,
  { at, today }: Pick<Act, "at" | "today">,
): JobAlert {
  return {
    ...asked,
    link: before?.link ?? asked.link,
    consentVersion: JOB_ALERT_CONSENT_VERSION,
    consentAt: at,
    until: plusDays(today, ALERT_DAYS),
    toldThrough: at,
    ...(before?.sentOn ? { sentOn: before.sentOn } : {}),
    version: (before?.version ?? 0) + 1,
  };
}

/** Goes on for as long as a new one would. */
export function renewAlert(alert: JobAlert, { today }: Pick<Act, "today">): JobAlert {
  return { ...alert, until: plusDays(today, ALERT_DAYS), version: alert.version + 1 };
}

/** Of jobs that are new, those to tell somebody of today; none on a day that had its message, and none when it is over. */
export function jobsToTell(
  alert: JobAlert,
  jobs: readonly BoardPostingRecord[],
  today: CalendarDate,
): BoardPostingRecord[] {
  if (alert.until < today || (alert.sentOn ?? "") >= today) return [];
  return jobs.filter(
    (job) =>
      isOnBoard(job, today) &&
      job.open > 0 &&
      job.partnerId === undefined &&
      (job.firstShownAt ?? "") > alert.toldThrough &&
      fitsWholly(job, alert.filters),
  );
}
