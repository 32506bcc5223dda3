import { PartnerId, RelayId } from "@shanhai/contract/scalar";
import { RELAY_PATH } from "@shanhai/contract/visitor-routes";
import type { OwnerKeys } from "@shanhai/store/key-ring";
import { readLinkToken, writeLinkToken } from "./link-token.ts";

const PURPOSE = "relay";
const SHAPES = { owner: PartnerId, parts: [RelayId] };

/** The path of what a station passes on in one month, signed with the station's key. */
export function relayPath(keys: OwnerKeys, partnerId: PartnerId, relayId: RelayId): string {
  return RELAY_PATH.replace("{token}", writeLinkToken(keys, PURPOSE, partnerId, [relayId]));
}

/** Whose relay a token opens, or undefined when it is none. `keysOf` gives a station's keys. */
export function readRelayToken(
  text: string,
  keysOf: (partnerId: string) => OwnerKeys,
): { partnerId: PartnerId; relayId: RelayId } | undefined {
  const read = readLinkToken(text, PURPOSE, SHAPES, keysOf);
  return read && { partnerId: read.owner as PartnerId, relayId: read.parts[0] as RelayId };
}
