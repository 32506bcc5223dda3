import { isDeepStrictEqual } from "node:util";
import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { CandidateId } from "@shanhai/contract/scalar";
import type { CandidateRecord } from "@shanhai/domain/candidate";
import {
  type CandidateQuery,
  matches,
  placesOf,
  planSearch,
  type Terms,
  termsOf,
} from "@shanhai/domain/candidate-search";
import type { TenantItemsScope, TenantScope } from "@shanhai/tenancy/scope";
import type { Repeatable } from "./batch.ts";
import { getCandidates, listCandidates } from "./candidate.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import { candidateKey, searchKey } from "./keys/pipeline.ts";
import { getRecords, queryItems, recordOf, type Table } from "./table.ts";

/** A person under one of their terms; it carries all of them, so that a search for several facets reads one list. */
interface SearchEntry {
  candidateId: CandidateId;
  terms: Terms;
}

/** A search for several facets looks at so many entries at a time… */
const CHUNK = 100;
/** …and at so many for one page, whatever the total: the page may be short then, and its cursor goes on. */
const MOST_EXAMINED = 500;

/**
 * One page of the people who match, newest first within one term. What the entries say is checked against the records:
 * an entry that has not followed yet shows nobody who does not match.
 */
export async function searchCandidates(
  table: Table<TenantScope>,
  query: CandidateQuery,
  page: PageQuery,
): Promise<Page<CandidateRecord>> {
  const plan = planSearch(query);
  if (!plan) return listCandidates(table, page);
  const list = `candidate:${JSON.stringify(query)}`;
  const { pk } = searchKey(table.scope, plan.facet, plan.bucket, "", "");
  const chunk = plan.alone ? page.limit + 1 : CHUNK;
  let after = page.cursor === undefined ? undefined : readCursor(table.keys, list, page.cursor);
  const found: { sk: string; candidateId: CandidateId }[] = [];
  let more = true;
  for (let examined = 0; more && found.length <= page.limit && examined < MOST_EXAMINED; examined += chunk) {
    const items = await queryItems(table, { partition: pk, beginsWith: plan.prefix, after, limit: chunk });
    for (const item of items) {
      const { candidateId, terms } = recordOf<SearchEntry>(item);
      if (matches(terms, query)) found.push({ sk: String(item.sk), candidateId });
    }
    after = items.length > 0 ? String(items.at(-1)?.sk) : after;
    more = items.length === chunk;
  }
  const shown = found.slice(0, page.limit);
  const records = new Map(
    (
      await getCandidates(
        table,
        shown.map(({ candidateId }) => candidateId),
      )
    ).map((record) => [record.candidateId, record]),
  );
  const place = found.length > shown.length ? shown.at(-1)?.sk : more ? after : undefined;
  return {
    items: shown.flatMap(({ candidateId }) => {
      const record = records.get(candidateId);
      return record && matches(termsOf(record), query) ? [record] : [];
    }),
    ...(place === undefined ? {} : { cursor: writeCursor(table.keys, list, place) }),
  };
}

/** A candidate's item before and after one change, as the stream tells it. */
export interface CandidateImages {
  before?: CandidateRecord | undefined;
  after?: CandidateRecord | undefined;
}

/** A change of what nobody searches for leaves the entries alone. */
function sameTerms(before: CandidateRecord | undefined, after: CandidateRecord | undefined): boolean {
  return before !== undefined && after !== undefined && isDeepStrictEqual(termsOf(before), termsOf(after));
}

/**
 * The writes that bring people's search entries in step with their records as they are now. What a record of the stream
 * says only tells which entries there may have been: delivered twice, late or out of order, it leads to the same entries.
 */
export async function followSearch(
  table: Table<TenantItemsScope>,
  changes: readonly CandidateImages[],
): Promise<Repeatable[]> {
  const { scope } = table;
  const sought = changes.filter(({ before, after }) => !sameTerms(before, after));
  const ids = [...new Set(sought.flatMap(({ before, after }) => (after ?? before)?.candidateId ?? []))];
  const current = new Map(
    (
      await getRecords<CandidateRecord>(
        table,
        ids.map((id) => candidateKey(scope, id)),
      )
    ).map((record) => [record.candidateId, record]),
  );
  const stale = new Map<string, Repeatable>();
  const fresh = new Map<string, Repeatable>();
  const keysOf = (record: CandidateRecord) =>
    placesOf(termsOf(record)).map(({ facet, bucket, term }) =>
      searchKey(scope, facet, bucket, term, record.candidateId),
    );
  for (const record of sought.flatMap(({ before, after }) => [before, after])) {
    if (!record) continue;
    for (const key of keysOf(record)) stale.set(`${key.pk}\n${key.sk}`, { remove: key });
  }
  for (const record of current.values()) {
    const entry: SearchEntry = { candidateId: record.candidateId, terms: termsOf(record) };
    for (const key of keysOf(record)) {
      stale.delete(`${key.pk}\n${key.sk}`);
      fresh.set(`${key.pk}\n${key.sk}`, { put: key, record: entry });
    }
  }
  return [...stale.values(), ...fresh.values()];
}
