import type { Language } from "@shanhai/contract/problem";
import { html } from "hono/html";
import { page } from "./page.ts";

const WORDS = {
  zh: ["链接无效", "请扫现场张贴的最新二维码，或打开通知里最新的链接。"],
  en: ["This link does not work", "Scan the newest code on site, or open the newest link you were sent."],
} as const;

/** An address that leads to nothing: says no more than that, whatever the reason. */
export function linkClosed(language: Language): string {
  const [title, help] = WORDS[language];
  const content = html`<div class="card" data-tone="bad" role="alert">
<h1>${title}</h1>
<p>${help}</p>
</div>`;
  return page(language, title, content);
}
