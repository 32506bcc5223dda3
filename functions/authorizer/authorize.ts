import { createHash } from "node:crypto";
import { API_KEY_PREFIX } from "@shanhai/contract/api-key";
import type { AgencyId, PartnerId } from "@shanhai/contract/scalar";
import { keyScopes, subjectOfKey } from "@shanhai/domain/api-key";
import type { AuthorizerContext } from "@shanhai/http/caller";
import { createLog, type InvocationContext } from "@shanhai/http/log";
import { type MemberRecord, membershipsOf } from "@shanhai/store/member";
import { getOrganisation } from "@shanhai/store/standing";
import { mintMemberScope } from "@shanhai/tenancy/mint";
import { cameThroughFront } from "../came-through-front.ts";
import { subjectOf, verifyAccessToken } from "../identity.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import { createKeyReader } from "./api-key.ts";
import { createThrottle } from "./throttle.ts";

interface AuthorizerEvent {
  headers?: Record<string, string | undefined>;
}

/** A removed member is out within a minute: that is how long a look-up may be remembered. */
const REMEMBERED_MS = 30_000;
const MOST_REMEMBERED = 5000;

interface Place {
  status?: string;
  requestsAMinute?: number;
}

function choose(memberships: readonly MemberRecord[], wanted: string | undefined): MemberRecord | string {
  if (memberships.length === 0) return "noOrganisation";
  if (wanted) return memberships.find((membership) => membership.organisationId === wanted) ?? "noOrganisation";
  return memberships.length === 1 && memberships[0] ? memberships[0] : "chooseOrganisation";
}

/**
 * Finds out who calls and which organisation for. Always lets the request through to its function, with the reason in the
 * context when it is nobody: only the function can answer with a problem document, and without a verified organisation it
 * can mint no scope, so it can reach no data.
 */
export function create(platform: Platform) {
  const remembered = new Map<string, { memberships: MemberRecord[]; until: number }>();
  const standings = new Map<string, { place: Place; until: number }>();
  const throttle = createThrottle(platform);
  const log = createLog(platform.log);
  const verified = new Map<string, { sub: string; until: number }>();
  const holderOf = createKeyReader(platform, { rememberedMs: REMEMBERED_MS, mostRemembered: MOST_REMEMBERED });

  /** Whose token it is; a signature that was right a moment ago is not computed again before the token expires. */
  async function subjectOfToken(token: string): Promise<string | undefined> {
    const now = platform.now().getTime();
    const digest = createHash("sha256").update(token).digest("base64");
    const known = verified.get(digest);
    if (known && known.until > now) return known.sub;
    const claims = await verifyAccessToken(platform.identity, token).catch(() => undefined);
    if (!claims) return undefined;
    if (verified.size >= MOST_REMEMBERED) verified.clear();
    verified.set(digest, { sub: claims.sub, until: Math.min(now + REMEMBERED_MS, (claims.exp ?? 0) * 1000) });
    return claims.sub;
  }

  async function lookUp(subject: string, wanted: string | undefined): Promise<MemberRecord[]> {
    const now = platform.now().getTime();
    const known = remembered.get(subject);
    const fresh = known && known.until > now && typeof choose(known.memberships, wanted) !== "string";
    if (fresh) return known.memberships;
    const memberships = await membershipsOf(platform.open(mintMemberScope()), subject);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(subject, { memberships, until: now + REMEMBERED_MS });
    return memberships;
  }

  /** Whether an agency is suspended or has left, or a partner has ended, and how often it may ask; a park is as usual. */
  async function placeOf({ kind, organisationId }: Pick<MemberRecord, "kind" | "organisationId">): Promise<Place> {
    if (kind === "park") return {};
    const now = platform.now().getTime();
    const known = standings.get(organisationId);
    if (known && known.until > now) return known.place;
    const members = platform.open(mintMemberScope());
    const place: Place = (await getOrganisation(members, organisationId as AgencyId | PartnerId)) ?? {};
    if (standings.size >= MOST_REMEMBERED) standings.clear();
    standings.set(organisationId, { place, until: now + REMEMBERED_MS });
    return place;
  }

  /** A program with its organisation's key; no other organisation's, whatever it asks for. */
  async function identifyKey(token: string, wanted: string | undefined): Promise<AuthorizerContext> {
    const holder = await holderOf(token);
    if (!holder || (wanted && wanted !== holder.organisationId)) return { problem: "unauthenticated" };
    const { apiKeyId, name, organisationId, organisationName, kind, role, parkId } = holder;
    const subject = subjectOfKey(apiKeyId);
    const { status: standing, requestsAMinute } = await placeOf(holder);
    const seconds = await throttle(organisationId, requestsAMinute);
    if (seconds) return { problem: "tooMany", subject, organisationId, retryAfter: String(seconds) };
    return {
      subject,
      ...{ name, organisationId, organisationName, kind, role, parkId },
      keyScopes: keyScopes(holder).join(","),
      ...(standing ? { standing } : {}),
    };
  }

  async function identify(headers: Record<string, string | undefined>): Promise<AuthorizerContext> {
    if (!cameThroughFront(platform.identity.originSecret, headers)) return { problem: "unauthenticated" };
    const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(headers.authorization ?? "")?.[1];
    if (!token) return { problem: "unauthenticated" };
    if (token.startsWith(API_KEY_PREFIX)) return identifyKey(token, headers["x-organisation"]);
    const sub = await subjectOfToken(token);
    if (!sub) return { problem: "unauthenticated" };
    const subject = subjectOf(platform.identity, sub);
    const wanted = headers["x-organisation"];
    const memberships = await lookUp(subject, wanted);
    const chosen = choose(memberships, wanted);
    if (typeof chosen === "string") return { problem: chosen, subject };
    const { organisationId, name: organisationName, kind, role, parkId, email: name } = chosen;
    const agencies = memberships.filter((one) => one.kind === "agency").map((one) => one.organisationId);
    const { status: standing, requestsAMinute } = await placeOf(chosen);
    const seconds = await throttle(organisationId, requestsAMinute);
    if (seconds) return { problem: "tooMany", subject, organisationId, retryAfter: String(seconds) };
    const caller = { subject, name, organisationId, organisationName, kind, role, parkId };
    return { ...caller, agencies: agencies.join(","), ...(standing ? { standing } : {}) };
  }

  return async (event: AuthorizerEvent, invocation?: InvocationContext) => {
    log.begin(event);
    const context = await identify(event.headers ?? {});
    log.end(event, invocation, { message: "authorize", tenant: context.organisationId });
    return { isAuthorized: true, context };
  };
}

export const handler = create(awsPlatform());
