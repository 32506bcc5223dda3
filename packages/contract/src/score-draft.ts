import * as z from "zod/mini";
import { rowParams } from "./batch-interview.ts";
import { AGENCY, AGENCY_OWNER, endpoint } from "./endpoint.ts";
import { MOST_QUESTIONS } from "./question-set.ts";
import { ApplicationId, Instant, whole } from "./scalar.ts";

/** 评分草稿: what an assistant proposes for one answer. It is nobody's score until a person gives one. */
export const ScoreDraft = z.lazy(() =>
  z
    .object({
      question: z.int(),
      score: z.int(),
      /** Parts of the answer, word for word. */
      quotes: z.array(z.string()),
      /** Which model, or the laptop's rule, which is none. */
      model: z.string(),
      /** What it was asked, whole: kept for whoever checks. */
      prompt: z.string(),
      askedBy: z.string(),
      at: Instant,
    })
    .register(z.globalRegistry, { id: "ScoreDraft" }),
);
export type ScoreDraft = z.infer<typeof ScoreDraft>;

/** Whether the assistant may be asked at all: off until an owner switches it on. */
export const AssistantSetting = z.lazy(() =>
  z
    .object({
      enabled: z.boolean(),
      /** 0 until somebody decided. */
      version: z.int(),
    })
    .register(z.globalRegistry, { id: "AssistantSetting" }),
);
export type AssistantSetting = z.infer<typeof AssistantSetting>;

export const getAssistantSetting = endpoint({
  id: "getAssistantSetting",
  method: "GET",
  path: "/assistant-setting",
  tag: "rating",
  summary: "Whether an assistant may draft scores",
  permits: AGENCY,
  result: () => AssistantSetting,
});

export const changeAssistantSetting = endpoint({
  id: "changeAssistantSetting",
  method: "PATCH",
  path: "/assistant-setting",
  tag: "rating",
  summary: "Switch the assistant on or off for the agency; people are told on their progress page",
  permits: AGENCY_OWNER,
  keys: "never",
  body: () =>
    z.object({
      enabled: z.boolean({ error: "type" }),
      version: whole(0, Number.MAX_SAFE_INTEGER, "version"),
    }),
  result: () => AssistantSetting,
  errors: ["stale"],
});

export const draftScore = endpoint({
  id: "draftScore",
  method: "POST",
  path: "/batch-interviews/{batchInterviewId}/people/{applicationId}/score-drafts",
  tag: "rating",
  summary: "Have the assistant draft a score of one written answer, with quotes from it; it decides nothing",
  permits: AGENCY,
  keys: "never",
  params: () => rowParams,
  body: () => z.object({ question: whole(0, MOST_QUESTIONS - 1, "range") }),
  result: () => ScoreDraft,
  errors: ["batch.closed", "assistant.off", "assistant.byPeople", "assistant.noAnswer", "assistant.failed"],
});

export const assessByPeople = endpoint({
  id: "assessByPeople",
  method: "POST",
  path: "/batch-interviews/{batchInterviewId}/people/{applicationId}/by-people",
  tag: "rating",
  summary: "Note that somebody wants to be assessed by people alone: drafts go, and none is made any more",
  permits: AGENCY,
  params: () => rowParams,
  result: () => z.object({ applicationId: ApplicationId }),
  status: 200,
});
