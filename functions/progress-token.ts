import { AgencyId, ApplicationId, upTo } from "@shanhai/contract/scalar";
import { PROGRESS_PATH } from "@shanhai/contract/visitor-routes";
import type { OwnerKeys } from "@shanhai/store/key-ring";
import { readLinkToken, writeLinkToken } from "./link-token.ts";

/** Whose application a link shows, and which form it came of. */
interface ProgressToken {
  agencyId: string;
  applicationId: ApplicationId;
  /** The form's own number: the link shows the application that this form made, and of an older one nothing. */
  request: string;
}

/** The private link to what becomes of an application, signed with its agency's key. */
export function progressPath(keys: OwnerKeys, { agencyId, applicationId, request }: ProgressToken): string {
  return PROGRESS_PATH.replace("{token}", writeLinkToken(keys, "progress", agencyId, [applicationId, request]));
}

/** What a token names, or undefined when it is none. `keysOf` gives an agency's keys. */
export function readProgressToken(text: string, keysOf: (agencyId: string) => OwnerKeys): ProgressToken | undefined {
  const read = readLinkToken(text, "progress", { owner: AgencyId, parts: [ApplicationId, upTo(40)] }, keysOf);
  if (!read) return undefined;
  const [applicationId, request = ""] = read.parts;
  return { agencyId: read.owner, applicationId: applicationId as ApplicationId, request };
}
