import type * as contract from "@shanhai/contract/demand";
import type { Demand } from "@shanhai/contract/demand";
import { readDemand } from "@shanhai/domain/demand";
import type { Request } from "@shanhai/http/serve";
import { listDemand } from "@shanhai/store/demand";
import { mintParkScope } from "@shanhai/tenancy/mint";
import type { Platform } from "../platform.ts";

/**
 * What the park's agencies look for. The counts are the park's, so a partner's request is answered from the park's partition: of
 * the one park that its verified membership names, after the entrance has found that an agreement opens it.
 */
export async function get({ scope }: Request<typeof contract.getDemand>, platform: Platform): Promise<Demand> {
  return readDemand(await listDemand(platform.open(mintParkScope(scope.parkId))));
}
