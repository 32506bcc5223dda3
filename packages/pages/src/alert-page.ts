import type { JobFilters } from "@shanhai/contract/job-filters";
import type { Language } from "@shanhai/contract/problem";
import { html } from "hono/html";
import { conditions } from "./alert-words.ts";
import { jobCards, type ShownJob } from "./job-list-page.ts";
import { JOB_STYLE } from "./job-style.ts";
import { page } from "./page.ts";

const WORDS = {
  zh: {
    title: "新岗位短信",
    until: (day: string) => `有符合的新岗位，每天最多给您发一条短信，到 ${day} 为止。`,
    jobs: "符合条件的岗位，最新的在前",
    none: "现在没有符合条件的岗位。有了新的，会发短信告诉您。",
    all: "看全部符合的岗位",
    renew: "再收 90 天",
    stop: "退订",
    stopHelp: "退订后不再发短信，您的手机号会从这里删除。",
    stopNow: "确认退订",
    notices: { on: "已订阅", renewed: "已续订 90 天" },
    over: "没有订阅",
    overHelp: "已经退订，或者到期了，不会再发短信。想再收，请在岗位页面重新订阅。",
    board: "看全部岗位",
  },
  en: {
    title: "Texts about new jobs",
    until: (day: string) => `One text a day at most, when there are new jobs that match, until ${day}.`,
    jobs: "Jobs that match, the newest first",
    none: "Nothing matches now. When there is something new, you get a text.",
    all: "All that match",
    renew: "Go on for 90 days",
    stop: "Unsubscribe",
    stopHelp: "No more texts are sent, and your number is removed here.",
    stopNow: "Yes, unsubscribe",
    notices: { on: "You are subscribed", renewed: "Renewed for 90 days" },
    over: "No subscription",
    overHelp: "It was ended, or has run out: no texts are sent. Subscribe again on the jobs' page if you like.",
    board: "All jobs",
  },
} as const;

export type AlertNotice = keyof (typeof WORDS)["zh"]["notices"];

interface ShownAlert {
  filters: JobFilters;
  divisionName: string | undefined;
  until: string;
  jobs: readonly ShownJob[];
  /** The board's own path; jobs lie below it. */
  boardPath: string;
  /** The board with these filters. */
  listPath: string;
  notice?: AlertNotice | undefined;
}

/** Somebody's alert: what is told of, what matches now, going on and ending it. Names nobody: the link alone opens it. */
export function alertPage(language: Language, shown: ShownAlert): string {
  const { filters, divisionName, until, jobs, boardPath, listPath, notice } = shown;
  const t = WORDS[language];
  const content = html`<h1>${t.title}</h1>
${notice ? html`<div class="card" data-tone="good" role="status"><p>${t.notices[notice]}</p></div>` : ""}
<p class="facts">${t.until(until)}</p>
<div class="card flat">${conditions(language, filters, divisionName)}</div>
<h2>${t.jobs}</h2>
${jobs.length > 0 ? jobCards(language, boardPath, jobs) : html`<div class="card"><p>${t.none}</p></div>`}
<a class="more" href="${listPath}">${t.all}</a>
<div class="ends"><form method="post"><input type="hidden" name="act" value="renew"><button class="plain">${t.renew}</button></form>
<details><summary>${t.stop}</summary><form method="post"><p class="help">${t.stopHelp}</p>
<input type="hidden" name="act" value="stop"><button class="danger">${t.stopNow}</button></form></details></div>`;
  return page(language, t.title, content, { style: JOB_STYLE });
}

/** An alert that is over. */
export function alertOver(language: Language, boardPath: string): string {
  const t = WORDS[language];
  const content = html`<div class="card" role="status"><h1>${t.over}</h1><p>${t.overHelp}</p></div>
<a class="go" href="${boardPath}">${t.board}</a>`;
  return page(language, t.title, content, { style: JOB_STYLE });
}
