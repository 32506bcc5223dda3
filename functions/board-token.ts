import { ParkId, ProgrammeId } from "@shanhai/contract/scalar";
import { BOARD_PATH } from "@shanhai/contract/visitor-routes";
import type { OwnerKeys } from "@shanhai/store/key-ring";
import { readLinkToken, writeLinkToken } from "./link-token.ts";

/** Which park's board of which programme a link shows. */
export interface BoardToken {
  parkId: string;
  programmeId: ProgrammeId;
}

/** The path of a board's page, signed with its park's key. It stays the same when the board is published again. */
export function boardPath(keys: OwnerKeys, { parkId, programmeId }: BoardToken): string {
  return BOARD_PATH.replace("{token}", writeLinkToken(keys, "board", parkId, [programmeId]));
}

/** What a token names, or undefined when it is none or its signature is wrong. `keysOf` gives a park's keys. */
export function readBoardToken(text: string, keysOf: (parkId: string) => OwnerKeys): BoardToken | undefined {
  const read = readLinkToken(text, "board", { owner: ParkId, parts: [ProgrammeId] }, keysOf);
  return read && { parkId: read.owner, programmeId: read.parts[0] as ProgrammeId };
}
