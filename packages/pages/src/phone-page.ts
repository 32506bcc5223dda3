import { maskPhone } from "@shanhai/contract/identity";
import { filterFields, type JobFilters } from "@shanhai/contract/job-filters";
import type { Language } from "@shanhai/contract/problem";
import { html } from "hono/html";
import { conditions } from "./alert-words.ts";
import { JOB_STYLE } from "./job-style.ts";
import { type Markup, page } from "./page.ts";

const WORDS = {
  zh: {
    back: "← 全部岗位",
    title: "我的报名",
    help: "用报名时填的手机号查看进度，也可以在这里退出报名、删除个人信息。",
    phone: "手机号",
    phoneHelp: "我们发一条带验证码的短信，确认手机是您本人的",
    submit: "获取验证码",
    sentTo: (phone: string) => `验证码已发到 ${phone}`,
    sentHelp: "5 分钟内有效。不要告诉任何人，顾问和园区都不会问您要验证码。",
    code: "验证码",
    check: "确认",
    resend: "没收到？重新获取",
    change: "换一个手机号",
    trap: "请不要填写这一栏",
    alertTitle: "有新岗位，短信告诉我",
    alertHelp: "有符合下面条件的新岗位，每天最多发一条短信。90 天后自动停，随时可以退订。",
    consent: "我同意",
    consentText: (park: string) =>
      `${park}保存我的手机号和上面的条件，用于给我发新岗位短信，短信通过短信服务商发出。不用于其他用途，不提供给其他人；退订或到期后删除。`,
    notices: {
      consent: "请先勾选“我同意”",
      wrongPhone: "请填写 11 位手机号",
      noCode: "请填写短信里的 6 位数字",
      wrongCode: (left: number) => `验证码不对，还可以试 ${left} 次`,
      codeOver: "验证码不对或已失效，请重新获取",
      justSent: "验证码一分钟内已经发过，请先看看短信；没收到的话，一分钟后再获取。",
      tooMany: "今天获取或填写的次数太多了，请过一个小时再试。着急的话请用报名后的进度链接，或给发布机构打电话。",
      again: "请再按一次，刚才没有提交成功。",
      notSent: "短信没有发出去，请稍后再按一次“获取验证码”。",
      off: "这里还不能发短信。请用报名后的进度链接，或给发布机构打电话。",
    },
  },
  en: {
    back: "← All jobs",
    title: "My applications",
    help: "See how it goes with the number you applied with; you can also withdraw here, or have your data erased.",
    phone: "Mobile number",
    phoneHelp: "We send a text with a code, to make sure that the phone is yours",
    submit: "Send me a code",
    sentTo: (phone: string) => `A code was sent to ${phone}`,
    sentHelp: "It works for 5 minutes. Tell it to nobody: neither adviser nor park will ask for it.",
    code: "Code",
    check: "Confirm",
    resend: "Nothing came? Send it again",
    change: "Use another number",
    trap: "Please leave this empty",
    alertTitle: "Text me about new jobs",
    alertHelp:
      "One text a day at most, when there is something new that matches. It ends after 90 days, and whenever you like.",
    consent: "I agree",
    consentText: (park: string) =>
      `${park} keeps my number and what I look for, to text me about new jobs, by way of a sender of messages. For nothing else and to nobody else; removed when I unsubscribe or it ends.`,
    notices: {
      consent: "Tick “I agree” first",
      wrongPhone: "Enter a mobile number of 11 digits",
      noCode: "Enter the 6 digits of the text",
      wrongCode: (left: number) => `That is not the code; ${left} more tries`,
      codeOver: "That is not the code, or it works no more: have a new one sent",
      justSent: "A code was sent less than a minute ago: look at your messages, or have another sent in a minute.",
      tooMany:
        "Too many codes were asked for or typed: try again in an hour. The link you got when you applied still works.",
      again: "Please press once more: it was not sent.",
      notSent: "The text could not be sent: press “Send me a code” again in a moment.",
      off: "No texts can be sent here yet. Use the link you got when you applied, or call the agency.",
    },
  },
} as const;

/** Why somebody sees the same step again. */
export type PhoneNotice = keyof (typeof WORDS)["zh"]["notices"];

export interface PhonePage {
  step: "phone" | "code";
  /** As typed; eleven digits once a code was sent. */
  phone: string;
  /** Makes confirming twice one act, and says when the form was opened. */
  request: string;
  boardPath: string;
  notice?: PhoneNotice | undefined;
  /** Tries that are left. */
  left?: number;
  /** What new jobs somebody wants to be told of, where that is what the phone is proven for. */
  alert?: AlertForm | undefined;
}

export interface AlertForm {
  filters: JobFilters;
  divisionName: string | undefined;
  /** Whom the consent names. */
  parkName: string;
  agreed: boolean;
}

const TRAP = (label: string): Markup =>
  html`<p class="trap" aria-hidden="true"><label for="website">${label}</label><input id="website" name="website" tabindex="-1" autocomplete="off"></p>`;

/** Proving a phone in two steps: its number, and the code that was sent to it. Says nothing of anybody. */
export function phonePage(language: Language, shown: PhonePage): string {
  const { step, phone, request, boardPath, notice, left = 0, alert: wanted } = shown;
  const t = WORDS[language];
  const said = notice && t.notices[notice];
  const text = typeof said === "function" ? said(left) : said;
  const alert = text ? html`<div class="alert" role="alert"><p>${text}</p></div>` : "";
  const carried = wanted ? [["for", "alert"] as const, ...filterFields(wanted.filters)] : [];
  const hidden = html`<input type="hidden" name="request" value="${request}">${carried.map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}`;
  const consent = wanted
    ? html`<label class="check consent" for="consent"><input type="checkbox" id="consent" name="consent" value="yes"${
        wanted.agreed ? html` checked` : ""
      }${notice === "consent" ? html` aria-invalid="true"` : ""}>${t.consent}</label><p class="help">${t.consentText(wanted.parkName)}</p>`
    : "";
  const send = (label: string, more: Markup | "" = "") =>
    html`<form method="post" novalidate>${hidden}<input type="hidden" name="step" value="send">${TRAP(t.trap)}${more}<button${
      step === "code" ? html` class="plain"` : ""
    }>${label}</button></form>`;
  const asking = html`<h1>${wanted ? t.alertTitle : t.title}</h1>
<p class="facts">${wanted ? t.alertHelp : t.help}</p>
${wanted ? html`<div class="card flat about">${conditions(language, wanted.filters, wanted.divisionName)}</div>` : ""}
${alert}
${
  notice === "off"
    ? ""
    : send(
        t.submit,
        html`<div class="field"><label for="phone">${t.phone}</label>
<input id="phone" name="phone" value="${phone}" type="tel" inputmode="numeric" autocomplete="tel" maxlength="20" required${
          notice === "wrongPhone" ? html` aria-invalid="true"` : ""
        }><p class="help">${t.phoneHelp}</p></div>${consent}`,
      )
}`;
  const own = html`<input type="hidden" name="phone" value="${phone}">${
    wanted ? html`<input type="hidden" name="consent" value="yes">` : ""
  }`;
  const typing = html`<h1>${t.sentTo(maskPhone(phone))}</h1>
<p class="facts">${t.sentHelp}</p>
${alert}
<form method="post" novalidate>${hidden}${own}<input type="hidden" name="step" value="check">
<div class="field"><label for="code">${t.code}</label>
<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="8" required autofocus></div>
<button>${t.check}</button></form>
<div class="again-form">${send(t.resend, own)}</div>`;
  const content = html`<p><a href="${boardPath}">${t.back}</a></p>
${step === "phone" ? asking : typing}
${step === "code" ? html`<a class="again" href="?${new URLSearchParams(carried.map(([name, value]) => [name, value]))}">${t.change}</a>` : ""}`;
  return page(language, wanted ? t.alertTitle : t.title, content, { style: JOB_STYLE });
}
