import type { HeldByAgency, HeldByPark, HeldInterview, PersonalCopy } from "@shanhai/contract/access-export";
import type { Language } from "@shanhai/contract/problem";
import { levelText } from "@shanhai/contract/skill-level-words";
import type { Stage } from "@shanhai/contract/stage";
import { STAGE_WORDS } from "@shanhai/contract/state-words";
import { html } from "hono/html";
import { JOB_STYLE } from "./job-style.ts";
import { type Markup, page } from "./page.ts";

const WORDS = {
  zh: {
    title: "我的个人信息副本",
    back: "← 我的报名",
    at: (when: string) => `${when} 生成。这里是本园区和下列机构现在保存的、关于您的全部信息。`,
    download: "下载文件（JSON Resume）",
    downloadHelp: "可以导入其他支持 JSON Resume 的简历工具，也可以留存。文件里有手机号，请不要转发给别人。",
    nothing: "没有保存您的信息。",
    idHelp: "身份证号只显示首尾四位：文件可能被转发，完整号码您自己知道。",
    fields: {
      name: "姓名",
      phone: "手机号",
      otherPhones: "其他手机号",
      idNumberMasked: "身份证号",
      homePlace: "家庭所在地",
      occupation: "职业",
      skillLevel: "技能等级",
      skills: "技能",
      licences: "持有证书",
      experienceYears: "工作年限",
      expectedPay: "期望月薪",
      intendedPlace: "意向地点",
      availableFrom: "可到岗",
      automatedMatching: "自动匹配",
      note: "机构备注",
      since: "建档",
    },
    anytime: "随时",
    refused: "已拒绝",
    yuan: (from: string, to: string) => [from, to].filter(Boolean).join("–").concat(" 元"),
    consents: "同意记录",
    consent: (version: string, to: string) => `同意提供给：${to}（文本版本 ${version}）`,
    applications: "应聘",
    sent: "您填写的",
    client: { accepted: "用人单位：通过", rejected: "用人单位：未通过" },
    placements: "上岗",
    placed: (from: string, to: string | undefined) => (to ? `${from} 到 ${to}` : `${from} 起在岗`),
    signed: (day: string, place: string) => `${day} 在${place}签约`,
    check: (day: string, note: string) => `${day} 在岗回访 ${note}`,
    service: (day: string, note: string) => `${day} 服务 ${note}`,
    interview: {
      answered: (question: string, answer: string) => `${question} 您的作答：${answer}`,
      scored: (scores: string, note: string) => `评分：${scores} ${note}`,
      drafted: (score: number, quotes: string) => `评分助手草稿：${score}（${quotes}）`,
      byPeople: (day: string) => `${day} 起由人工评价`,
    },
    messages: { seeker: "您", agency: "机构" },
    park: "园区",
    alert: (until: string) => `新岗位短信订阅，到 ${until} 止`,
    registered: (event: string) => `活动报名：${event}`,
    lead: (organisation: string) => `留下的意向${organisation ? `：${organisation}` : ""}`,
    none: "没有",
  },
  en: {
    title: "A copy of my personal data",
    back: "← My applications",
    at: (when: string) => `Made ${when}. This is all that the park and these agencies now keep of you.`,
    download: "Download (JSON Resume)",
    downloadHelp:
      "Other tools that know JSON Resume can read it. Your number is in it: do not pass it on to just anybody.",
    nothing: "Nothing is kept of you.",
    idHelp: "Of the ID number the first and last four characters are shown: files get passed on, and you know it.",
    fields: {
      name: "Name",
      phone: "Mobile number",
      otherPhones: "Other numbers",
      idNumberMasked: "ID number",
      homePlace: "Home",
      occupation: "Occupation",
      skillLevel: "Skill level",
      skills: "Skills",
      licences: "Certificates",
      experienceYears: "Years of experience",
      expectedPay: "Pay expected a month",
      intendedPlace: "Where to work",
      availableFrom: "Available",
      automatedMatching: "Automated matching",
      note: "The agency's note",
      since: "On file since",
    },
    anytime: "any time",
    refused: "refused",
    yuan: (from: string, to: string) => `${[from, to].filter(Boolean).join("–")} yuan`,
    consents: "Consents",
    consent: (version: string, to: string) => `May be given to: ${to} (wording ${version})`,
    applications: "Applications",
    sent: "What you wrote",
    client: { accepted: "The employer said yes", rejected: "The employer said no" },
    placements: "Work",
    placed: (from: string, to: string | undefined) => (to ? `${from} to ${to}` : `since ${from}`),
    signed: (day: string, place: string) => `signed ${day}, ${place}`,
    check: (day: string, note: string) => `${day} asked after ${note}`,
    service: (day: string, note: string) => `${day} service ${note}`,
    interview: {
      answered: (question: string, answer: string) => `${question} You answered: ${answer}`,
      scored: (scores: string, note: string) => `Scores: ${scores} ${note}`,
      drafted: (score: number, quotes: string) => `Drafted by an assistant: ${score} (${quotes})`,
      byPeople: (day: string) => `Assessed by people alone since ${day}`,
    },
    messages: { seeker: "You", agency: "Agency" },
    park: "The park",
    alert: (until: string) => `Texts about new jobs, until ${until}`,
    registered: (event: string) => `Registered for: ${event}`,
    lead: (organisation: string) => `Interest left${organisation ? `: ${organisation}` : ""}`,
    none: "none",
  },
} as const;

const dayOf = (instant: string) => new Date(Date.parse(instant) + 8 * 60 * 60 * 1000).toISOString().slice(0, 10);

/** 分 as 元. */
const yuanOf = (fen: number | undefined) => (fen === undefined ? "" : String(fen / 100));

function profile(language: Language, held: HeldByAgency): Markup {
  const t = WORDS[language];
  const { name, phone, otherPhones, idNumberMasked, homePlace, occupation, skillLevel, experienceYears } = held;
  const { expectedPayMin, expectedPayMax, intendedPlace, availableFrom, note, since } = held;
  const noPay = expectedPayMin === undefined && expectedPayMax === undefined;
  const facts: Record<keyof (typeof t)["fields"], string | number | undefined> = {
    ...{ name, phone, idNumberMasked, homePlace, occupation, experienceYears, intendedPlace, note },
    skillLevel: levelText(language, skillLevel),
    otherPhones: otherPhones?.join("、"),
    skills: held.skills?.join("、"),
    licences: held.licences?.join("、"),
    automatedMatching: held.automatedMatching && t.refused,
    expectedPay: noPay ? undefined : t.yuan(yuanOf(expectedPayMin), yuanOf(expectedPayMax)),
    availableFrom: availableFrom === "anytime" ? t.anytime : availableFrom,
    since: dayOf(since),
  };
  const names = Object.keys(t.fields) as (keyof (typeof t)["fields"])[];
  return html`<dl>${names.map((name) => (facts[name] === undefined ? "" : html`<dt>${t.fields[name]}</dt><dd>${facts[name]}</dd>`))}</dl>`;
}

function interview(language: Language, one: HeldInterview): Markup {
  const t = WORDS[language].interview;
  const { title, answers, ratings, drafts, byPeopleSince } = one;
  return html`<br><strong>${title}</strong>${answers.map(
    ({ question, text, file }) => html`<br>${t.answered(question, [text, file].filter(Boolean).join(" "))}`,
  )}${ratings.map(
    ({ scores, note = "" }) => html`<br>${t.scored(scores.map((score) => score ?? "–").join(" "), note)}`,
  )}${drafts.map(({ score, quotes }) => html`<br>${t.drafted(score, quotes.join(" / "))}`)}${
    byPeopleSince ? html`<br>${t.byPeople(dayOf(byPeopleSince))}` : ""
  }`;
}

function application(language: Language, one: HeldByAgency["applications"][number]): Markup {
  const t = WORDS[language];
  const { position = "", enterprise = "", stage, reason, movedAt, sent, enterpriseDecision, messages } = one;
  const { interviews = [] } = one;
  return html`<li><strong>${position} ${enterprise}</strong><br>${STAGE_WORDS[language][stage as Stage]} · ${dayOf(movedAt)}${reason ? html`<br>${reason}` : ""}${
    sent?.experience ? html`<br>${t.sent}: ${sent.experience}` : ""
  }${
    enterpriseDecision
      ? html`<br>${t.client[enterpriseDecision.outcome as "accepted" | "rejected"]} ${enterpriseDecision.reason ?? ""}`
      : ""
  }${interviews.map((held) => interview(language, held))}${messages.map(({ from, text, at }) => html`<br>${dayOf(at)} ${t.messages[from]}: ${text}`)}</li>`;
}

function placement(language: Language, one: HeldByAgency["placements"][number]): Markup {
  const t = WORDS[language];
  const { enterprise, position, arrivalDate, leftDate, leftReason, contract, checks, services } = one;
  return html`<li><strong>${position} ${enterprise}</strong><br>${t.placed(arrivalDate, leftDate)}${leftReason ? html`<br>${leftReason}` : ""}${
    contract ? html`<br>${t.signed(contract.signedDate, contract.place)}` : ""
  }${checks.map(({ doneDate, note = "" }) => (doneDate ? html`<br>${t.check(doneDate, note)}` : ""))}${services.map(
    ({ date, note = "" }) => html`<br>${t.service(date, note)}`,
  )}</li>`;
}

function agency(language: Language, held: HeldByAgency): Markup {
  const t = WORDS[language];
  const { consents, applications, placements } = held;
  const part = (title: string, items: readonly unknown[]) =>
    items.length > 0 ? html`<h3>${title}</h3><ul>${items}</ul>` : "";
  return html`<section class="card"><h2>${held.agency}</h2>${profile(language, held)}
${part(
  t.consents,
  consents.map(
    ({ textVersion, at, recipients }) => html`<li>${dayOf(at)} ${t.consent(textVersion, recipients.join("、"))}</li>`,
  ),
)}
${part(
  t.applications,
  applications.map((one) => application(language, one)),
)}
${part(
  t.placements,
  placements.map((one) => placement(language, one)),
)}</section>`;
}

function atPark(language: Language, { alert, registrations, leads }: HeldByPark): Markup {
  const t = WORDS[language];
  if (!alert && registrations.length + leads.length === 0) return html``;
  return html`<section class="card"><h2>${t.park}</h2><ul>
${alert ? html`<li>${t.alert(alert.until)}</li>` : ""}
${registrations.map(({ event, name, at, note = "" }) => html`<li>${dayOf(at)} ${t.registered(event)} · ${name} ${note}</li>`)}
${leads.map(({ organisation = "", name, at }) => html`<li>${dayOf(at)} ${t.lead(organisation)} · ${name}</li>`)}
</ul></section>`;
}

/** A copy of somebody's data to read (PIPL 45): on a phone, or saved by an agency and handed on. */
export function personalCopyPage(
  language: Language,
  copy: PersonalCopy,
  links?: { back: string; download: string },
): string {
  const t = WORDS[language];
  const { madeAt, agencies, park } = copy["x-shanhai"];
  const when = new Date(Date.parse(madeAt) + 8 * 60 * 60 * 1000).toISOString().slice(0, 16).replace("T", " ");
  const isEmpty =
    agencies.length === 0 && !(park?.alert || (park && park.registrations.length + park.leads.length > 0));
  const content = html`${links ? html`<p><a href="${links.back}">${t.back}</a></p>` : ""}
<h1>${t.title}</h1>
<p class="facts">${isEmpty ? t.nothing : t.at(when)}</p>
${agencies.map((held) => agency(language, held))}
${park ? atPark(language, park) : ""}
${agencies.some(({ idNumberMasked }) => idNumberMasked) ? html`<p class="help">${t.idHelp}</p>` : ""}
${links && !isEmpty ? html`<a class="go" href="${links.download}" download>${t.download}</a><p class="help">${t.downloadHelp}</p>` : ""}`;
  return page(language, t.title, content, { style: JOB_STYLE });
}
