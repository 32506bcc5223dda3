import { mintTenantItemsScope } from "@shanhai/tenancy/mint";
import type { DynamoDBRecord } from "aws-lambda";
import type { Platform } from "../platform.ts";

/**
 * Whether a change happened where the owner's items are. What is removed from the common table because its agency has one of its
 * own by now has no consequences: it is not gone.
 */
export function isAtHome(platform: Platform, { dynamodb, eventSourceARN }: DynamoDBRecord): boolean {
  const [kind, owner = ""] = (dynamodb?.Keys?.pk?.S ?? "").split("#");
  if (kind !== "T" || !eventSourceARN) return true;
  return eventSourceARN.includes(`:table/${platform.open(mintTenantItemsScope(owner)).name}/`);
}
