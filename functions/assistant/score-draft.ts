import type { ErrorCode } from "@shanhai/contract/problem";
import type * as contract from "@shanhai/contract/score-draft";
import type { ScoreDraft } from "@shanhai/contract/score-draft";
import { AppError, found } from "@shanhai/domain/app-error";
import { openBatch } from "@shanhai/domain/batch-interview";
import { acceptDraft, promptOf, readDraft, withoutPerson } from "@shanhai/domain/score-draft";
import type { Request } from "@shanhai/http/serve";
import { getApplications } from "@shanhai/store/application";
import { getBatch, getRowsOf } from "@shanhai/store/batch-interview";
import * as store from "@shanhai/store/score-draft";
import { Refused } from "@shanhai/store/write";
import type { AssistantPlatform } from "../assistant-platform.ts";

/** What became untrue while the model was asked, in the order of the store's conditions. */
const MEANWHILE: readonly ErrorCode[] = ["assistant.byPeople", "assistant.off", "busy", "batch.closed"];

export async function create(
  { act, scope, input }: Request<typeof contract.draftScore>,
  platform: AssistantPlatform,
): Promise<ScoreDraft> {
  const table = platform.open(scope);
  const { batchInterviewId, applicationId } = input.params;
  const { question } = input.body;
  const [batch, people, setting, byPeople, { answer, draft: earlier }] = await Promise.all([
    getBatch(table, batchInterviewId),
    getApplications(table, [applicationId]),
    store.getAssistantSetting(table),
    store.getByPeople(table, applicationId),
    store.getAnswered(table, input.params, question),
  ]);
  const open = openBatch(found(batch));
  // Answers are of people in the batch: whether somebody is in it is asked where there is none.
  if (!answer) found((await getRowsOf(table, batchInterviewId, [applicationId])).get(applicationId));
  const person = found(people.get(applicationId));
  const model = platform.assistant.model();
  if (!setting.enabled || !model) throw new AppError("assistant.off");
  if (byPeople) throw new AppError("assistant.byPeople");
  const asked = open.questions[question];
  if (!answer?.text || !asked) throw new AppError("assistant.noAnswer");
  // An answer is drafted once: a model is paid for each time, and somebody may have scored by what it said.
  if (earlier) return readDraft(earlier);
  const text = withoutPerson(answer.text, person.candidateName);
  const prompt = promptOf(asked, text);
  const proposed = await platform.assistant.draft({ prompt, anchors: asked.anchors, answer: text });
  const draft = { question, ...acceptDraft(proposed, answer.text), model, prompt, askedBy: act.name, at: act.at };
  try {
    return await store.saveDraft(table, act, { ...draft, batchInterviewId, applicationId }, answer, draft);
  } catch (error) {
    const index = error instanceof Refused ? (error.refusals[0]?.index ?? -1) : -1;
    const code = MEANWHILE[index];
    const { draft: other } = index < MEANWHILE.length ? {} : await store.getAnswered(table, input.params, question);
    if (other) return readDraft(other);
    throw code ? new AppError(code) : error;
  }
}
