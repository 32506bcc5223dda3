import { REGISTRATION_STATUS_WORDS } from "@shanhai/contract/event-words";
import type { Language } from "@shanhai/contract/problem";
import type { Registration } from "@shanhai/contract/registration";
import { html } from "hono/html";
import { eventFacts, type ShownEvent } from "./event-facts.ts";
import { EVENT_STYLE } from "./event-style.ts";
import { page } from "./page.ts";

const WORDS = {
  zh: {
    title: "我的报名",
    keep: "请收藏本页：凭这个链接查看、签到或取消。",
    place: (n: number) => `候补第 ${n} 位。有人取消时按顺序自动递补，请留意本页。`,
    people: (n: number) => `${n} 人`,
    slot: "展位",
    checkIn: "我已到场，签到",
    came: "已签到",
    withdraw: "取消报名",
    sure: "确定取消报名吗？名额会让给候补的人。",
    yes: "确定取消",
    no: "不取消，返回",
    gone: "报名已取消，名额已让出。",
    again: "重新报名",
    off: "活动已取消。如有疑问，请联系主办方。",
  },
  en: {
    title: "My registration",
    keep: "Keep this page: its link shows your registration, checks you in or calls it off.",
    place: (n: number) => `Number ${n} on the waiting list. You move up by yourself when somebody calls off.`,
    people: (n: number) => (n === 1 ? "1 person" : `${n} people`),
    slot: "Booth",
    checkIn: "I am here: check in",
    came: "Checked in",
    withdraw: "Call off",
    sure: "Call your registration off? Your places go to those who wait.",
    yes: "Call it off",
    no: "Keep it",
    gone: "Called off; your places are free for others.",
    again: "Register again",
    off: "The event is cancelled. Ask the organiser if you have questions.",
  },
} as const;

interface OwnRegistration {
  event: ShownEvent & { status: string };
  registration: Registration;
  /** Where it stands on the waiting list, from 1. */
  waitingPlace: number | undefined;
  canCheckIn: boolean;
  canWithdraw: boolean;
  /** The question whether to call off is being asked. */
  asking: boolean;
  /** Where to register again, while that is possible. */
  registerPath: string | undefined;
}

/** One's own registration: how it stands, and the one or two acts that are one's own. */
export function ownRegistrationPage(language: Language, shown: OwnRegistration): string {
  const { event, registration, waitingPlace, canCheckIn, canWithdraw, asking, registerPath } = shown;
  const t = WORDS[language];
  const { status, contactName, organisation, people, slotLabel } = registration;
  const tone = status === "registered" || status === "attended" ? "good" : "bad";
  const content = html`${eventFacts(language, event)}
<div class="card" data-tone="${event.status === "cancelled" ? "bad" : tone}" role="status">
<h2>${REGISTRATION_STATUS_WORDS[language][status]}</h2>
<p>${[organisation, contactName, t.people(people)].filter(Boolean).join(" · ")}</p>
${slotLabel ? html`<p><strong>${t.slot} ${slotLabel}</strong></p>` : ""}
${waitingPlace ? html`<p>${t.place(waitingPlace)}</p>` : ""}
${event.status === "cancelled" ? html`<p>${t.off}</p>` : status === "cancelled" ? html`<p>${t.gone}</p>` : html`<p class="help">${t.keep}</p>`}
</div>
${
  asking
    ? html`<form method="post"><p>${t.sure}</p><button class="quiet" name="act" value="withdraw">${t.yes}</button></form><a class="again" href="?">${t.no}</a>`
    : html`${canCheckIn ? html`<form method="post"><button name="act" value="checkIn">${t.checkIn}</button></form>` : ""}
${canWithdraw ? html`<a class="again" href="?ask=withdraw">${t.withdraw}</a>` : ""}
${registerPath && status === "cancelled" ? html`<a class="again" href="${registerPath}">${t.again}</a>` : ""}`
}`;
  return page(language, `${event.title} · ${t.title}`, content, { style: EVENT_STYLE });
}
