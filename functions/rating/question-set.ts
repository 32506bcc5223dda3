import type { Page } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/question-set";
import type { QuestionSet } from "@shanhai/contract/question-set";
import { found, sameVersion } from "@shanhai/domain/app-error";
import { rewriteQuestionSet, writeQuestionSet } from "@shanhai/domain/question-set";
import type { Request } from "@shanhai/http/serve";
import * as store from "@shanhai/store/question-set";
import type { Platform } from "../platform.ts";

export async function create(
  { act, scope, input }: Request<typeof contract.createQuestionSet>,
  platform: Platform,
): Promise<QuestionSet> {
  return store.insertQuestionSet(platform.open(scope), act, writeQuestionSet(input.body, act));
}

export async function list(
  { scope, input }: Request<typeof contract.listQuestionSets>,
  platform: Platform,
): Promise<Page<QuestionSet>> {
  return store.listQuestionSets(platform.open(scope), input.query);
}

export async function get(
  { scope, input }: Request<typeof contract.getQuestionSet>,
  platform: Platform,
): Promise<QuestionSet> {
  return found(await store.getQuestionSet(platform.open(scope), input.params.questionSetId));
}

export async function update(
  { act, scope, input }: Request<typeof contract.updateQuestionSet>,
  platform: Platform,
): Promise<QuestionSet> {
  const table = platform.open(scope);
  const current = found(await store.getQuestionSet(table, input.params.questionSetId));
  const before = sameVersion(current, input.body.version);
  return store.saveQuestionSet(table, act, rewriteQuestionSet(before, input.body, act));
}
