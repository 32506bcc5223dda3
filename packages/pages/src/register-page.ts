import { type AgendaItem, REGISTRANT_KINDS, type RegistrantKind } from "@shanhai/contract/event";
import { issueText, type Language } from "@shanhai/contract/problem";
import { MOST_PEOPLE } from "@shanhai/contract/registration";
import { html } from "hono/html";
import { agendaList, eventFacts, type ShownEvent } from "./event-facts.ts";
import { EVENT_STYLE } from "./event-style.ts";
import { type Markup, page } from "./page.ts";

const WORDS = {
  zh: {
    title: "活动报名",
    kind: "报名身份",
    kinds: { agency: "机构", enterprise: "企业", person: "个人" },
    organisation: "单位名称",
    organisationHelp: "以个人身份报名可以不填",
    contactName: "姓名",
    phone: "手机号",
    phoneHelp: "现场凭手机号签到",
    people: "到场人数",
    peopleHelp: `最多 ${MOST_PEOPLE} 人`,
    note: "备注（选填）",
    submit: "提交报名",
    join: "提交，进入候补",
    left: (n: number) => `还有 ${n} 个名额`,
    full: (n: number) =>
      n > 0
        ? `名额已满，已有 ${n} 家（人）候补；有人取消时按顺序自动递补`
        : "名额已满，可以候补；有人取消时按顺序自动递补",
    consent: (park: string) =>
      `提交即表示同意 ${park} 为组织本次活动使用以上信息，用于联系您和现场签到；不会提供给其他参会单位。`,
    wrong: "有内容需要修改，尚未提交",
    duplicate: "这个手机号已经报过名。请打开报名成功时的链接查看；如找不到，请联系主办方。",
  },
  en: {
    title: "Register",
    kind: "You come as",
    kinds: { agency: "Agency", enterprise: "Enterprise", person: "Myself" },
    organisation: "Organisation",
    organisationHelp: "Not needed if you come for yourself",
    contactName: "Name",
    phone: "Mobile number",
    phoneHelp: "You check in with it on site",
    people: "How many come",
    peopleHelp: `Up to ${MOST_PEOPLE}`,
    note: "Note (optional)",
    submit: "Register",
    join: "Join the waiting list",
    left: (n: number) => `${n} places left`,
    full: (n: number) => `All places are taken; ${n} waiting. You move up by yourself when somebody calls off.`,
    consent: (park: string) =>
      `By registering you agree that ${park} uses this to hold this event: to reach you, and for check-in on site. Other participants do not get it.`,
    wrong: "Something needs correcting; nothing was sent",
    duplicate: "This number is registered already. Open the link you were given then, or ask the organiser.",
  },
} as const;

const FIELDS = ["kind", "organisation", "contactName", "phone", "people", "note"] as const;
export type RegisterField = (typeof FIELDS)[number];
export type Typed = Readonly<Partial<Record<RegisterField, string>>>;

interface RegisterPage {
  event: ShownEvent;
  agenda: readonly AgendaItem[];
  placesLeft: number;
  waiting: number;
  /** To whom the data is given, by name. */
  parkName: string;
  /** Makes sending the same form twice one act. */
  request: string;
  typed: Typed;
  /** Codes of what is wrong by field; `duplicate` of the phone is said at length. */
  issues?: Readonly<Partial<Record<RegisterField, string>>>;
}

const DEFAULTS: Typed = { people: "1" };

/** As what people mostly come to events of each kind. */
const USUAL: Partial<Record<ShownEvent["kind"], RegistrantKind>> = {
  roadshow: "agency",
  training: "person",
  forum: "person",
  doctoralMatch: "person",
};

/** What the event is, and the few fields to register. */
export function registerPage(language: Language, shown: RegisterPage): string {
  const { event, agenda, placesLeft, waiting, parkName, request, typed, issues = {} } = shown;
  const t = WORDS[language];
  const say = (field: RegisterField) => {
    const code = issues[field];
    if (!code) return undefined;
    return code === "registration.duplicate" ? t.duplicate : issueText(code, language);
  };
  const label = (field: RegisterField) => (field === "note" ? t.note : t[field]);
  const wrong = FIELDS.filter((field) => issues[field]);
  const state = (field: RegisterField) =>
    issues[field] ? html` aria-invalid="true" aria-describedby="${field}-issue"` : "";
  const below = (field: RegisterField, help?: string) => {
    const issue = say(field);
    if (issue) return html`<p class="issue" id="${field}-issue">${issue}</p>`;
    return help ? html`<p class="help">${help}</p>` : "";
  };
  const input = (field: RegisterField, attributes: Markup, help?: string) => html`<div class="field">
<label for="${field}">${label(field)}</label>
<input id="${field}" name="${field}" value="${typed[field] ?? DEFAULTS[field] ?? ""}" ${attributes}${state(field)}>
${below(field, help)}
</div>`;
  const chosen = typed.kind ?? USUAL[event.kind] ?? "enterprise";
  const summary =
    wrong.length === 0
      ? ""
      : html`<div class="alert" role="alert"><h2>${t.wrong}</h2><ul>${wrong.map(
          (field) => html`<li><a href="#${field}">${label(field)}：${say(field) ?? ""}</a></li>`,
        )}</ul></div>`;
  const content = html`${eventFacts(language, event)}
${event.description ? html`<p class="text">${event.description}</p>` : ""}
${agendaList(event, agenda)}
${summary}
<p class="places">${placesLeft > 0 ? t.left(placesLeft) : t.full(waiting)}</p>
<form method="post" novalidate>
<input type="hidden" name="request" value="${request}">
<fieldset id="kind"><legend>${t.kind}</legend><div class="choices">${REGISTRANT_KINDS.map(
    (kind) =>
      html`<label><input type="radio" name="kind" value="${kind}"${kind === chosen ? html` checked` : ""}>${t.kinds[kind]}</label>`,
  )}</div>${below("kind")}</fieldset>
${input("organisation", html`maxlength="100" autocomplete="organization"`, t.organisationHelp)}
${input("contactName", html`maxlength="50" autocomplete="name" required`)}
${input("phone", html`type="tel" inputmode="numeric" autocomplete="tel" maxlength="20" required`, t.phoneHelp)}
${input("people", html`inputmode="numeric" maxlength="2"`, t.peopleHelp)}
<div class="field"><label for="note">${t.note}</label>
<textarea id="note" name="note" rows="2" maxlength="300"${state("note")}>${typed.note ?? ""}</textarea>${below("note")}</div>
<p class="help">${t.consent(parkName)}</p>
<button>${placesLeft > 0 ? t.submit : t.join}</button>
</form>`;
  return page(language, `${event.title} · ${t.title}`, content, { style: EVENT_STYLE });
}
