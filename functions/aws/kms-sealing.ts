import { type DataKey, getDataKey, insertDataKey } from "@shanhai/store/data-key";
import { type Sealing, sealWith } from "@shanhai/store/key-ring";
import type { PartnerItemsScope, Scope, TenantItemsScope } from "@shanhai/tenancy/scope";
import type { ScopeSession } from "./scope-sessions.ts";
import { sendSigned } from "./signed-request.ts";

export interface KmsSealingOptions {
  region: string;
  /** Where KMS answers. */
  endpoint: string;
  /** ARN of the key that encrypts owners' data keys. */
  keyId: string;
  /** In which table the owner's key is. */
  tableName(scope: Scope): string;
  session(scope: Scope): ScopeSession;
}

/** Who has something to seal: people's ID numbers. */
type SealingScope = TenantItemsScope | PartnerItemsScope;

interface KmsAnswer {
  Plaintext: string;
  CiphertextBlob: string;
}

/**
 * A tenant's or partner's data key by KMS: made on first use, kept encrypted in the owner's own partition, decrypted under the
 * owner's own credentials. The encryption context names the owner, and the role's policy compares it with the session's tag: one
 * owner's session has no other's key decrypted, whatever it reads.
 */
export function kmsSealing({ region, endpoint, keyId, tableName, session }: KmsSealingOptions) {
  async function ask(scope: SealingScope, action: "Decrypt" | "GenerateDataKey", input: object): Promise<KmsAnswer> {
    const { status, body } = await sendSigned(
      { service: "kms", region, credentials: await session(scope).credentials() },
      {
        method: "POST",
        url: new URL(endpoint),
        headers: { "content-type": "application/x-amz-json-1.1", "x-amz-target": `TrentService.${action}` },
        body: JSON.stringify({ KeyId: keyId, EncryptionContext: { [`${scope.kind}Id`]: scope.id }, ...input }),
      },
    );
    const answer = JSON.parse(Buffer.from(body).toString() || "{}") as KmsAnswer & { __type?: string };
    if (status !== 200) throw new Error(`KMS answered ${status} ${answer.__type ?? ""} to ${action}`);
    return answer;
  }

  async function open(scope: SealingScope, { encrypted }: DataKey): Promise<Sealing> {
    const { Plaintext } = await ask(scope, "Decrypt", { CiphertextBlob: encrypted });
    return sealWith(Buffer.from(Plaintext, "base64"));
  }

  async function load(scope: SealingScope): Promise<Sealing> {
    const table = { scope, name: tableName(scope), client: session(scope).client };
    const known = await getDataKey(table);
    if (known) return open(scope, known);
    const { Plaintext, CiphertextBlob } = await ask(scope, "GenerateDataKey", { KeySpec: "AES_256" });
    if (await insertDataKey(table, { encrypted: CiphertextBlob })) return sealWith(Buffer.from(Plaintext, "base64"));
    const first = await getDataKey(table);
    if (!first) throw new Error("A data key was there and is gone");
    return open(scope, first);
  }

  return async (scope: Scope): Promise<Sealing> => {
    if (scope.kind !== "tenant" && scope.kind !== "partner") throw new Error(`A ${scope.kind} has nothing to seal`);
    return load(scope);
  };
}
