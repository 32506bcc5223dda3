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
    on: "现在：参加自动匹配",
    off: "现在：已拒绝自动匹配",
    refuse: "拒绝自动匹配",
    allow: "重新参加自动匹配",
  },
  en: {
    back: "← Your application",
    title: "Automated matching",
    lead: (agency: string) =>
      `A program of ${agency} compares your occupation, skills, certificates, pay, place and work so far with open jobs and gives scores. Whether to recommend you is for its advisers to decide.`,
    right:
      "You may refuse. Then you are compared no more; advisers may still recommend you, and your applications go on as they are.",
    on: "Now: you are compared",
    off: "Now: you have refused",
    refuse: "Refuse automated matching",
    allow: "Be compared again",
  },
} as const;

/** What automated matching is, whether somebody takes part, and refusing it or taking that back (PIPL 24). */
export function ownMatchingPage(
  language: Language,
  { agencyName, refused, back }: { agencyName: string; refused: boolean; back: string },
): string {
  const t = WORDS[language];
  const content = html`<p><a href="${back}">${t.back}</a></p>
<h1>${t.title}</h1>
<p>${t.lead(agencyName)}</p>
<p>${t.right}</p>
<p class="card"><strong role="status">${refused ? t.off : t.on}</strong></p>
<form method="post"><input type="hidden" name="refused" value="${refused ? "no" : "yes"}">
<button${refused ? "" : html` class="quiet"`}>${refused ? t.allow : t.refuse}</button></form>`;
  return page(language, t.title, content, { style: JOB_STYLE });
}
