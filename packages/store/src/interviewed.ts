import { MOST_QUESTIONS, type Question } from "@shanhai/contract/question-set";
import type { ApplicationId } from "@shanhai/contract/scalar";
import type { AnswerRecord } from "@shanhai/domain/answer";
import type { RatingRecord } from "@shanhai/domain/rating";
import type { ByPeopleRecord, ScoreDraftRecord } from "@shanhai/domain/score-draft";
import type { TenantItemsScope, TenantScope } from "@shanhai/tenancy/scope";
import { writeRepeatable } from "./batch.ts";
import {
  answers,
  batchesOf,
  batchInterviewKey,
  batchRowKey,
  byPeopleKey,
  ratings,
  scoreDrafts,
} from "./keys/rating.ts";
import { getRecord, queryItems, recordOf, type Table } from "./table.ts";
import { Refused, transact } from "./write.ts";

/* What batches of interviews have of one application: for the person's own copy, and to be erased. */

/** Nobody is interviewed for one position in more batches. */
const MOST_BATCHES = 100;
const MOST = MOST_BATCHES * MOST_QUESTIONS;
const MOST_RATERS_OF_ONE = 3;

const itemsOf = (table: Table<TenantItemsScope>, partition: string) => queryItems(table, { partition, limit: MOST });

/** Removes what somebody answered and what was written of it; scores stay, of an application that names nobody. */
export async function eraseInterviewed(table: Table<TenantScope>, id: ApplicationId): Promise<void> {
  const { scope } = table;
  const [answered, drafted, batches] = await Promise.all([
    itemsOf(table, answers(scope, id)),
    itemsOf(table, scoreDrafts(scope, id)),
    itemsOf(table, batchesOf(scope, id)),
  ]);
  await writeRepeatable(table, [
    ...answered.map(({ pk, sk, file }) => {
      const key = { pk: String(pk), sk: String(sk) };
      // The file itself is the clock's to remove: only it may.
      return file ? { put: key, record: { file } } : { remove: key };
    }),
    ...drafted.map(({ pk, sk }) => ({ remove: { pk: String(pk), sk: String(sk) } })),
    { remove: byPeopleKey(scope, id) },
  ]);
  for (const { sk } of batches) {
    const batch = sk as never;
    const rated = await queryItems(table, {
      partition: ratings(scope, batch),
      beginsWith: `${id}#`,
      limit: MOST_RATERS_OF_ONE,
    });
    for (const { pk, sk: at, note } of rated) {
      if (note !== undefined) await transact(table, [{ update: { pk: String(pk), sk: String(at) }, unset: ["note"] }]);
    }
    const update = batchRowKey(scope, batch, id);
    const row = await getRecord<{ settlement?: { reason: string } }>(table, update);
    if (row?.settlement?.reason)
      await transact(table, [{ update, set: { "settlement.reason": "" } }]).catch(unlessMoved);
  }
}

/** Settled anew at this very moment: the clock looks once more. */
function unlessMoved(error: unknown): void {
  if (!(error instanceof Refused)) throw error;
}

/** Files of answers whose person was erased, or is to be. */
export async function filesOfAnswers(table: Table<TenantScope>, id: ApplicationId): Promise<string[]> {
  const items = await itemsOf(table, answers(table.scope, id));
  return items.flatMap(({ file }) => (typeof file === "string" ? [file] : []));
}

/** Forgets the names of those files, once they are gone. */
export async function forgetFilesOfAnswers(table: Table<TenantScope>, id: ApplicationId): Promise<void> {
  const items = await itemsOf(table, answers(table.scope, id));
  await writeRepeatable(
    table,
    items
      .filter(({ text, writtenBy }) => text === undefined && writtenBy === undefined)
      .map(({ pk, sk }) => ({
        remove: { pk: String(pk), sk: String(sk) },
      })),
  );
}

/** One batch, as far as it is about one person. */
export interface Interviewed {
  title: string;
  questions: readonly Question[];
  answers: AnswerRecord[];
  ratings: RatingRecord[];
  drafts: ScoreDraftRecord[];
  byPeople: ByPeopleRecord | undefined;
}

export async function listInterviewed(table: Table<TenantScope>, id: ApplicationId): Promise<Interviewed[]> {
  const { scope } = table;
  const batches = await itemsOf(table, batchesOf(scope, id));
  if (batches.length === 0) return [];
  const [answered, drafted, byPeople] = await Promise.all([
    itemsOf(table, answers(scope, id)),
    itemsOf(table, scoreDrafts(scope, id)),
    getRecord<ByPeopleRecord>(table, byPeopleKey(scope, id)),
  ]);
  const ofBatch = <T>(items: readonly Record<string, unknown>[], sk: unknown) =>
    items.filter((item) => String(item.sk).startsWith(`${sk}#`)).map((item) => recordOf<T>(item));
  return Promise.all(
    batches.map(async ({ sk }) => {
      const batch = sk as never;
      const [record, rated] = await Promise.all([
        getRecord<{ title: string; questions: Question[] }>(table, batchInterviewKey(scope, batch)),
        queryItems(table, { partition: ratings(scope, batch), beginsWith: `${id}#`, limit: MOST_RATERS_OF_ONE }),
      ]);
      return {
        title: record?.title ?? "",
        questions: record?.questions ?? [],
        answers: ofBatch<AnswerRecord>(answered, sk),
        ratings: rated.map((item) => recordOf<RatingRecord>(item)),
        drafts: ofBatch<ScoreDraftRecord>(drafted, sk),
        byPeople,
      };
    }),
  );
}
