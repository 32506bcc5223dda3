import type { ErrorCode } from "@shanhai/contract/problem";

const STATUS: Partial<Record<ErrorCode, number>> = {
  unauthenticated: 401,
  forbidden: 403,
  noOrganisation: 403,
  chooseOrganisation: 400,
  notFound: 404,
  methodNotAllowed: 405,
  invalid: 400,
  malformed: 400,
  "cursor.invalid": 400,
  "file.type": 400,
  "invitation.invalid": 400,
  "invitation.expired": 400,
  "candidate.merged": 410,
  "evaluator.conflictOfInterest": 403,
  "agency.suspended": 403,
  "agency.left": 403,
  "quota.imports": 429,
  "evaluator.notAssigned": 403,
  "invitation.otherPerson": 403,
  "invitation.otherSide": 403,
  tooLarge: 413,
  "document.missing": 404,
  "document.type": 422,
  "file.size": 413,
  "file.empty": 422,
  "file.encoding": 422,
  "file.truncated": 422,
  "file.header": 422,
  "file.format": 422,
  "file.columns": 422,
  "file.damaged": 422,
  "file.bomb": 422,
  "file.macros": 422,
  "file.protected": 422,
  "file.changed": 422,
  "idempotency.mismatch": 422,
  busy: 503,
  internal: 500,
};

/** The one place where a code becomes a status; what is not named here is a conflict with the state of things. */
export function statusOf(code: ErrorCode): number {
  return STATUS[code] ?? 409;
}
