import * as z from "zod/mini";
import type { IssueCode } from "./problem.ts";

/** Crockford base-32 ULID: 48 bits of time, 80 of chance; upper case only, so that a key has one spelling. */
const ULID = "[0-7][0-9A-HJKMNP-TV-Z]{25}";

/*
 * Each schema here is made by one call that is told to have no side effects (`@__NO_SIDE_EFFECTS__`, of esbuild and Rollup):
 * a bundle carries, and a function that starts makes, those that it uses. What chains methods would all be kept.
 */

/** A schema whose making chains methods. */
// @__NO_SIDE_EFFECTS__
function made<Schema>(make: () => Schema): Schema {
  return make();
}

/** Text of one pattern, refused with the one code, branded and named in the API's description. */
// @__NO_SIDE_EFFECTS__
function pattern<const Brand extends string>(
  brand: Brand,
  regex: RegExp | string,
  error: IssueCode,
  description: string,
): z.core.$ZodBranded<z.ZodMiniString<string>, Brand> {
  const schema = z.string().check(z.regex(new RegExp(regex), { error }));
  schema.register(z.globalRegistry, { id: brand, description });
  return schema as z.core.$ZodBranded<z.ZodMiniString<string>, Brand>;
}

/** A prefixed, branded id such as `ord_01J…`. The pattern is checked before an id ever enters a key. */
// @__NO_SIDE_EFFECTS__
export function id<const Brand extends string>(prefix: string, brand: Brand) {
  return pattern(brand, `^${prefix}_${ULID}$`, "id", `${prefix}_ and a ULID`);
}

export const ParkId = id("prk", "ParkId");
export type ParkId = z.infer<typeof ParkId>;
/** The agency is the tenant: its id is the tenant's id. */
export const AgencyId = id("agn", "AgencyId");
export type AgencyId = z.infer<typeof AgencyId>;
export const ApiKeyId = id("key", "ApiKeyId");
export type ApiKeyId = z.infer<typeof ApiKeyId>;
export const InvitationId = id("inv", "InvitationId");
export type InvitationId = z.infer<typeof InvitationId>;
/** Made of the person's subject: the same wherever the person is a member. */
export const MemberId = id("mbr", "MemberId");
export type MemberId = z.infer<typeof MemberId>;
export const OnboardingId = id("onb", "OnboardingId");
export type OnboardingId = z.infer<typeof OnboardingId>;
export const OnboardingDocumentId = id("odc", "OnboardingDocumentId");
export type OnboardingDocumentId = z.infer<typeof OnboardingDocumentId>;
export const OnboardingCommentId = id("ocm", "OnboardingCommentId");
export type OnboardingCommentId = z.infer<typeof OnboardingCommentId>;
export const EnterpriseId = id("ent", "EnterpriseId");
export type EnterpriseId = z.infer<typeof EnterpriseId>;
export const EnterpriseLinkId = id("lnk", "EnterpriseLinkId");
export type EnterpriseLinkId = z.infer<typeof EnterpriseLinkId>;
export const OrderId = id("ord", "OrderId");
export type OrderId = z.infer<typeof OrderId>;
export const PositionId = id("pos", "PositionId");
export type PositionId = z.infer<typeof PositionId>;
export const CandidateId = id("can", "CandidateId");
export type CandidateId = z.infer<typeof CandidateId>;
export const AuditEntryId = id("aud", "AuditEntryId");
export type AuditEntryId = z.infer<typeof AuditEntryId>;
/** Made of its keeper, the list and the name it is kept under. */
export const SavedFilterId = id("flt", "SavedFilterId");
export type SavedFilterId = z.infer<typeof SavedFilterId>;
export const MergeId = id("mrg", "MergeId");
export type MergeId = z.infer<typeof MergeId>;
export const ApplicationId = id("app", "ApplicationId");
export type ApplicationId = z.infer<typeof ApplicationId>;
export const MoveId = id("mov", "MoveId");
export type MoveId = z.infer<typeof MoveId>;
export const InterviewId = id("itv", "InterviewId");
export type InterviewId = z.infer<typeof InterviewId>;
export const QuestionSetId = id("qst", "QuestionSetId");
export type QuestionSetId = z.infer<typeof QuestionSetId>;
export const BatchInterviewId = id("bin", "BatchInterviewId");
export type BatchInterviewId = z.infer<typeof BatchInterviewId>;
export const PlacementId = id("plc", "PlacementId");
export type PlacementId = z.infer<typeof PlacementId>;
export const SigningDocumentId = id("doc", "SigningDocumentId");
export type SigningDocumentId = z.infer<typeof SigningDocumentId>;
export const CareServiceId = id("svc", "CareServiceId");
export type CareServiceId = z.infer<typeof CareServiceId>;
export const ImportJobId = id("imp", "ImportJobId");
export type ImportJobId = z.infer<typeof ImportJobId>;
export const ExportJobId = id("exp", "ExportJobId");
export type ExportJobId = z.infer<typeof ExportJobId>;
export const AllocationId = id("alo", "AllocationId");
export type AllocationId = z.infer<typeof AllocationId>;
export const EvaluationId = id("evl", "EvaluationId");
export type EvaluationId = z.infer<typeof EvaluationId>;

export const EventId = id("evt", "EventId");
export type EventId = z.infer<typeof EventId>;
export const EventSlotId = id("slt", "EventSlotId");
export type EventSlotId = z.infer<typeof EventSlotId>;
export const RegistrationId = id("reg", "RegistrationId");
export type RegistrationId = z.infer<typeof RegistrationId>;
export const ContestEntryId = id("cte", "ContestEntryId");
export type ContestEntryId = z.infer<typeof ContestEntryId>;
export const LeadId = id("led", "LeadId");
export type LeadId = z.infer<typeof LeadId>;
export const OfferingId = id("off", "OfferingId");
export type OfferingId = z.infer<typeof OfferingId>;
export const EventOutcomeId = id("oct", "EventOutcomeId");
export type EventOutcomeId = z.infer<typeof EventOutcomeId>;

export const ProgrammeId = id("prg", "ProgrammeId");
export type ProgrammeId = z.infer<typeof ProgrammeId>;
/** Made of the order whose enterprise is asked. */
export const SurveyId = id("srv", "SurveyId");
export type SurveyId = z.infer<typeof SurveyId>;
export const ComplaintId = id("cmp", "ComplaintId");
export type ComplaintId = z.infer<typeof ComplaintId>;
export const RectificationId = id("rct", "RectificationId");
export type RectificationId = z.infer<typeof RectificationId>;
export const ProofDocumentId = id("pfd", "ProofDocumentId");
export type ProofDocumentId = z.infer<typeof ProofDocumentId>;
export const VisitId = id("vis", "VisitId");
export type VisitId = z.infer<typeof VisitId>;
export const EngagementId = id("eng", "EngagementId");
export type EngagementId = z.infer<typeof EngagementId>;

/** An organisation that a park works with: it has its own partitions, as an agency has. */
export const PartnerId = id("ptn", "PartnerId");
export type PartnerId = z.infer<typeof PartnerId>;
export const AgreementId = id("agr", "AgreementId");
export type AgreementId = z.infer<typeof AgreementId>;
export const ObligationId = id("obl", "ObligationId");
export type ObligationId = z.infer<typeof ObligationId>;
export const FulfilmentId = id("ful", "FulfilmentId");
export type FulfilmentId = z.infer<typeof FulfilmentId>;
export const RosterId = id("rst", "RosterId");
export type RosterId = z.infer<typeof RosterId>;
export const RosterFileId = id("rsf", "RosterFileId");
export type RosterFileId = z.infer<typeof RosterFileId>;
export const GraduateId = id("grd", "GraduateId");
export type GraduateId = z.infer<typeof GraduateId>;
export const IntroductionId = id("ntr", "IntroductionId");
export type IntroductionId = z.infer<typeof IntroductionId>;
export const CohortId = id("coh", "CohortId");
export type CohortId = z.infer<typeof CohortId>;
export const PostingId = id("pst", "PostingId");
export type PostingId = z.infer<typeof PostingId>;
export const JobSourceId = id("src", "JobSourceId");
export type JobSourceId = z.infer<typeof JobSourceId>;
export const MessageId = id("msg", "MessageId");
export type MessageId = z.infer<typeof MessageId>;
/** Made of its station and month. */
export const RelayId = id("rly", "RelayId");
export type RelayId = z.infer<typeof RelayId>;
export const ReceiptId = id("rcp", "ReceiptId");
export type ReceiptId = z.infer<typeof ReceiptId>;
export const IntentionId = id("itn", "IntentionId");
export type IntentionId = z.infer<typeof IntentionId>;
export const ProspectId = id("psp", "ProspectId");
export type ProspectId = z.infer<typeof ProspectId>;
export const ProspectProposalId = id("ppl", "ProspectProposalId");
export type ProspectProposalId = z.infer<typeof ProspectProposalId>;
export const PolicyCardId = id("pol", "PolicyCardId");
export type PolicyCardId = z.infer<typeof PolicyCardId>;

export const StatementId = id("stm", "StatementId");
export type StatementId = z.infer<typeof StatementId>;

/** A line's id says what it is for: its placement, and the fee. Unique within a statement. */
export const StatementLineId = pattern(
  "StatementLineId",
  `^lin_${ULID}_(arrival|month\\d\\d|day07|day30|day90|refund)$`,
  "id",
  "lin_, a placement's ULID, and the fee",
);
export type StatementLineId = z.infer<typeof StatementLineId>;

/** A whole number from `least` to `most`; anything else is refused with the one code. */
// @__NO_SIDE_EFFECTS__
export function whole(least: number, most: number, error: IssueCode) {
  return z.int({ error }).check(z.minimum(least, { error }), z.maximum(most, { error }));
}

/** The same of a query's text. */
// @__NO_SIDE_EFFECTS__
export function wholeParam(least: number, most: number, error: IssueCode) {
  return z.coerce.number({ error }).check(z.int({ error }), z.minimum(least, { error }), z.maximum(most, { error }));
}

/** Money: whole 分 (fen), never negative, up to ¥100 million. */
export const Fen = made(() =>
  whole(0, 10_000_000_000, "fen")
    .brand<"Fen">()
    .register(z.globalRegistry, { id: "Fen", description: "Money in 分 (1/100 yuan)" }),
);
export type Fen = z.infer<typeof Fen>;

/** True for a date that exists, between 1900 and 2199, written YYYY-MM-DD. */
export function isCalendarDate(text: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** A date that people mean, in Asia/Shanghai: no time, no zone. */
export const CalendarDate = made(() =>
  z
    .string()
    .check(z.refine(isCalendarDate, { error: "date" }))
    .brand<"CalendarDate">()
    .register(z.globalRegistry, {
      id: "CalendarDate",
      format: "date",
      description: "Calendar date in Asia/Shanghai, YYYY-MM-DD",
    }),
);
export type CalendarDate = z.infer<typeof CalendarDate>;

/** A month of the calendar in Asia/Shanghai, YYYY-MM. */
export const CalendarMonth = pattern(
  "CalendarMonth",
  /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/,
  "month",
  "Month in Asia/Shanghai, YYYY-MM",
);
export type CalendarMonth = z.infer<typeof CalendarMonth>;
/** A quarter of a year as people mean it, in Asia/Shanghai: 2026-Q3. */
export const Quarter = pattern("Quarter", /^20\d\d-Q[1-4]$/, "quarter", "Quarter in Asia/Shanghai, YYYY-Qn");
export type Quarter = z.infer<typeof Quarter>;

/** A time of a day in Asia/Shanghai, HH:MM. */
export const TimeOfDay = pattern(
  "TimeOfDay",
  /^([01]\d|2[0-3]):[0-5]\d$/,
  "time",
  "Time of a day in Asia/Shanghai, HH:MM",
);
export type TimeOfDay = z.infer<typeof TimeOfDay>;

/** An instant: UTC, ISO-8601 with milliseconds, as `Date.prototype.toISOString` writes it. */
export const Instant = made(() =>
  z
    .string()
    .brand<"Instant">()
    .register(z.globalRegistry, { id: "Instant", format: "date-time", description: "Instant in UTC, ISO-8601" }),
);
export type Instant = z.infer<typeof Instant>;

/** Characters that have no business in text: controls, invisible format marks (bidi, zero width), lone surrogates. */
const UNPRINTABLE = /(?![\t\n\r])\p{Cc}|[\p{Cf}\p{Zl}\p{Zp}\ufffe\uffff]|\p{Surrogate}/u;
const EVERY_UNPRINTABLE = new RegExp(UNPRINTABLE, "gu");

/** The text without them: what files and messaging apps leave behind is noise, not content. */
export function withoutInvisible(value: string): string {
  // Made once, and looked for first: an import asks this of every cell, and hardly any has one.
  return UNPRINTABLE.test(value) ? value.replace(EVERY_UNPRINTABLE, "") : value;
}

/** Whether text may be kept as it is: nothing invisible in it, and no line breaks but where `lines` are allowed. */
function isPrintable(value: string, { lines = false } = {}): boolean {
  return !UNPRINTABLE.test(value) && (lines || !/[\n\r]/.test(value));
}

/** Text that a person typed: trimmed, NFC, at least one character, one line unless `lines`, nothing unprintable. */
// @__NO_SIDE_EFFECTS__
export function text(max: number, { lines = false } = {}) {
  return z.string({ error: "required" }).check(
    z.trim(),
    z.normalize("NFC"),
    z.minLength(1, { error: "required" }),
    z.maxLength(max, { error: "long" }),
    z.refine((value) => isPrintable(value, { lines }), { error: "unprintable" }),
  );
}

/** Text that a machine wrote: up to so many characters, taken as it is. */
// @__NO_SIDE_EFFECTS__
export function upTo(max: number, error: IssueCode = "long") {
  return z.string().check(z.maxLength(max, { error }));
}

/** Up to so many of something. */
// @__NO_SIDE_EFFECTS__
export function listOf<Item extends z.ZodMiniType>(item: Item, max: number) {
  return z.array(item).check(z.maxLength(max, { error: "many" }));
}

/** Up to so many different ids, at least one. */
// @__NO_SIDE_EFFECTS__
export function idsOf<Id extends z.ZodMiniType<string>>(id: Id, max: number) {
  return listOf(id, max).check(
    z.minLength(1, { error: "short" }),
    z.refine((ids) => new Set(ids).size === ids.length, { error: "duplicate" }),
  );
}

/** Text that stands for something: read into it, or refused with the code of what is wrong. */
// @__NO_SIDE_EFFECTS__
export function reading<T>(error: IssueCode, read: (raw: string) => { value: T } | { issue: IssueCode }) {
  return z.pipe(
    upTo(40, error),
    z.transform((raw: string, context): T => {
      const outcome = read(raw);
      if ("value" in outcome) return outcome.value;
      context.issues.push({ code: "custom", message: outcome.issue, input: raw });
      return z.NEVER;
    }),
  );
}

/** Six digits of GB/T 2260. The code of a record never changes, names do; whether it exists is not checked here. */
export const DivisionCode = made(() =>
  z
    .string()
    .check(z.regex(/^\d{6}$/, { error: "division" }))
    .register(z.globalRegistry, { id: "DivisionCode", description: "GB/T 2260, six digits" }),
);

/** A place as the file or form gives it: a GB/T 2260 code where it is one, free text otherwise, never guessed. */
export const Place = made(() => text(100).register(z.globalRegistry, { id: "Place" }));

/** Counts rows up or down with each change; an update names the one it saw. */
export const Version = whole(1, Number.MAX_SAFE_INTEGER, "version");
