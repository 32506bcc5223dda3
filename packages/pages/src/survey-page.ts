import { DIMENSIONS, type Dimension } from "@shanhai/contract/dimension";
import type { Language } from "@shanhai/contract/problem";
import { html, raw } from "hono/html";
import { type Markup, page } from "./page.ts";

/** What of a survey its enterprise sees. */
interface Shown {
  enterpriseName: string;
  agencyName: string;
  orderTitle: string;
  closesOn: string;
  /** Answered before: then sending again corrects it. */
  answered?: boolean;
  /** What has just been sent. */
  answers?: Partial<Record<Dimension, number>>;
}

/** What was done, or what is wrong: said above the forms. */
export type SurveyNotice = "answered" | "complained" | "incomplete" | "empty";
/** Why nothing can be sent. */
export type SurveyEnd = "closed" | "many" | "busy";

const WORDS = {
  zh: {
    title: "服务满意度调查",
    lead: "请您评价这家机构为贵公司招聘的服务。五道题，一分钟。",
    private: "您的答复只有合并成平均数、且满五家企业作答后才会显示；机构看不到您答了什么。",
    questions: {
      tangibles: ["资料与安排", "岗位说明、人员资料、现场安排清楚齐全"],
      reliability: ["说到做到", "按约定的人数和时间把人招到"],
      responsiveness: ["响应及时", "有问题找得到人，回复快"],
      assurance: ["专业可信", "推荐的人合适，手续合规，让人放心"],
      empathy: ["替我着想", "了解我们的需要，上岗后继续跟进"],
    },
    scale: ["很不满意", "不满意", "一般", "满意", "很满意"],
    before: "已经收到过答复；重新作答并提交，会替换原来的答复。",
    submit: "提交",
    correct: "更正答复",
    until: "截止日期",
    complainTitle: "要投诉这家机构？",
    complainHelp: "请写清时间、人和事。园区会指定专人处理，机构须在 15 天内答复。",
    complain: "提交投诉",
    notices: {
      answered: ["已收到，谢谢", "截止前可以用同一个链接更正。"],
      complained: ["投诉已收到", "园区会有专人处理。"],
      incomplete: ["还没有提交", "请回答全部五道题。"],
      empty: ["投诉还没有提交", "请写明投诉内容，不超过 2,000 字。"],
    },
    ends: {
      closed: ["调查已截止", "感谢您的关注。"],
      many: ["投诉没有提交", "这个链接提交的投诉已达上限，请直接联系园区。"],
      busy: ["没有提交成功", "系统忙，请返回再试一次。"],
    },
  },
  en: {
    title: "How satisfied are you?",
    lead: "Please rate how this agency has recruited for you. Five questions, one minute.",
    private:
      "Answers are shown only as means, and only once five enterprises have answered; the agency does not see yours.",
    questions: {
      tangibles: [
        "Documents and arrangements",
        "Job descriptions, people's files and arrangements were clear and complete",
      ],
      reliability: ["Keeping promises", "The people came in the number and by the time agreed"],
      responsiveness: ["Responsiveness", "Somebody could be reached, and answered quickly"],
      assurance: ["Competence and trust", "The people were suitable and the paperwork in order"],
      empathy: ["Understanding", "They understood what we needed and followed up"],
    },
    scale: ["Very poor", "Poor", "Fair", "Good", "Very good"],
    before: "Answers were received before; answering again replaces them.",
    submit: "Submit",
    correct: "Correct my answers",
    until: "Open until",
    complainTitle: "Have a complaint about this agency?",
    complainHelp: "Say when, who and what. The park gives it to somebody, and the agency has to answer within 15 days.",
    complain: "Send the complaint",
    notices: {
      answered: ["Received, thank you", "You can correct it by the same link until it closes."],
      complained: ["Your complaint is received", "Somebody at the park will look after it."],
      incomplete: ["Nothing was sent yet", "Please answer all five questions."],
      empty: ["Your complaint was not sent", "Say what it is about, in up to 2,000 characters."],
    },
    ends: {
      closed: ["This survey is closed", "Thank you for your interest."],
      many: ["Your complaint was not sent", "This link has brought as many complaints as it may; contact the park."],
      busy: ["Nothing was sent", "The system is busy: go back and try again."],
    },
  },
} as const;

const GOOD: readonly SurveyNotice[] = ["answered", "complained"];

/** Five answers side by side, each a target of 44 px and more. */
const STYLE = raw(`<style>
fieldset{border:0;margin:0 0 18px;padding:0}
legend{font-weight:600;padding:0;margin-bottom:2px}
fieldset p{margin:0 0 8px;color:var(--ink-2);font-size:15px}
.scale{display:grid;grid-template-columns:repeat(5,minmax(0,1fr));gap:4px}
.scale label{position:relative;display:flex;flex-direction:column;align-items:center;justify-content:center;min-height:60px;margin:0;border:1px solid var(--line);border-radius:8px;font-weight:400;font-size:13px;line-height:1.25;text-align:center;padding:4px 0}
.scale label b{font-size:18px}
.scale input{position:absolute;opacity:0;width:100%;height:100%;min-height:0;margin:0}
.scale label:has(:checked){background:var(--sea);border-color:var(--sea);color:#fff}
.scale label:has(:focus-visible){outline:3px solid #9cc6cf}
textarea{width:100%;min-height:120px;padding:10px 14px;border:1px solid var(--line);border-radius:8px;font:inherit}
.card{margin-bottom:18px}
.lead{margin:0 0 16px}
details{margin-top:24px}
summary{min-height:44px;line-height:44px;color:var(--sea)}
</style>`);

function facts({ enterpriseName, agencyName, orderTitle }: Shown): Markup {
  return html`<h1>${agencyName}</h1><p class="facts"><strong>${enterpriseName}</strong><br>${orderTitle}</p>`;
}

function question(t: (typeof WORDS)["zh" | "en"], dimension: Dimension, given: number | undefined): Markup {
  const [name, help] = t.questions[dimension];
  const choices = t.scale.map((word, index) => {
    const value = index + 1;
    return html`<label><input type="radio" name="${dimension}" value="${value}" required${given === value ? raw(" checked") : ""}><b>${value}</b>${word}</label>`;
  });
  return html`<fieldset><legend>${name}</legend><p>${help}</p><div class="scale">${choices}</div></fieldset>`;
}

/** Five questions, and below them a way to complain. */
export function surveyForm(
  language: Language,
  survey: Shown,
  path: string,
  told: { notice?: SurveyNotice; complaint?: string } = {},
): string {
  const t = WORDS[language];
  const { notice, complaint = "" } = told;
  const [title = "", help = ""] = notice ? t.notices[notice] : [];
  const good = notice !== undefined && GOOD.includes(notice);
  const content = html`${STYLE}${facts(survey)}
${notice ? html`<div class="card" data-tone="${good ? "good" : "bad"}" role="${good ? "status" : "alert"}"><h2>${title}</h2><p>${help}</p></div>` : ""}
<form method="post" action="${path}">
<p class="help lead">${survey.answered && !notice ? t.before : t.lead}</p>
${DIMENSIONS.map((dimension) => question(t, dimension, survey.answers?.[dimension]))}
<p class="help">${t.private}</p>
<button>${survey.answered ? t.correct : t.submit}</button>
<p class="help">${t.until} ${survey.closesOn}</p>
</form>
<details${complaint || notice === "empty" ? raw(" open") : ""}><summary>${t.complainTitle}</summary>
<form method="post" action="${path}/complaint">
<p class="help" id="complain-help">${t.complainHelp}</p>
<textarea name="content" maxlength="2000" required aria-label="${t.complainTitle}" aria-describedby="complain-help">${complaint}</textarea>
<button>${t.complain}</button>
</form></details>`;
  return page(language, t.title, content);
}

/** Nothing can be sent here and now; says why. */
export function surveyEnded(language: Language, why: SurveyEnd, survey?: Shown): string {
  const t = WORDS[language];
  const [title, help] = t.ends[why];
  const content = html`${survey ? facts(survey) : ""}<div class="card" data-tone="bad" role="alert"><h2>${title}</h2><p>${help}</p></div>`;
  return page(language, t.title, content);
}
