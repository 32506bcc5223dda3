import type { ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/service-facts";
import { quarterOf } from "@shanhai/domain/calendar";
import type { Request } from "@shanhai/http/serve";
import { listFacts } from "@shanhai/store/service-facts";
import type { Platform } from "../platform.ts";

export async function list(
  { act, scope, input }: Request<typeof contract.listServiceFacts>,
  platform: Platform,
): Promise<ResultOf<typeof contract.listServiceFacts>> {
  const { quarter = quarterOf(act.today) } = input.query;
  return listFacts(platform.open(scope), quarter, input.query);
}
