import type { AgencyStatus } from "@shanhai/contract/agency";
import {
  ONBOARDING_DOCUMENTS,
  type Onboarding,
  type OnboardingComment,
  type OnboardingDocumentKind,
} from "@shanhai/contract/onboarding";
import { issueText, type Language } from "@shanhai/contract/problem";
import { html } from "hono/html";
import { ONBOARDING_STYLE } from "./onboarding-style.ts";
import { ONBOARDING_WORDS } from "./onboarding-words.ts";
import { type Markup, page } from "./page.ts";

/** What was typed, by field, as it came. */
export type Typed = Readonly<Record<string, string>>;
/** What is wrong with it: a code of the contract by field, or a whole sentence. */
export interface Wrong {
  issues: readonly { field: string; code: string }[];
  sentence?: string;
}

export type OnboardingClosed = "link" | "slowDown" | "busy" | "stale";

/** Where a browser's form sends a document. */
interface DocumentForm {
  kind: OnboardingDocumentKind;
  url: string;
  fields: Readonly<Record<string, string>>;
}

/** What an applicant's own page shows besides the application. */
export interface Shown {
  comments: readonly OnboardingComment[];
  forms: readonly DocumentForm[];
  agencyStatus?: AgencyStatus | undefined;
  /** The owner's invitation. */
  invitation?: { path: string; expiresAt: string; status: "pending" | "accepted" | "revoked" | "expired" } | undefined;
  /** Why a document was not taken. */
  notTaken?: "missing" | "type" | "many" | "closed" | undefined;
}

const FIELDS = [
  { name: "name", type: "text", autocomplete: "organization", max: 100 },
  { name: "uscc", type: "text", autocomplete: "off", max: 40 },
  { name: "licenceNumber", type: "text", autocomplete: "off", max: 50 },
  { name: "licenceExpiry", type: "date", autocomplete: "off", max: 10 },
  { name: "contactName", type: "text", autocomplete: "name", max: 50 },
  { name: "phone", type: "tel", autocomplete: "tel", max: 30 },
  { name: "email", type: "email", autocomplete: "email", max: 254 },
  { name: "note", type: "area", autocomplete: "off", max: 1000 },
] as const;

/** The day of an instant in Asia/Shanghai. */
const dayOf = (at: string) => new Date(Date.parse(at) + 8 * 60 * 60 * 1000).toISOString().slice(0, 10);

function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

function fieldOf(
  language: Language,
  { name, type, autocomplete, max }: (typeof FIELDS)[number],
  typed: Typed,
  wrong?: Wrong,
): Markup {
  const t = ONBOARDING_WORDS[language];
  const [label, help] = t.fields[name];
  const issue = wrong?.issues.find(({ field }) => field === name);
  const described = issue
    ? html` aria-invalid="true" aria-describedby="${name}-note"`
    : help
      ? html` aria-describedby="${name}-note"`
      : "";
  const value = typed[name] ?? "";
  return html`<div class="field">
<label for="${name}">${label}${type === "area" ? html` <small>${t.optional}</small>` : ""}</label>
${
  type === "area"
    ? html`<textarea id="${name}" name="${name}" rows="3" maxlength="${max}"${described}>${value}</textarea>`
    : html`<input id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" maxlength="${max}"${type === "tel" ? html` inputmode="numeric"` : ""} required value="${value}"${described}>`
}
${issue ? html`<p class="issue" id="${name}-note">${issueText(issue.code, language)}</p>` : help ? html`<p class="help" id="${name}-note">${help}</p>` : ""}
</div>`;
}

function summaryOf(language: Language, wrong: Wrong | undefined): Markup | "" {
  if (!wrong) return "";
  const t = ONBOARDING_WORDS[language];
  const labelOf = (field: string) => FIELDS.find(({ name }) => name === field)?.name;
  return html`<div class="card" data-tone="bad" role="alert">
${wrong.sentence ? html`<p>${wrong.sentence}</p>` : html`<p>${fill(t.summary, { n: wrong.issues.length })}</p>`}
${
  wrong.issues.length > 0
    ? html`<ul>${wrong.issues.map(({ field, code }) => {
        const known = labelOf(field);
        return html`<li><a href="#${field}">${known ? t.fields[known][0] : field}</a>：${issueText(code, language)}</li>`;
      })}</ul>`
    : ""
}
</div>`;
}

/** A field that people do not see and machines fill in. */
export const TRAP = "website";
const trap = html`<div class="trap" aria-hidden="true"><label>Website<input name="${TRAP}" tabindex="-1" autocomplete="off"></label></div>`;

/** The application form of a park; `once` makes sending twice the same as once. */
export function applyForm(
  language: Language,
  park: { name: string },
  once: string,
  typed: Typed = {},
  wrong?: Wrong,
): string {
  const t = ONBOARDING_WORDS[language];
  const missing = wrong?.issues.some(({ field }) => field === "consent");
  const content = html`<h1>${t.apply}</h1>
<p class="facts"><strong>${park.name}</strong><br>${t.applyLead}</p>
${summaryOf(language, wrong)}
<form method="post">
<input type="hidden" name="once" value="${once}">
${trap}
${FIELDS.map((field) => fieldOf(language, field, typed, wrong))}
<label class="check"><input id="consent" type="checkbox" name="consent" value="yes"${typed.consent === "yes" ? html` checked` : ""}${missing ? html` aria-invalid="true"` : ""} required><span>${fill(t.consent, { park: park.name })}</span></label>
${missing ? html`<p class="issue">${issueText("consent", language)}</p>` : ""}
<button>${t.submit}</button>
</form>`;
  return page(language, `${t.apply} · ${park.name}`, content, { style: ONBOARDING_STYLE });
}

const TONE = { submitted: "live", returned: "warn", approved: "good", rejected: "bad", withdrawn: "quiet" } as const;

function invitationOf(language: Language, { email }: Onboarding, { agencyStatus, invitation }: Shown): Markup {
  const t = ONBOARDING_WORDS[language];
  if (agencyStatus === "approved" || !invitation) return html`<p>${t.settingUp}</p>`;
  if (invitation.status === "accepted") return html`<p>${t.accepted}</p><a class="button" href="/">${t.open}</a>`;
  if (invitation.status !== "pending") return html`<p>${t.acceptExpired}</p>`;
  return html`<p>${fill(t.acceptHelp, { date: dayOf(invitation.expiresAt) })}</p>
<a class="button" href="${invitation.path}">${fill(t.accept, { email })}</a>`;
}

function documentsOf(language: Language, { documents }: Onboarding, { forms, notTaken }: Shown): Markup {
  const t = ONBOARDING_WORDS[language];
  return html`<h2 id="documents">${t.documents}</h2>
${notTaken ? html`<p class="issue" role="alert">${t.notTaken[notTaken]}</p>` : ""}
${forms.length > 0 ? html`<p class="help">${t.documentsHelp}</p>` : ""}
${ONBOARDING_DOCUMENTS.map((kind) => {
  const sent = documents.filter((document) => document.kind === kind);
  const form = forms.find((one) => one.kind === kind);
  if (!form && sent.length === 0) return "";
  return html`<section class="paper">
<h3>${t.kind[kind]}</h3>
${sent.length === 0 ? html`<p class="help">${t.notUploaded}</p>` : sent.map(({ uploadedAt, type }) => html`<p class="sent">✓ ${fill(t.uploaded, { date: dayOf(uploadedAt) })} · ${type.toUpperCase()}</p>`)}
${
  form
    ? html`<form method="post" action="${form.url}" enctype="multipart/form-data" class="bare">
${Object.entries(form.fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<label for="file-${kind}" class="visually-hidden">${t.choose}：${t.kind[kind]}</label>
<input id="file-${kind}" type="file" name="file" accept="application/pdf,image/jpeg,image/png" required>
<button class="second" aria-label="${t.upload}：${t.kind[kind]}">${t.upload}</button>
</form>`
    : ""
}
</section>`;
})}`;
}

function messagesOf(language: Language, comments: readonly OnboardingComment[], open: boolean): Markup {
  const t = ONBOARDING_WORDS[language];
  return html`<h2>${t.messages}</h2>
${comments.map(({ by, text, at }) => html`<div class="message"${by ? "" : html` data-mine`}><small>${by ? t.park : t.me} · ${dayOf(at)}</small><p>${text}</p></div>`)}
${
  open
    ? html`<form method="post" class="bare">
<input type="hidden" name="act" value="comment">
<label for="message">${t.message}</label>
<textarea id="message" name="text" rows="2" maxlength="1000" required></textarea>
<button class="second">${t.send}</button>
</form>`
    : ""
}`;
}

/** An applicant's own page: where it stands, what to do, papers, messages. */
export function applicationPage(
  language: Language,
  park: { name: string },
  onboarding: Onboarding,
  shown: Shown,
  editing: { typed: Typed; wrong?: Wrong | undefined },
): string {
  const t = ONBOARDING_WORDS[language];
  const { status, statusReason } = onboarding;
  const open = status === "submitted" || status === "returned";
  const [title, help] = t.status[status];
  const { typed, wrong } = editing;
  const content = html`<h1>${t.own}</h1>
<p class="facts"><strong>${onboarding.name}</strong><br>${park.name}</p>
<div class="card" data-tone="${TONE[status]}" role="status">
<h2>${title}</h2>
${help ? html`<p>${help}</p>` : ""}
${statusReason && status !== "submitted" ? html`<p><strong>${t.reason}</strong><br>${statusReason}</p>` : ""}
${status === "approved" ? invitationOf(language, onboarding, shown) : ""}
</div>
<ol class="steps">
<li><span>${t.step.created}</span> ${dayOf(onboarding.createdAt)}</li>
<li><span>${title}</span> ${dayOf(onboarding.updatedAt)}</li>
</ol>
${documentsOf(language, onboarding, shown)}
${
  open
    ? html`<details${status === "returned" || wrong ? html` open` : ""}>
<summary>${t.correct}</summary>
${summaryOf(language, wrong)}
<form method="post" class="bare">
<input type="hidden" name="act" value="correct">
<input type="hidden" name="version" value="${onboarding.version}">
${FIELDS.map((field) => fieldOf(language, field, typed, wrong))}
<button>${t.resubmit}</button>
</form>
</details>`
    : ""
}
${messagesOf(language, shown.comments, status !== "withdrawn" && status !== "approved")}
${
  open
    ? html`<details>
<summary>${t.withdraw}</summary>
<p class="help">${t.withdrawHelp}</p>
<form method="post" class="bare">
<input type="hidden" name="act" value="withdraw">
<button class="danger">${t.sure}</button>
</form>
</details>`
    : ""
}`;
  return page(language, `${t.own} · ${onboarding.name}`, content, { style: ONBOARDING_STYLE });
}

/** Nothing can be done here and now; says why, and what to do. */
export function onboardingClosed(language: Language, why: OnboardingClosed): string {
  const [title, help] = ONBOARDING_WORDS[language].closed[why];
  const content = html`<div class="card" data-tone="bad" role="alert">
<h1>${title}</h1>
<p>${help}</p>
</div>`;
  return page(language, title, content);
}
