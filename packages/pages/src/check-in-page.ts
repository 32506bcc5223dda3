import type { Interview } from "@shanhai/contract/interview";
import type { Language } from "@shanhai/contract/problem";
import { html } from "hono/html";
import { type Markup, page } from "./page.ts";

/** Why there is nobody to check in: the link, the day, or the interview itself. */
export type Closed = "link" | "day" | "cancelled" | "slowDown" | "busy";
/** What is wrong with what was typed. */
export type CheckInIssue = "phone" | "unknown";

const WORDS = {
  zh: {
    title: "面试签到",
    phone: "手机号",
    phoneHelp: "报名时留的手机号",
    submit: "签到",
    at: "时段",
    done: "签到成功",
    doneHelp: "请在休息区等候叫号。",
    next: "下一位签到",
    issues: {
      phone: "请填写 11 位手机号",
      unknown: "名单里没有这个手机号，请核对，或找现场工作人员登记",
    },
    closed: {
      link: ["签到码无效", "请扫现场张贴的最新二维码。"],
      day: ["今天不能签到", "这场面试的日期是"],
      cancelled: ["这场面试已取消", "请联系通知您的顾问。"],
      slowDown: ["试的次数太多了", "请一分钟后再试，或找现场工作人员登记。"],
      busy: ["没有签到成功", "系统忙，请返回再试一次，或找现场工作人员登记。"],
    },
  },
  en: {
    title: "Interview check-in",
    phone: "Mobile number",
    phoneHelp: "The number you applied with",
    submit: "Check in",
    at: "Time",
    done: "You are checked in",
    doneHelp: "Please wait to be called.",
    next: "Check in the next person",
    issues: {
      phone: "Enter a mobile number of 11 digits",
      unknown: "This number is not on the list: check it, or ask somebody at the desk",
    },
    closed: {
      link: ["This code does not work", "Scan the newest code on site."],
      day: ["No check-in today", "This interview is on"],
      cancelled: ["This interview is cancelled", "Ask the recruiter who invited you."],
      slowDown: ["Too many attempts", "Try again in a minute, or ask somebody at the desk."],
      busy: ["You are not checked in", "The system is busy: go back and try again, or ask somebody at the desk."],
    },
  },
} as const;

type Shown = Pick<Interview, "positionTitle" | "enterpriseName" | "date" | "place">;

function facts({ positionTitle, enterpriseName, date, place }: Shown): Markup {
  return html`<h1>${positionTitle}</h1>
<p class="facts"><strong>${enterpriseName}</strong><br>${date} · ${place}</p>`;
}

/** The form at the door: one number, one button. */
export function checkInForm(
  language: Language,
  interview: Shown,
  wrong?: { issue: CheckInIssue; phone: string },
): string {
  const t = WORDS[language];
  const content = html`${facts(interview)}
<form method="post">
<label for="phone">${t.phone}</label>
<input id="phone" name="phone" type="tel" inputmode="numeric" autocomplete="tel" maxlength="20" required value="${wrong?.phone ?? ""}"${wrong ? html` aria-invalid="true" aria-describedby="issue"` : ""} autofocus>
${wrong ? html`<p class="issue" id="issue" role="alert">${t.issues[wrong.issue]}</p>` : html`<p class="help">${t.phoneHelp}</p>`}
<button>${t.submit}</button>
</form>`;
  return page(language, t.title, content);
}

/** Who is checked in: as little of the name as tells the person that it was understood, and when it is their turn. */
export function checkedIn(language: Language, interview: Shown, person: { name: string; slot: string }): string {
  const t = WORDS[language];
  const [first = ""] = person.name;
  const content = html`${facts(interview)}
<div class="card" data-tone="good" role="status">
<h2>✓ ${t.done}</h2>
<p>${first}${"*".repeat(Math.max(1, [...person.name].length - 1))} · ${t.at} <strong>${person.slot}</strong></p>
<p class="help">${t.doneHelp}</p>
</div>
<a class="again" href="">${t.next}</a>`;
  return page(language, t.title, content);
}

/** Nobody can check in here and now; says why, and what to do. */
export function checkInClosed(language: Language, why: Closed, interview?: Shown): string {
  const t = WORDS[language];
  const [title, help] = t.closed[why];
  const content = html`${interview ? facts(interview) : ""}
<div class="card" data-tone="bad" role="alert">
<h2>${title}</h2>
<p>${help}${why === "day" && interview ? ` ${interview.date}` : ""}</p>
</div>`;
  return page(language, t.title, content);
}
