import { createHash, timingSafeEqual } from "node:crypto";
import { API_KEY_PREFIX } from "@shanhai/contract/api-key";
import { ApiKeyId } from "@shanhai/contract/scalar";
import type { OwnerKeys } from "@shanhai/store/key-ring";

/** What is kept of a secret. Not keyed: of 256 bits of chance nothing can be guessed, and the authorizer holds no owner's key. */
const hashOf = (secret: string) => createHash("sha256").update(secret).digest("hex");

/**
 * A key's secret as of a version: it follows from the owner's key, so that the answer to a retry can show the same one again
 * although only its hash is kept.
 */
const secretOf = (keys: OwnerKeys, id: ApiKeyId, version: number) => keys.hash("apiKey", `${id}#${version}`);

export function hashApiKey(keys: OwnerKeys, id: ApiKeyId, version: number): string {
  return hashOf(secretOf(keys, id, version));
}

/** What a program sends: `shk_`, the key's id and 256 bits. */
export function writeApiKeyToken(keys: OwnerKeys, id: ApiKeyId, version: number): string {
  return `${API_KEY_PREFIX}${id.slice("key_".length)}_${secretOf(keys, id, version)}`;
}

const TOKEN = new RegExp(`^${API_KEY_PREFIX}([0-9A-Z]{26})_([0-9a-f]{64})$`);

/** Which key a token names, and the hash of its secret; undefined when it is none. */
export function readApiKeyToken(token: string): { apiKeyId: ApiKeyId; hash: string } | undefined {
  const [, letters = "", secret = ""] = TOKEN.exec(token) ?? [];
  const id = ApiKeyId.safeParse(`key_${letters}`);
  return id.success ? { apiKeyId: id.data, hash: hashOf(secret) } : undefined;
}

/** Whether a hash is one of those that open a key; it takes as long to say no as yes. */
export function isOneOf(hash: string, accepted: readonly string[]): boolean {
  const given = Buffer.from(hash, "hex");
  return accepted.filter((one) => timingSafeEqual(given, Buffer.from(one, "hex"))).length > 0;
}
