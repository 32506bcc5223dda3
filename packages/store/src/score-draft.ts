import { MOST_QUESTIONS } from "@shanhai/contract/question-set";
import type { ApplicationId, BatchInterviewId } from "@shanhai/contract/scalar";
import type { AssistantSetting, ScoreDraft } from "@shanhai/contract/score-draft";
import type { Act } from "@shanhai/domain/act";
import type { AnswerRecord } from "@shanhai/domain/answer";
import type { ByPeopleRecord, ScoreDraftRecord } from "@shanhai/domain/score-draft";
import type { TenantItemsScope, TenantScope } from "@shanhai/tenancy/scope";
import { writeRepeatable } from "./batch.ts";
import { stillOpen } from "./batch-interview.ts";
import { commit } from "./commit.ts";
import {
  answerKey,
  assistantSettingKey,
  byPeopleFormKey,
  byPeopleKey,
  scoreDraftKey,
  scoreDrafts,
} from "./keys/rating.ts";
import { orStale } from "./replace.ts";
import { getItems, getRecord, type Key, queryItems, recordOf, type Table } from "./table.ts";
import { MAX_WRITES, once, Refused, type Write } from "./write.ts";

/** Off until an owner decided otherwise. */
export async function getAssistantSetting(table: Table<TenantItemsScope>): Promise<AssistantSetting> {
  return (await getRecord(table, assistantSettingKey(table.scope))) ?? { enabled: false, version: 0 };
}

/** Saves the setting over the version it was made from. Throws `stale`. */
export async function saveAssistantSetting(
  table: Table<TenantScope>,
  act: Act,
  setting: AssistantSetting,
): Promise<AssistantSetting> {
  const condition = setting.version === 1 ? { absent: true as const } : { equals: { version: setting.version - 1 } };
  return orStale(
    commit(table, act, {
      writes: [{ put: assistantSettingKey(table.scope), record: setting, condition }],
      records: [],
      result: setting,
      detail: { enabled: setting.enabled },
    }),
  );
}

/** What the assistant drafted of one person in a batch. */
export async function listDrafts(
  table: Table<TenantScope>,
  batch: BatchInterviewId,
  application: ApplicationId,
): Promise<ScoreDraftRecord[]> {
  const partition = scoreDrafts(table.scope, application);
  const query = { partition, beginsWith: `${batch}#`, limit: MOST_QUESTIONS, ascending: true };
  return (await queryItems(table, query)).map((item) => recordOf<ScoreDraftRecord>(item));
}

/** What somebody answered to one question, and what was drafted of it: read as one. */
export async function getAnswered(
  table: Table<TenantScope>,
  { batchInterviewId, applicationId }: { batchInterviewId: BatchInterviewId; applicationId: ApplicationId },
  question: number,
): Promise<{ answer: AnswerRecord | undefined; draft: ScoreDraftRecord | undefined }> {
  const of = [applicationId, batchInterviewId, question] as const;
  const [answer, draft] = [answerKey(table.scope, ...of), scoreDraftKey(table.scope, ...of)];
  const items = await getItems(table, [answer, draft]);
  const found = <T>({ pk }: Key) => {
    const item = items.find((one) => one.pk === pk);
    return item && recordOf<T>(item);
  };
  return { answer: found(answer), draft: found(draft) };
}

export async function getByPeople(
  table: Table<TenantItemsScope>,
  id: ApplicationId,
): Promise<ByPeopleRecord | undefined> {
  return getRecord(table, byPeopleKey(table.scope, id));
}

/**
 * Keeps a draft of the answer that it was made of, while the assistant is on, the batch open and the person has not asked to be
 * assessed by people: all four hold in the same transaction, and it is the first of that answer. Throws `Refused` where one does not.
 */
export async function saveDraft(
  table: Table<TenantScope>,
  act: Act,
  draft: ScoreDraftRecord,
  answer: AnswerRecord,
  result: ScoreDraft,
): Promise<ScoreDraft> {
  const { scope } = table;
  const { applicationId, batchInterviewId, question, model } = draft;
  return commit(table, act, {
    writes: [
      { check: byPeopleKey(scope, applicationId), condition: { absent: true } },
      { check: assistantSettingKey(scope), condition: { equals: { enabled: true } } },
      {
        check: answerKey(scope, applicationId, batchInterviewId, question),
        condition: { equals: { version: answer.version } },
      },
      stillOpen(scope, batchInterviewId),
      {
        put: scoreDraftKey(scope, applicationId, batchInterviewId, question),
        record: draft,
        condition: { absent: true },
      },
    ],
    records: [batchInterviewId, applicationId],
    result,
    detail: { model },
  });
}

/** A form is remembered for as long as anybody looks at what became of it. */
const REMEMBERED_SECONDS = 400 * 24 * 60 * 60;

/** Notes that a form's sender asked for it whose application somebody else had made before: what that form's page says, and no more. */
export async function noteByPeopleForm(
  table: Table<TenantScope>,
  act: Pick<Act, "at">,
  request: string,
): Promise<void> {
  const ttl = Math.floor(Date.parse(act.at) / 1000) + REMEMBERED_SECONDS;
  await once(table, [
    { put: byPeopleFormKey(table.scope, request), record: { at: act.at, ttl }, condition: { absent: true } },
  ]);
}

/** When that was, if it was. */
export async function getByPeopleForm(
  table: Table<TenantItemsScope>,
  request: string,
): Promise<Pick<ByPeopleRecord, "at"> | undefined> {
  return getRecord(table, byPeopleFormKey(table.scope, request));
}

/** Of one person, in all batches together. */
const MOST_DRAFTS = 1200;

/**
 * Notes that somebody wants to be assessed by people, and removes what was drafted of them, in one transaction. Said again, it
 * finds nothing.
 */
export async function saveByPeople<R>(
  table: Table<TenantScope>,
  act: Act,
  id: ApplicationId,
  record: ByPeopleRecord,
  result: R,
): Promise<R> {
  const { scope } = table;
  const query = { partition: scoreDrafts(scope, id), only: ["pk", "sk"] };
  const removals = async (limit: number) =>
    (await queryItems(table, { ...query, limit })).map(({ pk, sk }) => ({
      remove: { pk: String(pk), sk: String(sk) },
    }));
  const put: Write = {
    put: byPeopleKey(scope, id),
    record: { applicationId: id, ...record },
    condition: { absent: true },
  };
  const writes = [put, ...(await removals(MAX_WRITES - 3))];
  const done = await commit(table, act, { writes, records: [id], result }).catch((error: unknown) => {
    // Who asked first, and when, stands.
    if (error instanceof Refused && error.at(0)) return result;
    throw error;
  });
  // One more may have been drafted between reading and writing; from now on none is.
  await writeRepeatable(table, await removals(MOST_DRAFTS));
  return done;
}
