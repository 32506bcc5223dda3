import * as z from "zod/mini";
import { rowParams } from "./batch-interview.ts";
import { AGENCY, endpoint } from "./endpoint.ts";
import { MOST_QUESTIONS } from "./question-set.ts";
import { Instant, text, Version, whole } from "./scalar.ts";
import { ScoreDraft } from "./score-draft.ts";

const MEGABYTE = 1024 * 1024;
/** A recording of one answer, or a scan of a test. */
const MOST_FILE_BYTES = 20 * MEGABYTE;

/** 作答: what somebody answered to one question: its text as written down, a file, or both. */
export const Answer = z.lazy(() =>
  z
    .object({
      /** Counted from 0, in the order of the batch's questions. */
      question: z.int(),
      text: z.optional(z.string()),
      fileName: z.optional(z.string()),
      /** Downloads the file, for 15 minutes; absent while it has not come, and once its month is over. */
      fileUrl: z.optional(z.string()),
      writtenBy: z.string(),
      updatedAt: Instant,
      version: Version,
    })
    .register(z.globalRegistry, { id: "Answer" }),
);
export type Answer = z.infer<typeof Answer>;

const question = () => whole(0, MOST_QUESTIONS - 1, "range");
const seen = () => whole(0, Number.MAX_SAFE_INTEGER, "version");

export const listAnswers = endpoint({
  id: "listAnswers",
  method: "GET",
  path: "/batch-interviews/{batchInterviewId}/people/{applicationId}/answers",
  tag: "rating",
  summary: "What one person answered, and drafts of scores where there are any",
  permits: AGENCY,
  keys: "never",
  params: () => rowParams,
  result: () =>
    z.object({
      answers: z.array(Answer),
      drafts: z.array(ScoreDraft),
      /** The person asked to be assessed by people alone. */
      byPeople: z.boolean(),
      /** Whether a draft may be asked for: the agency has the assistant switched on, and the person does not object. */
      assistant: z.boolean(),
    }),
});

export const saveAnswer = endpoint({
  id: "saveAnswer",
  method: "PATCH",
  path: "/batch-interviews/{batchInterviewId}/people/{applicationId}/answers",
  tag: "rating",
  summary: "Write down what somebody answered to one question; a draft of the old answer goes",
  permits: AGENCY,
  params: () => rowParams,
  body: () =>
    z.object({
      question: question(),
      text: z.nullable(text(4000, { lines: true })),
      version: seen(),
    }),
  result: () => Answer,
  errors: ["stale", "batch.closed"],
});

/** What an answer is handed in as: sound, pictures, pages. What a colleague saves must not open as a program. */
const RECORDING = /\.(mp3|m4a|aac|amr|wav|ogg|opus|flac|mp4|mov|webm|3gp|pdf|jpe?g|png|txt)$/i;

export const createAnswerFile = endpoint({
  id: "createAnswerFile",
  method: "POST",
  path: "/batch-interviews/{batchInterviewId}/people/{applicationId}/answer-files",
  tag: "rating",
  summary: "Name the file of an answer and get where to upload it; it is kept for a month",
  permits: AGENCY,
  params: () => rowParams,
  body: () =>
    z.object({
      question: question(),
      fileName: text(100).check(z.regex(RECORDING, { error: "option" })),
      size: whole(1, MOST_FILE_BYTES, "range"),
      version: seen(),
    }),
  result: () =>
    z.object({
      answer: Answer,
      upload: z.object({ method: z.literal("PUT"), url: z.string(), headers: z.record(z.string(), z.string()) }),
    }),
  errors: ["stale", "batch.closed"],
});
