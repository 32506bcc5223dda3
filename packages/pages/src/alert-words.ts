import type { JobFilters } from "@shanhai/contract/job-filters";
import { BENEFIT_WORDS } from "@shanhai/contract/job-words";
import type { Language } from "@shanhai/contract/problem";
import { html } from "hono/html";
import type { Markup } from "./page.ts";

const WORDS = {
  zh: {
    any: "所有新岗位",
    place: "工作地",
    occupation: "工种或岗位",
    pay: "月薪能到",
    yuan: (pay: string) => `${pay} 元`,
    benefits: "福利",
    between: "、",
  },
  en: {
    any: "Every new job",
    place: "Place",
    occupation: "Occupation or job",
    pay: "Pay up to at least",
    yuan: (pay: string) => `¥${pay} a month`,
    benefits: "Benefits",
    between: ", ",
  },
} as const;

/** What somebody wants to be told of. */
export function conditions(language: Language, filters: JobFilters, divisionName: string | undefined): Markup {
  const t = WORDS[language];
  const { division, occupation, pay, benefits } = filters;
  const rows = [
    ...(division ? [[t.place, divisionName ?? division]] : []),
    ...(occupation ? [[t.occupation, occupation]] : []),
    ...(pay ? [[t.pay, t.yuan(pay)]] : []),
    ...(benefits.length > 0
      ? [[t.benefits, benefits.map((kind) => BENEFIT_WORDS[language][kind]).join(t.between)]]
      : []),
  ];
  if (rows.length === 0) return html`<p>${t.any}</p>`;
  return html`<dl>${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}
