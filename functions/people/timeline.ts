import type { Page } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/timeline";
import type { TimelineEntry } from "@shanhai/contract/timeline";
import type { Request } from "@shanhai/http/serve";
import { getLivingCandidate } from "@shanhai/store/candidate";
import { listTimeline } from "@shanhai/store/timeline";
import type { Platform } from "../platform.ts";

export async function list(
  { scope, input }: Request<typeof contract.listTimeline>,
  platform: Platform,
): Promise<Page<TimelineEntry>> {
  const table = platform.open(scope);
  return listTimeline(table, await getLivingCandidate(table, input.params.candidateId), input.query);
}
