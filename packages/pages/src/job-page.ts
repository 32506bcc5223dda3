import { comparisonText, monthlyPay } from "@shanhai/contract/job-words";
import type { PayComparison } from "@shanhai/contract/pay-comparison";
import type { BoardPosting } from "@shanhai/contract/posting";
import type { Language } from "@shanhai/contract/problem";
import { levelText } from "@shanhai/contract/skill-level-words";
import { html } from "hono/html";
import { type ApplyForm, applyForm } from "./apply-form.ts";
import { jobData } from "./job-data.ts";
import { placeOf, tagsOf } from "./job-list-page.ts";
import { JOB_STYLE } from "./job-style.ts";
import { type Markup, page } from "./page.ts";
import { policySection, type ShownPolicy } from "./policy-section.ts";

const WORDS = {
  zh: {
    back: "← 全部岗位",
    apply: "马上报名",
    open: "招聘人数",
    openOf: (headcount: number, open: number) => `${headcount} 人，还缺 ${open} 人`,
    occupation: "工种",
    skillLevel: "技能等级",
    enterprise: "用人单位",
    agency: "发布机构",
    agencyHelp: "持证人力资源服务机构，求职不收任何费用",
    until: "有效期至",
    description: "岗位说明",
    requirements: "要求",
    careerPath: "发展路径",
  },
  en: {
    back: "← All jobs",
    apply: "Apply now",
    open: "Wanted",
    openOf: (headcount: number, open: number) => `${headcount} people, ${open} seats open`,
    occupation: "Occupation",
    skillLevel: "Skill level",
    enterprise: "Employer",
    agency: "Posted by",
    agencyHelp: "A licensed HR-service agency; applying costs nothing",
    until: "Valid through",
    description: "The job",
    requirements: "Requirements",
    careerPath: "Career path",
  },
} as const;

interface ShownJob {
  job: BoardPosting;
  /** The board's path, with where somebody came from. */
  boardPath: string;
  comparison: PayComparison | undefined;
  cards: readonly ShownPolicy[];
  form: ApplyForm;
  /** Where search engines are to find it. */
  canonical: string | undefined;
  /** The address of the script that waits for the network. */
  script: string;
}

function comparisonLine(language: Language, comparison: PayComparison | undefined): Markup | "" {
  if (!comparison) return "";
  const side = comparison.percent < 0 ? "below" : "above";
  return html`<p class="compare" data-side="${side}">${comparisonText(language, comparison)}</p>`;
}

/** One job: what it is and pays, who takes people on, what the park adds, and the form to apply by. */
export function jobPage(language: Language, shown: ShownJob): string {
  const { job, boardPath, comparison, cards, form, canonical, script } = shown;
  const t = WORDS[language];
  const facts = [
    [t.open, t.openOf(job.headcount, job.open)],
    [t.occupation, job.occupation],
    [t.skillLevel, levelText(language, job.skillLevel)],
    [t.enterprise, job.enterpriseName],
    [t.agency, html`${job.agencyName}<br><small>${t.agencyHelp}</small>`],
    [t.until, job.shownThrough],
  ] as const;
  const texts = [
    [t.description, job.description],
    [t.requirements, job.requirements],
    [t.careerPath, job.careerPath],
  ] as const;
  const content = html`<p><a href="${boardPath}">${t.back}</a></p>
<h1>${job.title}</h1>
<p class="pay">${monthlyPay(language, job.payMin, job.payMax)}</p>
${comparisonLine(language, comparison)}
<p class="facts">${placeOf(job)}</p>
${tagsOf(job.benefits)}
<a class="go" href="#apply">${t.apply}</a>
<dl>${facts.map(([name, value]) => (value ? html`<dt>${name}</dt><dd>${value}</dd>` : ""))}</dl>
${texts.map(([name, text]) => (text ? html`<h2>${name}</h2><p class="text">${text}</p>` : ""))}
${policySection(language, cards)}
${applyForm(language, job, form)}`;
  const title = `${job.title} · ${job.enterpriseName}`;
  return page(language, title, content, {
    style: JOB_STYLE,
    script,
    canonical,
    data: canonical ? jobData(job, canonical) : undefined,
  });
}
