import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { mintMemberScope, mintTenantScope } from "@shanhai/tenancy/mint";
import { externalDataInterceptor } from "@smithy/core/config";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { s3Files } from "../../functions/aws/s3-files.ts";
import { assumeScope } from "../../functions/aws/scope-credentials.ts";
import { scopeSessions } from "../../functions/aws/scope-sessions.ts";
import { sendMessage } from "../../functions/aws/sqs-queue.ts";
import { webhookQueue } from "../../functions/aws/webhook-queue.ts";
import { awsPlatform } from "../../functions/platform-aws.ts";

interface Received {
  request: IncomingMessage;
  url: URL;
  body: string;
}

const region = "ap-southeast-1";
const tenant = mintTenantScope("agn_01ARZ3NDEKTSV4RRFFQ69G5FAV", "prk_01ARZ3NDEKTSV4RRFFQ69G5FAV");
const CREDENTIALS = `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>KEY</AccessKeyId>
<SecretAccessKey>s/e+c=</SecretAccessKey><SessionToken>T/o+k=</SessionToken><Expiration>2100-01-01T00:00:00Z</Expiration>
</Credentials></AssumeRoleResult></AssumeRoleResponse>`;

let received: Received[] = [];
let answers: { status: number; body: string; cut?: true }[] = [];
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    received.push({ request, url: new URL(request.url ?? "", "http://aws"), body: Buffer.concat(chunks).toString() });
    const { status, body, cut } = answers.shift() ?? { status: 200, body: "" };
    if (cut) response.writeHead(status, { "content-length": body.length + 1 }).write(body, () => response.destroy());
    else response.writeHead(status).end(body);
  });
});
let origin = "";

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());
beforeEach(() => {
  vi.stubEnv("AWS_ACCESS_KEY_ID", "OWN");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "own");
  received = [];
  answers = [];
});
afterEach(() => void vi.unstubAllEnvs());

const session = () => ({
  credentials: async () => ({ accessKeyId: "KEY", secretAccessKey: "secret", sessionToken: "TOKEN" }),
});
const files = () => s3Files({ endpoint: () => origin, region: () => region, session });

describe("credentials of a scope", () => {
  it("are asked for with the scope's id as the only tag", async () => {
    answers = [{ status: 200, body: CREDENTIALS }];
    const credentials = await assumeScope({ scope: tenant, role: "arn:role", region, endpoint: `${origin}/` });
    expect(credentials).toMatchObject({ accessKeyId: "KEY", secretAccessKey: "s/e+c=", sessionToken: "T/o+k=" });
    const form = new URLSearchParams(received[0]?.body);
    expect(Object.fromEntries(form)).toMatchObject({
      Action: "AssumeRole",
      RoleArn: "arn:role",
      "Tags.member.1.Key": "tenantId",
      "Tags.member.1.Value": tenant.id,
    });
    expect([...form.keys()].filter((key) => key.startsWith("Tags"))).toHaveLength(2);
    expect(received[0]?.request.headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=OWN\/\d+\/ap-southeast-1\/sts\/aws4_request/,
    );
  });

  it("carry no tag for member look-ups", async () => {
    answers = [{ status: 200, body: CREDENTIALS }];
    await assumeScope({ scope: mintMemberScope(), role: "arn:role", region, endpoint: `${origin}/` });
    expect(received[0]?.body).not.toContain("Tags");
  });

  it("are asked for again when STS is busy, and refused with its code", async () => {
    answers = [
      { status: 400, body: "<Code>Throttling</Code>" },
      { status: 403, body: "<Code>AccessDenied</Code>" },
    ];
    await expect(assumeScope({ scope: tenant, role: "arn:role", region, endpoint: `${origin}/` })).rejects.toThrow(
      "403 AccessDenied",
    );
    expect(received).toHaveLength(2);
  });

  it("are asked for again when the answer breaks off", async () => {
    answers = [
      { status: 200, body: CREDENTIALS, cut: true },
      { status: 200, body: CREDENTIALS },
    ];
    const credentials = await assumeScope({ scope: tenant, role: "arn:role", region, endpoint: `${origin}/` });
    expect(credentials).toMatchObject({ accessKeyId: "KEY" });
    expect(received).toHaveLength(2);
  });

  it("are kept until a presigned address could outlive them, and never when refused", async () => {
    let asked = 0;
    let minutes = 10;
    const open = scopeSessions({ region, endpoint: "https://dynamodb.test" }, async () => {
      asked += 1;
      if (asked === 1) throw new Error("busy");
      return { accessKeyId: "a", secretAccessKey: "b", expiration: new Date(Date.now() + minutes * 60_000) };
    });
    await expect(open(tenant).credentials()).rejects.toThrow("busy");
    await open(tenant).credentials();
    minutes = 60;
    await open(tenant).credentials();
    expect(asked).toBe(3);
    await Promise.all([open(tenant).credentials(), open(tenant).credentials()]);
    expect(asked).toBe(3);
    expect(open(tenant).client).toBe(open(tenant).client);
  });

  it("look for no setting in files of a home folder, which a function does not have", async () => {
    const looked: string[] = [];
    for (const variable of ["AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"]) {
      vi.stubEnv(variable, `/nowhere/${variable}`);
      const get = () => {
        looked.push(variable);
        return Promise.resolve("");
      };
      Object.defineProperty(externalDataInterceptor.getFileRecord(), `/nowhere/${variable}`, { get });
    }
    answers = [{ status: 200, body: '{"Item":{"pk":{"S":"人"}}}' }];
    const open = scopeSessions({ region, endpoint: origin }, () => session().credentials());
    const { Item } = await open(tenant).client.send(new GetCommand({ TableName: "t", Key: { pk: "p" } }));
    expect(Item).toEqual({ pk: "人" });
    expect(looked).toEqual([]);
  });
});

describe("files in S3", () => {
  it("are uploaded under the tenant's id, in the declared length and as no page", async () => {
    const { method, url, headers } = await files().uploadTarget(tenant, "imports/a.csv", 1234);
    const { pathname, searchParams } = new URL(url);
    expect({ method, pathname, headers }).toEqual({
      method: "PUT",
      pathname: `/${tenant.id}/imports/a.csv`,
      headers: { "content-type": "application/octet-stream" },
    });
    expect(searchParams.get("X-Amz-SignedHeaders")).toBe("content-length;content-type;host");
    expect(searchParams.get("X-Amz-Expires")).toBe("900");
    expect(searchParams.get("X-Amz-Security-Token")).toBe("TOKEN");
  });

  it("are kept under a prefix of their own where they must not expire, and written once", async () => {
    const { url, headers } = await files().uploadTarget(tenant, "contracts/doc_1", 12);
    expect(new URL(url).pathname).toBe(`/kept/${tenant.id}/contracts/doc_1`);
    expect(headers).toMatchObject({ "if-none-match": "*" });
    expect(new URL(url).searchParams.get("X-Amz-SignedHeaders")).toContain("if-none-match");
  });

  it("are downloaded as attachments, Chinese names and all", async () => {
    const url = await files().downloadUrl(tenant, "imports/a.csv", "未导入 1.csv");
    const disposition = "attachment; filename*=UTF-8''%E6%9C%AA%E5%AF%BC%E5%85%A5%201.csv";
    expect(new URL(url).searchParams.get("response-content-disposition")).toBe(disposition);
    expect(url).not.toContain("+");
  });

  it("are taken from a form under a policy that names bucket, key, size and where to go on, signed by the day's key", async () => {
    const { url, fields } = await files().formTarget(tenant, "onboardings/onb_1/doc_1", 99, "https://park.test/next");
    expect(url).toBe(`${origin}/`);
    const { policy = "", "x-amz-signature": signature, "x-amz-credential": credential = "", ...own } = fields;
    const [, day = "", ...scope] = credential.split("/");
    expect(scope).toEqual([region, "s3", "aws4_request"]);
    const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();
    const key = [day, ...scope].reduce<Buffer>((last, part) => hmac(last, part), Buffer.from("AWS4secret"));
    expect(signature).toBe(hmac(key, policy).toString("hex"));
    const { conditions } = JSON.parse(Buffer.from(policy, "base64").toString()) as { conditions: unknown[] };
    expect(own).toMatchObject({ key: `kept/${tenant.id}/onboardings/onb_1/doc_1`, "x-amz-security-token": "TOKEN" });
    for (const [name, value] of Object.entries(own)) expect(conditions).toContainEqual({ [name]: value });
    expect(conditions).toContainEqual(["content-length-range", 1, 99]);
  });

  it("are read whole; a missing one is undefined, expired credentials are an error", async () => {
    answers = [
      { status: 200, body: "姓名" },
      { status: 403, body: "<Error><Code>AccessDenied</Code></Error>" },
      { status: 404, body: "<Error><Code>NoSuchKey</Code></Error>" },
      { status: 403, body: "<Error><Code>ExpiredToken</Code></Error>" },
    ];
    expect(Buffer.from((await files().read(tenant, "a.csv")) ?? []).toString()).toBe("姓名");
    expect(await files().read(tenant, "a.csv")).toBeUndefined();
    expect(await files().read(tenant, "a.csv")).toBeUndefined();
    await expect(files().read(tenant, "a.csv")).rejects.toThrow("ExpiredToken");
  });

  it("are written with a signed body, again when S3 fails", async () => {
    answers = [{ status: 503, body: "" }];
    await files().write(tenant, "errors.csv", Buffer.from("行号"));
    expect(received.map(({ body }) => body)).toEqual(["行号", "行号"]);
    expect(received[1]?.request.headers["x-amz-content-sha256"]).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("the import queue", () => {
  it("takes a message of ids", async () => {
    const message = { tenantId: tenant.id, parkId: tenant.parkId, importJobId: "imp_1" };
    await sendMessage(`${origin}/111122223333/imports`, region, message);
    expect(received[0]?.request.headers["x-amz-target"]).toBe("AmazonSQS.SendMessage");
    const sent = JSON.parse(received[0]?.body ?? "") as { QueueUrl: string; MessageBody: string };
    expect(sent.QueueUrl).toBe(`${origin}/111122223333/imports`);
    expect(JSON.parse(sent.MessageBody)).toEqual(message);
  });
});

describe("the queue of webhooks", () => {
  it("names the agency as the message's group, and how long it waits", async () => {
    const message = { tenantId: tenant.id, webhookId: "whk_1", webhookDeliveryId: "whd_1", round: 2 };
    vi.stubEnv("SHANHAI_WEBHOOK_QUEUE", `${origin}/111122223333/webhooks`);
    vi.stubEnv("AWS_REGION", region);
    await webhookQueue().send(message, { group: tenant.id, delaySeconds: 900 });
    const { MessageBody, ...sent } = JSON.parse(received[0]?.body ?? "") as { MessageBody: string };
    expect(JSON.parse(MessageBody)).toEqual(message);
    expect(sent).toEqual({
      QueueUrl: `${origin}/111122223333/webhooks`,
      MessageGroupId: tenant.id,
      DelaySeconds: 900,
    });
  });
});

describe("the platform in AWS", () => {
  it("reads no variable before it is used, and names the one that is missing", () => {
    const platform = { ...awsPlatform() };
    expect(() => platform.identity.issuer).toThrow("SHANHAI_ISSUER is not set");
  });
});
