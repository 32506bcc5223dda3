import type { ParsedOf } from "@shanhai/contract/endpoint";
import type { createQuestionSet, QuestionSet, updateQuestionSet } from "@shanhai/contract/question-set";
import type { QuestionSetId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";

export function writeQuestionSet(
  content: ParsedOf<typeof createQuestionSet>["body"],
  act: Pick<Act, "at" | "newId">,
): QuestionSet {
  return {
    questionSetId: act.newId<QuestionSetId>("qst"),
    ...content,
    status: "active",
    version: 1,
    createdAt: act.at,
    updatedAt: act.at,
  };
}

/** The set's next version; who uses the one before keeps a copy of it. */
export function rewriteQuestionSet(
  before: QuestionSet,
  { version: _seen, ...change }: ParsedOf<typeof updateQuestionSet>["body"],
  act: Pick<Act, "at">,
): QuestionSet {
  const named = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return { ...before, ...named, version: before.version + 1, updatedAt: act.at };
}

/** Throws `questionSet.archived`. */
export function inUse(set: QuestionSet): QuestionSet {
  if (set.status === "archived") throw new AppError("questionSet.archived");
  return set;
}
