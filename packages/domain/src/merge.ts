import type { Candidate } from "@shanhai/contract/candidate";
import { MERGE_FIELDS, type Merge, type MergeChoices, type MergeField } from "@shanhai/contract/merge";
import type { CandidateId, Instant, MergeId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";
import { CANDIDATE_FIELDS, type CandidateRecord, contradicts, phonesOf } from "./candidate.ts";
import { joinRecipients, separateRecipients } from "./recipient.ts";

const THIRTY_DAYS = 30 * 24 * 60 * 60 * 1000;

/** Both records before a merge and the survivor after it: what undoing needs, kept as long as it may be undone. */
export interface MergeSnapshot {
  before: CandidateRecord;
  other: CandidateRecord;
  after: CandidateRecord;
}

type Attribute = keyof CandidateRecord;
const attributesOf = (field: MergeField): readonly Attribute[] => CANDIDATE_FIELDS[field];
const ID_NUMBER = ["idNumberMasked", "idNumberSealed", "idNumberHash"] as const satisfies readonly Attribute[];

/** The record with these attributes as another has them; what that one lacks goes away. */
function take(
  record: CandidateRecord,
  from: Partial<CandidateRecord>,
  attributes: readonly Attribute[],
): CandidateRecord {
  const next: Record<string, unknown> = { ...record };
  for (const name of attributes) {
    if (from[name] === undefined) delete next[name];
    else next[name] = from[name];
  }
  return next as unknown as CandidateRecord;
}

function withPhones(record: CandidateRecord, phones: readonly string[]): CandidateRecord {
  const { phone: _main, otherPhones: _others, ...rest } = record;
  const [phone, ...otherPhones] = phones;
  return { ...rest, ...(phone ? { phone } : {}), ...(otherPhones.length > 0 ? { otherPhones } : {}) };
}

const same = (one: CandidateRecord, two: CandidateRecord, attributes: readonly Attribute[]) =>
  attributes.every((name) => JSON.stringify(one[name]) === JSON.stringify(two[name]));

const stamp = (record: CandidateRecord, over: number, act: Pick<Act, "at" | "name" | "action">): CandidateRecord => ({
  ...record,
  version: over + 1,
  updatedAt: act.at,
  edit: { version: over + 1, by: act.name, action: act.action },
});

/** Refuses to merge a record into itself. */
export function refuseItself(candidateId: CandidateId, otherId: CandidateId): void {
  if (candidateId === otherId) throw new AppError("invalid", { issues: [{ field: "otherId", code: "duplicate" }] });
}

/** Refuses a merge of records seen at other versions. Throws `stale` with the one that changed, as `read` shows it. */
export function seenBoth(
  records: readonly [CandidateRecord, CandidateRecord],
  seen: readonly [number, number],
  read: (record: CandidateRecord) => Candidate,
): void {
  const changed = records.find((record, index) => record.version !== seen[index]);
  if (changed) throw new AppError("stale", { current: read(changed) });
}

/**
 * The surviving record: the chosen fields, every phone of both, the ID number of whichever has one. Throws
 * `identity.conflict` when both have one and they differ: these are two people.
 */
export function mergeCandidates(
  current: CandidateRecord,
  other: CandidateRecord,
  given: MergeChoices,
  act: Pick<Act, "at" | "name" | "action">,
): { record: CandidateRecord; choices: MergeChoices } {
  if (contradicts(current, other)) {
    throw new AppError("identity.conflict", { issues: [{ field: "otherId", code: "identity.conflict" }] });
  }
  const choices: MergeChoices = {};
  let record = current;
  for (const field of MERGE_FIELDS) {
    const attributes = attributesOf(field);
    const choice = given[field] ?? (attributes.some((name) => current[name] !== undefined) ? "this" : "other");
    choices[field] = choice;
    if (field !== "phone" && choice === "other") record = take(record, other, attributes);
  }
  const [first, second] = choices.phone === "other" ? [other, current] : [current, other];
  const main = first.phone ?? second.phone;
  const all = [...phonesOf(current), ...phonesOf(other)].filter((phone) => phone !== main);
  record = withPhones(record, main ? [main, ...new Set(all)] : []);
  if (!current.idNumberHash) record = take(record, other, ID_NUMBER);
  // Both records are one person's, and so are their consents.
  const recipients = joinRecipients(current.recipients, other.recipients);
  if (recipients.length > 0) record = { ...record, recipients };
  // Who refused once has refused.
  if (other.automatedMatching) record = { ...record, automatedMatching: other.automatedMatching };
  const mergedIds = [...(current.mergedIds ?? []), other.candidateId, ...(other.mergedIds ?? [])];
  return { record: { ...stamp(record, current.version, act), mergedIds }, choices };
}

/** The merge as kept. */
export function describeMerge(
  before: CandidateRecord,
  other: CandidateRecord,
  choices: MergeChoices,
  act: Pick<Act, "at" | "name" | "newId">,
): Merge {
  return {
    mergeId: act.newId<MergeId>("mrg"),
    candidateId: before.candidateId,
    otherId: other.candidateId,
    otherName: other.name,
    choices,
    mergedBy: act.name,
    mergedAt: act.at,
    undoableUntil: new Date(Date.parse(act.at) + THIRTY_DAYS).toISOString() as Instant,
    version: 1,
  };
}

/** Throws `merge.undone` or `merge.expired` for a merge that cannot be undone any more. */
export function checkUndoable(merge: Merge, at: Instant): void {
  if (merge.undoneAt) throw new AppError("merge.undone");
  if (at > merge.undoableUntil) throw new AppError("merge.expired");
}

/** The phones that stay: none of the other's, the main one as before where it was not changed since. */
function phonesAfterUndo(current: CandidateRecord, { before, other, after }: MergeSnapshot): string[] {
  const theirs = new Set(phonesOf(other));
  const own = phonesOf(current).filter((phone) => !theirs.has(phone));
  if (same(current, after, CANDIDATE_FIELDS.phone) && phonesOf(before).every((phone) => own.includes(phone))) {
    return phonesOf(before);
  }
  const unchanged = current.phone === after.phone || (current.phone !== undefined && theirs.has(current.phone));
  const main = unchanged && before.phone && own.includes(before.phone) ? before.phone : own[0];
  return main ? [main, ...own.filter((phone) => phone !== main)] : [];
}

/**
 * Both records after undoing a merge. The other is as it was. This one is too, but for the fields edited since: those
 * keep what was edited, and are named. The other's phones and ID number go back with it, whatever was edited. Throws
 * `merge.later` when another merge came after this one, as that one took over what this one gave, and `identity.conflict`
 * when this one would be left with neither phone nor ID number.
 */
export function undoMerge(
  current: CandidateRecord,
  snapshot: MergeSnapshot,
  act: Pick<Act, "at" | "name" | "action">,
): { record: CandidateRecord; other: CandidateRecord; kept: string[] } {
  const { before, other, after } = snapshot;
  if (current.mergedIds?.length !== after.mergedIds?.length) throw new AppError("merge.later");
  const kept: string[] = [];
  let record = current;
  for (const field of MERGE_FIELDS) {
    const attributes = attributesOf(field);
    if (!same(current, after, attributes)) kept.push(field);
    else if (field !== "phone") record = take(record, before, attributes);
  }
  record = withPhones(record, phonesAfterUndo(current, snapshot));
  if (current.idNumberHash === after.idNumberHash) record = take(record, before, ID_NUMBER);
  else if (current.idNumberHash === other.idNumberHash) record = take(record, {}, ID_NUMBER);
  else kept.push("idNumber");
  if (same(current, after, ["automatedMatching"])) record = take(record, before, ["automatedMatching"]);
  else kept.push("automatedMatching");
  if (!same(current, after, ["recipients"])) kept.push("recipients");
  const { own, theirs } = separateRecipients(current, snapshot);
  record = take(record, own, ["recipients"]);
  if (!record.phone && !record.idNumberHash) throw new AppError("identity.conflict");
  const { mergedIds: _all, ...rest } = stamp(record, current.version, act);
  return {
    record: before.mergedIds ? { ...rest, mergedIds: before.mergedIds } : rest,
    other: stamp(take(other, theirs, ["recipients"]), other.version, act),
    kept,
  };
}
