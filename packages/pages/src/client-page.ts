import type { Language } from "@shanhai/contract/problem";
import { html } from "hono/html";
import { CLIENT_STYLE } from "./client-style.ts";
import { CLIENT_TOLD, CLIENT_WORDS, type ClientEnd, type ClientTold, isRefusal } from "./client-words.ts";
import { type Markup, page } from "./page.ts";

/** What every page of a client has: where it begins, and what came of what was sent. */
export interface ClientFrame {
  /** The first page's address. */
  home: string;
  told?: Told | undefined;
}

export interface Told {
  what: ClientTold;
  n: number;
  /** What was typed and not kept: shown again, so that it is not lost. */
  typed?: string | undefined;
}

/** What an address says came of what was sent; nothing where it says what none of ours does. */
export function readTold(query: URLSearchParams): Told | undefined {
  const what = CLIENT_TOLD.find((one) => one === query.get("told"));
  const n = Number(query.get("n") ?? 1);
  return what && { what, n: Number.isSafeInteger(n) && n > 0 && n < 1000 ? n : 1 };
}

function toldText(language: Language, told: Told | undefined): Markup | "" {
  if (!told) return "";
  const bad = isRefusal(told.what);
  const text = CLIENT_WORDS[language].told[told.what](told.n);
  return html`<p class="told" data-tone="${bad ? "bad" : "good"}" role="${bad ? "alert" : "status"}">${text}${told.typed ? html`<br>${CLIENT_WORDS[language].typed}${told.typed}` : ""}</p>`;
}

/** A client's page behind the first one. */
export function clientPage(language: Language, title: string, { home, told }: ClientFrame, content: Markup): string {
  const framed = html`<a class="crumb" href="${home}">‹ ${CLIENT_WORDS[language].back}</a>${toldText(language, told)}${content}`;
  return page(language, title, framed, { style: CLIENT_STYLE });
}

/** Why nothing can be done by a link here and now, and whom to ask: the agency's name and no more. */
export function clientEnded(language: Language, why: ClientEnd, agencyName = ""): string {
  const [title, help] = CLIENT_WORDS[language].ends[why];
  const content = html`<div class="card" data-tone="bad" role="alert"><h1>${title}</h1><p>${help(agencyName)}</p></div>`;
  return page(language, title, content, { style: CLIENT_STYLE });
}
