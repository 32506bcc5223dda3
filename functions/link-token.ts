import { timingSafeEqual } from "node:crypto";
import type { OwnerKeys } from "@shanhai/store/key-ring";

/** Between the parts: unreserved in a URL, in none of them, and no dot, which servers of files take for an extension. */
export const BETWEEN = "~";
/** Hexadecimal characters of the signature that travel: 128 bits, so that a printed code stays coarse. */
const SIGNATURE = 32;

const sign = (keys: OwnerKeys, purpose: string, parts: readonly string[]) =>
  keys.hash(purpose, parts.join(BETWEEN)).slice(0, SIGNATURE);

/** A link's token: its owner, what it names, and the owner's signature over that for one purpose. */
export function writeLinkToken(keys: OwnerKeys, purpose: string, owner: string, parts: readonly string[]): string {
  return [owner, ...parts, sign(keys, purpose, parts)].join(BETWEEN);
}

/** Whether a part may be what it stands for. */
type Shape = { safeParse(part: string): { success: boolean } };

/**
 * The parts of a token behind its owner, or undefined when it is none of this shape or its signature is wrong: nothing is
 * looked up for a forged one. `keysOf` gives the keys of an owner whose id is one.
 */
export function readLinkToken(
  text: string,
  purpose: string,
  shapes: { owner: Shape; parts: readonly Shape[] },
  keysOf: (owner: string) => OwnerKeys,
): { owner: string; parts: readonly string[] } | undefined {
  const [owner = "", ...rest] = text.split(BETWEEN);
  const parts = rest.slice(0, -1);
  const fits =
    parts.length === shapes.parts.length &&
    shapes.owner.safeParse(owner).success &&
    shapes.parts.every((shape, index) => shape.safeParse(parts[index] ?? "").success);
  if (!fits) return undefined;
  const [expected, given] = [Buffer.from(sign(keysOf(owner), purpose, parts)), Buffer.from(rest.at(-1) ?? "")];
  return expected.length === given.length && timingSafeEqual(expected, given) ? { owner, parts } : undefined;
}
