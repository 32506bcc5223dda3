import { createHash } from "node:crypto";
import middy from "@middy/core";
import { API_PREFIX } from "@shanhai/contract/api-prefix";
import type { Endpoint, ParsedOf, Permits, ResultOf } from "@shanhai/contract/endpoint";
import type { Grant } from "@shanhai/contract/grant";
import { type ErrorCode, type ErrorWords, type GeneralCode, isGeneralCode } from "@shanhai/contract/problem";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import { instant, shanghaiDate } from "@shanhai/domain/calendar";
import type { MemberScope, ParkScope, PartnerScope, Scope, TenantScope } from "@shanhai/tenancy/scope";
import { authorize } from "./caller.ts";
import type { HttpEvent, HttpResult } from "./event.ts";
import { createLog, type InvocationContext, type LogPort } from "./log.ts";
import { newId } from "./new-id.ts";
import { bodyText, parseRequest } from "./parse.ts";
import { languageOf, problemOf } from "./problem.ts";

/** The scope an endpoint's permissions lead to: each organisation's members get their own. */
export type ScopeOf<P extends Permits> = P extends string
  ? MemberScope
  :
      | (P extends { park: readonly unknown[] } ? ParkScope : never)
      | (P extends { agency: readonly unknown[] } ? TenantScope : never)
      | (P extends { partner: readonly unknown[] } ? PartnerScope : never);

/** A request that has been let in: who acts, in which scope, with which input. */
export interface Request<E extends Endpoint> {
  act: Act;
  scope: ScopeOf<E["permits"]>;
  /** Agencies the caller belongs to. */
  agencies: readonly string[];
  /** The organisation asked for, where several are possible. */
  organisation: string | undefined;
  /** The name of the organisation acted for. */
  organisationName: string;
  input: ParsedOf<E>;
}

/** What the entrance needs of the platform besides what operations need: the time, and earlier results of keyed requests. */
export interface Entrance {
  now(): Date;
  /** The result of an earlier request with the act's idempotency key; throws `idempotency.mismatch`. */
  earlier(scope: Scope, act: Act): Promise<{ result: unknown } | undefined>;
  /** Throws `agreement.notInForce` unless an agreement opens this to the partner today. Functions with such endpoints have it. */
  requireGrant?(scope: Scope, grant: Grant, act: Act): Promise<void>;
  /** Where the line of a request goes. */
  log: LogPort;
}

export interface Route<P, Code extends ErrorCode = ErrorCode> {
  endpoint: Endpoint & { readonly errors: readonly Code[] };
  run(request: Request<Endpoint>, platform: P): Promise<unknown>;
}

/** Binds an operation to its endpoint; types of input, scope and result come from the contract. */
export function serve<E extends Endpoint, P>(
  endpoint: E,
  operation: (request: Request<E>, platform: P) => Promise<ResultOf<E>>,
): Route<P, E["errors"][number]> {
  return { endpoint, run: operation as unknown as Route<P>["run"] };
}

function answer(
  statusCode: number,
  type: "json" | "problem+json",
  requestId: string,
  content: unknown,
  retryAfter?: string,
): HttpResult {
  return {
    statusCode,
    headers: {
      ...(retryAfter ? { "retry-after": retryAfter } : {}),
      "content-type": `application/${type}; charset=utf-8`,
      "cache-control": "no-store",
      "x-request-id": requestId,
    },
    body: JSON.stringify(content),
  };
}

function idempotencyOf(event: HttpEvent, endpoint: Endpoint, body: string): Act["idempotency"] {
  const key = event.headers["idempotency-key"];
  if (!key || endpoint.method === "GET") return undefined;
  if (key.length > 100) throw new AppError("invalid", { issues: [{ field: "Idempotency-Key", code: "long" }] });
  const path = JSON.stringify(event.pathParameters ?? {});
  return { key, hash: createHash("sha256").update(`${endpoint.id}\n${path}\n${body}`).digest("hex") };
}

async function respond<P>(
  route: Route<P> | undefined,
  event: HttpEvent,
  platform: P,
  entrance: Entrance,
): Promise<HttpResult> {
  if (!route) throw new AppError("notFound");
  const { endpoint } = route;
  const { requestId, authorizer } = event.requestContext;
  const { scope, subject, name, role, agencies, organisationName } = authorize(endpoint, authorizer?.lambda);
  const body = bodyText(event);
  const input = parseRequest(endpoint, event, body);
  const now = entrance.now();
  const act: Act = {
    action: endpoint.id,
    subject,
    name,
    role,
    requestId,
    at: instant(now),
    today: shanghaiDate(now),
    newId: <Id extends string>(prefix: string) => newId<Id>(prefix, now),
    idempotency: idempotencyOf(event, endpoint, body),
  };
  let result: unknown;
  try {
    if (endpoint.needs && scope.kind === "partner") await entrance.requireGrant?.(scope, endpoint.needs, act);
    result = await route.run(
      {
        act,
        scope,
        agencies,
        organisation: event.headers["x-organisation"],
        organisationName,
        input,
      } as Request<Endpoint>,
      platform,
    );
  } catch (error) {
    // A retry may be refused because the first try succeeded: then the first result is the answer.
    const earlier = act.idempotency && error instanceof AppError ? await entrance.earlier(scope, act) : undefined;
    if (!earlier) throw error;
    result = earlier.result;
  }
  return answer(endpoint.status, "json", requestId, result);
}

/** Routes whose errors these words can say: the general ones need none. */
export type Spoken<P, W extends ErrorWords> = readonly Route<P, GeneralCode | Extract<keyof W, ErrorCode>>[];

/** The code of an error that its endpoint should have named: a fault of ours, whatever the caller did. */
function undeclared<P>(route: Route<P> | undefined, error: unknown): ErrorCode | undefined {
  if (!(error instanceof AppError) || isGeneralCode(error.code)) return undefined;
  return route?.endpoint.errors.includes(error.code) ? undefined : error.code;
}

/**
 * The Lambda handler of one bounded context, with the words of its errors. API Gateway has matched the route already
 * (`routeKey`), so that finding the operation is one look-up. Errors leave as problem documents, and every request as one
 * log line without people in it.
 */
export function createHandler<P, W extends ErrorWords>(
  routes: Spoken<P, NoInfer<W>>,
  words: W,
  platform: P,
  entrance: Entrance,
) {
  const unasked = entrance.requireGrant ? undefined : routes.find(({ endpoint }) => endpoint.needs);
  if (unasked) throw new Error(`${unasked.endpoint.id} needs a grant, and nothing here asks for it`);
  const byKey = new Map<string, Route<P>>(
    routes.map((route) => [`${route.endpoint.method} ${API_PREFIX}${route.endpoint.path}`, route]),
  );
  const log = createLog(entrance.log);
  const end = (event: HttpEvent, context: InvocationContext, status: number, fault?: unknown, code?: ErrorCode) => {
    const { requestId, authorizer } = event.requestContext;
    const tenant = authorizer?.lambda?.organisationId;
    const { routeKey: route } = event;
    log.end(event, context, { message: "request", requestId, route, tenant, status, fault, undeclared: code });
  };
  return middy<HttpEvent, HttpResult>()
    .onError((request) => {
      const { event, error, context } = request;
      const { requestId } = event.requestContext;
      const problem = problemOf(error, requestId, languageOf(event.headers["accept-language"]), words);
      const fault = problem.code === "internal" ? error : undefined;
      end(event, context, problem.status, fault, undeclared(byKey.get(event.routeKey), error));
      const { retryAfter } = event.requestContext.authorizer?.lambda ?? {};
      request.response = answer(problem.status, "problem+json", requestId, problem, retryAfter);
    })
    .handler(async (event: HttpEvent, context) => {
      log.begin(event);
      const result = await respond(byKey.get(event.routeKey), event, platform, entrance);
      end(event, context, result.statusCode);
      return result;
    });
}
