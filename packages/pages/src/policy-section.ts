import { POLICY_KIND_WORDS } from "@shanhai/contract/job-words";
import type { PolicyCard } from "@shanhai/contract/policy-card";
import type { Language } from "@shanhai/contract/problem";
import { html } from "hono/html";
import type { Markup } from "./page.ts";

const WORDS = {
  zh: { title: "来这里工作，有这些政策", link: "去办理", until: (day: string) => `有效期至 ${day}` },
  en: {
    title: "What there is for who works here",
    link: "Apply for it",
    until: (day: string) => `Valid through ${day}`,
  },
} as const;

export type ShownPolicy = Pick<PolicyCard, "kind" | "title" | "text" | "link" | "validThrough">;

/** What the park tells job seekers beside its jobs, each to be opened; nothing where it tells nothing. */
export function policySection(language: Language, cards: readonly ShownPolicy[]): Markup | "" {
  if (cards.length === 0) return "";
  const t = WORDS[language];
  return html`<section id="policies"><h2>${t.title}</h2>${cards.map(
    ({ kind, title, text, link, validThrough }) =>
      html`<details><summary><span class="kind">${POLICY_KIND_WORDS[language][kind]}</span>${title}</summary><div>
<p class="text">${text}</p>${validThrough ? html`<p class="help">${t.until(validThrough)}</p>` : ""}${
        link ? html`<p><a href="${link}" rel="noopener noreferrer">${t.link}</a></p>` : ""
      }</div></details>`,
  )}</section>`;
}
