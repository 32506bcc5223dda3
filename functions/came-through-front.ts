import { timingSafeEqual } from "node:crypto";

/** Whether a request came through our CloudFront, where one is required: it adds the secret to what it forwards. */
export function cameThroughFront(
  secret: string | undefined,
  headers: Readonly<Record<string, string | undefined>>,
): boolean {
  if (!secret) return true;
  const [expected, actual] = [Buffer.from(secret), Buffer.from(headers["x-origin-verify"] ?? "")];
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}
