import { AgencyId, EnterpriseId, EnterpriseLinkId } from "@shanhai/contract/scalar";
import { CLIENT_PATH } from "@shanhai/contract/visitor-routes";
import type { OwnerKeys } from "@shanhai/store/key-ring";
import { readLinkToken, writeLinkToken } from "./link-token.ts";

const PURPOSE = "enterpriseLink";

/** Which link of which enterprise; what it may, and until when, its record says each time. */
export interface EnterpriseLinkToken {
  agencyId: AgencyId;
  enterpriseId: EnterpriseId;
  enterpriseLinkId: EnterpriseLinkId;
}

/** The address of a link, signed with its agency's key. */
export function enterpriseLinkPath(
  keys: OwnerKeys,
  { agencyId, enterpriseId, enterpriseLinkId }: EnterpriseLinkToken,
): string {
  return CLIENT_PATH.replace("{token}", writeLinkToken(keys, PURPOSE, agencyId, [enterpriseId, enterpriseLinkId]));
}

/** What a token names, or undefined when it is none or its signature is wrong. `keysOf` gives an agency's keys. */
export function readEnterpriseLinkToken(
  text: string,
  keysOf: (agencyId: string) => OwnerKeys,
): EnterpriseLinkToken | undefined {
  const read = readLinkToken(text, PURPOSE, { owner: AgencyId, parts: [EnterpriseId, EnterpriseLinkId] }, keysOf);
  if (!read) return undefined;
  const [enterpriseId, enterpriseLinkId] = read.parts as [EnterpriseId, EnterpriseLinkId];
  return { agencyId: read.owner as AgencyId, enterpriseId, enterpriseLinkId };
}
