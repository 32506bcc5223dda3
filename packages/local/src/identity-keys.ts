import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { exportJWK, generateKeyPair, type JWK } from "jose";
import { readJson, writeWhole } from "./durable-file.ts";

/** What the issuer signs with; kept so that a restart ends nobody's session. */
export interface IdentityKeys {
  jwks: { keys: [JWK] };
  cookieKeys: [string];
}

const pathOf = (dataDir: string) => join(dataDir, "identity", "keys.json");

/** The keys of the issuer that owns this folder, or undefined before its first start. */
export function readIdentityKeys(dataDir: string): IdentityKeys | undefined {
  return readJson<IdentityKeys>(pathOf(dataDir));
}

/** The issuer's keys, made at the first start and readable by their owner alone. */
export async function identityKeys(dataDir: string): Promise<IdentityKeys> {
  const kept = readIdentityKeys(dataDir);
  if (kept) return kept;
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  const key: JWK = { ...(await exportJWK(privateKey)), kid: randomBytes(8).toString("hex"), alg: "RS256", use: "sig" };
  const made: IdentityKeys = { jwks: { keys: [key] }, cookieKeys: [randomBytes(32).toString("base64url")] };
  writeWhole(pathOf(dataDir), JSON.stringify(made));
  return made;
}
