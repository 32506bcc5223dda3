import { API_PREFIX } from "@shanhai/contract/api-prefix";
import type { Endpoint, InputOf, Language, Page, ResultOf } from "./contract.ts";
import { ProblemError, problemOf } from "./problem-error.ts";
import { pause, waitBefore } from "./retry.ts";

export { ProblemError };

export interface ClientOptions {
  /** Origin of the API, such as `https://hr.example.cn`; empty for the page's own. */
  origin?: string;
  /** A key of the organisation, for programs: `shk_…`. */
  apiKey?: string;
  /** A person's access token for each call, where there is no key; undefined sends none. */
  token?: () => Promise<string | undefined> | string | undefined;
  /** Organisation to act for, when the person has several. A key has one. */
  organisation?: () => string | undefined;
  /** In which language problems are told; Chinese unless told. */
  language?: () => Language;
  /** How often a call is tried again after the network failed or the server was busy: 3 unless told, 0 for never. */
  retries?: number;
  /** How long one try may take, in milliseconds: 30 seconds unless told, 0 for as long as it takes. */
  timeoutMs?: number;
  fetch?: typeof fetch;
}

type Part<E, K extends "params" | "query" | "body"> =
  Record<never, never> extends InputOf<E, K> ? { [P in K]?: InputOf<E, K> } : { [P in K]: InputOf<E, K> };

/** What a call takes: the endpoint's own parts, an idempotency key for writes, a signal to give up. */
export type CallInput<E> = Part<E, "params"> &
  Part<E, "query"> &
  Part<E, "body"> & { idempotencyKey?: string; signal?: AbortSignal };

/** An endpoint that answers with a page of a list. */
type ListOf<E> = ResultOf<E> extends Page<unknown> ? E : never;

export interface Client {
  /**
   * Calls an endpoint. Throws `ProblemError` for what the API refuses, what `fetch` throws for a network that failed, and
   * the signal's reason. A write that may be tried again is sent under one `Idempotency-Key`, so that it happens once.
   */
  call<E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<ResultOf<E>>;
  /** The pages of a list, one after the other, from the first or from the cursor given. */
  pages<E extends Endpoint>(endpoint: ListOf<E> & E, input: CallInput<E>): AsyncGenerator<ResultOf<E>, void, undefined>;
}

/** Address of an endpoint with its parameters filled in. */
export function urlOf(
  endpoint: Pick<Endpoint, "path">,
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

/** A call's input as every endpoint's is: its parts may be there or not. */
interface AnyInput {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** The typed client of the whole API: `call(endpoint, { params, query, body })`, types from the contract. */
export function createClient(options: ClientOptions = {}): Client {
  const { origin = "", retries = 3, timeoutMs = 30_000 } = options;
  const send: typeof fetch = options.fetch ?? ((input, init) => fetch(input, init));
  const language = options.language ?? (() => "zh" as const);

  async function headersOf({ body, idempotencyKey }: AnyInput): Promise<Record<string, string>> {
    const token = options.apiKey ?? (await options.token?.());
    const organisation = options.organisation?.();
    return {
      "accept-language": language() === "en" ? "en" : "zh-CN",
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(organisation ? { "x-organisation": organisation } : {}),
      ...(idempotencyKey ? { "idempotency-key": idempotencyKey } : {}),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    };
  }

  /** The caller's signal, and this try's time. */
  function signalOf(given: AbortSignal | undefined): AbortSignal | undefined {
    if (timeoutMs === 0) return given;
    const late = AbortSignal.timeout(timeoutMs);
    return given ? AbortSignal.any([given, late]) : late;
  }

  async function once(endpoint: Endpoint, input: AnyInput): Promise<unknown> {
    const { params, query, body } = input;
    const signal = signalOf(input.signal);
    const response = await send(`${origin}${urlOf(endpoint, params, query)}`, {
      method: endpoint.method,
      headers: await headersOf(input),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
    const content: unknown = await response.json().catch((error: unknown) => {
      // No JSON is an answer of somebody on the way; one that was cut off is none at all.
      if (error instanceof SyntaxError) return undefined;
      throw error;
    });
    if (response.ok) return content;
    throw problemOf(response, content, language());
  }

  async function call<E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<ResultOf<E>> {
    const given = input as unknown as AnyInput;
    const isWrite = endpoint.method !== "GET";
    const idempotencyKey = given.idempotencyKey ?? (isWrite && retries > 0 ? crypto.randomUUID() : undefined);
    const safe = !isWrite || idempotencyKey !== undefined;
    for (let attempt = 0; ; attempt += 1) {
      try {
        return (await once(endpoint, { ...given, ...(idempotencyKey ? { idempotencyKey } : {}) })) as ResultOf<E>;
      } catch (error) {
        const wait = safe && attempt < retries ? waitBefore(error, attempt, Math.random()) : undefined;
        if (wait === undefined || given.signal?.aborted) throw error;
        await pause(wait, given.signal);
      }
    }
  }

  async function* pages<E extends Endpoint>(
    endpoint: E,
    input: CallInput<E>,
  ): AsyncGenerator<ResultOf<E>, void, undefined> {
    const given = input as unknown as AnyInput;
    for (let next: AnyInput | undefined = given; next; ) {
      const page: ResultOf<E> = await call(endpoint, next as unknown as CallInput<E>);
      yield page;
      const { cursor } = page as { cursor?: string };
      next = cursor === undefined ? undefined : { ...given, query: { ...given.query, cursor } };
    }
  }

  return { call, pages };
}
