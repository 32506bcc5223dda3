import type * as contract from "@shanhai/contract/care-service";
import type { CareService } from "@shanhai/contract/care-service";
import { found } from "@shanhai/domain/app-error";
import { recordService } from "@shanhai/domain/care-service";
import type { Request } from "@shanhai/http/serve";
import { insertCareService, listCareServices } from "@shanhai/store/care-service";
import { getPlacement } from "@shanhai/store/placement";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";

export async function record(
  { act, scope, input }: Request<typeof contract.recordService>,
  platform: Platform,
): Promise<CareService> {
  const table = platform.open(scope);
  const { placementId } = input.params;
  return settle(async () => {
    const [placement, services] = await Promise.all([
      getPlacement(table, placementId),
      listCareServices(table, placementId),
    ]);
    return insertCareService(table, act, recordService(found(placement), services.length, input.body, act));
  });
}
