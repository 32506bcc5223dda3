import type { Language } from "@shanhai/contract/problem";
import { html } from "hono/html";
import { page } from "./page.ts";

const WORDS = {
  zh: ["这个页面已过期", "为了安全，验证手机号后半小时内有效。请回到岗位页面，重新获取验证码。"],
  en: [
    "This page has expired",
    "To keep it safe it works for half an hour: go back to the jobs and have a new code sent.",
  ],
} as const;

/** What somebody sees whose proof of their phone is too old, or was none. */
export function phoneAgain(language: Language): string {
  const [title, help] = WORDS[language];
  return page(
    language,
    title,
    html`<div class="card" data-tone="bad" role="alert"><h1>${title}</h1><p>${help}</p></div>`,
  );
}
