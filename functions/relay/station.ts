import { CHOSEN_RELAY_ITEMS, MOST_RELAY_ITEMS } from "@shanhai/contract/relay";
import type { PartnerId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { found } from "@shanhai/domain/app-error";
import type { BoardPostingRecord } from "@shanhai/domain/board-posting";
import { monthOf } from "@shanhai/domain/calendar";
import { isOpen } from "@shanhai/domain/grant";
import { makeRelay, pickedOf, type RelayRecord } from "@shanhai/domain/relay";
import { changeMonth } from "@shanhai/domain/relay-month";
import { cityOf } from "@shanhai/domain/within";
import { listBoard } from "@shanhai/store/board-posting";
import { grantsFor } from "@shanhai/store/grant";
import { relayIdOf } from "@shanhai/store/keys/partner";
import { getPartner } from "@shanhai/store/partner";
import { getRelay, saveRelay } from "@shanhai/store/relay";
import { getRelayMonth } from "@shanhai/store/relay-month";
import type { Table } from "@shanhai/store/table";
import type { ParkScope, PartnerItemsScope } from "@shanhai/tenancy/scope";
import { settle } from "../settle.ts";

/** Everybody's postings that are looked at: room for those of the station's city, which are asked for apart. */
const NEWEST = MOST_RELAY_ITEMS;

/** What a station may pass on today: its people's own while an agreement opens these, its city's, and the newest. */
async function boardFor(
  board: Table<ParkScope>,
  { partnerId, division }: { partnerId: PartnerId; division: string },
  { today }: Pick<Act, "today">,
  addressed: boolean,
): Promise<BoardPostingRecord[]> {
  const city = `${cityOf(division)}00`;
  const pages = await Promise.all([
    addressed ? listBoard(board, { audience: partnerId, today }, { limit: CHOSEN_RELAY_ITEMS }) : { items: [] },
    listBoard(board, { division: city, today }, { limit: CHOSEN_RELAY_ITEMS }),
    listBoard(board, { today }, { limit: NEWEST }),
  ]);
  return [...new Map(pages.flatMap(({ items }) => items).map((one) => [one.postingId, one])).values()];
}

/** Makes a station's relay of this month, or brings it up to date. For the station itself and for the clock. */
export async function makeRelayOf(
  table: Table<PartnerItemsScope>,
  board: Table<ParkScope>,
  act: Act,
): Promise<{ relay: RelayRecord; board: BoardPostingRecord[] }> {
  const partnerId = table.scope.id;
  const month = monthOf(act.today);
  const relayId = relayIdOf(table.scope, month);
  const [partner, open] = await Promise.all([getPartner(board, partnerId), grantsFor(table, act)]);
  const station = { partnerId, division: found(partner).division };
  const addressed = isOpen(open, "postings");
  const offered = await boardFor(board, station, act, addressed);
  return settle(async () => {
    const [before, figures] = await Promise.all([getRelay(table, relayId), getRelayMonth(table, month)]);
    const relay = makeRelay(before, { relayId, station }, offered, act);
    const after = changeMonth(figures, { month, parkId: board.scope.id }, { postings: pickedOf(relay) });
    return { relay: await saveRelay(table, act, relay, after), board: offered };
  });
}
