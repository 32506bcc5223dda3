import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { prefixOf, type Scope } from "@shanhai/tenancy/scope";

/** Secrets of one owner: no two owners hash, sign or encrypt alike. */
export interface OwnerKeys {
  /** Keyed hash of a normalised phone or ID number, hex. */
  hash(purpose: string, value: string): string;
  /** AES-256-GCM, base64 of nonce, tag and text. */
  seal(value: string): string;
  /** Throws when the text was not sealed with this owner's key. */
  open(sealed: string): string;
}

export interface KeyRing {
  of(scope: Scope): OwnerKeys;
}

const ZERO_SALT = new Uint8Array(0);

/** Keys derived per owner (HKDF-SHA-256, RFC 5869) from one secret of at least 32 characters; see the README for KMS. */
export function deriveKeyRing(secret: string): KeyRing {
  if (secret.length < 32) throw new Error("The platform's secret needs at least 32 characters");
  const cache = new Map<string, OwnerKeys>();
  const derive = (owner: string, use: string) =>
    Buffer.from(hkdfSync("sha256", secret, ZERO_SALT, `${owner}${use}`, 32));

  function keysOf(owner: string): OwnerKeys {
    const hashing = derive(owner, "hash");
    const sealing = derive(owner, "seal");
    return {
      hash: (purpose, value) => createHmac("sha256", hashing).update(`${purpose}:${value}`).digest("hex"),
      seal(value) {
        const nonce = randomBytes(12);
        const cipher = createCipheriv("aes-256-gcm", sealing, nonce);
        const text = Buffer.concat([cipher.update(value, "utf8"), cipher.final()]);
        return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString("base64");
      },
      open(sealed) {
        const bytes = Buffer.from(sealed, "base64");
        const decipher = createDecipheriv("aes-256-gcm", sealing, bytes.subarray(0, 12));
        decipher.setAuthTag(bytes.subarray(12, 28));
        return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
      },
    };
  }

  return {
    of(scope) {
      const owner = prefixOf(scope);
      let keys = cache.get(owner);
      if (!keys) {
        if (cache.size >= 1000) cache.clear();
        keys = keysOf(owner);
        cache.set(owner, keys);
      }
      return keys;
    },
  };
}
