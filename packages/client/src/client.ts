import { API_PREFIX } from "@shanhai/contract/api-prefix";
import type { Endpoint, InputOf, ResultOf } from "@shanhai/contract/endpoint";
import { type ErrorCode, errorText, type Language, type Problem } from "@shanhai/contract/problem";

/** A problem document as an exception: `problem.code` is stable, `problem.detail` is for people. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
    this.name = "ProblemError";
  }
}

export interface ClientOptions {
  /** Origin of the API; empty for the page's own. */
  origin?: string;
  /** The access token for each call; undefined sends none. */
  token?: () => Promise<string | undefined> | string | undefined;
  /** Organisation to act for, when the person has several. */
  organisation?: () => string | undefined;
  language?: () => Language;
  fetch?: typeof fetch;
}

type Part<E, K extends "params" | "query" | "body"> =
  Record<never, never> extends InputOf<E, K> ? { [P in K]?: InputOf<E, K> } : { [P in K]: InputOf<E, K> };

/** What a call takes: the endpoint's own parts, an idempotency key for writes, a signal to give up. */
export type CallInput<E> = Part<E, "params"> &
  Part<E, "query"> &
  Part<E, "body"> & { idempotencyKey?: string; signal?: AbortSignal };

/** What the gateway itself answers, without a problem document. */
const GATEWAY: Record<number, ErrorCode> = {
  401: "unauthenticated",
  403: "forbidden",
  404: "notFound",
  413: "tooLarge",
  429: "busy",
};

function gatewayProblem(response: Response, language: Language): Problem {
  const code = GATEWAY[response.status] ?? "internal";
  return {
    type: `urn:shanhai:problem:${code}`,
    title: code,
    status: response.status,
    code,
    detail: errorText(code, language),
    requestId: response.headers.get("apigw-requestid") ?? response.headers.get("x-request-id") ?? "",
  };
}

/** Address of an endpoint with its parameters filled in. */
export function urlOf(
  endpoint: Endpoint,
  params: Record<string, unknown> = {},
  query: Record<string, unknown> = {},
): string {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== "") search.set(name, String(value));
  }
  const suffix = search.size > 0 ? `?${search}` : "";
  return `${API_PREFIX}${path}${suffix}`;
}

/** The typed client of the whole API: `call(endpoint, { params, query, body })`, types from the contract. */
export function createClient(options: ClientOptions = {}) {
  const send = options.fetch ?? ((input, init) => fetch(input, init));
  const language = options.language ?? (() => "zh");

  async function call<E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<ResultOf<E>> {
    const { params, query, body, idempotencyKey, signal } = input as {
      params?: Record<string, unknown>;
      query?: Record<string, unknown>;
      body?: unknown;
      idempotencyKey?: string;
      signal?: AbortSignal;
    };
    const token = await options.token?.();
    const organisation = options.organisation?.();
    const headers: Record<string, string> = { "accept-language": language() === "en" ? "en" : "zh-CN" };
    if (token) headers.authorization = `Bearer ${token}`;
    if (organisation) headers["x-organisation"] = organisation;
    if (idempotencyKey) headers["idempotency-key"] = idempotencyKey;
    if (body !== undefined) headers["content-type"] = "application/json";
    const response = await send(`${options.origin ?? ""}${urlOf(endpoint, params, query)}`, {
      method: endpoint.method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
    const content: unknown = await response.json().catch(() => undefined);
    if (response.ok) return content as ResultOf<E>;
    const isProblem = typeof content === "object" && content !== null && "code" in content && "requestId" in content;
    throw new ProblemError(isProblem ? (content as Problem) : gatewayProblem(response, language()));
  }

  return { call };
}
export type Client = ReturnType<typeof createClient>;
