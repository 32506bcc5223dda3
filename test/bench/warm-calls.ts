import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { GetCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
// Bundles carry the commands alone (see `functions/bundle.ts`).
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb/dist-types/DynamoDBDocumentClient";
import { marshall } from "@aws-sdk/util-dynamodb";
import * as agency from "@shanhai/functions/agency/http";
import type { Platform } from "@shanhai/functions/platform";
import { documentClient } from "@shanhai/store/document-client";
import { deriveKeyRing } from "@shanhai/store/key-ring";
import { createMeter } from "@shanhai/store/meter";
import type { Scope } from "@shanhai/tenancy/scope";
import { HttpResponse } from "@smithy/core/protocols";

/*
 * Both sides of P3: the whole handler, and the same raw SDK calls with `JSON.stringify`; storage is answered in this
 * process. Bundled by the functions' own recipe, because that is what is deployed.
 */

const AGENCY = `agn_${"0".repeat(26)}`;
const PARK = `prk_${"0".repeat(26)}`;
const enterprise = {
  enterpriseId: `ent_${"0".repeat(26)}`,
  name: "衢州金格兰石英有限公司",
  uscc: "91330800MA0000001K",
  industry: "非金属矿物制品业",
  version: 1,
  createdAt: "2026-11-01T00:00:00.000Z",
  updatedAt: "2026-11-01T00:00:00.000Z",
};
const key = { pk: `T#${AGENCY}#enterprise`, sk: enterprise.enterpriseId };
const claim = { pk: `T#${AGENCY}#uscc`, sk: enterprise.uscc, enterpriseId: key.sk };
const audit = {
  pk: `A#${AGENCY}#2026-11`,
  sk: `${enterprise.createdAt}#aud_${"0".repeat(26)}`,
  action: "createEnterprise",
  by: "bench",
  role: "owner",
  at: enterprise.createdAt,
  requestId: "bench",
  records: [key.sk],
};

/** A client whose every request is answered at once: reads with one item, writes with nothing. */
function answeredInProcess(): DynamoDBClient {
  const item = Buffer.from(JSON.stringify({ Item: marshall({ ...key, ...enterprise }) }));
  const nothing = Buffer.from("{}");
  const requestHandler = {
    handle: async ({ headers }: { headers: Record<string, string> }) => ({
      response: new HttpResponse({
        statusCode: 200,
        headers: { "content-type": "application/x-amz-json-1.0" },
        body: headers["x-amz-target"]?.endsWith("GetItem") ? item : nothing,
      }),
    }),
  };
  const credentials = { accessKeyId: "bench", secretAccessKey: "bench" };
  return new DynamoDBClient({ region: "local", endpoint: "http://bench", credentials, requestHandler });
}

function platformOf(client: DynamoDBDocumentClient): Platform {
  const meter = createMeter();
  const keys = deriveKeyRing("a secret that is long enough for a bench");
  const unused = () => {
    throw new Error("Not part of this measurement");
  };
  meter.watch(client, { kind: "tenant", id: AGENCY } as Scope);
  return {
    open: (scope) => ({ scope, name: "bench", client, keys: keys.of(scope) }),
    keys,
    origin: unused,
    files: {
      uploadTarget: unused,
      formTarget: unused,
      downloadUrl: unused,
      read: unused,
      head: unused,
      write: unused,
      remove: unused,
      removeAll: unused,
    },
    imports: { send: unused },
    exports: { send: unused },
    allocations: { send: unused },
    sms: { available: unused, send: unused },
    log: { write: (line) => console.log(line), take: meter.take },
    meter,
    identity: { issuer: "", audience: "", clientId: "", jwksUri: "" },
    now: () => new Date(),
  };
}

/** The document client as the SDK's manual makes it, and the one that the functions have. */
const plain = DynamoDBDocumentClient.from(answeredInProcess(), { marshallOptions: { removeUndefinedValues: true } });
const own = documentClient(answeredInProcess());
const lambda = { subject: "bench", organisationId: AGENCY, kind: "agency", role: "owner", parkId: PARK };
const requestContext = { requestId: "bench", authorizer: { lambda } };
const body = JSON.stringify({ name: enterprise.name, uscc: enterprise.uscc, industry: enterprise.industry });
const handler = agency.create(platformOf(documentClient(answeredInProcess()))) as unknown as (
  event: object,
  context: object,
) => Promise<{ statusCode: number; body: string }>;

async function request(event: object, status: number): Promise<string> {
  const answer = await handler(event, {});
  if (answer.statusCode !== status) throw new Error(`Expected ${status}, got ${answer.statusCode}: ${answer.body}`);
  return answer.body;
}

export function get(): Promise<string> {
  const pathParameters = { enterpriseId: enterprise.enterpriseId };
  return request(
    { routeKey: "GET /api/v1/enterprises/{enterpriseId}", headers: {}, pathParameters, requestContext },
    200,
  );
}

async function getBy(client: DynamoDBDocumentClient): Promise<string> {
  const { Item } = await client.send(new GetCommand({ TableName: "bench", Key: key, ConsistentRead: true }));
  return JSON.stringify(Item);
}

export const rawGet = () => getBy(plain);
export const ownGet = () => getBy(own);

export function post(): Promise<string> {
  return request({ routeKey: "POST /api/v1/enterprises", headers: {}, body, requestContext }, 201);
}

const put = (Item: object) => ({
  Put: {
    TableName: "bench",
    Item,
    ConditionExpression: "attribute_not_exists(pk)",
    ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const,
  },
});

async function postBy(client: DynamoDBDocumentClient): Promise<string> {
  const item = { ...key, ...enterprise, ...JSON.parse(body) };
  await client.send(new TransactWriteCommand({ TransactItems: [put(claim), put(item), put(audit)] }));
  return JSON.stringify(enterprise);
}

export const rawPost = () => postBy(plain);
export const ownPost = () => postBy(own);
