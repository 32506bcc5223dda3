import { isDeepStrictEqual } from "node:util";
import type { Position } from "@shanhai/contract/position";
import { AgencyId, ParkId, type PostingId } from "@shanhai/contract/scalar";
import type { StandingRecord } from "@shanhai/domain/agency";
import { AppError } from "@shanhai/domain/app-error";
import { boardFacts, boardRecord } from "@shanhai/domain/board-posting";
import { instant, shanghaiDate } from "@shanhai/domain/calendar";
import type { PostingRecord } from "@shanhai/domain/posting";
import { getBoardPosting, saveBoardPosting } from "@shanhai/store/board-posting";
import { getOrder, getPosition, type StoredOrder } from "@shanhai/store/order";
import { getPosting, listPostings, postingIdsOf } from "@shanhai/store/posting";
import { getStanding } from "@shanhai/store/standing";
import type { Table } from "@shanhai/store/table";
import { mintParkScope, mintTenantItemsScope, mintTenantScope } from "@shanhai/tenancy/mint";
import type { TenantScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";

/*
 * What a park's board shows follows from four records of the agency: the posting, its position, its order and the agency's
 * standing. A change of any of them only says which postings to make anew, from all four as they are now.
 */

/** Others may make the same posting anew at the same moment; they rarely win this often. */
const ATTEMPTS = 10;

/**
 * Makes what the board has of a posting anew. The board's revision is read before the sources and must still stand when what
 * they say is written, and every time raises it: so whoever has read older sources is refused and reads again, however late,
 * doubled or out of order the stream tells of changes.
 */
export async function refreshPosting(
  platform: Platform,
  { parkId, tenantId, postingId }: { parkId: string; tenantId: string; postingId: PostingId },
): Promise<void> {
  const board = platform.open(mintParkScope(parkId));
  const table = platform.open(mintTenantScope(tenantId, parkId));
  const now = platform.now();
  const moment = { at: instant(now), today: shanghaiDate(now) };
  for (let attempt = 1; ; attempt += 1) {
    const before = await getBoardPosting(board, postingId);
    const posting = await getPosting(table, postingId);
    const sources = posting ?? before;
    if (!sources) return;
    const [position, order, standing] = await Promise.all([
      getPosition(table, sources.positionId),
      getOrder(table, sources.orderId),
      getStanding(table),
    ]);
    const after = boardRecord(before, posting, { position, order, standing }, table.scope.id, moment);
    if (!after || (await saveBoardPosting(board, before, after))) return;
    if (attempt === ATTEMPTS) throw new AppError("busy");
  }
}

async function refreshPositions(
  platform: Platform,
  table: Table<TenantScope>,
  positionIds: readonly Position["positionId"][],
): Promise<void> {
  const { id: tenantId, parkId } = table.scope;
  for (const positionId of positionIds) {
    for (const postingId of await postingIdsOf(table, positionId)) {
      await refreshPosting(platform, { parkId, tenantId, postingId });
    }
  }
}

const PAGE = 100;
/** So many of an agency's postings are made anew side by side. */
const LANES = 4;

/** Makes all of an agency's postings anew, page by page; those it does not publish cannot be on the board. */
export async function refreshAgency(platform: Platform, tenantId: string, parkId: string): Promise<void> {
  const table = platform.open(mintTenantScope(tenantId, parkId));
  let cursor: string | undefined;
  do {
    const page = await listPostings(table, { limit: PAGE, ...(cursor ? { cursor } : {}) });
    const published = page.items.filter(({ status }) => status === "published");
    for (let start = 0; start < published.length; start += LANES) {
      const lanes = published.slice(start, start + LANES);
      await Promise.all(lanes.map(({ postingId }) => refreshPosting(platform, { parkId, tenantId, postingId })));
    }
    cursor = page.cursor;
  } while (cursor);
}

type Image = object | undefined;

export async function postingChanged(platform: Platform, tenantId: string, image: object): Promise<void> {
  const { postingId, parkId } = image as PostingRecord;
  await refreshPosting(platform, { parkId, tenantId, postingId });
}

/** A position's stages move with every step of its people; what the board shows of it does not. */
export async function positionChanged(
  platform: Platform,
  tenantId: string,
  image: object,
  before: Image,
): Promise<void> {
  const position = image as Position;
  if (!position.posted) return;
  if (before && isDeepStrictEqual(boardFacts(before as Position), boardFacts(position))) return;
  const standing = await getStanding(platform.open(mintTenantItemsScope(tenantId)));
  if (!standing) return;
  await refreshPositions(platform, platform.open(mintTenantScope(tenantId, standing.parkId)), [position.positionId]);
}

/** An order that opens or ends shows or hides the postings of all its positions. */
export async function orderOnBoard(
  platform: Platform,
  tenantId: string,
  order: StoredOrder,
  before: StoredOrder | undefined,
): Promise<void> {
  const same = before?.status === order.status && before.enterpriseName === order.enterpriseName;
  // A new order has no postings yet.
  if (!before || same) return;
  await refreshPositions(platform, platform.open(mintTenantScope(tenantId, order.parkId)), order.positionIds);
}

const shownOf = (standing: StandingRecord | undefined) => [standing?.status, standing?.licenceExpiry, standing?.name];

/** A licence that runs out or is renewed, an agency suspended, gone or back: all of its postings follow. */
export async function standingChanged(
  platform: Platform,
  tenantId: string,
  image: object,
  before: Image,
): Promise<void> {
  const standing = image as StandingRecord;
  if (!before || isDeepStrictEqual(shownOf(before as StandingRecord), shownOf(standing))) return;
  await refreshAgency(platform, AgencyId.parse(tenantId), ParkId.parse(standing.parkId));
}
