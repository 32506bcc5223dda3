import * as z from "zod";

/** Crockford base-32 ULID: 48 bits of time, 80 of chance; upper case only, so that a key has one spelling. */
const ULID = "[0-7][0-9A-HJKMNP-TV-Z]{25}";

/** A prefixed, branded id such as `ord_01J…`. The pattern is checked before an id ever enters a key. */
function id<const Brand extends string>(prefix: string, brand: Brand): z.core.$ZodBranded<z.ZodString, Brand> {
  const pattern = z.string().regex(new RegExp(`^${prefix}_${ULID}$`), { error: "id" });
  return pattern.meta({ id: brand, description: `${prefix}_ and a ULID` }) as z.core.$ZodBranded<z.ZodString, Brand>;
}

export const ParkId = id("prk", "ParkId");
export type ParkId = z.infer<typeof ParkId>;
/** The agency is the tenant: its id is the tenant's id. */
export const AgencyId = id("agn", "AgencyId");
export type AgencyId = z.infer<typeof AgencyId>;
export const InvitationId = id("inv", "InvitationId");
export type InvitationId = z.infer<typeof InvitationId>;
export const EnterpriseId = id("ent", "EnterpriseId");
export type EnterpriseId = z.infer<typeof EnterpriseId>;
export const OrderId = id("ord", "OrderId");
export type OrderId = z.infer<typeof OrderId>;
export const PositionId = id("pos", "PositionId");
export type PositionId = z.infer<typeof PositionId>;
export const CandidateId = id("can", "CandidateId");
export type CandidateId = z.infer<typeof CandidateId>;
export const ApplicationId = id("app", "ApplicationId");
export type ApplicationId = z.infer<typeof ApplicationId>;
export const MoveId = id("mov", "MoveId");
export type MoveId = z.infer<typeof MoveId>;
export const PlacementId = id("plc", "PlacementId");
export type PlacementId = z.infer<typeof PlacementId>;
export const ImportJobId = id("imp", "ImportJobId");
export type ImportJobId = z.infer<typeof ImportJobId>;
export const EvaluationId = id("evl", "EvaluationId");
export type EvaluationId = z.infer<typeof EvaluationId>;

/** Money: whole 分 (fen), never negative, up to ¥100 million. */
export const Fen = z
  .int({ error: "fen" })
  .min(0, { error: "fen" })
  .max(10_000_000_000, { error: "fen" })
  .brand<"Fen">()
  .meta({ id: "Fen", description: "Money in 分 (1/100 yuan)" });
export type Fen = z.infer<typeof Fen>;

/** True for a date that exists, between 1900 and 2199, written YYYY-MM-DD. */
export function isCalendarDate(text: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** A date that people mean, in Asia/Shanghai: no time, no zone. */
export const CalendarDate = z
  .string()
  .refine(isCalendarDate, { error: "date" })
  .brand<"CalendarDate">()
  .meta({ id: "CalendarDate", format: "date", description: "Calendar date in Asia/Shanghai, YYYY-MM-DD" });
export type CalendarDate = z.infer<typeof CalendarDate>;

/** An instant: UTC, ISO-8601 with milliseconds, as `Date.prototype.toISOString` writes it. */
export const Instant = z
  .string()
  .brand<"Instant">()
  .meta({ id: "Instant", format: "date-time", description: "Instant in UTC, ISO-8601" });
export type Instant = z.infer<typeof Instant>;

/** Characters that have no business in text: controls, invisible format marks (bidi, zero width), lone surrogates. */
const UNPRINTABLE = /(?![\t\n\r])\p{Cc}|[\p{Cf}\p{Zl}\p{Zp}\ufffe\uffff]|\p{Surrogate}/u;

/** The text without them: what files and messaging apps leave behind is noise, not content. */
export function withoutInvisible(value: string): string {
  return value.replace(new RegExp(UNPRINTABLE, "gu"), "");
}

/** Whether text may be kept as it is: nothing invisible in it, and no line breaks but where `lines` are allowed. */
function isPrintable(value: string, { lines = false } = {}): boolean {
  return !UNPRINTABLE.test(value) && (lines || !/[\n\r]/.test(value));
}

/** Text that a person typed: trimmed, NFC, at least one character, one line unless `lines`, nothing unprintable. */
export function text(max: number, { lines = false } = {}) {
  return z
    .string({ error: "required" })
    .trim()
    .normalize("NFC")
    .min(1, { error: "required" })
    .max(max, { error: "long" })
    .refine((value) => isPrintable(value, { lines }), { error: "unprintable" });
}

/** Six digits of GB/T 2260. The code of a record never changes, names do; whether it exists is not checked here. */
export const DivisionCode = z
  .string()
  .regex(/^\d{6}$/, { error: "division" })
  .meta({ id: "DivisionCode", description: "GB/T 2260, six digits" });

/** A place as the file or form gives it: a GB/T 2260 code where it is one, free text otherwise, never guessed. */
export const Place = text(100).meta({ id: "Place" });

/** Counts rows up or down with each change; an update names the one it saw. */
export const Version = z.int({ error: "version" }).min(1, { error: "version" });
