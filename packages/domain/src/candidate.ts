import type { Candidate, CandidateProfile } from "@shanhai/contract/candidate";
import { checkIdNumber, maskIdNumber } from "@shanhai/contract/identity";
import type { CandidateId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError, sameVersion } from "./app-error.ts";
import { applyChange, type Change } from "./change.ts";

/** The wording people agree to today; the version is kept with each consent. */
const CONSENT_VERSION = "2026-11";

export interface Person extends CandidateProfile {
  name: string;
  phone?: string | undefined;
  idNumber?: string | undefined;
}

/** A candidate as kept: the ID number sealed with the tenant's key, the hashes that name the person. */
export interface CandidateRecord extends Candidate {
  idNumberSealed?: string;
  phoneHash?: string;
  idNumberHash?: string;
  /** The import that made the row. */
  importJobId?: string;
  /** This version says again what the version `as` said, because an import that had changed it was taken back. */
  restored?: { version: number; as: number };
  /** Who made which version by hand; other versions are an import's. */
  edit?: { version: number; by: string; action: string };
  /** Records that were merged into this one, and those merged into them: their applications are this person's too. */
  mergedIds?: CandidateId[];
}

/** Throws `invalid` for an ID number of somebody born after today. */
export function checkBirth(idNumber: string | null | undefined, today: Act["today"]): void {
  const checked = idNumber ? checkIdNumber(idNumber, today) : undefined;
  if (checked && "issue" in checked)
    throw new AppError("invalid", { issues: [{ field: "idNumber", code: checked.issue }] });
}

/** Throws `invalid` for an ID number of somebody born after today. */
export function createCandidate(person: Person, act: Pick<Act, "newId" | "at" | "today">): Candidate {
  const { idNumber, ...known } = person;
  checkBirth(idNumber, act.today);
  // Not a spread: what stands behind one gives every object shapes of its own, 3 KB that only a full collection clears.
  return Object.assign(known, {
    candidateId: act.newId<CandidateId>("can"),
    idNumberMasked: idNumber ? maskIdNumber(idNumber) : undefined,
    consentAt: act.at,
    consentVersion: CONSENT_VERSION,
    version: 1,
    createdAt: act.at,
    updatedAt: act.at,
  });
}

/** Every phone of a person, the main one first. */
export function phonesOf({ phone, otherPhones = [] }: Pick<Candidate, "phone" | "otherPhones">): string[] {
  return phone ? [phone, ...otherPhones] : [...otherPhones];
}

/** A change to a person: `null` clears, what is left out stays. */
export type CandidateChange = Change<CandidateProfile> & {
  version: number;
  name?: string | undefined;
  phone?: string | null | undefined;
  idNumber?: string | null | undefined;
};

/** The main phone after a change: one of the others changes places with it, a new one replaces it. */
function changePhone(current: Candidate, phone: string | null | undefined): Pick<Candidate, "phone" | "otherPhones"> {
  const { phone: main, otherPhones = [] } = current;
  if (phone === undefined || phone === main) return { phone: main, otherPhones };
  if (phone === null) return { phone: otherPhones[0], otherPhones: otherPhones.slice(1) };
  const known = otherPhones.includes(phone);
  const others = otherPhones.filter((one) => one !== phone);
  return { phone, otherPhones: known && main ? [main, ...others] : others };
}

/**
 * The person after a change. Throws `stale`; `invalid` when neither phone nor ID number is
 * left, the pay's ends cross, or the ID number is of somebody born after today.
 */
export function updateCandidate(current: Candidate, input: CandidateChange, act: Pick<Act, "at" | "today">): Candidate {
  sameVersion(current, input.version);
  const { phone, idNumber, version: _seen, ...profile } = input;
  checkBirth(idNumber, act.today);
  const { otherPhones: _others, ...rest } = current;
  const next = applyChange<Candidate>(rest, profile);
  const phones = changePhone(current, phone);
  next.phone = phones.phone;
  if (phones.otherPhones?.length) next.otherPhones = phones.otherPhones;
  if (idNumber !== undefined) next.idNumberMasked = idNumber === null ? undefined : maskIdNumber(idNumber);
  if (!next.phone && !next.idNumberMasked) {
    throw new AppError("invalid", { issues: [{ field: "phone", code: "identity.missing" }] });
  }
  if ((next.expectedPayMin ?? 0) > (next.expectedPayMax ?? Number.POSITIVE_INFINITY)) {
    throw new AppError("invalid", { issues: [{ field: "expectedPayMin", code: "pay.order" }] });
  }
  return { ...next, version: current.version + 1, updatedAt: act.at };
}

/** The person once they refuse automated matching (PIPL 24); nothing where they had. */
export function refuseMatching(
  current: CandidateRecord,
  act: Pick<Act, "at" | "name" | "action">,
): CandidateRecord | undefined {
  if (current.automatedMatching === "refused") return undefined;
  const version = current.version + 1;
  const edit = { version, by: act.name, action: act.action };
  return { ...current, automatedMatching: "refused", version, updatedAt: act.at, edit };
}

/** What of a person is shown by name when it changes; the pay's two ends are one. */
export const CANDIDATE_FIELDS = {
  name: ["name"],
  phone: ["phone", "otherPhones"],
  idNumber: ["idNumberHash"],
  homePlace: ["homePlace"],
  occupation: ["occupation"],
  skillLevel: ["skillLevel"],
  skills: ["skills"],
  licences: ["licences"],
  experienceYears: ["experienceYears"],
  expectedPay: ["expectedPayMin", "expectedPayMax"],
  intendedPlace: ["intendedPlace"],
  availableFrom: ["availableFrom"],
  automatedMatching: ["automatedMatching"],
  note: ["note"],
} as const satisfies Record<string, readonly (keyof CandidateRecord)[]>;
export type CandidateField = keyof typeof CANDIDATE_FIELDS;

/** Names of the fields in which two versions of a person differ; never their values. */
export function changedFields(before: CandidateRecord, after: CandidateRecord): CandidateField[] {
  const same = (one: keyof CandidateRecord) => JSON.stringify(before[one]) === JSON.stringify(after[one]);
  return (Object.keys(CANDIDATE_FIELDS) as CandidateField[]).filter((name) => !CANDIDATE_FIELDS[name].every(same));
}

/** Whom a phone and an ID number name: nobody, one person, or two (`conflict`). */
export type Identified<Id = CandidateId> =
  | { kind: "nobody" }
  | { kind: "person"; candidateId: Id }
  | { kind: "conflict" };

/** One person, once: the phone's owner and the ID number's owner must be the same person. */
export function identify<Id = CandidateId>(byPhone: Id | undefined, byIdNumber: Id | undefined): Identified<Id> {
  if (byPhone && byIdNumber && byPhone !== byIdNumber) return { kind: "conflict" };
  const candidateId = byPhone ?? byIdNumber;
  return candidateId ? { kind: "person", candidateId } : { kind: "nobody" };
}

/** True when a person on file has another phone's ID: the same phone with another valid ID number is two people. */
export function contradicts(
  record: { phoneHash?: string | undefined; idNumberHash?: string | undefined },
  seen: { phoneHash?: string | undefined; idNumberHash?: string | undefined },
): boolean {
  return (
    record.idNumberHash !== undefined && seen.idNumberHash !== undefined && record.idNumberHash !== seen.idNumberHash
  );
}

const PROFILE = [
  "homePlace",
  "occupation",
  "skillLevel",
  "experienceYears",
  "intendedPlace",
  "availableFrom",
  "note",
] as const satisfies readonly (keyof CandidateProfile)[];

/** The same person seen again: what was empty is filled, what was known stays. */
export function mergeProfile(record: Candidate, person: Person, at: Candidate["updatedAt"]): Candidate {
  const merged: Candidate = { ...record, version: record.version + 1, updatedAt: at };
  for (const field of PROFILE) {
    if (merged[field] === undefined && person[field] !== undefined) Object.assign(merged, { [field]: person[field] });
  }
  // One without the other is a range too, so the two ends of another range are never mixed.
  if (merged.expectedPayMin === undefined && merged.expectedPayMax === undefined) {
    merged.expectedPayMin = person.expectedPayMin;
    merged.expectedPayMax = person.expectedPayMax;
  }
  const known = [merged.phone, ...(merged.otherPhones ?? [])];
  if (person.phone && merged.phone && !known.includes(person.phone)) {
    merged.otherPhones = [...(merged.otherPhones ?? []), person.phone];
  }
  merged.phone ??= person.phone;
  if (person.idNumber) merged.idNumberMasked ??= maskIdNumber(person.idNumber);
  return merged;
}
