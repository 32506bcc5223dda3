import { maskPhone } from "@shanhai/contract/identity";
import type { Language } from "@shanhai/contract/problem";
import type { Stage } from "@shanhai/contract/stage";
import { html } from "hono/html";
import { JOB_STYLE } from "./job-style.ts";
import { type Markup, page } from "./page.ts";
import { PROGRESS_WORDS } from "./progress-words.ts";

const WORDS = {
  zh: {
    title: "我的报名",
    of: (phone: string, count: number) => `${phone} 在这里报了 ${count} 个岗位`,
    none: "这个手机号在这里没有报名记录",
    noneHelp: "只显示通过本页岗位报的名，一年内的。换过手机号的，请用原来的号码，或联系发布机构。",
    progress: "看每一步",
    withdraw: "退出这个岗位",
    withdrawHelp: "退出后不再参加这个岗位的面试和录用。改变主意可以联系发布机构。",
    withdrawNow: "确认退出",
    board: "看全部岗位",
    copy: "查看、下载我的全部个人信息",
    erase: "删除我的个人信息",
    alert: "新岗位短信：查看、续订或退订",
    notices: {
      withdrawn: "已退出这个岗位",
      notWithdrawn: "这个岗位现在不能退出，请联系发布机构",
    },
    expires: "这个页面半小时内有效，请不要转发。",
  },
  en: {
    title: "My applications",
    of: (phone: string, count: number) => `${phone} applied for ${count} ${count === 1 ? "job" : "jobs"} here`,
    none: "Nobody applied here with this number",
    noneHelp:
      "Shown is what was applied for on this board within a year. Use your old number if you changed it, or ask the agency.",
    progress: "Every step",
    withdraw: "Withdraw",
    withdrawHelp: "You are then out of this job's interviews. Tell the agency if you change your mind.",
    withdrawNow: "Yes, withdraw",
    board: "All jobs",
    copy: "See or download all that is kept of me",
    erase: "Have my personal data erased",
    alert: "Texts about new jobs: see, renew or end",
    notices: {
      withdrawn: "You have withdrawn",
      notWithdrawn: "You cannot withdraw from this one now: ask the agency",
    },
    expires: "This page works for half an hour: do not pass it on.",
  },
} as const;

export type OwnJobsNotice = keyof (typeof WORDS)["zh"]["notices"];

interface ShownApplication {
  applicationId: string;
  title: string;
  enterpriseName: string;
  agencyName: string;
  stage: Stage;
  /** When it came to this stage. */
  date: string;
  withdrawable: boolean;
  progressPath: string | undefined;
}

interface OwnJobs {
  phone: string;
  boardPath: string;
  applications: readonly ShownApplication[];
  /** Their alert, where they have one. */
  alertPath: string | undefined;
  copyPath: string;
  erasurePath: string;
  notice?: OwnJobsNotice | undefined;
}

function applicationCard(language: Language, shown: ShownApplication): Markup {
  const t = WORDS[language];
  const { applicationId, title, enterpriseName, agencyName, stage, date, withdrawable, progressPath } = shown;
  const [name, help] = PROGRESS_WORDS[language][stage];
  return html`<li class="card"><h2>${title}</h2>
<p class="help">${enterpriseName}<br>${agencyName}</p>
<p><strong>${name}</strong> · <time datetime="${date}">${date}</time><br>${help}</p>
${progressPath ? html`<p><a class="act" href="${progressPath}">${t.progress}</a></p>` : ""}
${
  withdrawable
    ? html`<details><summary>${t.withdraw}</summary><form method="post"><p class="help">${t.withdrawHelp}</p>
<input type="hidden" name="application" value="${applicationId}"><button class="plain">${t.withdrawNow}</button></form></details>`
    : ""
}</li>`;
}

/** What somebody applied for, once their phone is proven. */
export function ownJobsPage(
  language: Language,
  { phone, boardPath, applications, alertPath, copyPath, erasurePath, notice }: OwnJobs,
): string {
  const t = WORDS[language];
  const tone = notice === "withdrawn" ? "good" : "bad";
  const content = html`<h1>${t.title}</h1>
${notice ? html`<div class="card" data-tone="${tone}" role="status"><p>${t.notices[notice]}</p></div>` : ""}
${
  applications.length > 0
    ? html`<p class="facts">${t.of(maskPhone(phone), applications.length)}</p>
<ul class="own">${applications.map((one) => applicationCard(language, one))}</ul>`
    : html`<p class="facts">${maskPhone(phone)}</p><div class="card"><h2>${t.none}</h2><p>${t.noneHelp}</p></div>`
}
<a class="more" href="${boardPath}">${t.board}</a>
${alertPath ? html`<a class="more quiet" href="${alertPath}">${t.alert}</a>` : ""}
<a class="again" href="${copyPath}">${t.copy}</a>
<a class="again" href="${erasurePath}">${t.erase}</a>
<p class="help">${t.expires}</p>`;
  return page(language, t.title, content, { style: JOB_STYLE });
}
