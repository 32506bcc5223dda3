import type * as contract from "@shanhai/contract/answer";
import type { Answer } from "@shanhai/contract/answer";
import type { ResultOf } from "@shanhai/contract/endpoint";
import { type AnswerRecord, readAnswer, writeAnswer } from "@shanhai/domain/answer";
import { found } from "@shanhai/domain/app-error";
import { openBatch } from "@shanhai/domain/batch-interview";
import { readDraft } from "@shanhai/domain/score-draft";
import type { Request } from "@shanhai/http/serve";
import * as store from "@shanhai/store/answer";
import { getRowsOf } from "@shanhai/store/batch-interview";
import { getAssistantSetting, getByPeople, listDrafts } from "@shanhai/store/score-draft";
import type { Table } from "@shanhai/store/table";
import type { TenantScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";
import { openedBatch } from "./batch-interview.ts";

type RowParams = Request<typeof contract.saveAnswer>["input"]["params"];

/** The batch, with somebody who is in it. */
async function inBatch(table: Table<TenantScope>, { batchInterviewId, applicationId }: RowParams) {
  const [batch, rows] = await Promise.all([
    openedBatch(table, batchInterviewId),
    getRowsOf(table, batchInterviewId, [applicationId]),
  ]);
  found(rows.get(applicationId));
  return batch;
}

/** With where its file is, if it has come. */
async function withFile(platform: Platform, scope: TenantScope, answer: AnswerRecord): Promise<Answer> {
  const { file, fileName } = answer;
  const read = readAnswer(answer);
  if (!file || !fileName || !(await platform.files.head(scope, file))) return read;
  return { ...read, fileUrl: await platform.files.downloadUrl(scope, file, fileName) };
}

export async function list(
  { scope, input }: Request<typeof contract.listAnswers>,
  platform: Platform,
): Promise<ResultOf<typeof contract.listAnswers>> {
  const table = platform.open(scope);
  const { batchInterviewId, applicationId } = input.params;
  const [, answers, drafts, byPeople, setting] = await Promise.all([
    inBatch(table, input.params),
    store.listAnswers(table, batchInterviewId, applicationId),
    listDrafts(table, batchInterviewId, applicationId),
    getByPeople(table, applicationId),
    getAssistantSetting(table),
  ]);
  return {
    answers: await Promise.all(answers.map((answer) => withFile(platform, scope, answer))),
    drafts: drafts.map(readDraft),
    byPeople: byPeople !== undefined,
    assistant: setting.enabled && byPeople === undefined,
  };
}

export async function save(
  { act, scope, input }: Request<typeof contract.saveAnswer>,
  platform: Platform,
): Promise<Answer> {
  const table = platform.open(scope);
  const { question, text, version } = input.body;
  const [batch, before] = await Promise.all([
    inBatch(table, input.params),
    store.getAnswer(table, input.params, question),
  ]);
  const room = { seen: version, questions: openBatch(batch).questions.length };
  const record = writeAnswer(before, { ...input.params, question }, { text }, room, act);
  return store.saveAnswer(table, act, record, readAnswer(record));
}

export async function createFile(
  { act, scope, input }: Request<typeof contract.createAnswerFile>,
  platform: Platform,
): Promise<ResultOf<typeof contract.createAnswerFile>> {
  const table = platform.open(scope);
  const { question, fileName, size, version } = input.body;
  const { applicationId } = input.params;
  const [batch, before] = await Promise.all([
    inBatch(table, input.params),
    store.getAnswer(table, input.params, question),
  ]);
  const room = { seen: version, questions: openBatch(batch).questions.length };
  // Of one answer one name: another file takes the place of the one before.
  const file = before?.file ?? `answers/${applicationId}/${act.newId<string>("fil")}`;
  const record = writeAnswer(before, { ...input.params, question }, { fileName, file }, room, act);
  const upload = await platform.files.uploadTarget(scope, file, size);
  return store.saveAnswer(table, act, record, { answer: readAnswer(record), upload });
}
