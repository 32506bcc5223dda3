import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/partner-posting";
import type { PartnerPosting } from "@shanhai/contract/partner-posting";
import { readPartnerPosting } from "@shanhai/domain/partner-posting";
import type { Request } from "@shanhai/http/serve";
import { listAudiences as audiences } from "@shanhai/store/audience";
import { listBoard } from "@shanhai/store/board-posting";
import { mintParkScope } from "@shanhai/tenancy/mint";
import type { Platform } from "../platform.ts";

/** What the park's board has for this partner's people alone: the board is the park's, its part is named by the verified membership. */
export async function list(
  { act, scope, input }: Request<typeof contract.listPartnerPostings>,
  platform: Platform,
): Promise<Page<PartnerPosting>> {
  const { division, ...page } = input.query;
  const board = platform.open(mintParkScope(scope.parkId));
  const listed = await listBoard(board, { division, audience: scope.id, today: act.today }, page);
  return { ...listed, items: listed.items.map(readPartnerPosting) };
}

/** Whom an agency may address: partners of its own park, by name, kind and until when. */
export async function listAudiences(
  { act, scope, input }: Request<typeof contract.listAudiences>,
  platform: Platform,
): Promise<ResultOf<typeof contract.listAudiences>> {
  return { items: await audiences(platform.open(mintParkScope(scope.parkId)), act, input.query.opens) };
}
