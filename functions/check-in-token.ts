import { AgencyId, InterviewId, OrderId, upTo } from "@shanhai/contract/scalar";
import type { OwnerKeys } from "@shanhai/store/key-ring";
import { readLinkToken, writeLinkToken } from "./link-token.ts";

/** Which interview's door a link opens, and by which of its links. */
export interface CheckInToken {
  agencyId: string;
  orderId: OrderId;
  interviewId: InterviewId;
  /** Kept with the interview: renewing it ends the links before. */
  link: string;
}

/** A link's token: names one interview and one act, signed with its agency's key. */
export function writeCheckInToken(keys: OwnerKeys, { agencyId, orderId, interviewId, link }: CheckInToken): string {
  return writeLinkToken(keys, "checkIn", agencyId, [orderId, interviewId, link]);
}

/** What a token names, or undefined when it is none. `keysOf` gives an agency's keys. */
export function readCheckInToken(text: string, keysOf: (agencyId: string) => OwnerKeys): CheckInToken | undefined {
  const shapes = { owner: AgencyId, parts: [OrderId, InterviewId, upTo(30)] };
  const read = readLinkToken(text, "checkIn", shapes, keysOf);
  if (!read) return undefined;
  const [orderId, interviewId, link = ""] = read.parts;
  return { agencyId: read.owner, orderId: orderId as OrderId, interviewId: interviewId as InterviewId, link };
}
