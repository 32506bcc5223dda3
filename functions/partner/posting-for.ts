import type { PostingId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { type BoardPostingRecord, isOnBoard } from "@shanhai/domain/board-posting";
import { isFor } from "@shanhai/domain/partner-posting";
import { getBoardPosting } from "@shanhai/store/board-posting";
import { grantsFor } from "@shanhai/store/grant";
import type { Table } from "@shanhai/store/table";
import type { ParkScope, PartnerItemsScope } from "@shanhai/tenancy/scope";

/** A posting that a partner's people may see today; undefined for any other: another's own is not there. */
export async function postingFor(
  board: Table<ParkScope>,
  partner: Table<PartnerItemsScope>,
  act: Pick<Act, "today">,
  id: PostingId,
): Promise<BoardPostingRecord | undefined> {
  const posting = await getBoardPosting(board, id);
  if (!posting || !isOnBoard(posting, act.today)) return undefined;
  const open = posting.partnerId === partner.scope.id ? await grantsFor(partner, act) : [];
  return isFor(posting, partner.scope.id, open) ? posting : undefined;
}
