import { maskPhone } from "@shanhai/contract/identity";
import type { Language } from "@shanhai/contract/problem";
import { html } from "hono/html";
import { JOB_STYLE } from "./job-style.ts";
import { page } from "./page.ts";

const WORDS = {
  zh: {
    back: "← 我的报名",
    title: "删除我的个人信息",
    lead: (phone: string) => `${phone} 在下面这些机构留有信息，删除后找不回来：`,
    none: (phone: string) => `${phone} 在这里没有留下报名信息。仍可删除本页的查询记录。`,
    goesTitle: "会删除",
    goes: [
      "姓名、手机号、身份证号和其他个人资料",
      "跟进记录、面试和报名里能认出您的内容",
      "在招的报名会一并退出",
      "院校人才档案、驿站供给清单里用这个手机号的登记（一天内）",
    ],
    staysTitle: "会保留",
    stays: [
      "不含个人信息的服务记录，按规定保存三年",
      "已上岗的：劳动合同和已开出的结算单，机构按法律规定的期限保存",
      "正在岗的：离岗后才能删除",
    ],
    confirm: "我确认删除，知道不能恢复",
    submit: "删除",
    notices: { confirm: "请先勾选“我确认删除”", again: "页面放得太久了，请再提交一次" },
    receipt: "删除回执",
    receiptHelp: "请截屏保存这张回执。",
    number: "回执号",
    at: "时间",
    outcomes: {
      erased: (count: number) => `个人信息已删除${count > 0 ? `，${count} 个报名已去除姓名电话` : ""}`,
      atWork: () => "您正在岗，离岗后才能删除，请到时再来",
      unknown: () => "没有找到您的信息",
      waiting: () => "正在删除，一天内完成",
    },
    nothing: "没有机构留有您的信息，本页的查询记录已删除。",
    partners: "院校人才档案、驿站供给清单里如有这个手机号，一天内删除。",
    after:
      "园区的活动报名和意向登记、机构的导出和导入文件，一天内删除；导入未通过的行留在错误文件里，一个月内消失；数据库备份里的最迟 35 天后消失。",
  },
  en: {
    back: "← My applications",
    title: "Erase my personal data",
    lead: (phone: string) => `These agencies have data of ${phone}. Once erased it cannot be brought back:`,
    none: (phone: string) =>
      `No agency here has an application of ${phone}. What this page noted can be erased all the same.`,
    goesTitle: "Is erased",
    goes: [
      "Name, phone, ID number and all else about you",
      "Whatever in notes, interviews and applications tells that it is you",
      "Open applications are withdrawn",
      "Whom schools' rosters and stations' lists have with this phone (within a day)",
    ],
    staysTitle: "Stays",
    stays: [
      "Service records without personal data, for three years as the rules ask",
      "If you worked: your contract and statements already issued, for as long as the law has the agency keep them",
      "If you are at work now: you can be erased after you leave",
    ],
    confirm: "Erase it; I know that it cannot be undone",
    submit: "Erase",
    notices: { confirm: "Tick “Erase it” first", again: "This page was open for too long: send it again" },
    receipt: "Erasure receipt",
    receiptHelp: "Keep a screenshot of this receipt.",
    number: "Receipt",
    at: "When",
    outcomes: {
      erased: (count: number) =>
        `Your data is erased${count > 0 ? `; ${count} applications name nobody any more` : ""}`,
      atWork: () => "You are at work there and can be erased after you leave: come back then",
      unknown: () => "Had no data of you",
      waiting: () => "Is being erased, within a day",
    },
    nothing: "No agency has data of you; what this page noted is erased.",
    partners: "Whom schools' rosters and stations' lists may have with this phone is erased within a day.",
    after:
      "What you left at the park's events, and files that agencies exported or imported, are gone within a day; rows that an import refused within a month; the database's backups forget you within 35 days.",
  },
} as const;

export type ErasureNotice = keyof (typeof WORDS)["zh"]["notices"];

interface Question {
  phone: string;
  /** Names of those who have something of the person. */
  agencies: readonly string[];
  request: string;
  back: string;
  notice?: ErasureNotice | undefined;
}

/** What erasing does and what it leaves, before anything is done. */
export function erasurePage(language: Language, { phone, agencies, request, back, notice }: Question): string {
  const t = WORDS[language];
  const masked = maskPhone(phone);
  const list = (items: readonly string[]) => html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
  const content = html`<p><a href="${back}">${t.back}</a></p>
<h1>${t.title}</h1>
${notice ? html`<div class="alert" role="alert"><p>${t.notices[notice]}</p></div>` : ""}
${agencies.length > 0 ? html`<p class="facts">${t.lead(masked)}</p><div class="card">${list(agencies)}</div>` : html`<p class="facts">${t.none(masked)}</p>`}
<h2>${t.goesTitle}</h2>${list(t.goes)}
<h2>${t.staysTitle}</h2>${list(t.stays)}
<form method="post"><input type="hidden" name="request" value="${request}">
<label class="check" for="confirm"><input type="checkbox" id="confirm" name="confirm" value="yes" required>${t.confirm}</label>
<button class="danger">${t.submit}</button></form>`;
  return page(language, t.title, content, { style: JOB_STYLE });
}

interface Receipt {
  receiptId: string;
  at: string;
  agencies: readonly {
    agencyName: string;
    applicationIds: readonly string[];
    outcome?: "erased" | "atWork" | "unknown";
  }[];
}

const inShanghai = (instant: string) =>
  new Date(Date.parse(instant) + 8 * 60 * 60 * 1000).toISOString().slice(0, 16).replace("T", " ");

/** What was erased where, to be kept. Names nobody. */
export function receiptPage(language: Language, { receiptId, at, agencies }: Receipt): string {
  const t = WORDS[language];
  const content = html`<div class="card" data-tone="good" role="status"><h1>${t.receipt}</h1>
<dl><dt>${t.number}</dt><dd class="fine">${receiptId.slice(4)}</dd><dt>${t.at}</dt><dd>${inShanghai(at)}</dd></dl></div>
${
  agencies.length === 0
    ? html`<p class="facts">${t.nothing}</p>`
    : html`<ul class="own">${agencies.map(
        ({ agencyName, applicationIds, outcome = "waiting" as const }) =>
          html`<li class="card"><h2>${agencyName}</h2><p>${t.outcomes[outcome](applicationIds.length)}</p></li>`,
      )}</ul>`
}
<p class="help">${t.receiptHelp}</p>
<p class="help">${t.partners}</p>
<p class="help">${t.after}</p>`;
  return page(language, t.receipt, content, { style: JOB_STYLE });
}
