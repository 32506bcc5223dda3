import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/programme";
import type { Board, Programme } from "@shanhai/contract/programme";
import { found } from "@shanhai/domain/app-error";
import { inPublic, withdraw } from "@shanhai/domain/programme";
import type { Request } from "@shanhai/http/serve";
import * as store from "@shanhai/store/programme";
import { mintParkScope } from "@shanhai/tenancy/mint";
import { boardPath } from "../board-token.ts";
import type { Platform } from "../platform.ts";

/** Boards are the park's: an agency reads those of the one park that its verified membership names, in it or not. */
export async function list(
  { scope, input }: Request<typeof contract.listBoards>,
  platform: Platform,
): Promise<Page<Board>> {
  const park = scope.kind === "park" ? scope : mintParkScope(scope.parkId);
  return store.listBoards(platform.open(park), input.query);
}

export async function getLink(
  { scope, input }: Request<typeof contract.getBoardLink>,
  platform: Platform,
): Promise<ResultOf<typeof contract.getBoardLink>> {
  const table = platform.open(scope);
  const { programmeId } = inPublic(found(await store.getProgramme(table, input.params.programmeId)));
  return { path: boardPath(table.keys, { parkId: scope.id, programmeId }) };
}

export async function takeBack(
  { act, scope, input }: Request<typeof contract.withdrawBoard>,
  platform: Platform,
): Promise<Programme> {
  const table = platform.open(scope);
  const before = found(await store.getProgramme(table, input.params.programmeId));
  return store.saveProgramme(table, act, withdraw(before, input.body.version), null);
}
