import { OnboardingId, ParkId } from "@shanhai/contract/scalar";
import type { OwnerKeys } from "@shanhai/store/key-ring";
import { isSigned, readSignedToken, writeSignedToken } from "./signed-token.ts";

const APPLYING = "onboardingPage";
const APPLICATION = "onboarding";

/** The token of a park's application page. */
export function writeApplyingToken(keys: OwnerKeys, parkId: ParkId): string {
  return writeSignedToken(keys, APPLYING, parkId, []);
}

/** Whose application page a token opens; undefined for a forged one. `keysOf` gives a park's keys. */
export function readApplyingToken(text: string, keysOf: (parkId: ParkId) => OwnerKeys): ParkId | undefined {
  const { owner, named, signature } = readSignedToken(text);
  if (!ParkId.safeParse(owner).success || named.length !== 0) return undefined;
  return isSigned(keysOf(owner as ParkId), APPLYING, named, signature) ? (owner as ParkId) : undefined;
}

/** The token of an applicant's own page: whoever holds it may read, correct and withdraw this one application. */
export function writeOnboardingToken(keys: OwnerKeys, parkId: ParkId, id: OnboardingId): string {
  return writeSignedToken(keys, APPLICATION, parkId, [id]);
}

/** Which application a token opens; undefined for a forged one. */
export function readOnboardingToken(
  text: string,
  keysOf: (parkId: ParkId) => OwnerKeys,
): { parkId: ParkId; onboardingId: OnboardingId } | undefined {
  const { owner, named, signature } = readSignedToken(text);
  const [id = ""] = named;
  const wellFormed = ParkId.safeParse(owner).success && OnboardingId.safeParse(id).success && named.length === 1;
  if (!wellFormed || !isSigned(keysOf(owner as ParkId), APPLICATION, named, signature)) return undefined;
  return { parkId: owner as ParkId, onboardingId: id as OnboardingId };
}
