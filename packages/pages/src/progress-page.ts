import type { Language } from "@shanhai/contract/problem";
import type { Stage } from "@shanhai/contract/stage";
import { html } from "hono/html";
import { CONVERSATION_STYLE, conversationSection, type ShownConversation } from "./conversation-section.ts";
import { JOB_STYLE } from "./job-style.ts";
import { type Markup, page } from "./page.ts";
import { PROGRESS_WORDS } from "./progress-words.ts";

const WORDS = {
  zh: {
    title: "报名进度",
    keep: "请收藏此页，以后从这里看进度。链接只属于您，不要转发。",
    interview: (day: string, at: string) => `面试：${day} ${at}`,
    place: (place: string) => `地点：${place}`,
    attended: "已签到",
    absent: "未到场",
    arrived: (day: string) => `到岗日期 ${day}`,
    left: (day: string) => `离岗日期 ${day}`,
    earlier: "以前报过这个岗位的，请用当时的链接看进度，或联系发布机构。",
    alert: "有同类新岗位，短信告诉我",
    jobs: "看更多岗位",
    matching: "自动匹配：说明与拒绝",
    assistant: "评分助手与人工评价",
    assistantHelp:
      "面试作答由人打分。评分助手可能先按评分标准拟一个参考分，不含您的姓名和电话，也不作任何决定。您可以要求只由人评价，不影响应聘。",
    byPeople: "请人工评价",
    byPeopleSince: (day: string) => `已按您的要求，自 ${day} 起只由人工评价，评分助手的草稿已删除。`,
    withdraw: "不想应聘了",
    withdrawHelp: "撤回后顾问不会再为这个岗位联系您，您的报名会显示为已退出。",
    withdrawDo: "撤回报名",
    withdrawn: "本人从进度页撤回",
  },
  en: {
    title: "Your application",
    keep: "Bookmark this page to see how it goes. The link is yours alone: do not pass it on.",
    interview: (day: string, at: string) => `Interview: ${day} ${at}`,
    place: (place: string) => `At ${place}`,
    attended: "You were there",
    absent: "You were not there",
    arrived: (day: string) => `Started on ${day}`,
    left: (day: string) => `Left on ${day}`,
    earlier: "If you applied for this job before, use the link of then, or ask the agency.",
    alert: "Text me about jobs like this",
    jobs: "More jobs",
    matching: "Automated matching",
    assistant: "The assistant, and people",
    assistantHelp:
      "People score your interview. An assistant may first draft a score by the rubric, without your name or number; it decides nothing. You may ask for people alone; it does not affect your application.",
    byPeople: "Have people assess me",
    byPeopleSince: (day: string) => `As you asked, people alone have assessed you since ${day}; drafts were removed.`,
    withdraw: "I no longer want this job",
    withdrawHelp: "The adviser will not contact you about this job any more; your application will show as withdrawn.",
    withdrawDo: "Withdraw my application",
    withdrawn: "Taken back by the person, from the progress page",
  },
} as const;

/** What is said of the assistant: where to object, or since when the person has. */
export type ShownAssessment = { action: string } | { byPeopleSince: string };

interface Progress {
  title: string;
  enterpriseName: string;
  agencyName: string;
  /** Calendar dates, the oldest first; the last is where it stands. */
  steps: readonly { stage: Stage; date: string }[];
  interviews: readonly { date: string; at: string; place: string; attendance: "expected" | "attended" | "absent" }[];
  arrivalDate?: string | undefined;
  leftDate?: string | undefined;
  /** Where the park's other jobs are. */
  boardPath?: string | undefined;
  /** Where they have jobs of this kind sent to their phone. */
  alertPath?: string | undefined;
  /** The page's own path, where it is shown at another. */
  path?: string | undefined;
  /** What was written about it. */
  conversation: ShownConversation;
  /** Where its person refuses automated matching. */
  matchingPath?: string | undefined;
  assessed?: ShownAssessment | undefined;
  /** Whether it may be taken back. */
  withdrawable?: boolean;
}

/** Why an application ended that its person took back, as the agency reads it. */
export const withdrawnReason = (language: Language): string => WORDS[language].withdrawn;

/** That an assistant may be asked (PIPL 24), and the way to be assessed by people alone. */
function assessment(language: Language, assessed: ShownAssessment): Markup {
  const t = WORDS[language];
  return html`<div class="card" id="assessed"><strong>${t.assistant}</strong>${
    "action" in assessed
      ? html`<p class="help">${t.assistantHelp}</p><form method="post" action="${assessed.action}"><button class="quiet">${t.byPeople}</button></form>`
      : html`<p class="help">${t.byPeopleSince(assessed.byPeopleSince)}</p>`
  }</div>`;
}

/** What became of somebody's application, as a line of dated steps. Names nobody: the link alone opens it. */
export function progressPage(language: Language, shown: Progress): string {
  const { title, enterpriseName, agencyName, steps, interviews, arrivalDate, leftDate, withdrawable } = shown;
  const { boardPath, alertPath, matchingPath, path, conversation, assessed } = shown;
  const t = WORDS[language];
  const last = steps.length - 1;
  const meetings = interviews.map(
    ({ date, at, place, attendance }): Markup =>
      html`<li><strong>${t.interview(date, at)}</strong><br>${t.place(place)}${
        attendance === "expected" ? "" : html`<br>${t[attendance]}`
      }</li>`,
  );
  const content = html`<h1>${t.title}</h1>
<p class="facts"><strong>${title}</strong><br>${enterpriseName}<br>${agencyName}</p>
<div class="card"><ol class="steps">${steps.map(({ stage, date }, index) => {
    const [name, help]: readonly [string, string] = PROGRESS_WORDS[language][stage];
    const extra = stage === "onboarded" && arrivalDate ? html`<br>${t.arrived(arrivalDate)}` : "";
    const gone = stage === "withdrawn" && leftDate ? html`<br>${t.left(leftDate)}` : "";
    return html`<li${index === last ? html` data-now aria-current="step"` : ""}><time datetime="${date}">${date}</time><strong>${name}</strong>${extra}${gone}${
      index === last ? html`<br>${help}` : ""
    }</li>`;
  })}</ol></div>
${meetings.length > 0 ? html`<div class="card"><ul class="steps">${meetings}</ul></div>` : ""}
${assessed ? assessment(language, assessed) : ""}
<p class="help">${t.keep}</p>
${conversationSection(language, conversation)}
${
  withdrawable
    ? html`<details><summary>${t.withdraw}</summary><form method="post" action="${path ?? ""}"><p class="help">${t.withdrawHelp}</p>
<button class="quiet">${t.withdrawDo}</button></form></details>`
    : ""
}
${steps.length === 1 ? html`<p class="help">${t.earlier}</p>` : ""}
${boardPath ? html`<a class="more" href="${boardPath}">${t.jobs}</a>` : ""}
${matchingPath ? html`<p class="help"><a href="${matchingPath}">${t.matching}</a></p>` : ""}
${alertPath ? html`<a class="more quiet" href="${alertPath}">${t.alert}</a>` : ""}`;
  return page(language, `${t.title} · ${title}`, content, { style: JOB_STYLE + CONVERSATION_STYLE });
}
