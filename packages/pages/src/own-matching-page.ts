import type { Language } from "@shanhai/contract/problem";
import { html } from "hono/html";
import { JOB_STYLE } from "./job-style.ts";
import { page } from "./page.ts";

const WORDS = {
  zh: {
    back: "← 报名进度",
    title: "自动匹配",
    lead: (agency: string) =>
      `${agency} 会用程序把您的职业、技能、证书、期望月薪、意向地点和上岗经历与在招岗位比较，算出分数，供顾问参考。是否推荐由顾问决定。`,
    right: "您可以拒绝。拒绝后程序不再比较您，顾问仍可以人工推荐您；现有的报名不受影响。",
    refused: (agency: string) => `已拒绝自动匹配。想重新参加，请联系${agency}。`,
    refuse: "拒绝自动匹配",
  },
  en: {
    back: "← Your application",
    title: "Automated matching",
    lead: (agency: string) =>
      `A program of ${agency} compares your occupation, skills, certificates, pay, place and work so far with open jobs and gives scores. Whether to recommend you is for its advisers to decide.`,
    right:
      "You may refuse. Then you are compared no more; advisers may still recommend you, and your applications go on as they are.",
    refused: (agency: string) => `You have refused. To be compared again, ask ${agency}.`,
    refuse: "Refuse automated matching",
  },
} as const;

/** What automated matching is, and refusing it (PIPL 24); `refused`: it was refused just now. */
export function ownMatchingPage(
  language: Language,
  { agencyName, refused, back }: { agencyName: string; refused: boolean; back: string },
): string {
  const t = WORDS[language];
  const content = html`<p><a href="${back}">${t.back}</a></p>
<h1>${t.title}</h1>
<p>${t.lead(agencyName)}</p>
<p>${t.right}</p>
${
  refused
    ? html`<p class="card"><strong role="status">${t.refused(agencyName)}</strong></p>`
    : html`<form method="post"><button class="quiet">${t.refuse}</button></form>`
}`;
  return page(language, t.title, content, { style: JOB_STYLE });
}
