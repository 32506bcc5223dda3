import { AgencyId, ParkId } from "@shanhai/contract/scalar";
import type { ApiKeyRecord } from "@shanhai/domain/api-key";
import { followApiKey } from "@shanhai/store/api-key";
import { isErasing } from "@shanhai/store/standing";
import { recordOf } from "@shanhai/store/table";
import { mintMemberScope } from "@shanhai/tenancy/mint";
import type { Platform } from "../platform.ts";

/** The authorizer looks a key up by its id, not by whose it is. No key of an agency that is being erased comes back. */
async function agencyKeyChanged(platform: Platform, owner: string, image: Record<string, unknown>): Promise<void> {
  const organisationId = AgencyId.parse(owner);
  const members = platform.open(mintMemberScope());
  if (await isErasing(members, organisationId)) return;
  await followApiKey(members, { organisationId, kind: "agency" }, recordOf<ApiKeyRecord>(image));
}

async function parkKeyChanged(platform: Platform, owner: string, image: Record<string, unknown>): Promise<void> {
  const organisationId = ParkId.parse(owner);
  await followApiKey(platform.open(mintMemberScope()), { organisationId, kind: "park" }, recordOf<ApiKeyRecord>(image));
}

/** By the item's partition without its owner. */
export const API_KEY_CONSEQUENCES = { "T#apiKey": agencyKeyChanged, "P#apiKey": parkKeyChanged };
