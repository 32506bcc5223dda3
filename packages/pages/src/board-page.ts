import type { Grade } from "@shanhai/contract/evaluation";
import type { Language } from "@shanhai/contract/problem";
import { html } from "hono/html";
import { type Markup, page } from "./page.ts";

const WORDS = {
  zh: {
    title: "服务质量等级公示",
    ofQuarter: (year: string, n: string) => `${year} 年第 ${n} 季度服务质量等级公示`,
    published: (day: string, n: number) => `${day} 公示 · ${n} 家机构`,
    of: (n: number) => `${n} 家`,
    meaning: "等级说明",
    rule: "每家机构按下面的量表得到 0 到 100 分的综合得分，再按得分定等级。AAAAA 最高，A 最低。本页只公示等级。",
    from: (least: number) => `${least} 分及以上`,
    between: (least: number, below: number) => `${least} 分及以上，不到 ${below} 分`,
    below: (most: number) => `不到 ${most} 分`,
    scorecard: "量表",
    version: (n: number) => `第 ${n} 版`,
  },
  en: {
    title: "Grades of service quality",
    ofQuarter: (year: string, n: string) => `Grades of service quality, quarter ${n} of ${year}`,
    published: (day: string, n: number) => `Published ${day} · agencies: ${n}`,
    of: (n: number) => `${n}`,
    meaning: "What the grades mean",
    rule: "By the scorecard below each agency has a score of 0 to 100, and its grade follows from the score. AAAAA is the highest, A the lowest. This page shows grades alone.",
    from: (least: number) => `${least} points or more`,
    between: (least: number, below: number) => `${least} points or more, fewer than ${below}`,
    below: (most: number) => `fewer than ${most} points`,
    scorecard: "Scorecard",
    version: (n: number) => `version ${n}`,
  },
} as const;

const CLOSED = {
  zh: {
    unpublished: ["未公示", "园区还没有公示这次等级，或已经撤回。如有疑问，请联系园区。"],
    busy: ["没有打开", "系统忙，请稍后刷新再试。"],
  },
  en: {
    unpublished: [
      "Not published",
      "The park has not published these grades, or has taken them back. Ask the park if you have questions.",
    ],
    busy: ["It did not open", "The system is busy: reload in a moment."],
  },
} as const;

const STYLE = `
.grade{margin-top:16px;padding-bottom:8px}
.grade h2{display:flex;justify-content:space-between;align-items:baseline;font-size:20px;color:var(--sea);letter-spacing:.04em}
.grade h2 small{color:var(--ink-2);font-size:15px;font-weight:400;letter-spacing:0}
.grade ul{list-style:none;margin:0;padding:0}
.grade li{padding:9px 0;border-top:1px solid #dfe5e8;overflow-wrap:anywhere}
.meaning{margin-top:24px}
.meaning dl{display:grid;grid-template-columns:auto 1fr;gap:6px 16px;margin:12px 0 0}
.meaning dt{font-weight:600}
.meaning dd{margin:0}
.meaning .help{margin-top:16px}
@media print{
body{background:#fff;font-size:11pt}
main{max-width:none;padding:0}
.card{border:0;border-radius:0;padding:0}
.grade ul{columns:2;column-gap:32px}
.grade li{padding:3px 0;break-inside:avoid}
.grade h2,.meaning{break-inside:avoid;break-after:avoid}
}
`;

export interface ShownBoard {
  parkName: string;
  /** `2026-Q3`. */
  quarter: string;
  name: string;
  /** The calendar date of its publication. */
  publishedOn: string;
  entries: readonly { agencyName: string; grade: string }[];
  scorecard: { name: string; version: number };
  /** Lowest score of each grade, highest first. */
  grades: readonly (readonly [Grade, number])[];
}

function meanings(language: Language, grades: ShownBoard["grades"]): Markup[] {
  const t = WORDS[language];
  return grades.map(([grade, least], index) => {
    const above = grades[index - 1]?.[1];
    const text = above === undefined ? t.from(least) : least > 0 ? t.between(least, above) : t.below(above);
    return html`<dt>${grade}</dt><dd>${text}</dd>`;
  });
}

/** A park's published grades: who has which, by grade and then by name, and what they mean. */
export function boardPage(language: Language, board: ShownBoard): string {
  const t = WORDS[language];
  const { parkName, quarter, name, publishedOn, entries, scorecard, grades } = board;
  const [year = "", n = ""] = quarter.split("-Q");
  // Names are Chinese whatever the reader's language is.
  const { compare } = new Intl.Collator("zh-CN");
  const groups = grades.flatMap(([grade]) => {
    const names = entries.filter((entry) => entry.grade === grade).map(({ agencyName }) => agencyName);
    if (names.length === 0) return [];
    return html`<section class="card grade">
<h2>${grade}<small>${t.of(names.length)}</small></h2>
<ul>${names.sort(compare).map((one) => html`<li>${one}</li>`)}</ul>
</section>`;
  });
  const content = html`<h1>${parkName}</h1>
<p class="facts"><strong>${t.ofQuarter(year, n)}</strong><br>${name}<br>${t.published(publishedOn, entries.length)}</p>
${groups}
<section class="card meaning">
<h2>${t.meaning}</h2>
<p>${t.rule}</p>
<dl>${meanings(language, grades)}</dl>
<p class="help">${t.scorecard} ${scorecard.name} · ${t.version(scorecard.version)}</p>
</section>`;
  return page(language, `${parkName} · ${t.title}`, content, { style: STYLE });
}

/** Why a link shows no grades: they are not published, not yet or not any more. */
export function boardClosed(language: Language, why: "unpublished" | "busy"): string {
  const [title, help] = CLOSED[language][why];
  const content = html`<div class="card" role="status">
<h1>${title}</h1>
<p>${help}</p>
</div>`;
  return page(language, title, content);
}
