import type { AgendaItem, ParkEvent } from "@shanhai/contract/event";
import { EVENT_KIND_WORDS, whenText } from "@shanhai/contract/event-words";
import type { Language } from "@shanhai/contract/problem";
import { html } from "hono/html";
import { EVENT_STYLE } from "./event-style.ts";
import { type Markup, page } from "./page.ts";

/** What an event's pages say of it. */
export type ShownEvent = Pick<
  ParkEvent,
  "kind" | "title" | "place" | "date" | "endDate" | "from" | "to" | "organiser" | "description"
>;

/** What an event is, when and where. */
export function eventFacts(language: Language, event: ShownEvent): Markup {
  const { kind, title, place, organiser } = event;
  return html`<p class="tag">${EVENT_KIND_WORDS[language][kind]}</p>
<h1>${title}</h1>
<p class="facts"><strong>${whenText(event, language)}</strong><br>${place}${organiser ? html`<br>${organiser}` : ""}</p>`;
}

/** What happens when; days only where there are several. */
export function agendaList(event: ShownEvent, items: readonly AgendaItem[]): Markup | "" {
  if (items.length === 0) return "";
  let day = event.date;
  const rows = items.map(({ date = event.date, at, title, speaker }) => {
    const heading = date === day ? "" : html`<li><h2>${date}</h2></li>`;
    day = date;
    return html`${heading}<li><time>${at}</time><span>${title}${speaker ? html`<small>${speaker}</small>` : ""}</span></li>`;
  });
  return html`<ol class="agenda">${rows}</ol>`;
}

/** Why an event's page cannot do what it is for. */
export type EventClosed = "link" | "day" | "cancelled" | "notOpen" | "slowDown" | "busy";

const CLOSED = {
  zh: {
    link: ["链接无效", "请扫主办方最新的二维码，或联系主办方。"],
    day: ["今天不能签到", "请在活动当天扫码签到。"],
    cancelled: ["活动已取消", "如有疑问，请联系主办方。"],
    notOpen: ["现在不接受报名", "报名还没有开始，或已经截止。如有疑问，请联系主办方。"],
    slowDown: ["试的次数太多了", "请一分钟后再试，或找现场工作人员。"],
    busy: ["没有成功", "系统忙，没有保存任何内容。请返回再试一次。"],
  },
  en: {
    link: ["This link does not work", "Scan the organiser's newest code, or ask the organiser."],
    day: ["No check-in yet", "Scan the code on the day of the event."],
    cancelled: ["The event is cancelled", "Ask the organiser if you have questions."],
    notOpen: ["No registration now", "Registration has not begun or is over. Ask the organiser if you have questions."],
    slowDown: ["Too many attempts", "Try again in a minute, or ask somebody at the desk."],
    busy: ["It did not work", "The system is busy and nothing was saved: go back and try again."],
  },
} as const;

/** A page that says why it does nothing, and what to do. */
export function eventClosed(language: Language, why: EventClosed, event?: ShownEvent): string {
  const [title, help] = CLOSED[language][why];
  const content = html`${event ? eventFacts(language, event) : ""}
<div class="card" data-tone="bad" role="alert">
<h2>${title}</h2>
<p>${help}</p>
</div>`;
  return page(language, title, content, { style: EVENT_STYLE });
}
