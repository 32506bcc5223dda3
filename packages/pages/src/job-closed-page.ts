import type { Language } from "@shanhai/contract/problem";
import { html } from "hono/html";
import { JOB_STYLE } from "./job-style.ts";
import { page } from "./page.ts";

/** Why a page of jobs shows none. */
export type JobClosed = "gone" | "link" | "busy";

const WORDS = {
  zh: {
    gone: ["这个岗位已经不招了", "可能已经招满，或者已经下架。看看其他在招的岗位吧。"],
    link: ["链接无效", "请扫现场最新的二维码，或联系园区。"],
    busy: ["没有打开", "系统忙，没有保存任何内容。请返回再试一次。"],
    board: "看全部岗位",
  },
  en: {
    gone: ["This job is no longer open", "It may be filled, or was taken off. Have a look at the others."],
    link: ["This link does not work", "Scan the newest code on site, or ask the park."],
    busy: ["It did not open", "The system is busy and nothing was saved: go back and try again."],
    board: "All jobs",
  },
} as const;

/** A page that says why there is nothing, with the way back to the board where one is known. */
export function jobClosed(language: Language, why: JobClosed, boardPath?: string): string {
  const [title, help] = WORDS[language][why];
  const content = html`<div class="card" data-tone="bad" role="alert"><h1>${title}</h1><p>${help}</p></div>
${boardPath ? html`<a class="go" href="${boardPath}">${WORDS[language].board}</a>` : ""}`;
  return page(language, title, content, { style: JOB_STYLE });
}
