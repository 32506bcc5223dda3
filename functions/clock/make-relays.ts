import type { PartnerId } from "@shanhai/contract/scalar";
import { monthOf } from "@shanhai/domain/calendar";
import { isOpen } from "@shanhai/domain/grant";
import { grantsFor } from "@shanhai/store/grant";
import { relayIdOf } from "@shanhai/store/keys/partner";
import { listPartners } from "@shanhai/store/partner";
import { getRelay } from "@shanhai/store/relay";
import type { Table } from "@shanhai/store/table";
import { mintPartnerItemsScope } from "@shanhai/tenancy/mint";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { backgroundAct } from "../background-act.ts";
import type { Platform } from "../platform.ts";
import { makeRelayOf } from "../relay/station.ts";
import type { Attempt } from "./attempt.ts";

const PAGE = 100;

/**
 * On a month's first day, or the first day after it that the clock sees, makes the relay of every partner that an agreement has relay.
 * What is there is left alone: from then on it is the station's.
 */
export async function makeRelays(platform: Platform, board: Table<ParkScope>, attempt: Attempt): Promise<void> {
  const make = async (partnerId: PartnerId) => {
    const act = backgroundAct(platform, "makeRelay");
    const table = platform.open(mintPartnerItemsScope(partnerId));
    if (!isOpen(await grantsFor(table, act), "relay")) return;
    if (await getRelay(table, relayIdOf(table.scope, monthOf(act.today)))) return;
    await makeRelayOf(table, board, act);
  };
  let cursor: string | undefined;
  do {
    const page = await listPartners(board, undefined, { limit: PAGE, ...(cursor ? { cursor } : {}) });
    for (const { partnerId } of page.items.filter(({ status }) => status === "active")) {
      await attempt({ partnerId, act: "makeRelay" }, () => make(partnerId));
    }
    cursor = page.cursor;
  } while (cursor);
}
