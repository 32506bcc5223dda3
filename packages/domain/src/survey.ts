import type { AnsweredSurvey } from "@shanhai/contract/answered-survey";
import { DIMENSIONS, type Dimension } from "@shanhai/contract/dimension";
import type { ParkOrder } from "@shanhai/contract/park";
import type { CalendarDate, EnterpriseId, OrderId, SurveyId } from "@shanhai/contract/scalar";
import type { Survey } from "@shanhai/contract/survey";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";
import { plusDays, quarterOf } from "./calendar.ts";
import type { FactCounts } from "./service-facts.ts";

/** 1 (very dissatisfied) to 5, for each dimension. */
export type Answers = Record<Dimension, number>;

/** A survey as kept: with what was answered. */
export interface SurveyRecord extends Omit<Survey, "answered"> {
  answers?: Answers;
  /** The day of the first answer. */
  answeredOn?: CalendarDate;
  /** Complaints that came with its link. */
  complaints: number;
  version: number;
}

/** Days that a link may be answered, and the answer corrected. */
const DAYS_OPEN = 30;
/** Complaints one link may bring: more than an enterprise has, fewer than somebody could flood a park with. */
const MOST_COMPLAINTS = 3;

export function readSurvey({
  answers,
  answeredOn: _on,
  complaints: _n,
  version: _version,
  ...survey
}: SurveyRecord): Survey {
  return { ...survey, answered: answers !== undefined };
}

/** Its id is made of the order's, so that each order has one. */
export const surveyIdOf = (orderId: OrderId) => orderId.replace(/^ord/, "srv") as SurveyId;

/** The survey about an order that is fulfilled or closed. */
export function ask(
  order: Pick<ParkOrder, "orderId" | "title" | "enterpriseName" | "agencyId" | "agencyName">,
  act: Pick<Act, "at" | "today">,
): SurveyRecord {
  const { orderId, title: orderTitle, enterpriseName, agencyId, agencyName } = order;
  return {
    surveyId: surveyIdOf(orderId),
    orderId,
    orderTitle,
    enterpriseName,
    agencyId,
    agencyName,
    quarter: quarterOf(act.today),
    closesOn: plusDays(act.today, DAYS_OPEN),
    complaints: 0,
    version: 1,
    createdAt: act.at,
  };
}

export const isClosed = ({ closesOn }: Pick<SurveyRecord, "closesOn">, today: CalendarDate) => today > closesOn;

function open(survey: SurveyRecord, act: Pick<Act, "today">): SurveyRecord {
  if (isClosed(survey, act.today)) throw new AppError("survey.closed");
  return survey;
}

/** The survey with these answers, in the place of those before. Throws `survey.closed`. */
export function answerSurvey(survey: SurveyRecord, answers: Answers, act: Pick<Act, "today">): SurveyRecord {
  const { answeredOn = act.today } = survey;
  return { ...open(survey, act), answers, answeredOn, version: survey.version + 1 };
}

/** The survey with one more complaint. Throws `survey.closed`, `survey.complaints`. */
export function complainWith(survey: SurveyRecord, act: Pick<Act, "today">): SurveyRecord {
  if (open(survey, act).complaints >= MOST_COMPLAINTS) throw new AppError("survey.complaints");
  return { ...survey, complaints: survey.complaints + 1, version: survey.version + 1 };
}

/** What its agency is told of a survey, which order's client was asked: that it answered. Undefined while it has not. */
export function answeredSurvey(
  { surveyId, orderId, orderTitle, answeredOn }: SurveyRecord,
  enterpriseId: EnterpriseId,
): AnsweredSurvey | undefined {
  return answeredOn && { surveyId, enterpriseId, orderId, orderTitle, answeredOn };
}

/** What a survey adds to its agency's facts. */
export function countSurvey({ quarter, answers }: Pick<SurveyRecord, "quarter" | "answers">): FactCounts {
  const answered = answers
    ? { answers: 1, ...Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, answers[dimension]])) }
    : {};
  return { [quarter]: { surveys: 1, ...answered } };
}
