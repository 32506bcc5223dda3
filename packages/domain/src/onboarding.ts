import type { Quotas } from "@shanhai/contract/agency";
import type { ParsedOf } from "@shanhai/contract/endpoint";
import type { Lead } from "@shanhai/contract/lead";
import {
  MOST_ONBOARDING_DOCUMENTS,
  ONBOARDING_CONSENT,
  type Onboarding,
  type OnboardingCheck,
  type OnboardingComment,
  type OnboardingDocument,
  type OnboardingInput,
  type OnboardingStatus,
  type transitOnboarding as transitEndpoint,
} from "@shanhai/contract/onboarding";
import type { InvitationId, OnboardingCommentId, OnboardingId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { type AgencyRecord, licenceInForce, licenceNotice, registerAgency } from "./agency.ts";
import { AppError } from "./app-error.ts";
import { daysBetween } from "./calendar.ts";

/** An application as kept. */
export interface OnboardingRecord extends Onboarding {
  /** The owner's invitation, once it is approved. */
  invitationId?: InvitationId;
}

export function readOnboarding({ invitationId: _invitation, ...onboarding }: OnboardingRecord): Onboarding {
  return onboarding;
}

/** Six digits of GB/T 2260 in a USCC: who registered it (GB 32100-2015, characters 3 to 8). */
const divisionOf = (uscc: string) => uscc.slice(2, 8);

/** A new application, agreed to just now; `from` is the settlement intent or event it came of. Throws `licence.expired`. */
export function submitOnboarding(
  input: OnboardingInput,
  act: Act,
  { leadId, eventId, eventTitle }: Partial<Pick<Lead, "leadId" | "eventId" | "eventTitle">> = {},
): OnboardingRecord {
  licenceInForce(input.licenceExpiry, act);
  return {
    ...input,
    ...(leadId ? { leadId } : {}),
    ...(eventId ? { eventId } : {}),
    ...(eventTitle ? { eventTitle } : {}),
    onboardingId: act.newId<OnboardingId>("onb"),
    homeDivision: divisionOf(input.uscc),
    consent: { version: ONBOARDING_CONSENT, at: act.at },
    status: "submitted",
    documents: [],
    version: 1,
    createdAt: act.at,
    updatedAt: act.at,
  };
}

/** Still in the applicant's hands, or waiting for the park: what was decided is no longer changed by who applied. */
const OPEN: readonly OnboardingStatus[] = ["submitted", "returned"];

export const isOpen = ({ status }: Pick<Onboarding, "status">) => OPEN.includes(status);

function stillOpen(record: OnboardingRecord): void {
  if (!isOpen(record)) throw new AppError("onboarding.closed");
}

/**
 * The application corrected and sent again. Whose it is stays: another USCC is another application. Throws
 * `onboarding.closed`, `onboarding.uscc`, `licence.expired`.
 */
export function correctOnboarding(record: OnboardingRecord, input: OnboardingInput, act: Act): OnboardingRecord {
  stillOpen(record);
  if (input.uscc !== record.uscc) {
    throw new AppError("onboarding.uscc", { issues: [{ field: "uscc", code: "fixed" }] });
  }
  licenceInForce(input.licenceExpiry, act);
  const { note: _note, statusReason: _reason, ...rest } = record;
  return { ...rest, ...input, status: "submitted", version: record.version + 1, updatedAt: act.at };
}

/** The application taken back by who made it. Throws `onboarding.closed`. */
export function withdrawOnboarding(record: OnboardingRecord, act: Pick<Act, "at">): OnboardingRecord {
  stillOpen(record);
  return { ...record, status: "withdrawn", version: record.version + 1, updatedAt: act.at };
}

/** The application with one more document; the same once more changes nothing. Throws `onboarding.closed`, `onboarding.documents`. */
export function addDocument(record: OnboardingRecord, document: OnboardingDocument, act: Pick<Act, "at">) {
  if (record.documents.some(({ documentId }) => documentId === document.documentId)) return record;
  stillOpen(record);
  if (record.documents.length >= MOST_ONBOARDING_DOCUMENTS) {
    throw new AppError("onboarding.documents", { max: MOST_ONBOARDING_DOCUMENTS });
  }
  const documents = [...record.documents, document];
  return { ...record, documents, version: record.version + 1, updatedAt: act.at };
}

/** What the park may make of an application; approving is an act of its own. */
const TRANSITIONS: Readonly<Record<OnboardingStatus, readonly OnboardingStatus[]>> = {
  submitted: ["returned", "rejected"],
  returned: ["rejected"],
  rejected: ["submitted"],
  approved: [],
  withdrawn: [],
};

/** The application returned, rejected, or taken up again. Throws `onboarding.transition`. */
export function transitOnboarding(
  record: OnboardingRecord,
  { to, reason }: Pick<ParsedOf<typeof transitEndpoint>["body"], "to" | "reason">,
  act: Pick<Act, "at">,
): OnboardingRecord {
  if (!TRANSITIONS[record.status].includes(to)) {
    throw new AppError("onboarding.transition", { from: record.status, to });
  }
  return { ...record, status: to, statusReason: reason, version: record.version + 1, updatedAt: act.at };
}

/** The application approved, and the agency that it becomes. Throws `onboarding.transition`, `licence.expired`. */
export function approveOnboarding(
  record: OnboardingRecord,
  decision: { homeDivision?: string | undefined; quotas?: Quotas | undefined },
  act: Act,
): { onboarding: OnboardingRecord; agency: AgencyRecord } {
  if (record.status !== "submitted") {
    throw new AppError("onboarding.transition", { from: record.status, to: "approved" });
  }
  const { name, uscc, licenceNumber, licenceExpiry, homeDivision: stated } = record;
  const { homeDivision = stated, quotas } = decision;
  const agency = registerAgency({ name, uscc, licenceNumber, licenceExpiry, homeDivision }, act, quotas);
  const { agencyId } = agency;
  const { statusReason: _reason, ...rest } = record;
  const decided = { status: "approved" as const, homeDivision, agencyId };
  return { onboarding: { ...rest, ...decided, version: record.version + 1, updatedAt: act.at }, agency };
}

/** A comment of an administrator, or of the applicant where nobody is named. */
export function commentOnboarding(
  { text, toApplicant }: Pick<OnboardingComment, "text" | "toApplicant">,
  act: Act,
  by?: string,
): OnboardingComment {
  const comment = { commentId: act.newId<OnboardingCommentId>("ocm"), text, toApplicant, at: act.at };
  return by ? { ...comment, by } : comment;
}

/** Documents without which an application is not complete. */
const NEEDED = ["businessLicence", "serviceLicence"] as const;

/** What a machine can say of an application today. `others` name the same licence under another USCC. */
export function checkOnboarding(
  record: Pick<OnboardingRecord, "licenceExpiry" | "documents">,
  others: number,
  act: Pick<Act, "today">,
): OnboardingCheck[] {
  const days = daysBetween(act.today, record.licenceExpiry);
  const missing = NEEDED.filter((kind) => !record.documents.some((document) => document.kind === kind)).length;
  return [
    // Its check character was asked for before the application was taken.
    { check: "uscc", outcome: "pass" },
    { check: "licence", outcome: days < 0 ? "fail" : licenceNotice(days) ? "warn" : "pass", count: days },
    { check: "documents", outcome: missing > 0 ? "warn" : "pass", count: missing },
    { check: "licenceHolders", outcome: others > 0 ? "warn" : "pass", count: others },
  ];
}
