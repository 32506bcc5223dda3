import type { Candidate, CandidateProfile } from "@shanhai/contract/candidate";
import { checkIdNumber, maskIdNumber } from "@shanhai/contract/identity";
import type { CandidateId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";

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
}

/** Throws `invalid` for an ID number of somebody born after today. */
export function createCandidate(person: Person, act: Pick<Act, "newId" | "at" | "today">): Candidate {
  const { idNumber, ...known } = person;
  const checked = idNumber ? checkIdNumber(idNumber, act.today) : undefined;
  if (checked && "issue" in checked)
    throw new AppError("invalid", { issues: [{ field: "idNumber", code: checked.issue }] });
  return {
    ...known,
    candidateId: act.newId<CandidateId>("can"),
    idNumberMasked: idNumber ? maskIdNumber(idNumber) : undefined,
    consentAt: act.at,
    consentVersion: CONSENT_VERSION,
    version: 1,
    createdAt: act.at,
    updatedAt: act.at,
  };
}

/** Whom a phone and an ID number name: nobody, one person, or two (`conflict`). */
export type Identified = { kind: "nobody" } | { kind: "person"; candidateId: CandidateId } | { kind: "conflict" };

/** One person, once: the phone's owner and the ID number's owner must be the same person. */
export function identify(byPhone: CandidateId | undefined, byIdNumber: CandidateId | undefined): Identified {
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
