import * as z from "zod/mini";
import { Agency, AgencyStatus, LicenceNumber, QuotasInput } from "./agency.ts";
import { endpoint, PARK_ADMINISTRATOR, PageQuery, pageOf } from "./endpoint.ts";
import { Phone } from "./identity.ts";
import { Email } from "./invitation.ts";
import {
  AgencyId,
  CalendarDate,
  DivisionCode,
  EventId,
  Instant,
  InvitationId,
  LeadId,
  OnboardingCommentId,
  OnboardingDocumentId,
  OnboardingId,
  text,
  Version,
} from "./scalar.ts";
import { Uscc } from "./uscc.ts";

/** What whoever applies for an agency fills in; no account is needed. */
export const OnboardingInput = z.object({
  name: text(100),
  uscc: Uscc,
  licenceNumber: LicenceNumber,
  licenceExpiry: CalendarDate,
  contactName: text(50),
  phone: Phone,
  /** Who owns the agency once it is approved: the invitation is for this address. */
  email: Email,
  note: z.optional(text(1000, { lines: true })),
});
export type OnboardingInput = z.infer<typeof OnboardingInput>;

/** The words that an applicant agrees to, by the day they were written: kept with the application. */
export const ONBOARDING_CONSENT = "2026-11-26";

export const ONBOARDING_STATUSES = ["submitted", "returned", "approved", "rejected", "withdrawn"] as const;
/** Returned: the applicant corrects it and sends it again. Approved, rejected and withdrawn are ends. */
export const OnboardingStatus = z.enum(ONBOARDING_STATUSES, { error: "option" });
export type OnboardingStatus = z.infer<typeof OnboardingStatus>;

export const ONBOARDING_DOCUMENTS = ["businessLicence", "serviceLicence", "other"] as const;
export const OnboardingDocumentKind = z.enum(ONBOARDING_DOCUMENTS, { error: "option" });
export type OnboardingDocumentKind = z.infer<typeof OnboardingDocumentKind>;

/** A document as it was sent, in bytes. */
export const MOST_ONBOARDING_BYTES = 20 * 1024 * 1024;
/** Documents of one application. */
export const MOST_ONBOARDING_DOCUMENTS = 20;

export const OnboardingDocument = z.object({
  documentId: OnboardingDocumentId,
  kind: OnboardingDocumentKind,
  /** Told by what the file begins with. */
  type: z.enum(["pdf", "jpg", "png"]),
  uploadedAt: Instant,
});
export type OnboardingDocument = z.infer<typeof OnboardingDocument>;

const fields = () => ({
  onboardingId: OnboardingId,
  name: z.string(),
  uscc: z.string(),
  licenceNumber: z.string(),
  licenceExpiry: CalendarDate,
  contactName: z.string(),
  phone: z.string(),
  email: z.string(),
  note: z.optional(z.string()),
  /** GB/T 2260: where the USCC says that the agency is registered (GB 32100, characters 3 to 8). */
  homeDivision: DivisionCode,
  /** The version of the words agreed to, and when. */
  consent: z.object({ version: z.string(), at: Instant }),
  status: OnboardingStatus,
  statusReason: z.optional(z.string()),
  documents: z.array(OnboardingDocument),
  /** The agency it became. */
  agencyId: z.optional(AgencyId),
  /** The settlement intent that it came of, and the event: the intent's, or the one whose code was scanned. */
  leadId: z.optional(LeadId),
  eventId: z.optional(EventId),
  eventTitle: z.optional(z.string()),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});

/** An agency's application to a park. */
export const Onboarding = z.lazy(() => z.object(fields()).register(z.globalRegistry, { id: "Onboarding" }));
export type Onboarding = z.infer<typeof Onboarding>;

const ONBOARDING_CHECKS = ["uscc", "licence", "documents", "licenceHolders"] as const;
/**
 * What was checked by machine: the USCC's check character, how long the licence is in force, whether both papers are there,
 * whether somebody else in the park names the same licence.
 */
export const OnboardingCheck = z.object({
  check: z.enum(ONBOARDING_CHECKS),
  outcome: z.enum(["pass", "warn", "fail"]),
  /** Days until the licence expires; documents missing; others with the same licence. */
  count: z.optional(z.int()),
});
export type OnboardingCheck = z.infer<typeof OnboardingCheck>;

export const OnboardingComment = z.object({
  commentId: OnboardingCommentId,
  /** Whose: an administrator's e-mail; absent for the applicant's. */
  by: z.optional(z.string()),
  text: z.string(),
  /** Whether the applicant reads it. */
  toApplicant: z.boolean(),
  at: Instant,
});
export type OnboardingComment = z.infer<typeof OnboardingComment>;

export const OnboardingDetail = z.lazy(() =>
  z
    .object({
      ...fields(),
      checks: z.array(OnboardingCheck),
      /** Oldest first; the last two hundred. */
      comments: z.array(OnboardingComment),
      /** Of the agency it became: active once everything is there. */
      agencyStatus: z.optional(AgencyStatus),
    })
    .register(z.globalRegistry, { id: "OnboardingDetail" }),
);
export type OnboardingDetail = z.infer<typeof OnboardingDetail>;

export const getOnboardingLink = endpoint({
  id: "getOnboardingLink",
  method: "GET",
  path: "/onboarding-link",
  tag: "onboarding",
  summary: "The address of the park's application page, for its QR code",
  permits: PARK_ADMINISTRATOR,
  result: () => z.object({ path: z.string() }),
});

export const listOnboardings = endpoint({
  id: "listOnboardings",
  method: "GET",
  path: "/onboardings",
  tag: "onboarding",
  summary: "Applications of agencies to the park, newest first",
  permits: PARK_ADMINISTRATOR,
  query: () => z.extend(PageQuery, { status: z.optional(OnboardingStatus) }),
  result: () => pageOf(Onboarding),
});

const one = () => z.object({ onboardingId: OnboardingId });

export const getOnboarding = endpoint({
  id: "getOnboarding",
  method: "GET",
  path: "/onboardings/{onboardingId}",
  tag: "onboarding",
  summary: "One application with what was checked, its documents and comments",
  permits: PARK_ADMINISTRATOR,
  params: one,
  result: () => OnboardingDetail,
});

export const getOnboardingDocument = endpoint({
  id: "getOnboardingDocument",
  method: "GET",
  path: "/onboardings/{onboardingId}/documents/{documentId}",
  tag: "onboarding",
  summary: "Where to download a document; valid for 15 minutes",
  permits: PARK_ADMINISTRATOR,
  params: () => z.object({ onboardingId: OnboardingId, documentId: OnboardingDocumentId }),
  result: () => z.object({ url: z.string() }),
});

export const commentOnboarding = endpoint({
  id: "commentOnboarding",
  method: "POST",
  path: "/onboardings/{onboardingId}/comments",
  tag: "onboarding",
  summary: "Say something about an application, among administrators or to the applicant",
  permits: PARK_ADMINISTRATOR,
  params: one,
  body: () => z.object({ text: text(1000, { lines: true }), toApplicant: z._default(z.boolean(), false) }),
  result: () => OnboardingComment,
});

export const transitOnboarding = endpoint({
  id: "transitOnboarding",
  method: "POST",
  path: "/onboardings/{onboardingId}/transitions",
  tag: "onboarding",
  summary: "Return an application to be corrected, reject it, or take a rejection back; the applicant reads the reason",
  permits: PARK_ADMINISTRATOR,
  params: one,
  body: () =>
    z.object({
      to: z.enum(["returned", "rejected", "submitted"], { error: "option" }),
      reason: text(1000, { lines: true }),
      version: Version,
    }),
  result: () => Onboarding,
  status: 200,
  errors: ["stale", "onboarding.transition", "onboarding.duplicate"],
});

export const approveOnboarding = endpoint({
  id: "approveOnboarding",
  method: "POST",
  path: "/onboardings/{onboardingId}/approval",
  tag: "onboarding",
  summary:
    "Approve an application: agency, quotas and the owner's invitation as one act; the tenant follows within seconds. Approving again gives the same answer and resumes what was cut off",
  permits: PARK_ADMINISTRATOR,
  keys: "never",
  params: one,
  body: () =>
    z.object({
      version: Version,
      homeDivision: z.optional(DivisionCode),
      quotas: z.optional(QuotasInput),
    }),
  result: () =>
    z.object({
      onboarding: Onboarding,
      agency: Agency,
      /** The owner's invitation; the applicant's own page shows its link too. */
      invitation: z.object({ invitationId: InvitationId, email: z.string(), expiresAt: Instant, path: z.string() }),
    }),
  status: 200,
  errors: ["stale", "uscc.duplicate", "licence.expired", "onboarding.transition"],
});
