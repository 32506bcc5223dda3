import type { AgencyId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { type AgencyRecord, beginErasure, finishErasure, isDueForErasure } from "@shanhai/domain/agency";
import { found } from "@shanhai/domain/app-error";
import { getAgency, saveAgency } from "@shanhai/store/agency";
import { removeApiKeys } from "@shanhai/store/api-key";
import { removeEverybody } from "@shanhai/store/member";
import { forgetOrganisation, putOrganisation } from "@shanhai/store/standing";
import { sweepTable } from "@shanhai/store/sweep";
import type { Table } from "@shanhai/store/table";
import { mintMemberScope, mintSweepScope, mintTenantScope } from "@shanhai/tenancy/mint";
import type { ParkScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";
import { refreshAgency } from "../projections/postings.ts";

/** What the stream still writes when a sweep has passed is found by the next; it has calmed down long before the last. */
const MOST_SWEEPS = 10;

async function begin(table: Table<ParkScope>, act: Act, record: AgencyRecord): Promise<AgencyRecord> {
  const erasing = beginErasure(record);
  if (erasing !== record) await saveAgency(table, act, record, erasing);
  return erasing;
}

/**
 * Erases an agency whose time has come: its people and programs are out, its items and files are gone, its park keeps that it was there.
 * Cut off anywhere, the next run goes on from the beginning and finds less to do. The audit stays: who did what is kept.
 */
export async function eraseAgency(platform: Platform, act: Act, park: Table<ParkScope>, id: AgencyId): Promise<void> {
  const record = found(await getAgency(park, id));
  if (!isDueForErasure(record, act)) return;
  const erasing = await begin(park, act, record);
  const members = platform.open(mintMemberScope());
  // Before the first item goes: from then on the stream makes nothing of what disappears.
  await putOrganisation(members, erasing);
  // It left a month ago, and so did its postings; one that a stopped stream left on the board goes now.
  await refreshAgency(platform, id, park.scope.id);
  const tenant = platform.open(mintTenantScope(id, park.scope.id));
  await removeEverybody(tenant, members);
  await removeApiKeys(tenant, members);
  const sweep = mintSweepScope(id);
  await platform.files.removeAll(sweep);
  for (let count = 1; (await sweepTable(platform.open(sweep))) > 0; count += 1) {
    if (count === MOST_SWEEPS) throw new Error(`Something still writes for ${id}`);
  }
  await forgetOrganisation(members, id, act.at);
  await saveAgency(park, act, erasing, finishErasure(erasing, act));
}
