import { AgencyId, InterviewId, OrderId } from "@shanhai/contract/scalar";
import type { OwnerKeys } from "@shanhai/store/key-ring";
import { isSigned, readSignedToken, writeSignedToken } from "./signed-token.ts";

/** Which interview's door a link opens, and by which of its links. */
export interface CheckInToken {
  agencyId: string;
  orderId: OrderId;
  interviewId: InterviewId;
  /** Kept with the interview: renewing it ends the links before. */
  link: string;
}

const PURPOSE = "checkIn";

/** A link's token: names one interview and one act, signed with its agency's key. */
export function writeCheckInToken(keys: OwnerKeys, { agencyId, orderId, interviewId, link }: CheckInToken): string {
  return writeSignedToken(keys, PURPOSE, agencyId, [orderId, interviewId, link]);
}

/**
 * What a token names, or undefined when it is none or its signature is wrong: nothing is looked up for a forged one.
 * `keysOf` gives an agency's keys.
 */
export function readCheckInToken(text: string, keysOf: (agencyId: string) => OwnerKeys): CheckInToken | undefined {
  const { owner: agencyId, named, signature } = readSignedToken(text);
  const [orderId = "", interviewId = "", link = ""] = named;
  const ids = [AgencyId.safeParse(agencyId), OrderId.safeParse(orderId), InterviewId.safeParse(interviewId)];
  if (named.length !== 3 || ids.some(({ success }) => !success)) return undefined;
  if (!isSigned(keysOf(agencyId), PURPOSE, named, signature)) return undefined;
  return { agencyId, orderId: orderId as OrderId, interviewId: interviewId as InterviewId, link };
}
