import { monthlyPay } from "@shanhai/contract/job-words";
import type { Language } from "@shanhai/contract/problem";
import type { RelayItem } from "@shanhai/contract/relay";
import { HANDOUT_WORDS, RELAY_REASON_WORDS } from "@shanhai/contract/relay-words";
import { html } from "hono/html";
import { placeOf, tagsOf } from "./job-list-page.ts";
import { JOB_STYLE } from "./job-style.ts";
import { type Markup, page } from "./page.ts";

const WORDS = {
  zh: {
    closed: "这个链接现在打不开",
    closedHelp: "驿站的岗位中转已结束，或链接不完整。请向驿站要最新的链接。",
    none: "本月的岗位已经招满或下架",
    noneHelp: "看看全部在招的岗位，或者过几天再来。",
    all: "看全部岗位",
    seats: (open: number) => `还缺 ${open} 人`,
    by: (station: string) => `由${station}转发。报名后，招聘机构的顾问会打电话联系您。`,
  },
  en: {
    closed: "This link does not open now",
    closedHelp: "The station has stopped relaying, or the link is incomplete. Ask the station for the newest one.",
    none: "This month's jobs are filled or were taken off",
    noneHelp: "Have a look at all jobs, or come back in a few days.",
    all: "All jobs",
    seats: (open: number) => `${open} open`,
    by: (station: string) => `Passed on by ${station}. When you have applied, an adviser of the agency calls you.`,
  },
} as const;

type ShownJob = RelayItem & { path: string };

/** Benefits that a card has room for, beside why it is here. */
const MOST_TAGS = 3;

function jobCard(language: Language, job: ShownJob): Markup {
  const t = WORDS[language];
  const why = job.reason === "addressed" ? [RELAY_REASON_WORDS[language].addressed] : [];
  return html`<li><a class="job" href="${job.path}">
<h2>${job.title}</h2>
<p class="pay">${monthlyPay(language, job.payMin, job.payMax)}</p>
<p>${placeOf(job)} · ${t.seats(job.open)}</p>
<p>${job.enterpriseName}</p>
${tagsOf([...why, ...(job.benefits ?? []).slice(0, MOST_TAGS)])}</a></li>`;
}

/** What a station passes on in one month: jobs to open, each with where somebody came from. */
export function relayPage(
  language: Language,
  {
    stationName,
    month,
    jobs,
    boardPath,
  }: { stationName: string; month: string; jobs: readonly ShownJob[]; boardPath: string },
): string {
  const t = WORDS[language];
  const words = HANDOUT_WORDS[language];
  const title = words.title(stationName, String(Number(month.slice(5))));
  const open = jobs.reduce((sum, job) => sum + job.open, 0);
  const content = html`<h1>${title}</h1>
${
  jobs.length > 0
    ? html`<p class="facts">${words.lead(jobs.length, open)}</p>
<ul class="jobs">${jobs.map((job) => jobCard(language, job))}</ul>`
    : html`<div class="card"><h2>${t.none}</h2><p>${t.noneHelp}</p></div>`
}
<a class="${jobs.length > 0 ? "more" : "go"}" href="${boardPath}">${t.all}</a>
<p class="help">${t.by(stationName)}</p>`;
  return page(language, title, content, { style: JOB_STYLE });
}

/** A link of a station that opens nothing. */
export function relayClosed(language: Language): string {
  const { closed, closedHelp } = WORDS[language];
  const content = html`<div class="card" data-tone="bad" role="alert"><h1>${closed}</h1><p>${closedHelp}</p></div>`;
  return page(language, closed, content, { style: JOB_STYLE });
}
