import type { Act } from "@shanhai/domain/act";
import { mayWithdraw } from "@shanhai/domain/application";
import { type ErasureOutcome, type ErasureRecord, isAtWork, type PendingErasure } from "@shanhai/domain/erasure";
import { getApplications } from "@shanhai/store/application";
import { getCandidate } from "@shanhai/store/candidate";
import { removeConversation } from "@shanhai/store/conversation";
import * as store from "@shanhai/store/erasure";
import { eraseInterviewed } from "@shanhai/store/interviewed";
import { withdrawSelfApplication } from "@shanhai/store/self-application";
import type { Table } from "@shanhai/store/table";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { settle } from "./settle.ts";

const union = <T>(one: readonly T[], other: readonly T[]): T[] => [...new Set([...one, ...other])];

/** Takes the person out, or says why not. */
async function takeOut(
  table: Table<TenantScope>,
  act: Act,
  pending: PendingErasure,
): Promise<ErasureRecord | Exclude<ErasureOutcome, "erased">> {
  const { agencyId: _own, candidateId, applicationIds, ...rest } = pending;
  return settle(async () => {
    const person = await getCandidate(table, candidateId);
    if (!person) return "unknown";
    const ids = [candidateId, ...(person.mergedIds ?? [])];
    const naming = await store.findNaming(table, ids);
    if (isAtWork(await store.getPlacementsOf(table, naming.placementIds))) return "atWork";
    const erasure: ErasureRecord = {
      ...rest,
      candidateId,
      ids,
      applicationIds: union(applicationIds, naming.applicationIds),
      placementIds: naming.placementIds,
    };
    await store.saveErasure(table, act, person, erasure);
    return erasure;
  });
}

/** De-identifies whatever still names somebody who was taken out. Done again, it finds what was told late. */
async function forget(table: Table<TenantScope>, act: Act, erasure: ErasureRecord): Promise<void> {
  const naming = await store.findNaming(table, erasure.ids);
  for (const id of union(erasure.applicationIds, naming.applicationIds)) {
    const find = async () => (await getApplications(table, [id])).get(id);
    const application = await find();
    if (application) await store.eraseFromApplication(table, application);
    await settle(async () => {
      const nameless = await find();
      if (nameless && mayWithdraw(nameless.stage)) await withdrawSelfApplication(table, act, nameless, erasure.reason);
    });
    await settle(() => removeConversation(table, id));
    await eraseInterviewed(table, id);
  }
  for (const id of union(erasure.placementIds, naming.placementIds)) {
    await settle(async () => {
      const [placement] = await store.getPlacementsOf(table, [id]);
      if (placement) await store.eraseFromPlacement(table, placement);
    });
  }
  await store.removeHistory(table, erasure.ids);
}

/**
 * Erases a person at one agency (PIPL 47): the record and what finds it, their history; applications and placements stay
 * as service records that name nobody. Whoever works for the agency now stays. Cut off anywhere, the same call goes on.
 */
export async function eraseCandidate(
  table: Table<TenantScope>,
  act: Act,
  pending: PendingErasure,
): Promise<ErasureOutcome> {
  const erasure = (await store.getErasure(table, pending.candidateId)) ?? (await takeOut(table, act, pending));
  if (typeof erasure === "string") return erasure;
  await forget(table, act, erasure);
  return "erased";
}
