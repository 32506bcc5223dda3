import { EventId, LeadId, OnboardingId, ParkId } from "@shanhai/contract/scalar";
import type { OwnerKeys } from "@shanhai/store/key-ring";
import { readLinkToken, writeLinkToken } from "./link-token.ts";

const APPLYING = "onboardingPage";
const APPLYING_FOR = "onboardingOfLead";
const APPLYING_AT = "onboardingAtEvent";
const APPLICATION = "onboarding";

/** What an application comes of, as far as its link knows: nothing, one lead, or an event. */
interface Source {
  leadId?: LeadId;
  eventId?: EventId;
}

/** The token of a park's application page; it may carry what the application comes of. */
export function writeApplyingToken(keys: OwnerKeys, parkId: ParkId, { leadId, eventId }: Source = {}): string {
  if (leadId) return writeLinkToken(keys, APPLYING_FOR, parkId, [leadId]);
  return eventId ? writeLinkToken(keys, APPLYING_AT, parkId, [eventId]) : writeLinkToken(keys, APPLYING, parkId, []);
}

/** Whose application page a token opens, and what it comes of; undefined for a forged one. `keysOf` gives a park's keys. */
export function readApplyingToken(
  text: string,
  keysOf: (parkId: string) => OwnerKeys,
): ({ parkId: string } & Source) | undefined {
  const read = (purpose: string, parts: Parameters<typeof readLinkToken>[2]["parts"]) =>
    readLinkToken(text, purpose, { owner: ParkId, parts }, keysOf);
  const plain = read(APPLYING, []);
  if (plain) return { parkId: plain.owner };
  const ofLead = read(APPLYING_FOR, [LeadId]);
  if (ofLead) return { parkId: ofLead.owner, leadId: ofLead.parts[0] as LeadId };
  const atEvent = read(APPLYING_AT, [EventId]);
  return atEvent && { parkId: atEvent.owner, eventId: atEvent.parts[0] as EventId };
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
