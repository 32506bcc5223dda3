import type * as contract from "@shanhai/contract/contest-entry";
import type { ContestEntry } from "@shanhai/contract/contest-entry";
import type { ResultOf } from "@shanhai/contract/endpoint";
import { found } from "@shanhai/domain/app-error";
import { enterContest, readEntries, removableEntry, scoreEntry } from "@shanhai/domain/contest-entry";
import type { Request } from "@shanhai/http/serve";
import { getAgency } from "@shanhai/store/agency";
import * as store from "@shanhai/store/contest-entry";
import { getEvent } from "@shanhai/store/event";
import { memberIdOf } from "@shanhai/store/keys/owner";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";

export async function create(
  { act, scope, input }: Request<typeof contract.createContestEntry>,
  platform: Platform,
): Promise<ContestEntry> {
  const table = platform.open(scope);
  const { eventId } = input.params;
  const { agencyId } = input.body;
  const [event, known] = await Promise.all([getEvent(table, eventId), store.listEntries(table, eventId)]);
  if (agencyId) found(await getAgency(table, agencyId));
  return store.insertEntry(table, act, enterContest(found(event), known.length, input.body, act));
}

export async function list(
  { act, scope, input }: Request<typeof contract.listContestEntries>,
  platform: Platform,
): Promise<ResultOf<typeof contract.listContestEntries>> {
  const table = platform.open(scope);
  const { eventId } = input.params;
  const [event, entries, own] = await Promise.all([
    getEvent(table, eventId),
    store.listEntries(table, eventId),
    store.listScores(table, eventId, memberIdOf(act.subject)),
  ]);
  return { items: readEntries(found(event), entries, own, act.role) };
}

export async function remove(
  { act, scope, input }: Request<typeof contract.removeContestEntry>,
  platform: Platform,
): Promise<ContestEntry> {
  const table = platform.open(scope);
  const { eventId, entryId } = input.params;
  return settle(async () =>
    store.removeEntry(table, act, removableEntry(found(await store.getEntry(table, eventId, entryId)))),
  );
}

export async function score(
  { act, scope, agencies, input }: Request<typeof contract.scoreContestEntry>,
  platform: Platform,
): Promise<ContestEntry> {
  const table = platform.open(scope);
  const { eventId, entryId } = input.params;
  const judge = memberIdOf(act.subject);
  return settle(async () => {
    const [event, entry, before] = await Promise.all([
      getEvent(table, eventId),
      store.getEntry(table, eventId, entryId),
      store.getScore(table, eventId, judge, entryId),
    ]);
    const known = found(entry);
    const after = scoreEntry(found(event), known, input.body.scores, { agencies });
    return store.saveScore(table, act, known, judge, before, after);
  });
}
