import * as z from "zod/mini";
import { AGENCY, endpoint, PageQuery, pageOf } from "./endpoint.ts";
import { Instant, listOf, QuestionSetId, text, Version, whole } from "./scalar.ts";

export const MOST_QUESTIONS = 12;
/** A score is one of five: what each means is said by the question's anchors. */
export const BEST_SCORE = 5;

const parts = () => ({
  text: text(300, { lines: true }),
  /** How much it counts beside the others. */
  weight: whole(1, 100, "range"),
  /** 评分锚点: what an answer is like that gets 1, 2, 3, 4 and 5. */
  anchors: listOf(text(200), BEST_SCORE).check(z.minLength(BEST_SCORE, { error: "short" })),
});

/** One question with its rubric. */
export const Question = z.lazy(() =>
  z
    .object({ text: z.string(), weight: z.int(), anchors: z.array(z.string()) })
    .register(z.globalRegistry, { id: "Question" }),
);
export type Question = z.infer<typeof Question>;

const QuestionSetStatus = z.enum(["active", "archived"], { error: "option" });

/** 结构化面试题集 of an agency, for an occupation. A batch of interviews keeps the version that it was begun with. */
export const QuestionSet = z.lazy(() =>
  z
    .object({
      questionSetId: QuestionSetId,
      title: z.string(),
      occupation: z.string(),
      questions: z.array(Question),
      status: QuestionSetStatus,
      version: Version,
      createdAt: Instant,
      updatedAt: Instant,
    })
    .register(z.globalRegistry, { id: "QuestionSet" }),
);
export type QuestionSet = z.infer<typeof QuestionSet>;

const content = () => ({
  title: text(100),
  occupation: text(50),
  questions: listOf(z.object(parts()), MOST_QUESTIONS).check(z.minLength(1, { error: "required" })),
});
const params = z.object({ questionSetId: QuestionSetId });

export const createQuestionSet = endpoint({
  id: "createQuestionSet",
  method: "POST",
  path: "/question-sets",
  tag: "rating",
  summary: "Write a set of questions for an occupation, each with its weight and what the scores 1 to 5 mean",
  permits: AGENCY,
  body: () => z.object(content()),
  result: () => QuestionSet,
});

export const listQuestionSets = endpoint({
  id: "listQuestionSets",
  method: "GET",
  path: "/question-sets",
  tag: "rating",
  summary: "The agency's sets of questions, last written first",
  permits: AGENCY,
  query: () => PageQuery,
  result: () => pageOf(QuestionSet),
});

export const getQuestionSet = endpoint({
  id: "getQuestionSet",
  method: "GET",
  path: "/question-sets/{questionSetId}",
  tag: "rating",
  summary: "One set of questions, as it is now",
  permits: AGENCY,
  params: () => params,
  result: () => QuestionSet,
});

export const updateQuestionSet = endpoint({
  id: "updateQuestionSet",
  method: "PATCH",
  path: "/question-sets/{questionSetId}",
  tag: "rating",
  summary: "Make the set's next version, or archive it; batches that were begun keep the one they have",
  permits: AGENCY,
  params: () => params,
  body: () => z.extend(z.partial(z.object(content())), { version: Version, status: z.optional(QuestionSetStatus) }),
  result: () => QuestionSet,
  errors: ["stale"],
});
