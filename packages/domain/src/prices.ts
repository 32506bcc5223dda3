import type { CalendarDate } from "@shanhai/contract/scalar";

/**
 * List prices in millionths of a US dollar, before any free tier or agreement; the one place to change them for another region.
 * Sources: aws.amazon.com/lambda/pricing (arm64), /dynamodb/pricing/on-demand (standard tables) and /api-gateway/pricing (HTTP
 * APIs, up to 300 million a month).
 *
 * Not in them, because no invocation tells whose it is: storage (the table's about $0.25, S3's $0.023 a GB and month), KMS ($1 a key
 * and month, $0.03 for 10,000 requests; a process asks once a tenant), logs ($0.50 a GB, about $0.80 for a million requests),
 * CloudFront and its firewall. Messages are on the sender's own bill.
 */
export const PRICES = {
  region: "us-east-1",
  asOf: "2026-11-26" as CalendarDate,
  /** Of an HTTP API. */
  request: 1,
  /** Of Lambda, arm64. */
  invocation: 0.2,
  gbSecond: 13.3334,
  /** Of DynamoDB, on demand. */
  readUnit: 0.125,
  writeUnit: 0.625,
} as const;
