import type { Graduate, GraduateProfile, GraduateRecipient } from "@shanhai/contract/graduate";
import { GRADUATE_TEXT_VERSION, MOST_GRADUATE_RECIPIENTS } from "@shanhai/contract/graduate-limit";
import { maskIdNumber } from "@shanhai/contract/identity";
import type { ConsentMeans } from "@shanhai/contract/recipient";
import type { GraduateId, RosterFileId, RosterId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError, sameVersion } from "./app-error.ts";
import { checkBirth } from "./candidate.ts";
import { applyChange, type Change } from "./change.ts";

/** The wording by which a graduate lets the school keep the profile. */
const CONSENT_VERSION = "2026-11";

/** A graduate as kept: the ID number sealed with the partner's key, the hashes that name the person. */
export interface GraduateRecord extends Graduate {
  idNumberSealed?: string;
  phoneHash?: string;
  idNumberHash?: string;
  /** The file that made the row. */
  rosterFileId?: RosterFileId;
  /** How often they were recommended: then a file that made them is not taken back over them. */
  introductions?: number;
}

/** What a form or one row of a file says of a graduate. */
export interface GraduateInput extends GraduateProfile {
  name: string;
  phone?: string | undefined;
  idNumber?: string | undefined;
  /** Names of whom they agreed to. */
  recipients?: readonly string[] | undefined;
  means?: ConsentMeans | undefined;
}

/** Consents to these names; one that stands already stays as it was given. Throws `invalid` for too many. */
export function nameRecipients(
  before: readonly GraduateRecipient[] | undefined,
  named: readonly (string | Pick<GraduateRecipient, "name" | "agencyId">)[],
  means: ConsentMeans,
  { at, name: by }: Pick<Act, "at" | "name">,
): GraduateRecipient[] {
  const consents = new Map((before ?? []).map((one) => [one.name, one]));
  for (const one of named) {
    const recipient = typeof one === "string" ? { name: one } : one;
    const known = consents.get(recipient.name);
    if (known && (known.agencyId !== undefined || recipient.agencyId === undefined)) continue;
    consents.set(recipient.name, { ...recipient, textVersion: GRADUATE_TEXT_VERSION, means, at, by });
  }
  if (consents.size > MOST_GRADUATE_RECIPIENTS)
    throw new AppError("invalid", { issues: [{ field: "recipients", code: "many" }] });
  return [...consents.values()];
}

/** The consent that names an agency or an enterprise: by its id where that was recorded, else by the name that was written. */
export function consentTo(
  { recipients = [] }: Pick<Graduate, "recipients">,
  { name, agencyId }: { name: string; agencyId?: string | undefined },
): GraduateRecipient | undefined {
  return (
    recipients.find((one) => agencyId !== undefined && one.agencyId === agencyId) ??
    recipients.find((one) => one.name === name && (one.agencyId === undefined || one.agencyId === agencyId))
  );
}

/** Throws `invalid` for an ID number of somebody born after today. */
export function createGraduate(
  rosterId: RosterId,
  { recipients = [], means = "written", ...input }: GraduateInput,
  act: Act,
): Graduate {
  const { idNumber, ...known } = input;
  checkBirth(idNumber, act.today);
  return {
    ...known,
    graduateId: act.newId<GraduateId>("grd"),
    rosterId,
    ...(idNumber ? { idNumberMasked: maskIdNumber(idNumber) } : {}),
    consentAt: act.at,
    consentVersion: CONSENT_VERSION,
    ...(recipients.length > 0 ? { recipients: nameRecipients([], recipients, means, act) } : {}),
    version: 1,
    createdAt: act.at,
    updatedAt: act.at,
  };
}

const PROFILE = ["skillLevel", "major", "practice", "occupation", "intendedPlace", "graduatesOn", "note"] as const;

/** The same graduate seen in a newer file: what the row says replaces, what it leaves empty stays, and nobody's consent is lost. */
export function mergeGraduate<R extends Graduate>(
  record: R,
  rosterId: RosterId,
  { name, phone, idNumber, recipients = [], ...input }: GraduateInput,
  act: Pick<Act, "at" | "name">,
): R {
  const merged: R = { ...record, rosterId, name, version: record.version + 1, updatedAt: act.at };
  for (const field of PROFILE) if (input[field] !== undefined) Object.assign(merged, { [field]: input[field] });
  if (recipients.length > 0) merged.recipients = nameRecipients(record.recipients, recipients, "written", act);
  const known = [merged.phone, ...(merged.otherPhones ?? [])];
  if (phone && merged.phone && !known.includes(phone)) merged.otherPhones = [...(merged.otherPhones ?? []), phone];
  if (phone && !merged.phone) merged.phone = phone;
  if (idNumber && !merged.idNumberMasked) merged.idNumberMasked = maskIdNumber(idNumber);
  return merged;
}

/** A change by hand: `null` clears, what is left out stays; `recipients` are all that are named from now on. */
export type GraduateChange = Change<GraduateProfile> & {
  version: number;
  name?: string | undefined;
  phone?: string | undefined;
  recipients?: readonly string[] | undefined;
  means: ConsentMeans;
};

/** The graduate after a change. Throws `stale`. */
export function updateGraduate(current: Graduate, input: GraduateChange, act: Act): Graduate {
  sameVersion(current, input.version);
  const { version: _seen, recipients, means, ...profile } = input;
  const next = applyChange<Graduate>(current, profile);
  if (recipients) {
    const stand = (current.recipients ?? []).filter((one) => recipients.includes(one.name));
    next.recipients = nameRecipients(stand, recipients, means, act);
  }
  return { ...next, version: current.version + 1, updatedAt: act.at };
}
