import type { IncomingMessage } from "node:http";
import type { AuthorizerContext } from "@shanhai/http/caller";
import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyEventV2WithLambdaAuthorizer,
  APIGatewayRequestAuthorizerEventV2,
  Context,
} from "aws-lambda";

export type GatewayEvent = APIGatewayProxyEventV2WithLambdaAuthorizer<AuthorizerContext>;

const ACCOUNT = "000000000000";
const REGION = "local";
/** The time limit of an HTTP function; API Gateway gives up at 30 s. */
const LIMIT_MS = 29_000;

export interface EventSource {
  request: IncomingMessage;
  requestId: string;
  routeKey: string;
  rawPath: string;
  rawQueryString: string;
  pathParameters: Record<string, string>;
}

/** API Gateway hands these on as text; everything else arrives as base64. */
function isText(contentType: string): boolean {
  return /^(text\/|application\/(json|javascript|xml|[\w.+-]+\+(json|xml))\b)/i.test(contentType) || contentType === "";
}

/** Header names in lower case, repeated ones joined by commas; cookies travel apart. */
function headersOf(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && name !== "cookie") headers[name] = Array.isArray(value) ? value.join(",") : value;
  }
  return headers;
}

function queryOf(rawQueryString: string): Record<string, string> | undefined {
  if (rawQueryString === "") return undefined;
  const query = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(rawQueryString)) {
    const earlier = query.get(name);
    query.set(name, earlier === undefined ? value : `${earlier},${value}`);
  }
  return query.size > 0 ? Object.fromEntries(query) : undefined;
}

/** What the events of one request have in common. */
export function partsOf(source: EventSource) {
  const { request, requestId, routeKey, rawPath, rawQueryString, pathParameters } = source;
  const now = new Date();
  const host = request.headers.host ?? "localhost";
  const cookies = request.headers.cookie?.split(/;\s*/);
  const queryStringParameters = queryOf(rawQueryString);
  return {
    version: "2.0",
    routeKey,
    rawPath,
    rawQueryString,
    ...(cookies ? { cookies } : {}),
    headers: headersOf(request),
    ...(queryStringParameters ? { queryStringParameters } : {}),
    ...(Object.keys(pathParameters).length > 0 ? { pathParameters } : {}),
    requestContext: {
      accountId: ACCOUNT,
      apiId: "laptop",
      domainName: host,
      domainPrefix: host.split(":")[0]?.split(".")[0] ?? "",
      http: {
        method: request.method ?? "GET",
        path: rawPath,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? "",
        userAgent: request.headers["user-agent"] ?? "",
      },
      requestId,
      routeKey,
      stage: "$default",
      time: now.toUTCString(),
      timeEpoch: now.getTime(),
    },
  };
}

/** What a Lambda authorizer of API Gateway's HTTP API receives (payload 2.0). */
export function authorizerEvent(
  source: EventSource,
  parts: ReturnType<typeof partsOf>,
): APIGatewayRequestAuthorizerEventV2 {
  const method = source.request.method ?? "GET";
  const event = {
    ...parts,
    type: "REQUEST" as const,
    routeArn: `arn:aws:execute-api:${REGION}:${ACCOUNT}:laptop/$default/${method}${source.rawPath}`,
    identitySource: [],
  };
  // The types demand what API Gateway leaves out when there is none: cookies and parameters.
  return event as unknown as APIGatewayRequestAuthorizerEventV2;
}

/** What an HTTP function receives from API Gateway's HTTP API (payload 2.0). */
export function httpEvent(
  source: EventSource,
  parts: ReturnType<typeof partsOf>,
  body: Buffer,
  caller: AuthorizerContext | undefined,
): GatewayEvent {
  const text = isText(source.request.headers["content-type"] ?? "");
  const event: APIGatewayProxyEventV2 = {
    ...parts,
    ...(body.length > 0 ? { body: body.toString(text ? "utf8" : "base64") } : {}),
    isBase64Encoded: body.length > 0 && !text,
  };
  const requestContext = { ...parts.requestContext, ...(caller ? { authorizer: { lambda: caller } } : {}) };
  return { ...event, requestContext } as GatewayEvent;
}

/** The context that comes with an invocation. */
export function lambdaContext(functionName: string, requestId: string, limitMs = LIMIT_MS): Context {
  const ends = Date.now() + limitMs;
  const unused = () => undefined;
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName,
    functionVersion: "$LATEST",
    invokedFunctionArn: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${functionName}`,
    memoryLimitInMB: "1024",
    awsRequestId: requestId,
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: "laptop",
    getRemainingTimeInMillis: () => Math.max(0, ends - Date.now()),
    done: unused,
    fail: unused,
    succeed: unused,
  };
}
