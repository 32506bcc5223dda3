import { normalisePhone } from "@shanhai/contract/identity";
import { type Instant, ParkId } from "@shanhai/contract/scalar";
import { OWN_JOBS_PATH } from "@shanhai/contract/visitor-routes";
import { type OwnerKeys, sealWith } from "@shanhai/store/key-ring";
import { BETWEEN } from "./link-token.ts";

/** How long a phone that was proven opens what is its own. */
export const PROVEN_MINUTES = 30;

/** Somebody who has just typed the code that was sent to this phone. */
export interface ProvenPhone {
  phone: string;
  /** The token of the board that they came by. */
  board: string;
  until: Instant;
}

/** Sealed and not only signed: the phone is in it, and addresses are kept by browsers and logs. */
const sealingOf = (keys: OwnerKeys) => sealWith(Buffer.from(keys.hash("provenPhone", "seal"), "hex"));

/** The address of what is somebody's own in a park, from now on for half an hour. */
export function ownJobsPath(keys: OwnerKeys, parkId: string, proven: Omit<ProvenPhone, "until">, at: Instant): string {
  const until = new Date(Date.parse(at) + PROVEN_MINUTES * 60_000).toISOString();
  const sealed = sealingOf(keys).seal(JSON.stringify({ ...proven, until }));
  const token = `${parkId}${BETWEEN}${Buffer.from(sealed, "base64").toString("base64url")}`;
  return OWN_JOBS_PATH.replace("{token}", token);
}

function opened(keys: OwnerKeys, sealed: string): ProvenPhone | undefined {
  try {
    return JSON.parse(sealingOf(keys).open(Buffer.from(sealed, "base64url").toString("base64"))) as ProvenPhone;
  } catch {
    return undefined;
  }
}

/** Whose phone a token says was proven, and in which park; undefined when it is none, or too old. */
export function readProvenPhone(
  text: string,
  at: Instant,
  keysOf: (parkId: string) => OwnerKeys,
): (ProvenPhone & { parkId: ParkId }) | undefined {
  const [owner = "", sealed = ""] = text.split(BETWEEN);
  const parkId = ParkId.safeParse(owner);
  const proven = parkId.success ? opened(keysOf(parkId.data), sealed) : undefined;
  if (!parkId.success || !proven || proven.until <= at || normalisePhone(proven.phone) !== proven.phone)
    return undefined;
  return { ...proven, parkId: parkId.data };
}
