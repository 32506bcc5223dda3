import type * as contract from "@shanhai/contract/agency";
import type { Standing } from "@shanhai/contract/agency";
import { readStanding } from "@shanhai/domain/agency";
import { found } from "@shanhai/domain/app-error";
import type { Request } from "@shanhai/http/serve";
import * as store from "@shanhai/store/standing";
import type { Platform } from "../platform.ts";

export async function getStanding(
  { act, scope }: Request<typeof contract.getStanding>,
  platform: Platform,
): Promise<Standing> {
  return readStanding(found(await store.getStanding(platform.open(scope))), act);
}
