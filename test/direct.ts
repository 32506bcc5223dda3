import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { createClient } from "@shanhai/client/client";
import type { Platform } from "@shanhai/functions/platform";
import type { AuthorizerContext } from "@shanhai/http/caller";
import { createTable, type DynamoEngine, startDynamo } from "@shanhai/local/dynamo";
import { createFunctions } from "@shanhai/local/functions";
import { embeddedDocumentClient, localPlatform, TABLE_NAME } from "@shanhai/local/platform";
import { matchRoute } from "@shanhai/local/routes";
import type { Scope } from "@shanhai/tenancy/scope";
import type { Person } from "./laptop.ts";

/** Ids of a fixed park and agency, for calling handlers without an issuer. */
export const PARK = `prk_${"0".repeat(25)}1`;
export const agencyId = (number: number) => `agn_${String(number).padStart(26, "0")}`;

export interface DirectOptions {
  /** Keeps table and secret in this folder, also when stopped; in memory, and gone with it, unless given. */
  dataDir?: string;
  engine?: DynamoEngine;
  /** A stream slows the embedded engine down as it grows; only what tests projections needs one. */
  stream?: boolean;
  documentClient?: (endpoint: string, scope: Scope) => DynamoDBDocumentClient;
  now?: () => Date;
  identity?: Platform["identity"];
  /** Webhooks may go to receivers on this machine. */
  webhooksLocal?: boolean;
}

/** The functions on the embedded table, called in this process with the authorizer's context made up: no HTTP, no issuer. */
export async function startDirect(options: DirectOptions = {}) {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "shanhai-direct-"));
  // `SHANHAI_ENGINE=dynamodb-local npx vitest run test/store` is the second opinion on everything below.
  const engine = options.engine ?? (process.env.SHANHAI_ENGINE as DynamoEngine | undefined);
  const dbPath = options.dataDir && join(options.dataDir, "table");
  const dynamo = await startDynamo({ ...(engine ? { engine } : {}), ...(dbPath ? { dbPath } : {}) });
  await createTable(dynamo.endpoint, TABLE_NAME, { stream: options.stream ?? false });
  const { documentClient, now } = options;
  const local = localPlatform({
    dataDir,
    endpoint: dynamo.endpoint,
    origin: "http://localhost:1",
    ...(documentClient ? { documentClient: (scope: Scope) => documentClient(dynamo.endpoint, scope) } : {}),
    ...(now ? { now } : {}),
    ...(options.webhooksLocal ? { webhooksLocal: true } : {}),
  });
  const platform = options.identity ? { ...local, identity: options.identity } : local;
  const functions = createFunctions(platform);

  /** Hands a request to its handler as API Gateway would. */
  async function send(context: AuthorizerContext, url: string, init: RequestInit): Promise<Response> {
    const { pathname, searchParams } = new URL(url, "http://localhost");
    const match = matchRoute(init.method ?? "GET", pathname);
    if (match.kind !== "route") throw new Error(`No route for ${init.method} ${url}`);
    const handler = functions.http[match.route.context] as unknown as (
      event: object,
      context: object,
    ) => Promise<{
      statusCode: number;
      headers: Record<string, string>;
      body: string;
    }>;
    const event = {
      routeKey: match.route.routeKey,
      headers: Object.fromEntries(new Headers(init.headers)),
      pathParameters: match.pathParameters,
      queryStringParameters: Object.fromEntries(searchParams),
      ...(init.body ? { body: String(init.body) } : {}),
      requestContext: { requestId: "direct", authorizer: { lambda: context } },
    };
    const { statusCode, headers, body } = await handler(event, {});
    return new Response(body, { status: statusCode, headers });
  }

  function person(context: AuthorizerContext): Person {
    const { call } = createClient({
      fetch: (url, init) => send(context, String(url), init ?? {}),
      retries: 0,
      timeoutMs: 0,
    });
    return { email: "", call, accessToken: "", idToken: "" };
  }

  return {
    dynamo,
    dataDir,
    platform,
    functions,
    table: { client: embeddedDocumentClient(dynamo.endpoint), name: TABLE_NAME },
    /** The owner of an agency, or a colleague with another role. */
    owner: (number = 1, role: "owner" | "recruiter" = "owner"): Person =>
      person({
        subject: `${role}${number}`,
        organisationId: agencyId(number),
        organisationName: `机构${number}`,
        kind: "agency",
        role,
        parkId: PARK,
      }),
    /** The owner of an agency that a park registered. */
    ownerOf: (agency: string, parkId: string): Person =>
      person({ subject: `owner|${agency}`, organisationId: agency, kind: "agency", role: "owner", parkId }),
    staff: (role: "administrator" | "evaluator", parkId: string, subject: string = role): Person =>
      person({ subject, organisationId: parkId, kind: "park", role, parkId }),
    /** A coordinator of a partner that a park registered. */
    coordinator: (partnerId: string, parkId: string): Person =>
      person({
        subject: `coordinator|${partnerId}`,
        organisationId: partnerId,
        organisationName: "协作单位",
        kind: "partner",
        role: "coordinator",
        parkId,
      }),
    /** Somebody signed in who belongs to nothing yet. */
    stranger: (subject: string): Person => person({ problem: "noOrganisation", subject }),
    async stop() {
      await dynamo.stop();
      if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
export type Direct = Awaited<ReturnType<typeof startDirect>>;
