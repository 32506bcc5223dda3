import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { CalendarDate, Instant, PartnerId, PostingId } from "@shanhai/contract/scalar";
import { type BoardPostingRecord, isOnBoard } from "@shanhai/domain/board-posting";
import { type BoardTally, boardTallyMoves, readPayName } from "@shanhai/domain/board-tally";
import { plusMonths, shanghaiDate } from "@shanhai/domain/calendar";
import { cityOf, withinOf } from "@shanhai/domain/within";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { readCursor, writeCursor } from "./cursor.ts";
import {
  boardEndKey,
  boardEnds,
  boardListing,
  boardPostingKey,
  boardTallies,
  boardTallyKey,
  newPostingKey,
  newPostings,
} from "./keys/seeker.ts";
import { getRecord, getRecords, queryItems, recordOf, type Table } from "./table.ts";
import { Refused, transact, type Write } from "./write.ts";

/** What was on the board is kept for three years from when it was taken off (网络招聘服务管理规定, 部令44). */
const KEPT_MONTHS = 36;

/** So long is a posting new to who was not told of it, and so many are looked at. */
const NEW_DAYS = 8;
const MOST_NEW = 500;

/** When the table forgets it, in seconds since the epoch. */
const forgetAt = (takenOffAt: Instant) =>
  Date.parse(plusMonths(shanghaiDate(new Date(takenOffAt)), KEPT_MONTHS)) / 1000;

/** What the park has of a posting, on the board or not. */
export async function getBoardPosting(table: Table<ParkScope>, id: PostingId): Promise<BoardPostingRecord | undefined> {
  return getRecord(table, boardPostingKey(table.scope, id));
}

/** What the park has of several postings, on the board or not, in no order. */
export async function getBoardPostings(
  table: Table<ParkScope>,
  ids: readonly PostingId[],
): Promise<Map<PostingId, BoardPostingRecord>> {
  const keys = [...new Set(ids)].map((id) => boardPostingKey(table.scope, id));
  return new Map((await getRecords<BoardPostingRecord>(table, keys)).map((one) => [one.postingId, one]));
}

function listingOf(scope: ParkScope, { listed, partnerId, division, refreshedAt, postingId }: BoardPostingRecord) {
  if (!listed) return undefined;
  const audience = partnerId ?? "public";
  const place = `${refreshedAt}#${postingId}`;
  return {
    gsi1pk: boardListing(scope, audience),
    gsi1sk: place,
    gsi2pk: boardListing(scope, audience, cityOf(division)),
    gsi2sk: place,
  };
}

const endOf = (scope: ParkScope, record: BoardPostingRecord | undefined) =>
  record?.listed ? boardEndKey(scope, record.shownThrough, record.postingId) : undefined;

/** The place among the last days that a posting leaves, and the one that it takes. */
function moveEnd(scope: ParkScope, before: BoardPostingRecord | undefined, after: BoardPostingRecord): Write[] {
  const [from, to] = [endOf(scope, before), endOf(scope, after)];
  if (from?.sk === to?.sk) return [];
  return [...(from ? [{ remove: from }] : []), ...(to ? [{ put: to, record: { postingId: after.postingId } }] : [])];
}

/** A public posting that is shown for the first time is listed among the new ones, for as long as anybody is told of them. */
function announce(scope: ParkScope, before: BoardPostingRecord | undefined, after: BoardPostingRecord): Write[] {
  const { firstShownAt, postingId, partnerId } = after;
  if (!firstShownAt || before?.firstShownAt || partnerId) return [];
  const ttl = Math.floor(Date.parse(firstShownAt) / 1000) + NEW_DAYS * 24 * 60 * 60;
  return [{ put: newPostingKey(scope, firstShownAt, postingId), record: { postingId, ttl } }];
}

/** Public postings that people saw for the first time within these days, the newest first; at most five hundred. */
export async function listNewPostings(table: Table<ParkScope>, now: Instant): Promise<BoardPostingRecord[]> {
  const from = new Date(Date.parse(now) - NEW_DAYS * 24 * 60 * 60 * 1000).toISOString();
  const items = await queryItems(table, {
    partition: newPostings(table.scope),
    // Instants are of one length, and what follows them sorts below the tilde.
    between: [from, `${now}~`],
    limit: MOST_NEW,
  });
  const found = await getBoardPostings(
    table,
    items.map(({ postingId }) => postingId as PostingId),
  );
  return [...found.values()];
}

/**
 * Keeps what the board has of a posting, made from what it had (`before`), and moves the counts of its city with it. False
 * when somebody else has written it since: then it is to be read and made again.
 */
export async function saveBoardPosting(
  table: Table<ParkScope>,
  before: BoardPostingRecord | undefined,
  after: BoardPostingRecord,
): Promise<boolean> {
  const { scope } = table;
  const { takenOffAt } = after;
  const listing = listingOf(scope, after);
  try {
    await transact(table, [
      {
        put: boardPostingKey(scope, after.postingId),
        record: { ...after, ...(takenOffAt ? { ttl: forgetAt(takenOffAt) } : {}) },
        condition: before ? { equals: { revision: before.revision } } : { absent: true },
        ...(listing ? { listing } : {}),
      },
      ...moveEnd(scope, before, after),
      ...announce(scope, before, after),
      ...boardTallyMoves(before, after).map(({ city, name, by }) => ({
        update: boardTallyKey(scope, city),
        set: { name },
        count: by,
      })),
    ]);
    return true;
  } catch (error) {
    if (error instanceof Refused && error.at(0)) return false;
    throw error;
  }
}

/** Whose board, and what of it. */
export interface BoardQuery {
  /** The partner whose people are shown what is for them alone; everybody's board unless told. */
  audience?: PartnerId | undefined;
  /** A province, city or county. */
  division?: string | undefined;
  today: CalendarDate;
  /** What else a posting must be; `filter` in the cursor tells one such list from another. */
  match?: (posting: BoardPostingRecord) => boolean;
  filter?: string;
}

/** A page looks at so many postings at a time… */
const CHUNK = 100;
/** …and at so many at most: it may be short then, and its cursor goes on. */
const MOST_EXAMINED = 500;

/** One page of a board, what was refreshed last first. Costs up to 500 postings read, whatever the total. */
export async function listBoard(
  table: Table<ParkScope>,
  { audience, division, today, match = () => true, filter = "" }: BoardQuery,
  page: PageQuery,
): Promise<Page<BoardPostingRecord>> {
  const within = withinOf(division ?? "");
  const inCity = within.length >= 4;
  const partition = boardListing(table.scope, audience ?? "public", inCity ? cityOf(within) : undefined);
  const [index, sortKey] = inCity ? (["assigned", "gsi2sk"] as const) : (["listing", "gsi1sk"] as const);
  const list = `board:${audience ?? ""}:${within}:${filter}`;
  const narrow = filter !== "" || (within !== "" && within.length !== 4);
  const chunk = narrow ? CHUNK : page.limit + 1;
  let below = page.cursor === undefined ? undefined : readCursor(table.keys, list, page.cursor);
  const found: { place: string; record: BoardPostingRecord }[] = [];
  let more = true;
  for (let examined = 0; more && found.length <= page.limit && examined < MOST_EXAMINED; examined += chunk) {
    const items = await queryItems(table, { partition, index, below, limit: chunk });
    for (const item of items) {
      const record = recordOf<BoardPostingRecord>(item);
      const fits = isOnBoard(record, today) && record.division.startsWith(within) && match(record);
      if (fits) found.push({ place: String(item[sortKey]), record });
    }
    below = items.length > 0 ? String(items.at(-1)?.[sortKey]) : below;
    more = items.length === chunk;
  }
  const shown = found.slice(0, page.limit);
  const place = found.length > shown.length ? shown.at(-1)?.place : more ? below : undefined;
  return {
    items: shown.map(({ record }) => record),
    ...(place === undefined ? {} : { cursor: writeCursor(table.keys, list, place) }),
  };
}

/** Postings that are on the board although their last day has passed, so many at a time. */
export async function listEnded(table: Table<ParkScope>, today: CalendarDate, limit = 100): Promise<PostingId[]> {
  const between = ["0", today] as const;
  const items = await queryItems(table, { partition: boardEnds(table.scope), between, limit, ascending: true });
  return items.map(({ postingId }) => postingId as PostingId);
}

/** Cities in one park's tallies; there are some three hundred in the country. */
const MOST_CITIES = 1000;

/** Every city that has, or had, public postings on the board. */
export async function listBoardTallies(table: Table<ParkScope>): Promise<BoardTally[]> {
  const items = await queryItems(table, { partition: boardTallies(table.scope), limit: MOST_CITIES, ascending: true });
  return items.map(readTally);
}

/** One city's tally, by the first four digits of its code; undefined where nothing was ever posted. */
export async function getBoardTally(table: Table<ParkScope>, city: string): Promise<BoardTally | undefined> {
  const record = await getRecord<Record<string, unknown>>(table, boardTallyKey(table.scope, city));
  return record && readTally({ ...record, sk: city });
}

/** A tally from its item. */
function readTally(item: Record<string, unknown>): BoardTally {
  const pay = new Map<number, number>();
  for (const [name, value] of Object.entries(item)) {
    const step = readPayName(name);
    if (step !== undefined && value !== 0) pay.set(step, Number(value));
  }
  const { sk, name, postings = 0, open = 0 } = item;
  return { city: String(sk), name: String(name), postings: Number(postings), open: Number(open), pay };
}
