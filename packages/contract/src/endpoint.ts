import * as z from "zod/mini";
import type { Grant } from "./grant.ts";
import type { ErrorCode } from "./problem.ts";
import { upTo, wholeParam } from "./scalar.ts";
import type { Tag } from "./tags.ts";

type ParkRole = "administrator" | "evaluator";
type AgencyRole = "owner" | "recruiter";
type PartnerRole = "coordinator";

/**
 * Who may call: anybody, any signed-in person, or members with one of these roles in an organisation of that kind.
 * A caller from the wrong kind of organisation learns nothing (404 where the path names a record).
 */
export type Permits =
  | "public"
  | "signedIn"
  | {
      readonly park?: readonly ParkRole[];
      readonly agency?: readonly AgencyRole[];
      readonly partner?: readonly PartnerRole[];
    };

/** What a program's key may have been given: to read, to change, to have ID numbers in full. */
export type KeyScope = "read" | "write" | "reveal";

export type Method = "GET" | "POST" | "PATCH" | "DELETE";

/** The schema of a part that takes nothing. */
export const NOTHING = z.object({});

/** One operation of the API: the single source for parsing, types, OpenAPI, routes, the client and the tests. */
export interface Endpoint<
  Params extends z.ZodMiniType = z.ZodMiniType,
  Query extends z.ZodMiniType = z.ZodMiniType,
  Body extends z.ZodMiniType = z.ZodMiniType,
  Result extends z.ZodMiniType = z.ZodMiniType,
  P extends Permits = Permits,
  Code extends ErrorCode = ErrorCode,
> {
  readonly id: string;
  readonly method: Method;
  /** Below `/api/v1`, parameters in braces: `/orders/{orderId}`. */
  readonly path: string;
  readonly summary: string;
  readonly tag: Tag;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly result: Result;
  /** Status of success; 200 unless something was created (201) or accepted for later (202). */
  readonly status: number;
  readonly permits: P;
  /** What it may be answered besides what any operation may. */
  readonly errors: readonly Code[];
  /** No GET, but open to an agency that is suspended or has left: it takes its own data along. */
  readonly whileStopped: boolean;
  /** What an agreement in force has to open to a partner before it may call; others are not asked. */
  readonly needs?: Grant | undefined;
  /** Said of what no API key may do, of what shows personal data in full, and of a GET that hands a working link out; see `keyScopeOf`. */
  readonly keys?: "never" | "reveal" | "write" | undefined;
}

/**
 * The one rule of what API keys may call: `never` and what is about the person signed in nobody's key, what shows personal
 * data in full those with `reveal`, other GETs (but for those that hand a working link out) those with `read`, and everything
 * else those with `write`.
 */
export function keyScopeOf({
  permits,
  method,
  keys,
}: Pick<Endpoint, "permits" | "method" | "keys">): KeyScope | undefined {
  if (keys === "never" || typeof permits === "string") return undefined;
  return keys ?? (method === "GET" ? "read" : "write");
}

/** What the caller sends of one part (params, query or body), before parsing. */
export type InputOf<E, Part extends "params" | "query" | "body"> = E extends {
  [K in Part]: infer S extends z.ZodMiniType;
}
  ? z.input<S>
  : never;
/** What an operation receives: parsed, normalised, branded. */
export type ParsedOf<E> =
  E extends Endpoint<infer P, infer Q, infer B>
    ? { params: z.output<P>; query: z.output<Q>; body: z.output<B> }
    : never;
export type ResultOf<E> = E extends { result: infer R extends z.ZodMiniType } ? z.output<R> : never;

/** Makes its value when it is first asked for: a function that starts pays for no schema but those of the call it serves. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Declares one endpoint; what is left out takes no input. */
// @__NO_SIDE_EFFECTS__
export function endpoint<
  const P extends Permits,
  Result extends z.ZodMiniType,
  Params extends z.ZodMiniType = typeof NOTHING,
  Query extends z.ZodMiniType = typeof NOTHING,
  Body extends z.ZodMiniType = typeof NOTHING,
  const Code extends ErrorCode = never,
>(spec: {
  id: string;
  method: Method;
  path: string;
  summary: string;
  tag: Tag;
  permits: P;
  params?: () => Params;
  query?: () => Query;
  body?: () => Body;
  result: () => Result;
  status?: number;
  errors?: readonly Code[];
  whileStopped?: true;
  needs?: Grant;
  keys?: "never" | "reveal" | "write";
}): Endpoint<Params, Query, Body, Result, P, Code> {
  const nothing = () => NOTHING as unknown;
  const params = once(spec.params ?? (nothing as () => Params));
  const query = once(spec.query ?? (nothing as () => Query));
  const body = once(spec.body ?? (nothing as () => Body));
  const result = once(spec.result);
  const { id, method, path, summary, tag, permits, errors = [], whileStopped = false, needs, keys } = spec;
  const { status = method === "POST" ? 201 : 200 } = spec;
  return {
    id,
    method,
    path,
    summary,
    tag,
    permits,
    status,
    errors,
    whileStopped,
    needs,
    keys,
    get params() {
      return params();
    },
    get query() {
      return query();
    },
    get body() {
      return body();
    },
    get result() {
      return result();
    },
  };
}

/** `?limit=&cursor=` of every list: up to 100 a page, newest first. */
export const PageQuery = z.object({
  limit: z._default(wholeParam(1, 100, "limit"), 25),
  cursor: z.optional(upTo(500, "cursor")),
});
export type PageQuery = z.output<typeof PageQuery>;

/** A page of a list. The cursor is opaque, signed and bound to its owner; absent on the last page. */
// @__NO_SIDE_EFFECTS__
export function pageOf<Item extends z.ZodMiniType>(item: Item) {
  return z.object({ items: z.array(item), cursor: z.optional(z.string()) });
}
export interface Page<Item> {
  items: Item[];
  cursor?: string;
}

export const AGENCY = { agency: ["owner", "recruiter"] } as const satisfies Permits;
export const AGENCY_OWNER = { agency: ["owner"] } as const satisfies Permits;
/** Whoever decides for the organisation. */
export const IN_CHARGE = {
  agency: ["owner"],
  park: ["administrator"],
  partner: ["coordinator"],
} as const satisfies Permits;
export const PARK = { park: ["administrator", "evaluator"] } as const satisfies Permits;
export const PARK_ADMINISTRATOR = { park: ["administrator"] } as const satisfies Permits;
export const PARTNER = { partner: ["coordinator"] } as const satisfies Permits;
