import type { PendingErasure } from "@shanhai/domain/erasure";
import { listAtPark, listPending, removeAtPark, removePending } from "@shanhai/store/erasure";
import type { Table } from "@shanhai/store/table";
import { mintTenantScope } from "@shanhai/tenancy/mint";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { backgroundAct } from "../background-act.ts";
import { eraseCandidate } from "../erase-candidate.ts";
import type { Platform } from "../platform.ts";
import type { Attempt } from "./attempt.ts";
import { eraseAtPark } from "./erase-at-park.ts";
import { eraseFromFiles } from "./erase-from-files.ts";

const ONE_DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Goes on with what was cut off, and looks once more at those who were erased: what the stream told late of them is gone a day
 * after, and then nobody looks any more.
 */
export async function finishErasures(platform: Platform, park: Table<ParkScope>, attempt: Attempt): Promise<void> {
  const isOld = (at: string) => platform.now().getTime() - Date.parse(at) >= ONE_DAY_MS;
  const finish = async (pending: PendingErasure) => {
    // The park noted it when the person had proven their phone.
    const table = platform.open(mintTenantScope(pending.agencyId, park.scope.id));
    const outcome = await eraseCandidate(table, backgroundAct(platform, "erasePerson"), pending);
    await eraseFromFiles(platform, table, pending);
    if (isOld(pending.at) || outcome !== "erased") await removePending(park, pending);
  };
  for (const pending of await listPending(park)) {
    const { agencyId, receiptId } = pending;
    await attempt({ agencyId, receiptId, act: "erasePerson" }, () => finish(pending));
  }
  for (const pending of await listAtPark(park)) {
    const { receiptId } = pending;
    await attempt({ receiptId, act: "erasePerson" }, async () => {
      await eraseAtPark(platform, park, pending);
      if (isOld(pending.at)) await removeAtPark(park, pending);
    });
  }
}
