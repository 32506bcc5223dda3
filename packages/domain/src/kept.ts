import { KEPT_MONTHS, type SweptNoun } from "@shanhai/contract/kept";
import type { Onboarding } from "@shanhai/contract/onboarding";
import type { CalendarDate, Instant } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import type { AgencyLeadRecord } from "./agency-lead.ts";
import { plusMonths, shanghaiDate } from "./calendar.ts";
import type { ComplaintRecord } from "./complaint.ts";
import { ERASED_NAME } from "./erasure.ts";
import { type LeadRecord, takeBack } from "./lead.ts";
import { isOpenLead } from "./lead-step.ts";
import type { OnboardingRecord } from "./onboarding.ts";
import type { RegistrationRecord } from "./registration.ts";
import { parkActs } from "./two-sided.ts";

/** Whether what names a person has been kept as long as its rule says, counted from a day or an instant. */
export function isKeptOver(noun: SweptNoun, since: CalendarDate | Instant, today: CalendarDate): boolean {
  const day = since.length === 10 ? (since as CalendarDate) : shanghaiDate(new Date(since));
  return plusMonths(day, KEPT_MONTHS[noun]) <= today;
}

/** What stands where a phone's keyed hash was: nobody's, and no two the same. */
const nobodys = (id: string) => `erased-${id}`;

/** Somebody at an event who is nobody any more; places and attendance stay counted. */
export function forgetRegistrant(record: RegistrationRecord): RegistrationRecord {
  const { note: _note, ...rest } = record;
  return { ...rest, contactName: ERASED_NAME, phone: "", phoneHash: nobodys(record.registrationId) };
}

export const isForgotten = ({ contactName }: { contactName: string }): boolean => contactName === ERASED_NAME;

const silent = <S extends { note?: string | undefined }>({ note: _note, ...step }: S) => step;

/** What a lead no longer says of whoever left it. One that was open is lost, and is nobody's to work. */
function forgotten<L extends LeadRecord | AgencyLeadRecord>(record: L, act: Pick<Act, "at">): L {
  const { note: _note, due: _due, lostReason: _reason, ...rest } = record;
  return {
    ...rest,
    contactName: ERASED_NAME,
    phone: "",
    phoneHash: nobodys(record.leadId),
    status: isOpenLead(record) ? "lost" : record.status,
    steps: record.steps.map(silent),
    version: record.version + 1,
    updatedAt: act.at,
  } as unknown as L;
}

/** A park's lead without the person; an agency that had it gives its copy back. */
export const forgetLead = (record: LeadRecord, act: Pick<Act, "at">): LeadRecord =>
  forgotten(record.status === "converted" ? record : takeBack(record), act);

export const forgetAgencyLead = (record: AgencyLeadRecord, act: Pick<Act, "at">): AgencyLeadRecord =>
  forgotten(record, act);

/** An application that came to nothing: the enterprise and its licence stay on record, the person does not. */
export function forgetApplicant(record: OnboardingRecord, act: Pick<Act, "at">): OnboardingRecord {
  const { note: _note, statusReason: _reason, ...rest } = record;
  const person = { contactName: ERASED_NAME, phone: "", email: "" };
  return { ...rest, ...person, version: record.version + 1, updatedAt: act.at };
}

export const cameToNothing = ({ status }: Pick<Onboarding, "status">): boolean =>
  status === "rejected" || status === "withdrawn";

/** A closed complaint without who complained. */
export const forgetComplainant = (record: ComplaintRecord): ComplaintRecord =>
  parkActs(record, { complainant: undefined } as unknown as Partial<ComplaintRecord["byPark"]>);
