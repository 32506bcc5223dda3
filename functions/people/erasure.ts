import type { ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/erasure";
import { ERASED_REASON } from "@shanhai/contract/erasure";
import { AppError, found } from "@shanhai/domain/app-error";
import type { Request } from "@shanhai/http/serve";
import { getLivingCandidate } from "@shanhai/store/candidate";
import { getErasure } from "@shanhai/store/erasure";
import { eraseCandidate } from "../erase-candidate.ts";
import type { Platform } from "../platform.ts";

/** Erases somebody who asked the agency itself. What was cut off goes on when asked again; the clock looks once more a day after. */
export async function erase(
  { act, scope, input }: Request<typeof contract.eraseCandidate>,
  platform: Platform,
): Promise<ResultOf<typeof contract.eraseCandidate>> {
  const table = platform.open(scope);
  const { candidateId } = input.params;
  if (!(await getErasure(table, candidateId))) await getLivingCandidate(table, candidateId);
  // No key is remembered: the erasure itself says that it was done, and an answer given too early would leave the rest undone.
  const { idempotency: _key, ...once } = act;
  const outcome = await eraseCandidate(table, once, {
    agencyId: scope.id,
    candidateId,
    applicationIds: [],
    reason: ERASED_REASON.zh,
    receiptId: act.newId<string>("ers"),
    at: act.at,
  });
  if (outcome === "atWork") throw new AppError("candidate.atWork");
  const { receiptId, at, applicationIds, placementIds } = found(await getErasure(table, candidateId));
  return { receiptId, at, applications: applicationIds.length, placements: placementIds.length };
}
