import { createRemoteJWKSet, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from "jose";
import type { Platform } from "./platform.ts";

const keySets = new Map<string, JWTVerifyGetKey>();

function keysOf(jwksUri: string): JWTVerifyGetKey {
  let keys = keySets.get(jwksUri);
  if (!keys) {
    keys = createRemoteJWKSet(new URL(jwksUri));
    keySets.set(jwksUri, keys);
  }
  return keys;
}

const ALGORITHMS = ["RS256", "PS256", "ES256"];
/** A token that never ends could not be taken back. */
const requiredClaims = ["exp"];

/** Verifies an access token of our issuer for our API. Cognito's have no `aud` but a `client_id`. Throws when it is not one. */
export async function verifyAccessToken(
  identity: Platform["identity"],
  token: string,
): Promise<JWTPayload & { sub: string }> {
  const { payload } = await jwtVerify(token, keysOf(identity.jwksUri), {
    issuer: identity.issuer,
    algorithms: ALGORITHMS,
    requiredClaims,
  });
  const forUs =
    payload.aud === undefined
      ? payload.client_id === identity.clientId
      : [payload.aud].flat().includes(identity.audience);
  if (!forUs || !payload.sub || payload.token_use === "id") throw new Error("Not an access token for this API");
  return { ...payload, sub: payload.sub };
}

/** Verifies an ID token of our issuer for our console; returns its subject and its e-mail, if verified. */
export async function verifyIdToken(
  identity: Platform["identity"],
  token: string,
): Promise<{ sub?: string; email?: string }> {
  const { issuer, clientId: audience } = identity;
  const { payload } = await jwtVerify(token, keysOf(identity.jwksUri), {
    issuer,
    audience,
    algorithms: ALGORITHMS,
    requiredClaims,
  });
  const verified = payload.email_verified === true || payload.email_verified === "true";
  return {
    ...(payload.sub ? { sub: payload.sub } : {}),
    ...(verified && typeof payload.email === "string" ? { email: payload.email } : {}),
  };
}

/** A person's name in our records: subjects are unique per issuer only. */
export function subjectOf({ realm, issuer }: Platform["identity"], sub: string): string {
  return `${realm ?? issuer}|${sub}`;
}
