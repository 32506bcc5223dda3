import { setTimeout as pause } from "node:timers/promises";
import { HttpRequest } from "@smithy/core/protocols";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { createScope, getSigningKey, SignatureV4 } from "@smithy/signature-v4";
import type { AwsCredentialIdentity } from "@smithy/types";
import { collected } from "./collected.ts";
import { Sha256 } from "./native-sha256.ts";

/*
 * STS, S3, SQS and KMS are a call or two each here. Signing them with the signer that the DynamoDB client brings along costs
 * nothing; their own clients would add 11, 40, 9 and 10 KB to every bundle and 3 ms and more to every start.
 */

export interface AwsTarget {
  service: "sts" | "s3" | "sqs" | "kms" | "lambda" | "dynamodb" | "logs" | "bedrock";
  region: string;
  credentials: AwsCredentialIdentity;
}

export interface AwsRequest {
  method: "GET" | "PUT" | "POST" | "DELETE";
  url: URL;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

export interface AwsResponse {
  status: number;
  body: Uint8Array;
}

/** One pool of connections for every client of the process; TLS to one address is set up once. */
export const connections = new NodeHttpHandler({ connectionTimeout: 2_000, requestTimeout: 15_000 });

const ATTEMPTS = 3;

function signerOf({ service, region, credentials }: AwsTarget): SignatureV4 {
  // S3 takes the path as it is and hashes what it receives; the others want the path escaped twice.
  const s3 = service === "s3";
  return new SignatureV4({ service, region, credentials, sha256: Sha256, uriEscapePath: !s3, applyChecksum: s3 });
}

function httpRequest({ method, url, headers = {}, body }: AwsRequest): HttpRequest {
  return new HttpRequest({
    method,
    protocol: url.protocol,
    hostname: url.hostname,
    ...(url.port ? { port: Number(url.port) } : {}),
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: { ...headers, host: url.host },
    ...(body === undefined ? {} : { body }),
  });
}

async function attempt(target: AwsTarget, request: AwsRequest): Promise<AwsResponse> {
  const signed = await signerOf(target).sign(httpRequest(request));
  const { response } = await connections.handle(new HttpRequest(signed));
  return { status: response.statusCode, body: await collected(response.body) };
}

/** Whether the service itself failed or was too busy; STS says the latter with a 400. */
function failed({ status, body }: AwsResponse): boolean {
  return status >= 500 || status === 429 || (status === 400 && Buffer.from(body).includes("Throttl"));
}

/**
 * Signs and sends one request that may safely be repeated; tries again, with jitter, when the network or the service
 * fails. Throws only when the network does; any status is the caller's to read.
 */
export async function sendSigned(target: AwsTarget, request: AwsRequest): Promise<AwsResponse> {
  for (let count = 1; ; count += 1) {
    try {
      const response = await attempt(target, request);
      if (!failed(response) || count === ATTEMPTS) return response;
    } catch (error) {
      if (count === ATTEMPTS) throw error;
    }
    await pause(Math.random() * 100 * 2 ** count);
  }
}

/** An address that whoever holds it may use once or more, for a quarter of an hour; `headers` must be sent as signed. */
export async function presign(target: AwsTarget, request: AwsRequest): Promise<string> {
  const unsigned = httpRequest({
    ...request,
    headers: { ...request.headers, "x-amz-content-sha256": "UNSIGNED-PAYLOAD" },
  });
  const { query } = await signerOf(target).presign(unsigned, { expiresIn: 900 });
  const url = new URL(request.url);
  // URLSearchParams writes a space as `+`, which S3 reads as a plus sign.
  url.search = new URLSearchParams(query as Record<string, string>).toString().replaceAll("+", "%20");
  return url.href;
}

/**
 * Hidden fields of a form that a browser sends to S3 without script, for a quarter of an hour (SigV4 POST policy): these
 * fields as they are, and a file of up to `most` bytes.
 */
export async function signForm(
  { service, region, credentials }: AwsTarget,
  { bucket, fields, most }: { bucket: string; fields: Readonly<Record<string, string>>; most: number },
): Promise<Record<string, string>> {
  const now = new Date();
  const date = now.toISOString().replace(/[:-]|\.\d{3}/g, "");
  const day = date.slice(0, 8);
  const own: Record<string, string> = {
    ...fields,
    "x-amz-algorithm": "AWS4-HMAC-SHA256",
    "x-amz-credential": `${credentials.accessKeyId}/${createScope(day, region, service)}`,
    "x-amz-date": date,
    ...(credentials.sessionToken ? { "x-amz-security-token": credentials.sessionToken } : {}),
  };
  const conditions = [
    { bucket },
    ...Object.entries(own).map(([name, value]) => ({ [name]: value })),
    ["content-length-range", 1, most],
  ];
  const expiration = new Date(now.getTime() + 900_000).toISOString();
  const policy = Buffer.from(JSON.stringify({ expiration, conditions })).toString("base64");
  const signature = new Sha256(await getSigningKey(Sha256, credentials, day, region, service));
  signature.update(policy);
  return { ...own, policy, "x-amz-signature": Buffer.from(await signature.digest()).toString("hex") };
}
