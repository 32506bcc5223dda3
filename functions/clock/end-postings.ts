import type { CalendarDate } from "@shanhai/contract/scalar";
import { getBoardPosting, listEnded } from "@shanhai/store/board-posting";
import type { Table } from "@shanhai/store/table";
import type { ParkScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";
import { refreshPosting } from "../projections/postings.ts";

/** At most so many postings a page; whatever is left after the last page comes off tomorrow, and nobody sees it meanwhile. */
const PAGE = 100;
const MOST_PAGES = 200;

/** Takes postings off a park's board whose last day, or whose agency's licence, has passed: they leave the counts. */
export async function endPostings(platform: Platform, board: Table<ParkScope>, today: CalendarDate): Promise<void> {
  for (let count = 0; count < MOST_PAGES; count += 1) {
    const ended = await listEnded(board, today, PAGE);
    for (const postingId of ended) {
      const posting = await getBoardPosting(board, postingId);
      if (!posting) continue;
      await refreshPosting(platform, { parkId: board.scope.id, tenantId: posting.agencyId, postingId });
    }
    if (ended.length < PAGE) return;
  }
}
