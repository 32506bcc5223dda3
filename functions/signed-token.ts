import { timingSafeEqual } from "node:crypto";
import type { OwnerKeys } from "@shanhai/store/key-ring";

/** Between the parts: unreserved in a URL, in none of them, and no dot, which servers of files take for an extension. */
export const BETWEEN = "~";
/** Hexadecimal characters of the signature that travel: 128 bits, so that a printed code stays coarse. */
const SIGNATURE = 32;

const sign = (keys: OwnerKeys, purpose: string, named: readonly string[]) =>
  keys.hash(purpose, named.join(BETWEEN)).slice(0, SIGNATURE);

/** The token of a link: its owner, what it names, and the owner's signature for this one purpose. */
export function writeSignedToken(keys: OwnerKeys, purpose: string, owner: string, named: readonly string[]): string {
  return [owner, ...named, sign(keys, purpose, named)].join(BETWEEN);
}

/** The parts of a token, which say nothing before `isSigned`. */
export function readSignedToken(text: string): { owner: string; named: string[]; signature: string } {
  const [owner = "", ...rest] = text.split(BETWEEN);
  return { owner, named: rest.slice(0, -1), signature: rest.at(-1) ?? "" };
}

/** Whether the owner signed these parts for this purpose; takes as long for a near miss as for a wild guess. */
export function isSigned(keys: OwnerKeys, purpose: string, named: readonly string[], signature: string): boolean {
  const [expected, given] = [Buffer.from(sign(keys, purpose, named)), Buffer.from(signature)];
  return expected.length === given.length && timingSafeEqual(expected, given);
}
