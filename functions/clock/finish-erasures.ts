import type { PendingErasure } from "@shanhai/domain/erasure";
import { listPending, removePending } from "@shanhai/store/erasure";
import type { Table } from "@shanhai/store/table";
import { mintTenantScope } from "@shanhai/tenancy/mint";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { backgroundAct } from "../background-act.ts";
import { eraseCandidate } from "../erase-candidate.ts";
import type { Platform } from "../platform.ts";
import type { Attempt } from "./attempt.ts";

const ONE_DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Goes on with what was cut off, and looks once more at those who were erased: what the stream told late of them is gone a day
 * after, and then nobody looks any more.
 */
export async function finishErasures(platform: Platform, park: Table<ParkScope>, attempt: Attempt): Promise<void> {
  const finish = async (pending: PendingErasure) => {
    // The park noted it when the person had proven their phone.
    const table = platform.open(mintTenantScope(pending.agencyId, park.scope.id));
    const outcome = await eraseCandidate(table, backgroundAct(platform, "erasePerson"), pending);
    const isOld = platform.now().getTime() - Date.parse(pending.at) >= ONE_DAY_MS;
    if (isOld || outcome !== "erased") await removePending(park, pending);
  };
  for (const pending of await listPending(park)) {
    const { agencyId, receiptId } = pending;
    await attempt({ agencyId, receiptId, act: "erasePerson" }, () => finish(pending));
  }
}
