import type { Language } from "@shanhai/contract/problem";
import { html } from "hono/html";
import { eventFacts, type ShownEvent } from "./event-facts.ts";
import { EVENT_STYLE } from "./event-style.ts";
import { page } from "./page.ts";

/** What is wrong with what was typed, or with its registration. */
export type DoorIssue = "phone" | "unknown" | "waiting";

const WORDS = {
  zh: {
    title: "活动签到",
    phone: "手机号",
    phoneHelp: "报名时填的手机号",
    submit: "签到",
    done: "签到成功",
    slot: "展位",
    next: "下一位签到",
    register: "还没报名？现在报名",
    issues: {
      phone: "请填写 11 位手机号",
      unknown: "名单里没有这个手机号，请核对，或找现场工作人员登记",
      waiting: "您还在候补名单上，请找现场工作人员安排",
    },
    sending: "正在发送…",
    kept: "网络不通，已记在这部手机上。不用再填，网络恢复后会自动签到：尾号",
    sent: "已补上签到：尾号",
    refused: "没有签到成功，请找现场工作人员登记：尾号",
  },
  en: {
    title: "Event check-in",
    phone: "Mobile number",
    phoneHelp: "The number you registered with",
    submit: "Check in",
    done: "You are checked in",
    slot: "Booth",
    next: "Check in the next person",
    register: "Not registered? Do it now",
    issues: {
      phone: "Enter a mobile number of 11 digits",
      unknown: "This number is not on the list: check it, or ask somebody at the desk",
      waiting: "You are on the waiting list: ask somebody at the desk",
    },
    sending: "Sending…",
    kept: "No network: kept on this phone, and sent by itself when the network is back. No need to type it again: ends in",
    sent: "Checked in after all: ends in",
    refused: "Not checked in, ask somebody at the desk: ends in",
  },
} as const;

interface DoorPage {
  event: ShownEvent;
  /** Address of the script that keeps what cannot be sent. */
  script: string;
  wrong?: { issue: DoorIssue; phone: string };
  /** Where to register, for those who are not on the list. */
  registerPath?: string | undefined;
}

/** The form at an event's door: one number, one button. Words for the script travel with it. */
export function doorPage(language: Language, { event, script, wrong, registerPath }: DoorPage): string {
  const t = WORDS[language];
  const content = html`${eventFacts(language, event)}
<form method="post" data-door data-sending="${t.sending}" data-kept="${t.kept}" data-sent="${t.sent}" data-refused="${t.refused}">
<label for="phone">${t.phone}</label>
<input id="phone" name="phone" type="tel" inputmode="numeric" autocomplete="tel" maxlength="20" required value="${wrong?.phone ?? ""}"${wrong ? html` aria-invalid="true" aria-describedby="issue"` : ""} autofocus>
${wrong ? html`<p class="issue" id="issue" role="alert">${t.issues[wrong.issue]}</p>` : html`<p class="help">${t.phoneHelp}</p>`}
<button>${t.submit}</button>
</form>
${registerPath ? html`<a class="again" href="${registerPath}">${t.register}</a>` : ""}`;
  return page(language, `${event.title} · ${t.title}`, content, { style: EVENT_STYLE, script });
}

/** Who is checked in: as little of the name as tells the person that it was understood, and where to go. */
export function doorDone(
  language: Language,
  {
    event,
    script,
    name,
    slotLabel,
  }: Pick<DoorPage, "event" | "script"> & { name: string; slotLabel: string | undefined },
): string {
  const t = WORDS[language];
  const [first = ""] = name;
  const content = html`${eventFacts(language, event)}
<div class="card" data-tone="good" role="status">
<h2>✓ ${t.done}</h2>
<p>${first}${"*".repeat(Math.max(1, [...name].length - 1))}${slotLabel ? html` · ${t.slot} <strong>${slotLabel}</strong>` : ""}</p>
</div>
<a class="again" href="">${t.next}</a>`;
  return page(language, `${event.title} · ${t.title}`, content, { style: EVENT_STYLE, script });
}
