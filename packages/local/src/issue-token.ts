import { randomBytes } from "node:crypto";
import { importJWK, SignJWT } from "jose";
import { Accounts, readEmail, subjectOf } from "./accounts.ts";
import { ACCESS_TOKEN_SECONDS, AUDIENCE, CLIENT_ID, issuerOf } from "./identity.ts";
import { readIdentityKeys } from "./identity-keys.ts";

/**
 * An access token as the laptop's issuer gives it to the console, signed with its own key: of use to this laptop alone.
 * Throws, with what to do next, for an account it does not know.
 */
export async function issueToken(options: { dataDir: string; origin: string; account: string }): Promise<string> {
  const { dataDir, origin, account } = options;
  const keys = readIdentityKeys(dataDir);
  if (!keys)
    throw new Error(
      `${dataDir} 还没有数据，请先运行 npm start。\nNothing has run in ${dataDir} yet; run npm start first.`,
    );
  const email = readEmail(account);
  if (!email || !new Accounts(dataDir).has(email)) {
    throw new Error(
      `没有账号 ${account}：请用演示账号，或先在页面上登录一次。\nNo account ${account}: use a demo account, or sign in on the page once.`,
    );
  }
  const [key] = keys.jwks.keys;
  return new SignJWT({ client_id: CLIENT_ID })
    .setProtectedHeader({ alg: "RS256", typ: "at+jwt", ...(key.kid ? { kid: key.kid } : {}) })
    .setJti(randomBytes(16).toString("base64url"))
    .setSubject(subjectOf(email))
    .setIssuer(issuerOf(origin))
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(`${ACCESS_TOKEN_SECONDS} s`)
    .sign(await importJWK(key, "RS256"));
}
