import type { ErrorCode, FieldIssue } from "@shanhai/contract/problem";

/** A field's issue before it has words: the words come from the catalogue, in the caller's language. */
export type Issue = Pick<FieldIssue, "field" | "code">;

export interface ErrorDetails {
  /** Fields to correct. */
  issues?: readonly Issue[];
  /** The record as it is now, for an update that saw an older one. */
  current?: unknown;
  /** Values for the `{placeholders}` of the message. */
  [placeholder: string]: unknown;
}

/** The only error that operations throw on purpose. It knows no status: `packages/http` does. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly details: ErrorDetails = {},
  ) {
    super(code);
    this.name = "AppError";
  }
}

/** The record, or `notFound`: what another tenant owns is not there. */
export function found<T>(record: T | undefined): T {
  if (record === undefined) throw new AppError("notFound");
  return record;
}

/** Refuses an update that saw another version than the record's own. */
export function sameVersion<T extends { version: number }>(current: T, seen: number): T {
  if (current.version !== seen) throw new AppError("stale", { current });
  return current;
}
