import type { Drafted } from "@shanhai/domain/score-draft";
import type { Platform } from "./platform.ts";

/** One answer to be judged by a rubric. Nothing of who gave it is in here. */
export interface DraftRequest {
  /** All of it as a model is asked. */
  prompt: string;
  /** What the scores 1 to 5 mean. */
  anchors: readonly string[];
  answer: string;
}

/** What proposes scores. Two adapters, one shared test: a model of Amazon Bedrock, and a rule on the laptop, which is no model. */
export interface Assistant {
  /** Under what name its drafts are kept; undefined where a deployment has none. */
  model(): string | undefined;
  /** What it proposes, unchecked: callers believe none of it. Throws `assistant.failed` where it says nothing that can be read. */
  draft(request: DraftRequest): Promise<Drafted>;
}

/** The platform of the one function that asks it. */
export interface AssistantPlatform extends Platform {
  assistant: Assistant;
}
