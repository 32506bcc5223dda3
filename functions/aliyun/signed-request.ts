import { createHash, createHmac } from "node:crypto";

const ALGORITHM = "ACS3-HMAC-SHA256";

/** Who signs. */
export interface AliyunCredentials {
  accessKeyId: string;
  accessKeySecret: string;
}

interface Call {
  /** Where the service answers, without a path. */
  host: string;
  action: string;
  version: string;
  /** All of the request: parameters of an RPC call travel in the address. */
  query: Readonly<Record<string, string>>;
  /** ISO 8601 in UTC, to the second. */
  date: string;
  /** Never the same twice. */
  nonce: string;
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** RFC 3986: what `encodeURIComponent` leaves as it is, is escaped too. */
const escaped = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

const byName = (one: readonly [string, string], other: readonly [string, string]) => (one[0] < other[0] ? -1 : 1);

/**
 * The address and headers of one RPC call, signed with ACS3-HMAC-SHA256 ("V3 版本请求体&签名机制",
 * https://help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature, whose example is a test of ours).
 */
export function signCall(call: Call, { accessKeyId, accessKeySecret }: AliyunCredentials) {
  const query = Object.entries(call.query)
    .sort(byName)
    .map(([name, value]) => `${escaped(name)}=${escaped(value)}`)
    .join("&");
  const content = sha256("");
  const signed = {
    host: call.host,
    "x-acs-action": call.action,
    "x-acs-content-sha256": content,
    "x-acs-date": call.date,
    "x-acs-signature-nonce": call.nonce,
    "x-acs-version": call.version,
  };
  const names = Object.keys(signed).join(";");
  const headers = Object.entries(signed).map(([name, value]) => `${name}:${value}\n`);
  const request = ["POST", "/", query, headers.join(""), names, content].join("\n");
  const signature = createHmac("sha256", accessKeySecret)
    .update(`${ALGORITHM}\n${sha256(request)}`)
    .digest("hex");
  const authorization = `${ALGORITHM} Credential=${accessKeyId},SignedHeaders=${names},Signature=${signature}`;
  return { query, headers: { ...signed, authorization } };
}
