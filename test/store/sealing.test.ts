import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { kmsSealing } from "@shanhai/functions/aws/kms-sealing";
import { embeddedDocumentClient } from "@shanhai/local/platform";
import { deriveKeyRing, type KeyRing } from "@shanhai/store/key-ring";
import { mintParkScope, mintTenantScope } from "@shanhai/tenancy/mint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { agencyId, type Direct, PARK, startDirect } from "../direct.ts";

/*
 * One promise, two adapters: keys derived on the laptop, and data keys by KMS, whose part is played by a server that keeps
 * to its rules: what was encrypted in one context is decrypted in no other.
 */

const SECRET = "x".repeat(32);
const tenant = (number: number) => mintTenantScope(agencyId(number), PARK);

interface Asked {
  action: string;
  EncryptionContext: Record<string, string>;
}

async function startKms() {
  const master = randomBytes(32);
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const action = String(request.headers["x-amz-target"]).replace("TrentService.", "");
      const input = JSON.parse(Buffer.concat(chunks).toString());
      asked.push({ action, EncryptionContext: input.EncryptionContext });
      const context = Buffer.from(JSON.stringify(input.EncryptionContext));
      if (action === "GenerateDataKey") {
        const [key, nonce] = [randomBytes(32), randomBytes(12)];
        const cipher = createCipheriv("aes-256-gcm", master, nonce).setAAD(context);
        const text = Buffer.concat([cipher.update(key), cipher.final()]);
        const CiphertextBlob = Buffer.concat([nonce, cipher.getAuthTag(), text]).toString("base64");
        return response.end(JSON.stringify({ Plaintext: key.toString("base64"), CiphertextBlob }));
      }
      const blob = Buffer.from(input.CiphertextBlob, "base64");
      try {
        const decipher = createDecipheriv("aes-256-gcm", master, blob.subarray(0, 12)).setAAD(context);
        decipher.setAuthTag(blob.subarray(12, 28));
        const Plaintext = Buffer.concat([decipher.update(blob.subarray(28)), decipher.final()]).toString("base64");
        return response.end(JSON.stringify({ Plaintext }));
      } catch {
        return response.writeHead(400).end(JSON.stringify({ __type: "InvalidCiphertextException" }));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, asked, stop: () => server.close() };
}

let direct: Direct;
let kms: Awaited<ReturnType<typeof startKms>>;
/** A process of its own each time: nothing is remembered from the one before. */
const adapters = {
  derived: (): KeyRing => deriveKeyRing(SECRET),
  kms: (): KeyRing => {
    const client = embeddedDocumentClient(direct.dynamo.endpoint);
    const credentials = async () => ({ accessKeyId: "KEY", secretAccessKey: "secret", sessionToken: "TOKEN" });
    const tableName = () => direct.table.name;
    const options = { region: "ap-southeast-1", endpoint: kms.endpoint, keyId: "key", tableName };
    return deriveKeyRing(SECRET, kmsSealing({ ...options, session: () => ({ client, credentials }) }));
  },
};

beforeAll(async () => {
  [direct, kms] = await Promise.all([startDirect(), startKms()]);
});
afterAll(async () => {
  kms?.stop();
  await direct?.stop();
});

describe.each(Object.entries(adapters))("sealing, %s", (_, start) => {
  test("what one process seals another opens; it is sealed anew each time, and tells nothing", async () => {
    const { seal } = await start().of(tenant(1)).sealing();
    const [one, other] = [seal("11010519491231002X"), seal("11010519491231002X")];
    expect(one).not.toBe(other);
    expect(Buffer.from(one, "base64").toString("latin1")).not.toContain("1101");
    const { open } = await start().of(tenant(1)).sealing();
    expect([open(one), open(other)]).toEqual(["11010519491231002X", "11010519491231002X"]);
  });

  test("another tenant's key opens nothing, nor does the own one what was tampered with", async () => {
    const ring = start();
    const [own, foreign] = [await ring.of(tenant(1)).sealing(), await ring.of(tenant(2)).sealing()];
    const sealed = own.seal("11010519491231002X");
    expect(() => foreign.open(sealed)).toThrow();
    const bytes = Buffer.from(sealed, "base64");
    bytes[30] = (bytes[30] ?? 0) ^ 1;
    expect(() => own.open(bytes.toString("base64"))).toThrow();
  });

  test("of many who begin at once all have the same key", async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => start().of(tenant(3)).sealing()));
    const sealed = all.map(({ seal }, index) => seal(`text ${index}`));
    for (const { open } of all) expect(sealed.map(open)).toEqual(sealed.map((_text, index) => `text ${index}`));
  });
});

test("KMS is asked once a process and tenant, always in the tenant's context", async () => {
  kms.asked.length = 0;
  const keys = adapters.kms().of(tenant(1));
  await Promise.all([keys.sealing(), keys.sealing(), keys.sealing()]);
  expect(kms.asked).toEqual([{ action: "Decrypt", EncryptionContext: { tenantId: agencyId(1) } }]);
});

test("a tenant's encrypted key put in another's place is decrypted for nobody; a park seals nothing", async () => {
  const { client, name } = direct.table;
  await adapters.kms().of(tenant(4)).sealing();
  const { GetCommand, PutCommand } = await import("@aws-sdk/lib-dynamodb");
  const key = (number: number) => ({ pk: `T#${agencyId(number)}#dataKey`, sk: "1" });
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: key(4) }));
  await client.send(new PutCommand({ TableName: name, Item: { ...Item, ...key(5) } }));
  const stolen = adapters.kms().of(tenant(5));
  await expect(stolen.sealing()).rejects.toThrow("InvalidCiphertextException");
  // A failure is not remembered: the next call asks again.
  await client.send(new PutCommand({ TableName: name, Item: { ...key(5), encrypted: "" } }));
  await expect(stolen.sealing()).rejects.toThrow();
  await expect(adapters.kms().of(mintParkScope(PARK)).sealing()).rejects.toThrow("nothing to seal");
});
