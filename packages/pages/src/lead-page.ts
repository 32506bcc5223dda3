import { LEAD_KINDS } from "@shanhai/contract/lead";
import { OFFERING_KIND_WORDS } from "@shanhai/contract/lead-words";
import { OFFERING_KINDS } from "@shanhai/contract/offering";
import { issueText, type Language } from "@shanhai/contract/problem";
import { html } from "hono/html";
import { eventFacts, type ShownEvent } from "./event-facts.ts";
import { EVENT_STYLE } from "./event-style.ts";
import { type Markup, page } from "./page.ts";

const WORDS = {
  zh: {
    title: "留下意向或需求",
    kind: "我想",
    kinds: { settlement: "入驻园区", service: "找服务机构" },
    organisation: "单位名称",
    contactName: "姓名",
    phone: "手机号",
    phoneHelp: "三天内会有人联系您",
    offeringKind: "需要哪类服务（选填）",
    anyOffering: "还没想好",
    note: "想说的（选填）",
    submit: "提交",
    consent: "我同意",
    consentText: (park: string, agencies: string) =>
      `${park} 用以上信息联系我并跟进本次意向；需要服务时，可将其提供给承接的在园机构${agencies ? `（目前有：${agencies}）` : ""}，仅用于对接这项服务。可随时联系园区撤回。`,
    join: "、",
    wrong: "有内容需要修改，尚未提交",
    done: "已收到",
    doneHelp: (park: string) => `${park} 会在三天内联系您。同一手机号再次提交会合并到同一条。`,
    again: "再登记一位",
  },
  en: {
    title: "Leave an intent or a need",
    kind: "I want to",
    kinds: { settlement: "Settle in the park", service: "Find an agency" },
    organisation: "Organisation",
    contactName: "Name",
    phone: "Mobile number",
    phoneHelp: "Somebody will call you within three days",
    offeringKind: "What is needed (optional)",
    anyOffering: "Not sure yet",
    note: "Anything else (optional)",
    submit: "Send",
    consent: "I agree",
    consentText: (park: string, agencies: string) =>
      `${park} uses this to reach me about it; where I need a service, it may be given to the agency of the park that takes it on${agencies ? ` (at present: ${agencies})` : ""}, for that alone. I may withdraw at any time by asking the park.`,
    join: ", ",
    wrong: "Something needs correcting; nothing was sent",
    done: "Received",
    doneHelp: (park: string) => `${park} will call you within three days. The same number sent again is one lead.`,
    again: "Enter another person",
  },
} as const;

const FIELDS = ["kind", "organisation", "contactName", "phone", "offeringKind", "note", "consent"] as const;
export type LeadField = (typeof FIELDS)[number];
type Typed = Readonly<Partial<Record<LeadField, string>>>;

interface LeadForm {
  event: ShownEvent;
  /** To whom the data is given, by name; and the agencies that may be given a need. */
  parkName: string;
  agencies: readonly string[];
  /** Makes sending the same form twice one act. */
  request: string;
  typed: Typed;
  /** Codes of what is wrong, by field. */
  issues?: Readonly<Partial<Record<LeadField, string>>>;
}

/** Three fields at a booth, what for by two big buttons, and to whom it is given. */
export function leadPage(language: Language, shown: LeadForm): string {
  const { event, parkName, agencies, request, typed, issues = {} } = shown;
  const t = WORDS[language];
  const wrong = FIELDS.filter((field) => issues[field]);
  const say = (field: LeadField) => issueText(issues[field] ?? "", language);
  const state = (field: LeadField) =>
    issues[field] ? html` aria-invalid="true" aria-describedby="${field}-issue"` : "";
  const below = (field: LeadField, help?: string) =>
    issues[field]
      ? html`<p class="issue" id="${field}-issue">${say(field)}</p>`
      : help
        ? html`<p class="help">${help}</p>`
        : "";
  const input = (field: "organisation" | "contactName" | "phone", attributes: Markup, help?: string) =>
    html`<div class="field">
<label for="${field}">${t[field]}</label>
<input id="${field}" name="${field}" value="${typed[field] ?? ""}" ${attributes}${state(field)}>
${below(field, help)}
</div>`;
  const summary =
    wrong.length === 0
      ? ""
      : html`<div class="alert" role="alert"><h2>${t.wrong}</h2><ul>${wrong.map(
          (field) => html`<li><a href="#${field}">${t[field]}：${say(field)}</a></li>`,
        )}</ul></div>`;
  const content = html`${eventFacts(language, event)}
${summary}
<form method="post" novalidate>
<input type="hidden" name="request" value="${request}">
<fieldset id="kind"><legend>${t.kind}</legend><div class="choices">${LEAD_KINDS.map(
    (kind) =>
      html`<label><input type="radio" name="kind" value="${kind}"${kind === typed.kind ? html` checked` : ""}>${t.kinds[kind]}</label>`,
  )}</div>${below("kind")}</fieldset>
${input("organisation", html`maxlength="100" autocomplete="organization"`)}
${input("contactName", html`maxlength="50" autocomplete="name" required`)}
${input("phone", html`type="tel" inputmode="numeric" autocomplete="tel" maxlength="20" required`, t.phoneHelp)}
<div class="field"><label for="offeringKind">${t.offeringKind}</label>
<select id="offeringKind" name="offeringKind"><option value="">${t.anyOffering}</option>${OFFERING_KINDS.map(
    (kind) =>
      html`<option value="${kind}"${kind === typed.offeringKind ? html` selected` : ""}>${OFFERING_KIND_WORDS[language][kind]}</option>`,
  )}</select>${below("offeringKind")}</div>
<div class="field"><label for="note">${t.note}</label>
<textarea id="note" name="note" rows="2" maxlength="500"${state("note")}>${typed.note ?? ""}</textarea>${below("note")}</div>
<div class="choices"><label for="consent"><input type="checkbox" id="consent" name="consent" value="yes"${
    typed.consent ? html` checked` : ""
  }${state("consent")}>${t.consent}</label></div>
<p class="help">${t.consentText(parkName, agencies.join(t.join))}</p>${below("consent")}
<button>${t.submit}</button>
</form>`;
  return page(language, `${event.title} · ${t.title}`, content, { style: EVENT_STYLE });
}

/** What was sent has been taken: said the same whether the number was known or not. */
export function leadTaken(language: Language, event: ShownEvent, parkName: string, again: string): string {
  const t = WORDS[language];
  const content = html`${eventFacts(language, event)}
<div class="card" data-tone="good" role="status"><h2>${t.done}</h2><p>${t.doneHelp(parkName)}</p></div>
<a class="again" href="${again}">${t.again}</a>`;
  return page(language, t.done, content, { style: EVENT_STYLE });
}
