import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { prefixOf, type Scope } from "@shanhai/tenancy/scope";

/** Encryption with one owner's data key: AES-256-GCM, base64 of nonce, tag and text. */
export interface Sealing {
  seal(value: string): string;
  /** Throws when the text was not sealed with this key. */
  open(sealed: string): string;
}

/** Secrets of one owner: no two owners hash, sign or encrypt alike. */
export interface OwnerKeys {
  /** Keyed hash of a normalised phone or ID number, hex. */
  hash(purpose: string, value: string): string;
  /** The owner's data key at work; asks for the key once, and keeps it while the process lives. */
  sealing(): Promise<Sealing>;
}

export interface KeyRing {
  of(scope: Scope): OwnerKeys;
}

const ZERO_SALT = new Uint8Array(0);
/** Owners whose keys one process keeps at hand. */
const LIMIT = 1000;

/** Sealing with a key of 32 bytes. */
export function sealWith(key: Uint8Array): Sealing {
  return {
    seal(value) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key, nonce);
      const text = Buffer.concat([cipher.update(value, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString("base64");
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, "base64");
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
    },
  };
}

/**
 * Keys derived per owner (HKDF-SHA-256, RFC 5869) from one secret of at least 32 characters. What seals is derived as well
 * unless `sealingOf` gives it: in AWS it is a data key that only the owner's own role may have decrypted (see the README).
 */
export function deriveKeyRing(secret: string, sealingOf?: (scope: Scope) => Promise<Sealing>): KeyRing {
  if (secret.length < 32) throw new Error("The platform's secret needs at least 32 characters");
  const cache = new Map<string, OwnerKeys>();
  const derive = (owner: string, use: string) =>
    Buffer.from(hkdfSync("sha256", secret, ZERO_SALT, `${owner}${use}`, 32));

  function keysOf(scope: Scope, owner: string): OwnerKeys {
    // Most requests hash nothing, and deriving is a thirtieth of a process's first call.
    let hashing: Buffer | undefined;
    let sealing: Promise<Sealing> | undefined;
    return {
      hash(purpose, value) {
        hashing ??= derive(owner, "hash");
        return createHmac("sha256", hashing).update(`${purpose}:${value}`).digest("hex");
      },
      sealing() {
        sealing ??= sealingOf ? sealingOf(scope) : Promise.resolve(sealWith(derive(owner, "seal")));
        // A key that was not to be had is asked for again.
        sealing.catch(() => {
          sealing = undefined;
        });
        return sealing;
      },
    };
  }

  return {
    of(scope) {
      const owner = prefixOf(scope);
      let keys = cache.get(owner);
      if (!keys) {
        if (cache.size >= LIMIT) cache.clear();
        keys = keysOf(scope, owner);
        cache.set(owner, keys);
      }
      return keys;
    },
  };
}
