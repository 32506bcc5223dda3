import { API, type Context } from "@shanhai/contract/api";
import { API_PREFIX } from "@shanhai/contract/api-prefix";
import type { Endpoint } from "@shanhai/contract/endpoint";
import * as z from "zod/mini";
import type { Chance } from "../random.ts";
import type { Actor } from "./actor.ts";
import type { Memory } from "./memory.ts";
import { mutate, nastyText, written } from "./nasty.ts";
import { type JsonSchema, valueFor } from "./schema-value.ts";

/** Every endpoint of the contract with the function that serves it and its schemas: what is not there yet comes by itself. */
export interface Target {
  endpoint: Endpoint;
  context: Context;
  query: JsonSchema;
  body: JsonSchema;
}

const schemaOf = (schema: Endpoint["body"]) =>
  z.toJSONSchema(schema as never, { io: "input", unrepresentable: "any", metadata: z.registry() }) as JsonSchema;

export const TARGETS: readonly Target[] = Object.entries(API).flatMap(([context, endpoints]) =>
  (endpoints as readonly Endpoint[]).map((endpoint) => ({
    endpoint,
    context: context as Context,
    query: schemaOf(endpoint.query),
    body: schemaOf(endpoint.body),
  })),
);

/** An event of API Gateway, as far as it is random. */
export interface Sent {
  routeKey: string;
  pathParameters: Record<string, string>;
  queryStringParameters: Record<string, string>;
  headers: Record<string, string>;
  body?: string;
  isBase64Encoded: boolean;
}

const takesBody = ({ method }: Endpoint) => method !== "GET" && method !== "DELETE";

function paramsFor({ endpoint }: Target, actor: Actor, memory: Memory, chance: Chance): Record<string, string> {
  const own = actor.ids(endpoint);
  const names = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const params = names.map((name) => {
    if (chance.often(5)) return [name, nastyText(chance).slice(0, 2000) || "x"];
    const seen = chance.often(50) ? memory.of(name) : undefined;
    return [name, String(seen ?? own[name] ?? memory.of(name) ?? `x_${"0".repeat(26)}`)];
  });
  return Object.fromEntries(params);
}

/** Values of a query are text, whatever they mean. */
function queryFor({ query }: Target, memory: Memory, chance: Chance): Record<string, string> {
  const value = valueFor(query, chance, memory) as Record<string, unknown>;
  const given = chance.often(30) ? (mutate(value, chance) as Record<string, unknown>) : value;
  const entries = Object.entries(given).filter(([, one]) => one !== undefined && one !== null);
  return Object.fromEntries(entries.map(([name, one]) => [name, typeof one === "string" ? one : JSON.stringify(one)]));
}

function bodyFor(target: Target, actor: Actor, memory: Memory, ids: readonly string[], chance: Chance): unknown {
  const right = chance.often(50) ? actor.body(target.endpoint) : undefined;
  const body = right ?? valueFor(target.body, chance, memory);
  const version = memory.versionOf(ids);
  const current =
    version !== undefined && typeof body === "object" && body && "version" in body ? { ...body, version } : body;
  return chance.often(65) ? mutate(current, chance) : current;
}

function headersFor(chance: Chance): Record<string, string> {
  const key = chance.often(5) ? nastyText(chance).slice(0, 3000) : `key-${chance.below(2 ** 31)}`;
  return {
    "content-type": "application/json",
    ...(chance.often(40) ? { "idempotency-key": key } : {}),
    ...(chance.often(10)
      ? { "accept-language": chance.of(["en", "zh-CN,zh;q=0.9", "*", "x".repeat(3000), ";;q=,", "en;q=NaN"]) }
      : {}),
  };
}

/** A request of an endpoint that is right, or wrong in few places: what is wrong everywhere is refused at the door. */
export function requestFor(target: Target, actor: Actor, memory: Memory, chance: Chance): Sent {
  const { endpoint } = target;
  const pathParameters = paramsFor(target, actor, memory, chance);
  const body = takesBody(endpoint)
    ? written(bodyFor(target, actor, memory, Object.values(pathParameters), chance), chance)
    : { isBase64Encoded: false };
  return {
    routeKey: `${endpoint.method} ${API_PREFIX}${endpoint.path}`,
    pathParameters,
    queryStringParameters: queryFor(target, memory, chance),
    headers: headersFor(chance),
    ...body,
  };
}
