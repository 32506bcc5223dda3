import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { s3Files } from "@shanhai/functions/aws/s3-files";
import type { Files } from "@shanhai/store/files";
import { mintParkScope, mintSweepScope, mintTenantScope } from "@shanhai/tenancy/mint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { agencyId, PARK } from "../direct.ts";
import { startTestLaptop } from "../laptop.ts";

/* One promise, two adapters: the laptop's folder, and S3 as a bucket answers (its own part is played by a map). */

async function startBucket(): Promise<{ files: Files; stop(): Promise<void> }> {
  const objects = new Map<string, Buffer>();

  /** As S3 does: every field but the file and the signature is named by the policy, and the file is within its range. */
  async function takeForm(request: IncomingMessage, response: ServerResponse, body: Buffer) {
    const headers = { "content-type": request.headers["content-type"] ?? "" };
    const form = await new Response(new Uint8Array(body), { headers }).formData();
    const text = (name: string) => String(form.get(name));
    const { conditions } = JSON.parse(Buffer.from(text("policy"), "base64").toString()) as { conditions: unknown[] };
    const named = Object.assign({}, ...conditions.filter((one) => !Array.isArray(one))) as Record<string, string>;
    const [, least = 0, most = 0] = conditions.find(Array.isArray) as [string, number, number];
    const file = form.get("file") as File;
    const unnamed = [...form.keys()].filter((name) => !["file", "policy", "x-amz-signature"].includes(name));
    const right = unnamed.every((name) => named[name] === text(name)) && /^[0-9a-f]{64}$/.test(text("x-amz-signature"));
    if (!right) return response.writeHead(403).end();
    if (file.size < least || file.size > most) return response.writeHead(400).end();
    objects.set(`/${text("key")}`, Buffer.from(await file.arrayBuffer()));
    return response.writeHead(303, { location: text("success_action_redirect") }).end();
  }

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://bucket");
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      if (request.method === "POST") return void takeForm(request, response, Buffer.concat(chunks));
      const signed = request.headers.authorization !== undefined || searchParams.has("X-Amz-Signature");
      if (!signed) return response.writeHead(403).end();
      if (request.method === "PUT" && request.headers["if-none-match"] === "*" && objects.has(pathname))
        return response.writeHead(412).end();
      if (request.method === "PUT") {
        objects.set(pathname, Buffer.concat(chunks));
        return response.end();
      }
      if (request.method === "DELETE") {
        objects.delete(pathname);
        return response.writeHead(204).end();
      }
      if (searchParams.get("list-type") === "2") {
        const prefix = `/${searchParams.get("prefix")}`;
        // A page at a time, as a bucket lists; two are a page here.
        const keys = [...objects.keys()].filter((key) => key.startsWith(prefix)).slice(0, 2);
        return response.end(`<ListBucketResult>${keys.map((key) => `<Key>${key.slice(1)}</Key>`)}</ListBucketResult>`);
      }
      const object = objects.get(pathname);
      const [, last] = /^bytes=0-(\d+)$/.exec(request.headers.range ?? "") ?? [];
      if (object && last) return response.writeHead(206).end(object.subarray(0, Number(last) + 1));
      const disposition = searchParams.get("response-content-disposition");
      return response
        .writeHead(object ? 200 : 404, disposition ? { "content-disposition": disposition } : {})
        .end(object ?? "<Error><Code>NoSuchKey</Code></Error>");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = async () => ({ accessKeyId: "KEY", secretAccessKey: "secret", sessionToken: "TOKEN" });
  const files = s3Files({ endpoint: () => endpoint, region: () => "ap-southeast-1", session: () => ({ credentials }) });
  return { files, stop: async () => void server.close() };
}

async function startFolder(): Promise<{ files: Files; stop(): Promise<void> }> {
  const laptop = await startTestLaptop();
  return { files: laptop.platform.files, stop: () => laptop.stop() };
}

const one = mintTenantScope(agencyId(1), PARK);
const park = mintParkScope(PARK);
const two = mintTenantScope(agencyId(2), PARK);
const bytes = (text: string) => new TextEncoder().encode(text);

describe.each([
  ["a folder on the laptop", startFolder],
  ["a bucket", startBucket],
] as const)("files in %s", (_, start) => {
  let store: Awaited<ReturnType<typeof start>>;
  let files: Files;
  beforeAll(async () => {
    store = await start();
    files = store.files;
  });
  afterAll(() => store?.stop());

  test("what is written is read, whole; what is not there is undefined", async () => {
    await files.write(one, "imports/imp_1/errors.csv", bytes("行号,未导入原因"));
    expect(Buffer.from((await files.read(one, "imports/imp_1/errors.csv")) ?? []).toString()).toBe("行号,未导入原因");
    expect(await files.read(one, "imports/imp_1/nothing")).toBeUndefined();
    await files.write(one, "imports/imp_1/errors.csv", bytes("again"));
    expect(await files.read(one, "imports/imp_1/errors.csv")).toHaveLength(5);
  });

  test("the beginning of a file is read without the rest; of a short one, all of it", async () => {
    await files.write(one, "rectifications/rct_1/pfd_1", bytes(`%PDF-1.7${"x".repeat(100_000)}`));
    const head = Buffer.from((await files.head(one, "rectifications/rct_1/pfd_1")) ?? []).toString();
    expect(head).toBe("%PDF-1.7xxxxxxxx");
    await files.write(one, "rectifications/rct_1/pfd_2", bytes("x"));
    expect(await files.head(one, "rectifications/rct_1/pfd_2")).toHaveLength(1);
    expect(await files.head(two, "rectifications/rct_1/pfd_1")).toBeUndefined();
  });

  test("what is uploaded to a target is read, and belongs to its tenant alone", async () => {
    const content = bytes("姓名,手机号\n何娜,19900000001\n");
    const { method, url, headers } = await files.uploadTarget(one, "imports/imp_2/roster", content.length);
    const answer = await fetch(url, { method, headers, body: content });
    expect(answer.ok).toBe(true);
    expect(await files.read(one, "imports/imp_2/roster")).toHaveLength(content.length);
    expect(await files.read(two, "imports/imp_2/roster")).toBeUndefined();
  });

  test("a contract is taken once: nobody puts another file in its place, and it is its tenant's alone", async () => {
    const [first, second] = [bytes("%PDF-1.7 a"), bytes("<html>....")];
    const { method, url, headers } = await files.uploadTarget(one, "contracts/doc_1", first.length);
    expect((await fetch(url, { method, headers, body: first })).ok).toBe(true);
    expect((await fetch(url, { method, headers, body: second })).status).toBe(412);
    expect(Buffer.from((await files.read(one, "contracts/doc_1")) ?? []).toString()).toBe("%PDF-1.7 a");
    expect(await files.read(two, "contracts/doc_1")).toBeUndefined();
    const proof = await files.uploadTarget(one, "rectifications/rct_2/pfd_1", first.length);
    const send = (body: typeof first) => fetch(proof.url, { method: "PUT", headers: proof.headers, body });
    expect([(await send(first)).status, (await send(second)).status]).toEqual([200, 412]);
  });

  test("all files of an agency are removed, kept ones too, and nobody else's", async () => {
    const names = [
      "imports/imp_9/a.csv",
      "imports/imp_9/b.csv",
      "exports/c.xlsx",
      "contracts/doc_9",
      "rectifications/rct_9/pfd_9",
    ];
    for (const name of names) for (const scope of [one, two]) await files.write(scope, name, bytes("x"));
    await files.removeAll(mintSweepScope(agencyId(1)));
    for (const name of names) {
      expect(await files.read(one, name)).toBeUndefined();
      expect(await files.read(two, name)).toHaveLength(1);
    }
    await files.removeAll(mintSweepScope(agencyId(1)));
  });

  test("a form without script sends a file, and is led on; too large or nothing is refused", async () => {
    const { url, fields } = await files.formTarget(park, "onboardings/onb_1/doc_1", 12, "https://park.test/next");
    const send = (content: string) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      form.set("file", new Blob([content]), "执照.pdf");
      return fetch(url, { method: "POST", body: form, redirect: "manual" });
    };
    expect((await send("thirteen byte")).status).toBe(400);
    expect((await send("")).status).toBe(400);
    expect(await files.read(park, "onboardings/onb_1/doc_1")).toBeUndefined();
    const answer = await send("%PDF-1.7");
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "https://park.test/next"]);
    expect(Buffer.from((await files.read(park, "onboardings/onb_1/doc_1")) ?? []).toString()).toBe("%PDF-1.7");
    expect(await files.read(one, "onboardings/onb_1/doc_1")).toBeUndefined();
  });

  test("a download comes as an attachment with its own name, in Chinese too", async () => {
    await files.write(one, "imports/imp_3/errors.csv", bytes("x"));
    const answer = await fetch(await files.downloadUrl(one, "imports/imp_3/errors.csv", "名单-未导入.csv"));
    expect(await answer.text()).toBe("x");
    const disposition = decodeURIComponent(answer.headers.get("content-disposition") ?? "");
    expect(disposition).toMatch(/^attachment/);
    expect(disposition).toContain("名单-未导入.csv");
  });
});

test("what a laptop hands out is bytes to be saved: no type of the sender's, no name that ends a header, no origin", async () => {
  const laptop = await startFolder();
  try {
    const page = "<!doctype html><script>alert(1)</script>";
    const { url } = await laptop.files.uploadTarget(one, "contracts/doc_9", page.length);
    await fetch(url, { method: "PUT", headers: { "content-type": "text/html" }, body: page });
    const name = `a"; filename=b.html\r\nset-cookie: x=1'*().pdf`;
    const answer = await fetch(await laptop.files.downloadUrl(one, "contracts/doc_9", name));
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "application/octet-stream",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    });
    expect(answer.headers.get("set-cookie")).toBeNull();
    const disposition = answer.headers.get("content-disposition") ?? "";
    expect(disposition).toMatch(/^attachment; filename="download"; filename\*=UTF-8''[\w.%-]+$/);
    expect(await answer.text()).toBe(page);
  } finally {
    await laptop.stop();
  }
});
