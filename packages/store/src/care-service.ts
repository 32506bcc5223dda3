import type { CareService } from "@shanhai/contract/care-service";
import type { PlacementId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { MAX_SERVICES } from "@shanhai/domain/care-service";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { careServiceKey, placementKey } from "./keys/pipeline.ts";
import { queryItems, recordOf, type Table } from "./table.ts";

/** Keeps a service; the placement it was given to counts as changed. Throws `Refused` when there is no such placement. */
export async function insertCareService(table: Table<TenantScope>, act: Act, service: CareService) {
  const { placementId, careServiceId } = service;
  return commit(table, act, {
    writes: [
      {
        put: careServiceKey(table.scope, placementId, careServiceId),
        record: service,
        condition: { absent: true },
      },
      {
        update: placementKey(table.scope, placementId),
        set: { updatedAt: act.at },
        add: { version: 1 },
        condition: { exists: true },
      },
    ],
    records: [careServiceId, placementId],
    result: service,
  });
}

/** Services given to a person on the job, newest first. */
export async function listCareServices(table: Table<TenantScope>, placement: PlacementId): Promise<CareService[]> {
  const { pk } = careServiceKey(table.scope, placement, "" as CareService["careServiceId"]);
  const items = await queryItems(table, { partition: pk, limit: MAX_SERVICES });
  return items.map((item) => recordOf<CareService>(item));
}
