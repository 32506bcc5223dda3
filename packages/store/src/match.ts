import type { MatchPerson, MatchPosition } from "@shanhai/domain/match-marks";
import { type MatchablePerson, occupationsOf, rangesAround, UNSTATED } from "@shanhai/domain/matchable";
import { occupationKey, occupationOf } from "@shanhai/domain/occupation";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { matchablePartition, matchablePositions } from "./keys/matching.ts";
import { queryItems, recordOf, type Table } from "./table.ts";

/** Of one list so many are compared, the nearest; of those who did not say what they do, or do any work, half as many. */
const MOST = 200;

/** What was found to compare, and whether there is more than is looked at. */
export interface Found<T> {
  items: T[];
  more: boolean;
}

/** The nearest entries of one list: all of it where that is few enough, else from the inside out. */
async function readNearest<T>(
  table: Table<TenantScope>,
  partition: string,
  division: string | undefined,
  most: number,
): Promise<Found<T>> {
  const all = await queryItems(table, { partition, limit: most + 1, ascending: true });
  if (all.length <= most) return { items: all.map((item) => recordOf<T>(item)), more: false };
  const items: T[] = [];
  for (const between of rangesAround(division)) {
    const left = most - items.length;
    if (left <= 0) break;
    const found = await queryItems(table, { partition, between, limit: left, ascending: true });
    items.push(...found.map((item) => recordOf<T>(item)));
  }
  return { items, more: true };
}

function together<T>(lists: readonly Found<T>[], idOf: (one: T) => string): Found<T> {
  const byId = new Map(lists.flatMap(({ items }) => items.map((one) => [idOf(one), one] as const)));
  return { items: [...byId.values()], more: lists.some(({ more }) => more) };
}

/** People to compare with a position: who do this work or did not say, and would work there or said nothing of it; the nearest. */
export async function findPeopleFor(
  table: Table<TenantScope>,
  position: MatchPosition,
): Promise<Found<MatchablePerson>> {
  const lists = [...occupationsOf(position), UNSTATED].flatMap((occupation) =>
    (["wanted", "home"] as const).map((by) =>
      readNearest<MatchablePerson>(
        table,
        matchablePartition(table.scope, occupation, by),
        position.division,
        occupation === UNSTATED ? MOST / 2 : MOST,
      ),
    ),
  );
  return together<MatchablePerson>(await Promise.all(lists), ({ candidateId }) => candidateId);
}

/** Open positions to compare with a person: of the work they do and of any, the nearest to where they want to be. */
export async function findPositionsFor(table: Table<TenantScope>, person: MatchPerson): Promise<Found<MatchPosition>> {
  const { occupation, skills, intended, home } = person;
  const own = occupation ? [occupationKey(occupation)] : [];
  const named = skills.flatMap((skill) => occupationOf(skill) ?? []);
  const [wanted] = intended === "anywhere" ? [] : (intended ?? []);
  const lists = [...new Set([...own, ...named])].slice(0, 3).concat(UNSTATED);
  const found = lists.map((one) =>
    readNearest<MatchPosition>(
      table,
      matchablePositions(table.scope, one),
      wanted ?? home,
      one === UNSTATED ? MOST : MOST / 2,
    ),
  );
  return together<MatchPosition>(await Promise.all(found), ({ positionId }) => positionId);
}
