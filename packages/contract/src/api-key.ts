import * as z from "zod/mini";
import { endpoint, PageQuery, pageOf } from "./endpoint.ts";
import { Role } from "./member.ts";
import { ApiKeyId, CalendarDate, Instant, text, Version, whole } from "./scalar.ts";

/** Keys of one organisation that work. */
export const MOST_API_KEYS = 20;
/** Days that the secret before may go on working when a key is rotated: unless told, and at most. */
export const GRACE_DAYS = { usual: 1, most: 7 } as const;
/** What an API key's token begins with: scanners of leaked secrets know it by that. */
export const API_KEY_PREFIX = "shk_";

/** The roles a key may have, by kind of organisation: the lesser first. Partners have no keys. */
export const API_KEY_ROLES = {
  agency: ["recruiter", "owner"],
  park: ["evaluator", "administrator"],
} as const;

const ApiKeyAccess = z.enum(["read", "write"], { error: "option" });
const ApiKeyStatus = z.enum(["active", "expired", "revoked"]);
export type ApiKeyStatus = z.infer<typeof ApiKeyStatus>;

function apiKey() {
  return {
    apiKeyId: ApiKeyId,
    /** What it is for; its acts stand in the audit under this name. */
    name: z.string(),
    role: Role,
    /** Reading alone, or changing too. */
    access: ApiKeyAccess,
    /** Whether it may have ID numbers in full, and files that hold them. */
    reveals: z.boolean(),
    /** The last day on which it works; without one it works until it is revoked. */
    expiresOn: z.optional(CalendarDate),
    status: ApiKeyStatus,
    /** The last day on which it was used. */
    lastUsedOn: z.optional(CalendarDate),
    /** Until when the secret before the last rotation works too. */
    previousUntil: z.optional(Instant),
    rotatedAt: z.optional(Instant),
    revokedAt: z.optional(Instant),
    madeBy: z.string(),
    version: Version,
    createdAt: Instant,
    updatedAt: Instant,
  };
}

/** What a program calls the API with, in the name of its organisation. */
export const ApiKey = z.lazy(() => z.object(apiKey()).register(z.globalRegistry, { id: "ApiKey" }));
export type ApiKey = z.infer<typeof ApiKey>;

/** The token is shown once: only a hash of its secret is kept. */
const IssuedApiKey = z.lazy(() =>
  z.object({ ...apiKey(), token: z.string() }).register(z.globalRegistry, { id: "IssuedApiKey" }),
);
export type IssuedApiKey = z.infer<typeof IssuedApiKey>;

const IN_CHARGE_OF_KEYS = { agency: ["owner"], park: ["administrator"] } as const;

export const createApiKey = endpoint({
  id: "createApiKey",
  method: "POST",
  path: "/api-keys",
  tag: "apiKey",
  summary: "Make a key for a program; its token is in this answer and never again, and works within seconds",
  permits: IN_CHARGE_OF_KEYS,
  keys: "never",
  body: () =>
    z.object({
      name: text(60),
      role: z.enum([...API_KEY_ROLES.agency, ...API_KEY_ROLES.park], { error: "option" }),
      access: z._default(ApiKeyAccess, "read"),
      reveals: z._default(z.boolean({ error: "type" }), false),
      expiresOn: z.optional(CalendarDate),
    }),
  result: () => IssuedApiKey,
  errors: ["apiKey.many"],
});

export const listApiKeys = endpoint({
  id: "listApiKeys",
  method: "GET",
  path: "/api-keys",
  tag: "apiKey",
  summary: "The organisation's keys, newest first, with the day on which each was last used; revoked ones too",
  permits: IN_CHARGE_OF_KEYS,
  keys: "never",
  query: () => PageQuery,
  result: () => pageOf(ApiKey),
});

const params = z.object({ apiKeyId: ApiKeyId });

export const rotateApiKey = endpoint({
  id: "rotateApiKey",
  method: "POST",
  path: "/api-keys/{apiKeyId}/rotations",
  tag: "apiKey",
  summary: "Give a key another secret; the one before works so many days more, and none before that",
  permits: IN_CHARGE_OF_KEYS,
  keys: "never",
  params: () => params,
  body: () =>
    z.object({ version: Version, graceDays: z._default(whole(0, GRACE_DAYS.most, "range"), GRACE_DAYS.usual) }),
  result: () => IssuedApiKey,
  status: 200,
  errors: ["stale", "apiKey.ended"],
});

export const revokeApiKey = endpoint({
  id: "revokeApiKey",
  method: "DELETE",
  path: "/api-keys/{apiKeyId}",
  tag: "apiKey",
  summary: "End a key for good, in effect within a minute; it stays listed",
  permits: IN_CHARGE_OF_KEYS,
  keys: "never",
  params: () => params,
  result: () => ApiKey,
});
