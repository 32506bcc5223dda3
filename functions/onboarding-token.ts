import { LeadId, OnboardingId, ParkId } from "@shanhai/contract/scalar";
import type { OwnerKeys } from "@shanhai/store/key-ring";
import { readLinkToken, writeLinkToken } from "./link-token.ts";

const APPLYING = "onboardingPage";
const APPLYING_FOR = "onboardingOfLead";
const APPLICATION = "onboarding";

/** The token of a park's application page; for one lead, it carries the lead. */
export function writeApplyingToken(keys: OwnerKeys, parkId: ParkId, lead?: LeadId): string {
  return lead ? writeLinkToken(keys, APPLYING_FOR, parkId, [lead]) : writeLinkToken(keys, APPLYING, parkId, []);
}

/** Whose application page a token opens, and for which lead; undefined for a forged one. `keysOf` gives a park's keys. */
export function readApplyingToken(
  text: string,
  keysOf: (parkId: string) => OwnerKeys,
): { parkId: string; leadId?: LeadId } | undefined {
  const read = readLinkToken(text, APPLYING, { owner: ParkId, parts: [] }, keysOf);
  if (read) return { parkId: read.owner };
  const carries = readLinkToken(text, APPLYING_FOR, { owner: ParkId, parts: [LeadId] }, keysOf);
  return carries && { parkId: carries.owner, leadId: carries.parts[0] as LeadId };
}

/** The token of an applicant's own page: whoever holds it may read, correct and withdraw this one application. */
export function writeOnboardingToken(keys: OwnerKeys, parkId: ParkId, id: OnboardingId): string {
  return writeLinkToken(keys, APPLICATION, parkId, [id]);
}

/** Which application a token opens; undefined for a forged one. */
export function readOnboardingToken(
  text: string,
  keysOf: (parkId: string) => OwnerKeys,
): { parkId: string; onboardingId: OnboardingId } | undefined {
  const read = readLinkToken(text, APPLICATION, { owner: ParkId, parts: [OnboardingId] }, keysOf);
  return read && { parkId: read.owner, onboardingId: read.parts[0] as OnboardingId };
}
