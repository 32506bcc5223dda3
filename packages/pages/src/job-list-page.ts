import type { JobFilters } from "@shanhai/contract/job-filters";
import { BENEFIT_KINDS, BENEFIT_WORDS, monthlyPay } from "@shanhai/contract/job-words";
import type { BoardPosting } from "@shanhai/contract/posting";
import type { Language } from "@shanhai/contract/problem";
import { html } from "hono/html";
import { JOB_STYLE } from "./job-style.ts";
import { type Markup, page } from "./page.ts";
import { policySection, type ShownPolicy } from "./policy-section.ts";

const WORDS = {
  zh: {
    title: "招聘岗位",
    lead: (postings: number, open: number) => `在招 ${postings} 个岗位，还缺 ${open} 人。求职不收任何费用。`,
    find: "按条件找",
    finding: "正在按条件找",
    place: "工作地",
    anyPlace: (count: number) => `全部地区（${count}）`,
    placeOf: (name: string, count: number) => `${name}（${count}）`,
    occupation: "工种或岗位",
    pay: "月薪能到（元）",
    benefits: "福利",
    submit: "查找",
    clear: "清除条件",
    seats: (open: number) => `还缺 ${open} 人`,
    more: "更多岗位",
    goOn: "继续找",
    policies: "补贴、住房、子女教育政策",
    own: "我的报名",
    alert: "有符合条件的新岗位，短信告诉我",
    none: "这里现在没有在招的岗位",
    noneHelp: "新的岗位发布后会出现在这里，请过几天再来看。",
    noMatch: "没有符合条件的岗位",
    noMatchHelp: "请放宽条件，例如去掉工种，或换一个地区。",
    notYet: "看过的岗位里没有符合条件的，还有更早发布的。",
  },
  en: {
    title: "Jobs",
    lead: (postings: number, open: number) => `${postings} jobs with ${open} open seats. Applying costs nothing.`,
    find: "Search",
    finding: "Searching",
    place: "Place",
    anyPlace: (count: number) => `Anywhere (${count})`,
    placeOf: (name: string, count: number) => `${name} (${count})`,
    occupation: "Occupation or job",
    pay: "Can pay at least (yuan a month)",
    benefits: "Benefits",
    submit: "Find",
    clear: "Clear",
    seats: (open: number) => `${open} open`,
    more: "More jobs",
    goOn: "Go on searching",
    policies: "Subsidies, housing, schooling",
    own: "My applications",
    alert: "Text me when something new matches",
    none: "No jobs here now",
    noneHelp: "New jobs appear here as they are posted: come back in a few days.",
    noMatch: "No job matches",
    noMatchHelp: "Ask for less: leave out the occupation, or choose another place.",
    notYet: "None of the jobs looked at matches; there are older ones.",
  },
} as const;

export type ShownJob = Pick<
  BoardPosting,
  "postingId" | "title" | "enterpriseName" | "payMin" | "payMax" | "open" | "divisionName" | "place" | "benefits"
>;

interface JobList {
  parkName: string;
  /** The class whose room this is: the jobs are for it, and nothing is looked for. */
  room?: string;
  /** The board's own path; jobs lie below it. */
  path: string;
  jobs: readonly ShownJob[];
  /** Cities with public jobs: their divisions, names and how many. */
  cities: readonly { division: string; name: string; postings: number; open: number }[];
  filters: JobFilters;
  /** Where the list goes on. */
  next?: string | undefined;
  /** Where somebody proves their phone to see what is theirs, where messages can be sent. */
  phonePath?: string | undefined;
  /** Where they have new jobs that match sent to it. */
  alertPath?: string | undefined;
  cards: readonly ShownPolicy[];
  canonical?: string | undefined;
}

/** Benefits that a card has room for. */
const MOST_TAGS = 4;

/** Benefits as tags. */
export function tagsOf(benefits: readonly string[] | undefined, most = benefits?.length ?? 0): Markup | "" {
  if (!benefits?.length) return "";
  return html`<ul class="tags">${benefits.slice(0, most).map((one) => html`<li>${one}</li>`)}</ul>`;
}

/** The place as the posting names it, with what its division adds. */
export const placeOf = ({ divisionName, place }: Pick<BoardPosting, "divisionName" | "place">): string =>
  divisionName.includes(place) ? divisionName : place.includes(divisionName) ? place : `${divisionName} ${place}`;

const isFiltered = ({ division, occupation, pay, benefits }: JobFilters) =>
  Boolean(division || occupation || pay || benefits.length);

function filterForm(language: Language, { path, cities, filters }: JobList): Markup {
  const t = WORDS[language];
  const all = cities.reduce((sum, { postings }) => sum + postings, 0);
  const chosen = (value: string) => (value === (filters.division ?? "") ? html` selected` : "");
  // A county or a city that has none any more is not among those that are counted, and stays chosen.
  const others = cities.every(({ division }) => division !== filters.division) && filters.division;
  return html`<details${isFiltered(filters) ? html` open` : ""}><summary>${isFiltered(filters) ? t.finding : t.find}</summary>
<form method="get" action="${path}">
<div class="field"><label for="division">${t.place}</label><select id="division" name="division">
<option value="">${t.anyPlace(all)}</option>${others ? html`<option value="${others}" selected>${others}</option>` : ""}${cities.map(
    ({ division, name, postings }) =>
      html`<option value="${division}"${chosen(division)}>${t.placeOf(name, postings)}</option>`,
  )}</select></div>
<div class="field"><label for="occupation">${t.occupation}</label><input id="occupation" name="occupation" maxlength="50" value="${filters.occupation ?? ""}"></div>
<div class="field"><label for="pay">${t.pay}</label><input id="pay" name="pay" inputmode="numeric" maxlength="7" value="${filters.pay ?? ""}"></div>
<fieldset><legend>${t.benefits}</legend><div class="checks">${BENEFIT_KINDS.map(
    (kind) =>
      html`<label class="check"><input type="checkbox" name="benefit" value="${kind}"${filters.benefits.includes(kind) ? html` checked` : ""}>${BENEFIT_WORDS[language][kind]}</label>`,
  )}</div></fieldset>
<button>${t.submit}</button>
</form></details>`;
}

function jobCard(language: Language, path: string, job: ShownJob): Markup {
  const t = WORDS[language];
  return html`<li><a class="job" href="${path}/${job.postingId}">
<h2>${job.title}</h2>
<p class="pay">${monthlyPay(language, job.payMin, job.payMax)}</p>
<p>${placeOf(job)} · ${t.seats(job.open)}</p>
<p>${job.enterpriseName}</p>
${tagsOf(job.benefits, MOST_TAGS)}</a></li>`;
}

/** Jobs as cards, each leading to its page. */
export const jobCards = (language: Language, path: string, jobs: readonly ShownJob[]): Markup =>
  html`<ul class="jobs">${jobs.map((job) => jobCard(language, path, job))}</ul>`;

function emptyState(language: Language, { filters, next, path }: JobList): Markup {
  const t = WORDS[language];
  if (next) return html`<div class="card"><p>${t.notYet}</p></div>`;
  if (!isFiltered(filters)) return html`<div class="card"><h2>${t.none}</h2><p>${t.noneHelp}</p></div>`;
  return html`<div class="card"><h2>${t.noMatch}</h2><p>${t.noMatchHelp}</p></div><a class="again" href="${path}">${t.clear}</a>`;
}

/** A park's board of jobs: what is searched for, twenty jobs, and what the park does for who comes. */
export function jobListPage(language: Language, shown: JobList): string {
  const t = WORDS[language];
  const { parkName, room, path, jobs, cities, next, phonePath, alertPath, cards, canonical } = shown;
  const sum = (of: "postings" | "open") => cities.reduce((all, city) => all + city[of], 0);
  const jumps = [
    ...(phonePath ? [html`<li><a href="${phonePath}">${t.own}</a></li>`] : []),
    ...(cards.length > 0 ? [html`<li><a href="#policies">${t.policies} ↓</a></li>`] : []),
  ];
  const content = html`<h1>${room ?? parkName}\u00a0· ${t.title}</h1>
<p class="facts">${room === undefined ? t.lead(sum("postings"), sum("open")) : parkName}</p>
${jumps.length > 0 ? html`<ul class="jump">${jumps}</ul>` : ""}
${room === undefined ? filterForm(language, shown) : ""}
${jobs.length > 0 ? jobCards(language, path, jobs) : emptyState(language, shown)}
${next ? html`<a class="more" href="${next}">${jobs.length > 0 ? t.more : t.goOn}</a>` : ""}
${alertPath ? html`<a class="more quiet" href="${alertPath}">${t.alert}</a>` : ""}
${policySection(language, cards)}`;
  return page(language, `${parkName} · ${t.title}`, content, { style: JOB_STYLE, canonical });
}
