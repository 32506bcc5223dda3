import * as z from "zod/mini";
import { type CalendarDate, isCalendarDate, reading } from "./scalar.ts";

const MOBILE = /^1[3-9]\d{9}$/;

/**
 * A mainland mobile as eleven digits, or undefined. Spaces, hyphens, full-width forms and +86 / 0086 are removed;
 * what is left must be `1[3-9]` and nine more digits (the default metadata of libphonenumber-js accepts wrong ones).
 */
export function normalisePhone(raw: string): string | undefined {
  if (MOBILE.test(raw)) return raw;
  const digits = raw
    .normalize("NFKC")
    .replace(/[\s\u00ad\u200b-\u200f\u2060\ufeff‐-―−()-]/g, "")
    .replace(/^(\+86|0086|86(?=1\d{10}$))/, "");
  return MOBILE.test(digits) ? digits : undefined;
}

export type IdNumberIssue = "idNumber.checksum" | "idNumber.date" | "idNumber.division";

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/** First two digits of GB/T 2260: provinces have not been retired, counties have, so only these are checked. */
const PROVINCES = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[123])/;

/**
 * 身份证号 after GB 11643: mod 11-2 check, a real date of birth, not after `latestBirth` where that is given, a known
 * province. Says what is wrong first.
 */
export function checkIdNumber(
  raw: string,
  latestBirth?: CalendarDate,
): { idNumber: string } | { issue: IdNumberIssue } {
  const idNumber = raw.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase();
  if (!/^\d{17}[\dX]$/.test(idNumber)) return { issue: "idNumber.checksum" };
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(idNumber[index]), 0);
  if ("10X98765432"[sum % 11] !== idNumber[17]) return { issue: "idNumber.checksum" };
  const birth = `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
  if (!isCalendarDate(birth) || (latestBirth && birth > latestBirth)) return { issue: "idNumber.date" };
  if (!PROVINCES.test(idNumber)) return { issue: "idNumber.division" };
  return { idNumber };
}

/** Mainland mobile; the parsed value is eleven digits. */
export const Phone = reading<string & z.core.$brand<"Phone">>("phone.invalid", (raw) => {
  const phone = normalisePhone(raw);
  return phone ? { value: phone as string & z.core.$brand<"Phone"> } : { issue: "phone.invalid" };
}).register(z.globalRegistry, {
  description: "Mainland mobile; spaces, hyphens, full-width digits and +86 are accepted",
});
export type Phone = z.output<typeof Phone>;

/** 居民身份证号, GB 11643; the parsed value is eighteen characters. */
export const IdNumber = reading("idNumber.checksum", (raw) => {
  const checked = checkIdNumber(raw);
  return "idNumber" in checked ? { value: checked.idNumber as string & z.core.$brand<"IdNumber"> } : checked;
}).register(z.globalRegistry, { description: "居民身份证号, GB 11643" });
export type IdNumber = z.output<typeof IdNumber>;

/** An ID number as screens and logs may show it: first four and last four. */
export function maskIdNumber(idNumber: string): string {
  return `${idNumber.slice(0, 4)}${"*".repeat(10)}${idNumber.slice(14)}`;
}

/** A phone as lists of others may show it: 199****0123. */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(7)}`;
}
