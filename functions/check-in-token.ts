import { timingSafeEqual } from "node:crypto";
import { AgencyId, InterviewId, OrderId } from "@shanhai/contract/scalar";
import type { OwnerKeys } from "@shanhai/store/key-ring";

/** Which interview's door a link opens, and by which of its links. */
export interface CheckInToken {
  agencyId: string;
  orderId: OrderId;
  interviewId: InterviewId;
  /** Kept with the interview: renewing it ends the links before. */
  link: string;
}

/** Between the parts: unreserved in a URL, in none of them, and no dot, which servers of files take for an extension. */
const BETWEEN = "~";
/** Hexadecimal characters of the signature that travel: 128 bits, so that the code at the door stays coarse. */
const SIGNATURE = 32;

function sign(keys: OwnerKeys, { orderId, interviewId, link }: CheckInToken): string {
  return keys.hash("checkIn", [orderId, interviewId, link].join(BETWEEN)).slice(0, SIGNATURE);
}

/** A link's token: names one interview and one act, signed with its agency's key. */
export function writeCheckInToken(keys: OwnerKeys, token: CheckInToken): string {
  const { agencyId, orderId, interviewId, link } = token;
  return [agencyId, orderId, interviewId, link, sign(keys, token)].join(BETWEEN);
}

/**
 * What a token names, or undefined when it is none or its signature is wrong: nothing is looked up for a forged one.
 * `keysOf` gives an agency's keys.
 */
export function readCheckInToken(text: string, keysOf: (agencyId: string) => OwnerKeys): CheckInToken | undefined {
  const [agencyId = "", orderId = "", interviewId = "", link = "", signature = "", ...rest] = text.split(BETWEEN);
  const ids = [AgencyId.safeParse(agencyId), OrderId.safeParse(orderId), InterviewId.safeParse(interviewId)];
  if (rest.length > 0 || ids.some(({ success }) => !success)) return undefined;
  const token = { agencyId, orderId: orderId as OrderId, interviewId: interviewId as InterviewId, link };
  const [expected, given] = [Buffer.from(sign(keysOf(agencyId), token)), Buffer.from(signature)];
  return expected.length === given.length && timingSafeEqual(expected, given) ? token : undefined;
}
