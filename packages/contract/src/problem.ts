import type { CATALOGUE } from "./problems/catalogue.ts";
import { FIELD_ISSUES } from "./problems/field-issue.ts";
import { GENERAL_WORDS } from "./problems/general.ts";
import { ROW_ISSUES_EN, ROW_ISSUES_ZH, type RowIssueCode } from "./problems/row-issue.ts";
import type { Words } from "./problems/words.ts";

/** The stable code of an error. Only `packages/http` knows which status a code has. */
export type ErrorCode = keyof typeof CATALOGUE;
/** What any operation may be answered, named or not. */
export type GeneralCode = keyof typeof GENERAL_WORDS;
/** The words of some errors besides the general ones, which are always at hand. */
export type ErrorWords = { readonly [Code in ErrorCode]?: Words[string] };

export type IssueCode = keyof typeof FIELD_ISSUES | RowIssueCode;

/** Whether a code is one of an issue, and so has words. */
export function isIssueCode(code: string): code is IssueCode {
  return Object.hasOwn(FIELD_ISSUES, code) || Object.hasOwn(ROW_ISSUES_ZH, code);
}

/** Whether an error is one that any operation may be answered. */
export function isGeneralCode(code: ErrorCode): code is GeneralCode {
  return Object.hasOwn(GENERAL_WORDS, code);
}

export type Language = "zh" | "en";

function fill(template: string, details: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? ""));
}

/**
 * The sentence for an error, in the caller's language: from these words or the general ones, and where neither has it, that
 * of `internal`.
 */
export function errorText(
  code: ErrorCode,
  language: Language,
  details: Readonly<Record<string, unknown>> = {},
  words: ErrorWords = {},
): string {
  const known: ErrorWords = GENERAL_WORDS;
  const sentences = words[code] ?? known[code] ?? GENERAL_WORDS.internal;
  return fill(sentences[language === "en" ? 1 : 0], details);
}

/** The sentence for one field's issue; an unknown code reads as `format`. */
export function issueText(code: string, language: Language): string {
  const known: Words = FIELD_ISSUES;
  return known[code]?.[language === "en" ? 1 : 0] ?? rowIssueText(code, language) ?? issueText("format", language);
}

function rowIssueText(code: string, language: Language): string | undefined {
  const known: Readonly<Record<string, string>> = language === "en" ? ROW_ISSUES_EN : ROW_ISSUES_ZH;
  return known[code];
}

/** One field that needs correcting. */
export interface FieldIssue {
  field: string;
  code: string;
  message: string;
}

/** RFC 9457 problem document. `current` is the record as it is now, when an update was stale, or what was found in it. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  requestId: string;
  issues?: FieldIssue[] | undefined;
  current?: unknown;
}
