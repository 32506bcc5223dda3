import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { Scorecard } from "@shanhai/contract/scorecard";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import { SCORECARD } from "@shanhai/domain/scorecard";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { partition } from "./keys/owner.ts";
import { scorecardKey } from "./keys/park.ts";
import { listNewest } from "./listing.ts";
import { replaceVersion } from "./replace.ts";
import { getRecord, queryItems, recordOf, type Table } from "./table.ts";
import { Refused } from "./write.ts";

/** How an audit names a scorecard. */
const nameOf = ({ scorecardVersion }: Scorecard) => `scorecard_${scorecardVersion}`;

/** One version; the built-in one is in no table. */
export async function getScorecard(table: Table<ParkScope>, version: number): Promise<Scorecard | undefined> {
  if (version === SCORECARD.scorecardVersion) return SCORECARD;
  return getRecord(table, scorecardKey(table.scope, version));
}

/** The latest version, draft or not. */
export async function getLastScorecard(table: Table<ParkScope>): Promise<Scorecard> {
  const [item] = await queryItems(table, { partition: partition(table.scope, "scorecard"), limit: 1 });
  return item ? recordOf<Scorecard>(item) : SCORECARD;
}

/** Latest version first; the built-in one ends the last page. */
export async function listScorecards(table: Table<ParkScope>, page: PageQuery): Promise<Page<Scorecard>> {
  const list = { name: "scorecard", partitions: [partition(table.scope, "scorecard")] };
  const found = await listNewest<Scorecard>(table, list, page);
  return found.cursor ? found : { items: [...found.items, SCORECARD] };
}

/** Keeps a new draft. Throws `scorecard.draftExists` when somebody else began that version. */
export async function insertScorecard(table: Table<ParkScope>, act: Act, record: Scorecard): Promise<Scorecard> {
  const put = scorecardKey(table.scope, record.scorecardVersion);
  try {
    return await commit(table, act, {
      writes: [{ put, record, condition: { absent: true } }],
      records: [nameOf(record)],
      result: record,
    });
  } catch (error) {
    throw error instanceof Refused ? new AppError("scorecard.draftExists") : error;
  }
}

/** Keeps a draft's next state. Throws `stale`. */
export async function saveScorecard(table: Table<ParkScope>, act: Act, record: Scorecard): Promise<Scorecard> {
  const { scorecardVersion } = record;
  return replaceVersion(table, act, scorecardKey(table.scope, scorecardVersion), record, nameOf(record));
}
