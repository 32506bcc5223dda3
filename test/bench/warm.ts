import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import * as agency from "@shanhai/functions/agency/http";
import type { Platform } from "@shanhai/functions/platform";
import { deriveKeyRing } from "@shanhai/store/key-ring";
import { HttpResponse } from "@smithy/core/protocols";
import { agencyId, PARK } from "../direct.ts";
import { uscc } from "../laptop.ts";
import { type Row, ratio, sideBySide, throughput } from "./row.ts";

/* P3: the whole handler against the same raw SDK calls and `JSON.stringify`, storage answered in this process. */

const enterprise = {
  enterpriseId: `ent_${"0".repeat(26)}`,
  name: "衢州金格兰石英有限公司",
  uscc: uscc(1),
  industry: "非金属矿物制品业",
  version: 1,
  createdAt: "2026-11-01T00:00:00.000Z",
  updatedAt: "2026-11-01T00:00:00.000Z",
};
const key = { pk: `T#${agencyId(1)}#enterprise`, sk: enterprise.enterpriseId };

/** A document client whose every request is answered at once: reads with one item, writes with nothing. */
function answeredInProcess(): DynamoDBDocumentClient {
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
  const client = new DynamoDBClient({ region: "local", endpoint: "http://bench", credentials, requestHandler });
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}

function platformOf(client: DynamoDBDocumentClient): Platform {
  const keys = deriveKeyRing("a secret that is long enough for a bench");
  const unused = () => {
    throw new Error("Not part of this measurement");
  };
  return {
    open: (scope) => ({ scope, name: "bench", client, keys: keys.of(scope) }),
    keys,
    files: { uploadTarget: unused, downloadUrl: unused, read: unused, write: unused },
    imports: { send: unused },
    identity: { issuer: "", audience: "", clientId: "", jwksUri: "" },
    now: () => new Date(),
  };
}

const CALLS = 2000;
const ROUNDS = 15;

export async function warmBench(): Promise<Row[]> {
  const client = answeredInProcess();
  const handler = agency.create(platformOf(client)) as unknown as (
    event: object,
    context: object,
  ) => Promise<{ statusCode: number; body: string }>;
  const lambda = { subject: "bench", organisationId: agencyId(1), kind: "agency", role: "owner", parkId: PARK };
  const requestContext = { requestId: "bench", authorizer: { lambda } };
  const get = {
    routeKey: "GET /api/v1/enterprises/{enterpriseId}",
    headers: {},
    pathParameters: { enterpriseId: enterprise.enterpriseId },
    requestContext,
  };
  const body = JSON.stringify({ name: enterprise.name, uscc: enterprise.uscc, industry: enterprise.industry });
  const post = { routeKey: "POST /api/v1/enterprises", headers: {}, body, requestContext };
  const audit = {
    pk: `A#${agencyId(1)}#2026-11`,
    sk: "2026-11-01",
    action: "createEnterprise",
    by: "bench",
    role: "owner",
    at: enterprise.createdAt,
    requestId: "bench",
    records: [key.sk],
  };
  const claim = { pk: `T#${agencyId(1)}#uscc`, sk: enterprise.uscc, enterpriseId: key.sk };

  const expectStatus = (status: number) => async (answer: Promise<{ statusCode: number; body: string }>) => {
    const { statusCode, body: text } = await answer;
    if (statusCode !== status) throw new Error(`Expected ${status}, got ${statusCode}: ${text}`);
  };
  const rawGet = async () => {
    const { Item } = await client.send(new GetCommand({ TableName: "bench", Key: key, ConsistentRead: true }));
    return JSON.stringify(Item);
  };
  const rawPost = async () => {
    const put = (Item: object) => ({
      Put: {
        TableName: "bench",
        Item,
        ConditionExpression: "attribute_not_exists(#n0)",
        ExpressionAttributeNames: { "#n0": "pk" },
        ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const,
      },
    });
    const item = JSON.parse(body);
    await client.send(
      new TransactWriteCommand({ TransactItems: [put(claim), put({ ...key, ...enterprise, ...item }), put(audit)] }),
    );
    return JSON.stringify(enterprise);
  };

  const log = console.log;
  // Log lines are part of the handler's work; where they go is not.
  console.log = () => undefined;
  try {
    const [gets, rawGets] = await sideBySide(
      ROUNDS,
      () => throughput(CALLS, 1, () => expectStatus(200)(handler(get, {}))),
      () => throughput(CALLS, 1, rawGet),
    );
    const [posts, rawPosts] = await sideBySide(
      ROUNDS,
      () => throughput(CALLS, 1, () => expectStatus(201)(handler(post, {}))),
      () => throughput(CALLS, 1, rawPost),
    );
    return [
      {
        figure: "P3",
        what: "warm GET, handler / raw SDK",
        value: ratio(gets / rawGets),
        goal: "≥ 0.95",
        pass: gets / rawGets >= 0.95,
      },
      {
        figure: "P3",
        what: "warm POST, handler / raw SDK",
        value: ratio(posts / rawPosts),
        goal: "≥ 0.90",
        pass: posts / rawPosts >= 0.9,
      },
    ];
  } finally {
    console.log = log;
  }
}
