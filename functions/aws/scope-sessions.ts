import { DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { documentClient } from "@shanhai/store/document-client";
import type { Meter } from "@shanhai/store/meter";
import type { Scope } from "@shanhai/tenancy/scope";
import type { AwsCredentialIdentity } from "@smithy/types";
import { collected } from "./collected.ts";
import { connections } from "./signed-request.ts";

/** What one scope's own credentials open: the table as a client, and S3 by signing. */
export interface ScopeSession {
  readonly client: DynamoDBDocumentClient;
  credentials(): Promise<AwsCredentialIdentity>;
}

export type AssumeRole = (scope: Scope) => Promise<AwsCredentialIdentity>;

/** Longer than a presigned address lives: one signed with credentials that end sooner would end with them. */
const RENEW_BEFORE_MS = 16 * 60_000;
/** Scopes that one process keeps at hand, each with a client of about 50 KB. */
const LIMIT = 500;

/**
 * What the SDK would otherwise look for in the environment and in files of a home folder that a function does not have:
 * 2 ms of every first call, and as much again as soon as one of them is missing here (`platform-aws.test.ts` says so).
 */
const SETTLED = {
  defaultsMode: "standard",
  retryMode: "standard",
  maxAttempts: 4,
  accountIdEndpointMode: "disabled",
  authSchemePreference: [],
  useDualstackEndpoint: false,
  useFipsEndpoint: false,
  userAgentAppId: "shanhai",
  endpointDiscoveryEnabled: false,
  disableClockSkewCorrection: false,
  streamCollector: collected,
} as const satisfies DynamoDBClientConfig;

export interface DynamoTarget {
  region: string;
  /** Where DynamoDB answers: `https://dynamodb.<region>.amazonaws.com`. */
  endpoint: string;
}

function openSession(scope: Scope, { region, endpoint }: DynamoTarget, assume: AssumeRole): ScopeSession {
  let current: Promise<AwsCredentialIdentity> | undefined;
  let renewAt = 0;

  function credentials(): Promise<AwsCredentialIdentity> {
    if (current && Date.now() < renewAt) return current;
    renewAt = Number.POSITIVE_INFINITY;
    current = assume(scope).then(
      (identity) => {
        renewAt = (identity.expiration?.getTime() ?? 0) - RENEW_BEFORE_MS;
        return identity;
      },
      (error: unknown) => {
        current = undefined;
        throw error;
      },
    );
    return current;
  }

  const dynamo = new DynamoDBClient({
    ...SETTLED,
    region,
    endpoint,
    // The address is known: no rules to evaluate.
    endpointProvider: () => ({ url: new URL(endpoint) }),
    credentials,
    requestHandler: connections,
  });
  return { client: documentClient(dynamo), credentials };
}

/** Sessions per scope: made on first use, kept for the scopes used last. */
export function scopeSessions(
  target: DynamoTarget,
  assume: AssumeRole,
  watch?: Meter["watch"],
): (scope: Scope) => ScopeSession {
  const open = (scope: Scope) => {
    const session = openSession(scope, target, assume);
    watch?.(session.client, scope);
    return session;
  };
  const sessions = new Map<string, ScopeSession>();
  return (scope) => {
    const key = `${scope.kind}#${scope.id}`;
    const session = sessions.get(key) ?? open(scope);
    sessions.delete(key);
    sessions.set(key, session);
    const longestUnused = sessions.size > LIMIT ? sessions.keys().next().value : undefined;
    if (longestUnused !== undefined) sessions.delete(longestUnused);
    return session;
  };
}
