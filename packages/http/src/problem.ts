import {
  type ErrorCode,
  type ErrorWords,
  errorText,
  type FieldIssue,
  issueText,
  type Language,
  type Problem,
} from "@shanhai/contract/problem";
import { AppError } from "@shanhai/domain/app-error";
import { statusOf } from "./errors.ts";

/** Chinese unless the caller's first language is English. */
export function languageOf(acceptLanguage: string | undefined): Language {
  return /^\s*en\b/i.test(acceptLanguage ?? "") ? "en" : "zh";
}

/**
 * The RFC 9457 document of an error, in the words of its areas; anything that is no `AppError` is `internal` and tells nothing
 * of itself.
 */
export function problemOf(error: unknown, requestId: string, language: Language, words: ErrorWords): Problem {
  const code: ErrorCode = error instanceof AppError ? error.code : "internal";
  const details = error instanceof AppError ? error.details : {};
  const issues: FieldIssue[] | undefined = details.issues?.map((issue) => ({
    ...issue,
    message: issueText(issue.code, language),
  }));
  return {
    type: `urn:shanhai:problem:${code}`,
    title: code,
    status: statusOf(code),
    code,
    detail: errorText(code, language, details, words),
    requestId,
    ...(issues ? { issues } : {}),
    ...(details.current === undefined ? {} : { current: details.current }),
  };
}
