import {
  API_KEY_ROLES,
  type ApiKey,
  type ApiKeyStatus,
  type createApiKey as createEndpoint,
  MOST_API_KEYS,
} from "@shanhai/contract/api-key";
import type { KeyScope, ParsedOf } from "@shanhai/contract/endpoint";
import type { ApiKeyId, CalendarDate, ParkId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError, sameVersion } from "./app-error.ts";
import { instant } from "./calendar.ts";

/** A key as its organisation keeps it: hashes of secrets, never a secret. The day of its last use is kept elsewhere. */
export interface ApiKeyRecord extends Omit<ApiKey, "status" | "lastUsedOn"> {
  secretHash: string;
  /** Of the secret before the last rotation, while that one works. */
  previousHash?: string | undefined;
  organisationName: string;
  /** The park that an agency belongs to; a park's own id. */
  parkId: ParkId;
}

/** Whose acts a key's are, in audit and idempotency: no issuer's subjects begin so, since those begin with the issuer. */
const PROGRAM = "key:";
export const subjectOfKey = (id: ApiKeyId) => `${PROGRAM}${id}`;
/** Whether who acts is a program with a key, not a person. */
export const isProgram = (subject: string) => subject.startsWith(PROGRAM);

const ONE_DAY = 24 * 60 * 60 * 1000;

/** How a key stands on a day; it works on its last day. */
function statusOf(
  { revokedAt, expiresOn }: Pick<ApiKeyRecord, "revokedAt" | "expiresOn">,
  today: CalendarDate,
): ApiKeyStatus {
  if (revokedAt) return "revoked";
  return expiresOn && today > expiresOn ? "expired" : "active";
}

/** The key as people see it. */
export function readApiKey(
  record: ApiKeyRecord,
  { at, today }: Pick<Act, "at" | "today">,
  lastUsedOn?: CalendarDate,
): ApiKey {
  const { secretHash: _hash, previousHash: _before, organisationName: _name, parkId: _park, ...rest } = record;
  const { previousUntil, ...key } = rest;
  return {
    ...key,
    status: statusOf(record, today),
    ...(previousUntil && previousUntil > at ? { previousUntil } : {}),
    ...(lastUsedOn ? { lastUsedOn } : {}),
  };
}

/** Refuses one more than an organisation may have. Throws `apiKey.many`. */
export function allowApiKey(
  known: readonly Pick<ApiKeyRecord, "revokedAt" | "expiresOn">[],
  act: Pick<Act, "today">,
): void {
  const active = known.filter((one) => statusOf(one, act.today) === "active");
  if (active.length >= MOST_API_KEYS) throw new AppError("apiKey.many", { max: MOST_API_KEYS });
}

/**
 * A new key of an organisation. Who makes it is in charge, so that any role of its own kind is no higher than theirs. Throws
 * `invalid` for another kind's role and for a last day that has passed.
 */
export function createApiKey(
  input: ParsedOf<typeof createEndpoint>["body"],
  of: { kind: keyof typeof API_KEY_ROLES; organisationName: string; parkId: ParkId },
  secret: { apiKeyId: ApiKeyId; hash: string },
  act: Act,
): ApiKeyRecord {
  const roles: readonly string[] = API_KEY_ROLES[of.kind];
  if (!roles.includes(input.role)) throw new AppError("invalid", { issues: [{ field: "role", code: "option" }] });
  if (input.expiresOn && input.expiresOn < act.today)
    throw new AppError("invalid", { issues: [{ field: "expiresOn", code: "date.past" }] });
  return {
    ...input,
    apiKeyId: secret.apiKeyId,
    secretHash: secret.hash,
    organisationName: of.organisationName,
    parkId: of.parkId,
    madeBy: act.name,
    version: 1,
    createdAt: act.at,
    updatedAt: act.at,
  };
}

/**
 * The key with another secret; the one before works on for the days of grace, and one from before that no more. Throws
 * `stale`, or `apiKey.ended` for a key that does not work.
 */
export function rotateApiKey(
  record: ApiKeyRecord,
  { version, graceDays }: { version: number; graceDays: number },
  hash: string,
  act: Act,
): ApiKeyRecord {
  if (statusOf(record, act.today) !== "active") throw new AppError("apiKey.ended");
  sameVersion(record, version);
  const kept = graceDays > 0;
  return {
    ...record,
    secretHash: hash,
    previousHash: kept ? record.secretHash : undefined,
    previousUntil: kept ? instant(new Date(Date.parse(act.at) + graceDays * ONE_DAY)) : undefined,
    rotatedAt: act.at,
    version: version + 1,
    updatedAt: act.at,
  };
}

/** The key ended; one that has been stays as it is. */
export function revokeApiKey(record: ApiKeyRecord, act: Pick<Act, "at">): ApiKeyRecord {
  if (record.revokedAt) return record;
  return { ...record, revokedAt: act.at, version: record.version + 1, updatedAt: act.at };
}

/** The hashes of secrets that open a key now: none once it has ended. */
export function acceptedHashes(
  record: Pick<ApiKeyRecord, "secretHash" | "previousHash" | "previousUntil" | "revokedAt" | "expiresOn">,
  { at, today }: Pick<Act, "at" | "today">,
): readonly string[] {
  if (statusOf(record, today) !== "active") return [];
  const { secretHash, previousHash, previousUntil } = record;
  return previousHash && previousUntil && previousUntil > at ? [secretHash, previousHash] : [secretHash];
}

/** What a key was given; changing includes reading. */
export function keyScopes({ access, reveals }: Pick<ApiKey, "access" | "reveals">): readonly KeyScope[] {
  return ["read", ...(access === "write" ? (["write"] as const) : []), ...(reveals ? (["reveal"] as const) : [])];
}
