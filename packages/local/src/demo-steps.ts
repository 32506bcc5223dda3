import { join } from "node:path";
import { API_PREFIX } from "@shanhai/contract/api-prefix";
import type { Endpoint, InputOf, ResultOf } from "@shanhai/contract/endpoint";
import { readJson, writeWhole } from "./durable-file.ts";
import type { Provision } from "./functions.ts";
import { type SignedIn, signIn } from "./sign-in.ts";

/** What making demo data needs: the laptop's own front door, and a place to remember how far it came. */
export interface Seed {
  origin: string;
  dataDir: string;
  provision: Provision;
  /** Aborted when the laptop stops; what is left is made at the next start. */
  signal: AbortSignal;
  say?: (line: string) => void;
}

/** Input of a call, typed by the contract. */
export interface CallInput<E> {
  params?: InputOf<E, "params">;
  query?: InputOf<E, "query">;
  body?: InputOf<E, "body">;
  /** Makes a repeated write safe. */
  key?: string;
}

/** Somebody who is signed in and calls the API as any program would. */
export interface Actor {
  email: string;
  idToken: string;
  call<E extends Endpoint>(endpoint: E, input?: CallInput<E>): Promise<ResultOf<E>>;
}

async function request(origin: string, token: string, endpoint: Endpoint, input: CallInput<Endpoint>, signal: AbortSignal) {
  const { params = {}, query = {}, body, key } = input as {
    params?: Record<string, unknown>;
    query?: Record<string, string>;
    body?: unknown;
    key?: string;
  };
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams(query);
  const response = await fetch(`${origin}${API_PREFIX}${path}${search.size > 0 ? `?${search}` : ""}`, {
    method: endpoint.method,
    headers: {
      authorization: `Bearer ${token}`,
      "accept-language": "en",
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(key ? { "idempotency-key": key } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal,
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${endpoint.id} answered ${response.status}: ${text.slice(0, 500)}`);
  return JSON.parse(text) as unknown;
}

/** Steps that are each made once, over as many starts as it takes. */
export function demoSteps(seed: Seed) {
  const path = join(seed.dataDir, "demo.json");
  const done = readJson<Record<string, unknown>>(path) ?? {};
  const signedIn = new Map<string, Promise<SignedIn>>();

  return {
    isDone: (name: string) => name in done,
    /** Makes a step unless it was made; `key` is the same in every attempt, so that a write repeated after a kill is one write. */
    async once<Result>(name: string, make: (key: string) => Promise<Result>): Promise<Result> {
      if (name in done) return done[name] as Result;
      seed.signal.throwIfAborted();
      const result = await make(`demo-${name}`);
      done[name] = result ?? null;
      writeWhole(path, JSON.stringify(done));
      return result;
    },
    async actor(email: string): Promise<Actor> {
      const session = signedIn.get(email) ?? signIn(seed.origin, email);
      signedIn.set(email, session);
      const { accessToken, idToken } = await session;
      return {
        email,
        idToken,
        call: async <E extends Endpoint>(endpoint: E, input: CallInput<E> = {}) =>
          (await request(seed.origin, accessToken, endpoint, input as CallInput<Endpoint>, seed.signal)) as ResultOf<E>,
      };
    },
  };
}
export type DemoSteps = ReturnType<typeof demoSteps>;
