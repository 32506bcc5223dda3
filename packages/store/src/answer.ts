import { MOST_QUESTIONS } from "@shanhai/contract/question-set";
import type { ApplicationId, BatchInterviewId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { type AnswerRecord, readAnswer } from "@shanhai/domain/answer";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { stillOpen } from "./batch-interview.ts";
import { commit } from "./commit.ts";
import { answerKey, answers, scoreDraftKey } from "./keys/rating.ts";
import { orStale } from "./replace.ts";
import { getRecord, queryItems, recordOf, type Table } from "./table.ts";

export async function getAnswer(
  table: Table<TenantScope>,
  { batchInterviewId, applicationId }: { batchInterviewId: BatchInterviewId; applicationId: ApplicationId },
  question: number,
): Promise<AnswerRecord | undefined> {
  return getRecord(table, answerKey(table.scope, applicationId, batchInterviewId, question));
}

/** What somebody answered in one batch, in the order of its questions. */
export async function listAnswers(
  table: Table<TenantScope>,
  batch: BatchInterviewId,
  application: ApplicationId,
): Promise<AnswerRecord[]> {
  const partition = answers(table.scope, application);
  const query = { partition, beginsWith: `${batch}#`, limit: MOST_QUESTIONS, ascending: true };
  return (await queryItems(table, query)).map((item) => recordOf<AnswerRecord>(item));
}

/** Keeps an answer while the batch is open; what was drafted of the one before goes with it. Throws `stale`. */
export async function saveAnswer<R>(table: Table<TenantScope>, act: Act, record: AnswerRecord, result: R): Promise<R> {
  const { scope } = table;
  const { batchInterviewId, applicationId, question, version } = record;
  return orStale(
    commit(table, act, {
      writes: [
        {
          put: answerKey(scope, applicationId, batchInterviewId, question),
          record,
          condition: version === 1 ? { absent: true } : { equals: { version: version - 1 } },
        },
        { remove: scoreDraftKey(scope, applicationId, batchInterviewId, question) },
        stillOpen(scope, batchInterviewId),
      ],
      records: [batchInterviewId, applicationId],
      result,
    }),
    (item) => readAnswer(recordOf(item)),
  );
}
