import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AuthorizerContext } from "@shanhai/http/caller";
import { MAX_BODY_BYTES } from "@shanhai/http/parse";
import type { APIGatewayProxyStructuredResultV2, APIGatewayRequestAuthorizerEventV2, Context } from "aws-lambda";
import { type EdgeAnswer, type EdgeCode, edgeProblem } from "./edge-problem.ts";
import {
  authorizerEvent,
  type EventSource,
  type GatewayEvent,
  httpEvent,
  lambdaContext,
  partsOf,
} from "./lambda-event.ts";
import { createLanes } from "./lane.ts";
import { answerEarly, BodyAborted, readBody } from "./request-body.ts";
import { type ContextName, matchRoute, type Route } from "./routes.ts";

/** A function behind the gateway, as `functions/<context>/http.ts` makes it. */
type HttpFunction = (event: GatewayEvent, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;
/** `functions/authorizer/authorize.ts`. */
type Authorizer = (
  event: APIGatewayRequestAuthorizerEventV2,
  context: Context,
) => Promise<{ isAuthorized: boolean; context: AuthorizerContext }>;

export interface GatewayFunctions {
  authorize: Authorizer;
  http: Readonly<Record<ContextName, HttpFunction>>;
}

/** Sent twice, these would let two readers of one request disagree about who asks for what. */
const SINGLE_HEADERS = new Set(["authorization", "content-type", "host", "idempotency-key", "x-organisation"]);

function repeatedHeader(request: IncomingMessage): string | undefined {
  const seen = new Set<string>();
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    const name = request.rawHeaders[index]?.toLowerCase() ?? "";
    if (!SINGLE_HEADERS.has(name)) continue;
    if (seen.has(name)) return name;
    seen.add(name);
  }
  return undefined;
}

function send(response: ServerResponse, answer: EdgeAnswer): void {
  response.writeHead(answer.status, { ...answer.headers, "content-length": String(Buffer.byteLength(answer.body)) });
  response.end(answer.body);
}

function sendResult(response: ServerResponse, requestId: string, result: APIGatewayProxyStructuredResultV2): void {
  const text = result.body ?? "";
  // Text goes out in one piece with its headers; bytes would be a second one.
  const body = result.isBase64Encoded ? Buffer.from(text, "base64") : text;
  for (const [name, value] of Object.entries(result.headers ?? {})) response.setHeader(name, String(value));
  if (result.cookies) response.setHeader("set-cookie", result.cookies);
  response.setHeader("apigw-requestid", requestId);
  const status = result.statusCode ?? 200;
  if (status !== 204 && status !== 304) response.setHeader("content-length", String(Buffer.byteLength(body)));
  response.writeHead(status);
  response.end(body);
}

/**
 * Answers API requests as API Gateway's HTTP API does: explicit routes, authorizer first, payload 2.0. In AWS each request has a process
 * of its own; here all share one, so an organisation has no more than its lane of it.
 */
export function createGateway(functions: GatewayFunctions, inLane = createLanes()) {
  async function invoke(
    source: EventSource,
    route: Route,
    body: Buffer,
  ): Promise<APIGatewayProxyStructuredResultV2 | EdgeCode> {
    let caller: AuthorizerContext | undefined;
    const parts = partsOf(source);
    if (route.authorized) {
      const verdict = await functions.authorize(
        authorizerEvent(source, parts),
        lambdaContext("laptop-authorizer", source.requestId),
      );
      if (!verdict.isAuthorized) return "forbidden";
      caller = verdict.context;
    }
    const run = () => {
      const event = httpEvent(source, parts, body, caller);
      return functions.http[route.context](event, lambdaContext(`laptop-${route.context}`, source.requestId));
    };
    return caller?.organisationId ? inLane(caller.organisationId, caller.problem === "tooMany", run) : run();
  }

  return async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = randomUUID();
    const acceptLanguage = request.headers["accept-language"];
    const refuse = (code: EdgeCode, more: { fields?: { field: string; code: string }[]; allow?: string } = {}) =>
      edgeProblem(code, { requestId, acceptLanguage, ...more });

    const [rawPath = "/", ...rest] = (request.url ?? "/").split("?");
    const repeated = repeatedHeader(request);
    if (repeated) return send(response, refuse("invalid", { fields: [{ field: repeated, code: "duplicate" }] }));
    const match = matchRoute(request.method ?? "GET", rawPath);
    if (match.kind === "none") return send(response, refuse("notFound"));
    if (match.kind === "method") return send(response, refuse("methodNotAllowed", { allow: match.allow }));

    const source: EventSource = {
      request,
      requestId,
      routeKey: match.route.routeKey,
      rawPath,
      rawQueryString: rest.join("?"),
      pathParameters: match.pathParameters,
    };
    try {
      const body = await readBody(request, response, MAX_BODY_BYTES);
      if (!body) {
        const { status, headers, body: text } = refuse("tooLarge");
        return await answerEarly(request, response, status, headers, text);
      }
      const result = await invoke(source, match.route, body);
      if (typeof result === "string") send(response, refuse(result));
      else sendResult(response, requestId, result);
    } catch (error) {
      if (error instanceof BodyAborted) {
        response.destroy();
        return;
      }
      console.error(JSON.stringify({ level: "ERROR", requestId, route: source.routeKey, error: describeError(error) }));
      if (!response.headersSent) send(response, refuse("internal"));
      else response.destroy();
    }
  };
}

function describeError(error: unknown): unknown {
  return error instanceof Error ? { name: error.name, message: error.message, stack: error.stack } : String(error);
}
