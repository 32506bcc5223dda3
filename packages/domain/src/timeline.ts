import type { Application } from "@shanhai/contract/application";
import type { Placement } from "@shanhai/contract/placement";
import type { CandidateId, ImportJobId, Instant } from "@shanhai/contract/scalar";
import type { TimelineEntry } from "@shanhai/contract/timeline";
import { type CandidateRecord, changedFields } from "./candidate.ts";

/** An entry with its place: whose it is, and a name that is the same whenever the same change is told. */
export interface Told {
  candidateId: CandidateId;
  id: string;
  entry: TimelineEntry;
}

const MERGING: Record<string, "merged" | "unmerged"> = { mergeCandidates: "merged", undoMerge: "unmerged" };

const CONSENTING: ReadonlySet<string> = new Set(["recordRecipientConsent", "withdrawRecipientConsent"]);
/** Whether a version is that of a consent, or of one that was taken back: it changes nothing else. */
const tellsConsent = ({ edit, version }: CandidateRecord) => edit?.version === version && CONSENTING.has(edit.action);

/** Which enterprises a person agreed to, and to which no longer. */
function recipientsTold(before: CandidateRecord, after: CandidateRecord): [TimelineEntry, string][] {
  const [old, now] = [before.recipients ?? [], after.recipients ?? []];
  const was = new Map(old.map((one) => [one.enterpriseId, one.at]));
  const is = new Set(now.map((one) => one.enterpriseId));
  const { updatedAt: at, edit } = after;
  return [
    ...now
      .filter((one) => was.get(one.enterpriseId) !== one.at)
      .map(({ enterpriseId, enterpriseName: recipient, textVersion: consentVersion }): [TimelineEntry, string] => [
        { kind: "consented", at, consentVersion, recipient },
        `#${enterpriseId}`,
      ]),
    ...old
      .filter((one) => !is.has(one.enterpriseId))
      .map(({ enterpriseId, enterpriseName: recipient }): [TimelineEntry, string] => [
        { kind: "consentWithdrawn", at, recipient, ...(edit ? { by: edit.by } : {}) },
        `#${enterpriseId}`,
      ]),
  ];
}

/** What a change of a person's record tells; nothing when it went away, which the survivor's record tells. */
export function tellCandidate(before: CandidateRecord | undefined, after: CandidateRecord | undefined): Told[] {
  if (!after || (before && before.version >= after.version)) return [];
  const { candidateId, version, consentVersion, importJobId, edit, updatedAt: at } = after;
  const tell = (entry: TimelineEntry, what = ""): Told => ({
    candidateId,
    id: `${candidateId}#${version}${what}`,
    entry,
  });
  if (version === 1) {
    const from = importJobId ? { importJobId: importJobId as ImportJobId } : {};
    return [tell({ kind: "created", at: after.createdAt, consentVersion, ...from })];
  }
  const by = edit?.version === version ? { by: edit.by } : {};
  const merging = edit?.version === version ? MERGING[edit.action] : undefined;
  const told: Told[] = [];
  if (merging) told.push(tell({ kind: merging, at, ...by }));
  else if (before && !tellsConsent(after)) {
    told.push(tell({ kind: "edited", at, ...by, fields: changedFields(before, after), version }));
  }
  if (before && tellsConsent(after))
    told.push(...recipientsTold(before, after).map(([entry, what]) => tell(entry, what)));
  if (before && before.consentAt !== after.consentAt) {
    told.push(tell({ kind: "consented", at: after.consentAt, consentVersion }, "#consent"));
  }
  return told;
}

/** What a change of an application tells: that it was made, or went to another stage. */
export function tellApplication(before: Application | undefined, after: Application | undefined): Told[] {
  if (!after || (before && (before.version >= after.version || before.stage === after.stage))) return [];
  const { candidateId, applicationId, orderId, positionId, stage, reason, movedBy, movedAt, version } = after;
  const how = { ...(before ? { from: before.stage } : {}), ...(reason === undefined ? {} : { reason }) };
  const entry = { kind: "application", at: movedAt, by: movedBy, applicationId, orderId, positionId, stage } as const;
  return [{ candidateId, id: `${applicationId}#${version}`, entry: { ...entry, ...how } }];
}

/** What a change of a placement tells: arriving, leaving, or an arrival that was taken back (at `now`: it has no date of its own). */
export function tellPlacement(before: Placement | undefined, after: Placement | undefined, now: Instant): Told[] {
  const placement = after ?? before;
  if (!placement) return [];
  const { candidateId, placementId, orderId, positionTitle } = placement;
  const of = { placementId, orderId, positionTitle };
  const tell = (entry: TimelineEntry): Told => ({ candidateId, id: `${placementId}#${entry.kind}`, entry });
  if (!after) return [tell({ kind: "arrivalTakenBack", at: now, ...of })];
  if (!before) return [tell({ kind: "arrived", at: after.createdAt, ...of, date: after.arrivalDate })];
  if (before.status === after.status) return [];
  const { leftDate: date, leftReason: reason, updatedAt: at } = after;
  if (before.status === "left") return [tell({ kind: "leavingTakenBack", at, ...of })];
  if (after.status !== "left") return [];
  return [tell({ kind: "left", at, ...of, ...(date ? { date } : {}), ...(reason ? { reason } : {}) })];
}
