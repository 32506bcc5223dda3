import { createHash } from "node:crypto";
import { DIMENSIONS } from "@shanhai/contract/dimension";
import type { ErrorCode, Language } from "@shanhai/contract/problem";
import { text } from "@shanhai/contract/scalar";
import { SURVEY_COMPLAINT_PATH, SURVEY_PATH } from "@shanhai/contract/visitor-routes";
import { found } from "@shanhai/domain/app-error";
import { complainBySurvey } from "@shanhai/domain/complaint";
import { type Answers, answerSurvey, complainWith, isClosed, type SurveyRecord } from "@shanhai/domain/survey";
import { linkClosed } from "@shanhai/pages/link-closed-page";
import { type SurveyNotice, surveyEnded, surveyForm } from "@shanhai/pages/survey-page";
import { getSurvey, saveAnswers, saveSurveyComplaint } from "@shanhai/store/survey";
import type { Table } from "@shanhai/store/table";
import { mintParkScope } from "@shanhai/tenancy/mint";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { settle } from "../settle.ts";
import { readSurveyToken } from "../survey-token.ts";
import type { Page, Visit, VisitorPages } from "./page.ts";

/** A survey that may be answered today. */
interface OpenSurvey {
  table: Table<ParkScope>;
  survey: SurveyRecord;
  /** Where its forms are sent to. */
  path: string;
}

/** The survey a link opens, or the page that says why it does not. */
async function openSurvey({ platform, act, language, param }: Visit): Promise<OpenSurvey | Page> {
  const token = param("token");
  const named = readSurveyToken(token, (parkId) => platform.keys.of(mintParkScope(parkId)));
  if (!named) return { status: 404, html: linkClosed(language) };
  // The signature says that this park asked: nobody chooses a park here.
  const table = platform.open(mintParkScope(named.parkId));
  const survey = await getSurvey(table, named.surveyId);
  if (!survey) return { status: 404, html: linkClosed(language) };
  if (isClosed(survey, act.today)) return { status: 410, html: surveyEnded(language, "closed", survey) };
  return { table, survey, path: `/survey/${token}` };
}

/** The five answers of a form; those that are none are missing. */
function answersOf(form: URLSearchParams): Partial<Answers> {
  const given = DIMENSIONS.map((dimension) => [dimension, form.get(dimension) ?? ""] as const);
  return Object.fromEntries(
    given.filter(([, text]) => /^[1-5]$/.test(text)).map(([name, text]) => [name, Number(text)]),
  );
}

const isComplete = (answers: Partial<Answers>): answers is Answers => Object.keys(answers).length === DIMENSIONS.length;

/**
 * What the page shows of a survey: that it was answered, never what. The park has the link as well, and sees no single
 * enterprise's answers.
 */
function shownOf({ answers, ...survey }: SurveyRecord) {
  return { ...survey, answered: answers !== undefined };
}

async function show(visit: Visit): Promise<Page> {
  const opened = await openSurvey(visit);
  if ("html" in opened) return opened;
  return { status: 200, html: surveyForm(visit.language, shownOf(opened.survey), opened.path) };
}

async function answer(visit: Visit): Promise<Page> {
  const opened = await openSurvey(visit);
  if ("html" in opened) return opened;
  const { table, survey, path } = opened;
  const answers = answersOf(visit.form);
  const shown = { ...shownOf(survey), answers };
  const told = (status: number, notice: SurveyNotice): Page => ({
    status,
    html: surveyForm(visit.language, shown, path, { notice }),
  });
  if (!isComplete(answers)) return told(422, "incomplete");
  await settle(async () => {
    const before = found(await getSurvey(table, survey.surveyId));
    await saveAnswers(table, visit.act, before, answerSurvey(before, answers, visit.act));
  });
  return { status: 200, html: surveyForm(visit.language, { ...shown, answered: true }, path, { notice: "answered" }) };
}

/** Like any text of the API: trimmed, nothing invisible. */
const Content = text(2000, { lines: true });

async function complain(visit: Visit): Promise<Page> {
  const opened = await openSurvey(visit);
  if ("html" in opened) return opened;
  const { table, survey, path } = opened;
  const typed = (visit.form.get("content") ?? "").slice(0, 4000).replaceAll("\r\n", "\n");
  const content = Content.safeParse(typed);
  if (!content.success) {
    return {
      status: 422,
      html: surveyForm(visit.language, shownOf(survey), path, { notice: "empty", complaint: typed }),
    };
  }
  // The same words by the same link are the same complaint: a browser may send them twice.
  const hash = createHash("sha256").update(`${survey.surveyId}\n${content.data}`).digest("hex");
  const act = { ...visit.act, idempotency: { key: hash, hash } };
  const complaint = complainBySurvey(survey, content.data, act);
  await settle(async () => {
    const before = found(await getSurvey(table, survey.surveyId));
    await saveSurveyComplaint(table, act, complainWith(before, act), complaint);
  });
  return { status: 200, html: surveyForm(visit.language, shownOf(survey), path, { notice: "complained" }) };
}

function failed(language: Language, code: ErrorCode): Page {
  if (code === "survey.closed") return { status: 410, html: surveyEnded(language, "closed") };
  if (code === "survey.complaints") return { status: 409, html: surveyEnded(language, "many") };
  return { status: code === "internal" ? 500 : 503, html: surveyEnded(language, "busy") };
}

/** By a signed link: the survey, its answer, and a complaint. */
export const SURVEY_PAGES: VisitorPages = {
  [`GET ${SURVEY_PATH}`]: { action: "showSurvey", answer: show, failed },
  [`POST ${SURVEY_PATH}`]: { action: "answerSurvey", answer, failed },
  [`POST ${SURVEY_COMPLAINT_PATH}`]: { action: "complainBySurvey", answer: complain, failed },
};
