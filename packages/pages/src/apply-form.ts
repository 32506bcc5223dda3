import { JOB_INTENTIONS } from "@shanhai/contract/job-application";
import { JOB_INTENTION_WORDS } from "@shanhai/contract/job-words";
import { issueText, type Language } from "@shanhai/contract/problem";
import { html } from "hono/html";
import type { Markup } from "./page.ts";

const WORDS = {
  zh: {
    title: "报名",
    help: "填姓名和手机号就能报名，不用简历。",
    name: "姓名",
    phone: "手机号",
    phoneHelp: "顾问会打这个电话联系您",
    intention: "什么时候能到岗（选填）",
    anyIntention: "还没定",
    experience: "做过什么、会什么（选填）",
    experienceHelp: "有经历可以写几句，没有也可以报名",
    consent: "我同意",
    consentText: (agency: string, enterprise: string) =>
      `${agency}（人力资源服务机构）收集以上信息，用于联系我、推荐我应聘这个岗位，并把应聘所需的姓名、电话和经历提供给用人单位 ${enterprise}。只用于招聘，不会给其他人。可随时在报名进度页撤回报名，或联系 ${agency} 撤回同意、要求删除。`,
    trap: "请不要填写这一栏",
    submit: "报名",
    sending: "正在提交…",
    waiting: "网络不通，还没有提交。填的内容都在，请别关这个页面，网络恢复后会自动提交。",
    wrong: "有内容需要修改，尚未提交",
    notices: {
      again: "请再按一次“报名”，刚才没有提交成功，您填的内容还在。",
      slowDown: "现在报名的人太多，没有提交成功。您填的内容还在，请一分钟后再按一次“报名”。",
      busy: "系统忙，没有提交成功。您填的内容还在，请再按一次“报名”。",
    },
  },
  en: {
    title: "Apply",
    help: "A name and a phone number are enough; no résumé needed.",
    name: "Name",
    phone: "Mobile number",
    phoneHelp: "An adviser calls you on this number",
    intention: "When could you start (optional)",
    anyIntention: "Not decided",
    experience: "What you have done and can do (optional)",
    experienceHelp: "A few words if you like; you can apply without",
    consent: "I agree",
    consentText: (agency: string, enterprise: string) =>
      `${agency} (an HR-service agency) uses this to reach me and to put me forward for this job, and gives my name, phone and experience to the employer, ${enterprise}. For recruitment alone, and to nobody else. I may take the application back on its progress page, and withdraw this or ask for deletion at ${agency}, at any time.`,
    trap: "Please leave this empty",
    submit: "Apply",
    sending: "Sending…",
    waiting:
      "No network: it was not sent yet. What you typed is still here; keep this page open and it is sent once the network is back.",
    wrong: "Something needs correcting; nothing was sent",
    notices: {
      again: "Please press “Apply” once more: it was not sent, and what you typed is still here.",
      slowDown:
        "Too many people are applying right now; it was not sent. What you typed is still here: press “Apply” again in a minute.",
      busy: "The system is busy and it was not sent. What you typed is still here: press “Apply” again.",
    },
  },
} as const;

const FIELDS = ["name", "phone", "intention", "experience", "consent"] as const;
export type ApplyField = (typeof FIELDS)[number];
/** Why nothing was sent although nothing typed is wrong. */
type ApplyNotice = keyof (typeof WORDS)["zh"]["notices"];

export interface ApplyForm {
  /** Makes sending the same form twice one act, and says when it was opened. */
  request: string;
  typed: Readonly<Partial<Record<ApplyField, string>>>;
  /** Codes of what is wrong, by field. */
  issues?: Readonly<Partial<Record<ApplyField, string>>>;
  notice?: ApplyNotice;
}

interface Recipients {
  agencyName: string;
  enterpriseName: string;
}

/** Name, phone, when, and whom the data goes to, by name; with a field that people do not see and must stay empty. */
export function applyForm(language: Language, { agencyName, enterpriseName }: Recipients, form: ApplyForm): Markup {
  const { request, typed, issues = {}, notice } = form;
  const t = WORDS[language];
  const wrong = FIELDS.filter((field) => issues[field]);
  const say = (field: ApplyField) => issueText(issues[field] ?? "", language);
  const state = (field: ApplyField) =>
    issues[field] ? html` aria-invalid="true" aria-describedby="${field}-issue"` : "";
  const below = (field: ApplyField, help?: string) =>
    issues[field]
      ? html`<p class="issue" id="${field}-issue">${say(field)}</p>`
      : help
        ? html`<p class="help">${help}</p>`
        : "";
  const summary =
    wrong.length > 0
      ? html`<div class="alert" role="alert"><h2>${t.wrong}</h2><ul>${wrong.map(
          (field) => html`<li><a href="#${field}">${t[field]}：${say(field)}</a></li>`,
        )}</ul></div>`
      : notice
        ? html`<div class="alert" role="alert"><p>${t.notices[notice]}</p></div>`
        : "";
  return html`<section id="apply"><h2>${t.title}</h2>
${summary}
<form method="post" action="#apply" novalidate data-sending="${t.sending}" data-waiting="${t.waiting}">
<p class="help">${t.help}</p>
<input type="hidden" name="request" value="${request}">
<p class="trap" aria-hidden="true"><label for="website">${t.trap}</label><input id="website" name="website" tabindex="-1" autocomplete="off"></p>
<div class="field"><label for="name">${t.name}</label>
<input id="name" name="name" value="${typed.name ?? ""}" maxlength="50" autocomplete="name" required${state("name")}>${below("name")}</div>
<div class="field"><label for="phone">${t.phone}</label>
<input id="phone" name="phone" value="${typed.phone ?? ""}" type="tel" inputmode="numeric" autocomplete="tel" maxlength="20" required${state("phone")}>${below("phone", t.phoneHelp)}</div>
<div class="field"><label for="intention">${t.intention}</label>
<select id="intention" name="intention"><option value="">${t.anyIntention}</option>${JOB_INTENTIONS.map(
    (one) =>
      html`<option value="${one}"${one === typed.intention ? html` selected` : ""}>${JOB_INTENTION_WORDS[language][one]}</option>`,
  )}</select>${below("intention")}</div>
<div class="field"><label for="experience">${t.experience}</label>
<textarea id="experience" name="experience" rows="2" maxlength="1000"${state("experience")}>${typed.experience ?? ""}</textarea>${below("experience", t.experienceHelp)}</div>
<label class="check consent" for="consent"><input type="checkbox" id="consent" name="consent" value="yes"${
    typed.consent ? html` checked` : ""
  }${state("consent")}>${t.consent}</label>
<p class="help">${t.consentText(agencyName, enterpriseName)}</p>${below("consent")}
<button>${t.submit}</button>
</form></section>`;
}
