import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { QuestionSet } from "@shanhai/contract/question-set";
import type { QuestionSetId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { questionSetKey, questionSets } from "./keys/rating.ts";
import { listNewest } from "./listing.ts";
import { replaceVersion } from "./replace.ts";
import { getRecord, type Table } from "./table.ts";

export async function insertQuestionSet(
  table: Table<TenantScope>,
  act: Act,
  record: QuestionSet,
): Promise<QuestionSet> {
  const put = questionSetKey(table.scope, record.questionSetId);
  return commit(table, act, {
    writes: [{ put, record, condition: { absent: true } }],
    records: [record.questionSetId],
    result: record,
  });
}

export async function getQuestionSet(table: Table<TenantScope>, id: QuestionSetId): Promise<QuestionSet | undefined> {
  return getRecord(table, questionSetKey(table.scope, id));
}

/** The agency's sets, last written first. */
export async function listQuestionSets(table: Table<TenantScope>, page: PageQuery): Promise<Page<QuestionSet>> {
  return listNewest(table, { name: "questionSet", partitions: [questionSets(table.scope)] }, page);
}

/** Saves the next version. Throws `stale`. */
export async function saveQuestionSet(table: Table<TenantScope>, act: Act, record: QuestionSet): Promise<QuestionSet> {
  return replaceVersion(table, act, questionSetKey(table.scope, record.questionSetId), record, record.questionSetId);
}
