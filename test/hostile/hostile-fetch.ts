import { ENDPOINTS } from "@shanhai/contract/api";
import { API_PREFIX } from "@shanhai/contract/api-prefix";
import type { Endpoint } from "@shanhai/contract/endpoint";
import { matchRoute } from "@shanhai/local/routes";
import * as z from "zod/mini";
import type { JsonSchema } from "../fuzz/schema-value.ts";
import { payloadFor } from "./payloads.ts";

/*
 * Whatever is sent by `fetch` while this is in place, by the API or by a visitor's form, has a payload in every field that
 * takes free text: those that were sent, and those that might have been. What an endpoint refuses is sent as it was.
 */

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const schemaOf = (schema: Endpoint["body"]) =>
  z.toJSONSchema(schema as never, { io: "input", unrepresentable: "any", metadata: z.registry() }) as JsonSchema;
const BODIES = new Map(
  ENDPOINTS.filter(({ method }) => method !== "GET" && method !== "DELETE").map((endpoint) => [
    `${endpoint.method} ${API_PREFIX}${endpoint.path}`,
    { id: endpoint.id, schema: schemaOf(endpoint.body) },
  ]),
);

/** Letters for which no page has room would only make the test slow. */
const MOST = 120;
/** Decided by something else than their schema: a file's bytes, a secret, what must be found again. */
const NO_WORDS =
  /^(content|uscc|phone|idNumber|contactPhone|from|to|date|availableFrom|deadline|validThrough|due|endDate|on|token|idToken|cursor|interactionId|organisation|timeZone|words|email|url)$|(Id|Ids|By|On|At|Date|Expiry)$/;

const isText = ({ type, format, pattern, ...more }: JsonSchema) =>
  type === "string" && !format && !pattern && !more.enum && !("const" in more);

function resolved(schema: JsonSchema, root: JsonSchema): JsonSchema {
  const target = schema.$ref ? root.$defs?.[schema.$ref.split("/").at(-1) ?? ""] : undefined;
  return target ? resolved(target, root) : schema;
}

/** The paths at which a body may have free text, a list's first place for all of its places. */
function textPaths(given: JsonSchema, root = given, at = "", depth = 0): { path: string; most: number }[] {
  const schema = resolved(given, root);
  if (
    depth > 6 ||
    NO_WORDS.test(
      at
        .split(".")
        .filter((part) => part !== "0")
        .at(-1) ?? "",
    )
  )
    return [];
  if (isText(schema)) return [{ path: at, most: Math.min(MOST, schema.maxLength ?? MOST) }];
  const below = (one: JsonSchema, name: string) => textPaths(one, root, at ? `${at}.${name}` : name, depth + 1);
  const inside = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return [
    ...inside.flatMap((one) => textPaths(one, root, at, depth + 1)),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, one]) => below(one, name)),
    ...(schema.items ? below(schema.items, "0") : []),
  ];
}

/** Puts text at a path where what holds it is there; tells whether it was put. */
function put(holder: unknown, path: string, text: () => string): boolean {
  const [name = "", ...rest] = path.split(".");
  if (Array.isArray(holder)) {
    if (rest.length === 0) return holder.map((_, index) => Object.assign(holder, { [index]: text() })).length > 0;
    return holder.map((one) => put(one, rest.join("."), text)).includes(true);
  }
  if (!isFields(holder)) return false;
  // A list of words that was not sent is sent with one.
  if (rest.join(".") === "0" && holder[name] === undefined) holder[name] = [""];
  if (rest.length > 0) return put(holder[name], rest.join("."), text);
  // What a file's name ends with says what it is, and a file that says it is another is refused.
  const ending = name === "fileName" ? (/\.\w+$/.exec(String(holder[name]))?.[0] ?? "") : "";
  holder[name] = text().slice(0, MOST - ending.length) + ending;
  return true;
}

/** A form's fields that say what it is for, or that are checked for more than their length. */
const OF_THE_FORM =
  /^(request|phone|consent|website|step|code|act|for|division|uscc|email|kind|metric|version|confirm|language|date|.*(Id|Expiry|Number))$/;

export interface HostileFetch {
  /** The fields that took a payload, as `createOrder.title`, and those that no request did. */
  taken: Set<string>;
  refused(): string[];
  /** Addresses of visitors' pages that were answered, or led to. */
  addresses: Set<string>;
  restore(): void;
}

const PAGE = /^(?:https?:\/\/localhost:\d+)?(\/[a-z][\w-]*\/[^\s"]*)$/;

/** Every text in an answer that is the address of a page. */
function addressesIn(value: unknown, found: Set<string>): void {
  if (typeof value === "string") {
    const [, path = ""] = PAGE.exec(value) ?? [];
    if (path) found.add(path);
  } else if (typeof value === "object" && value !== null) {
    for (const one of Object.values(value)) addressesIn(one, found);
  }
}

/** From now on, until restored, everything that is sent is hostile. */
export function hostileFetch(): HostileFetch {
  const original = globalThis.fetch;
  const [taken, addresses] = [new Set<string>(), new Set<string>()];
  let number = 0;

  async function sendBody(url: string, init: RequestInit, { id, schema }: { id: string; schema: JsonSchema }) {
    let paths = textPaths(schema);
    for (let attempt = 0; ; attempt += 1) {
      const body: unknown = JSON.parse(String(init.body));
      const filled = paths.filter(({ path, most }) => put(body, path, () => payloadFor(number++, most)));
      const response = await original(url, filled.length > 0 ? { ...init, body: JSON.stringify(body) } : init);
      if (response.ok) for (const { path } of filled) taken.add(`${id}.${path}`);
      if (response.ok || filled.length === 0) return response;
      const { issues = [] } = (await response.clone().json()) as { issues?: { field: string; code: string }[] };
      // What cannot be printed is refused as such: such a field gets something else the next time.
      const wrong = issues.filter(({ code }) => code !== "unprintable" && code !== "required");
      const names = wrong.map(({ field }) => field.replace(/\b\d+\b/g, "0"));
      paths = attempt < 8 && issues.length > 0 ? filled.filter(({ path }) => !names.includes(path)) : [];
    }
  }

  async function sendForm(url: string, init: RequestInit, form: URLSearchParams) {
    const filled = new URLSearchParams(form);
    for (const name of new Set(form.keys())) if (!OF_THE_FORM.test(name)) filled.set(name, payloadFor(number++, 30));
    const response = await original(url, { ...init, body: filled });
    return response.status < 400 ? response : original(url, { ...init, body: form });
  }

  globalThis.fetch = async (input, init = {}) => {
    const url = String(input);
    const { pathname } = new URL(url, "http://localhost");
    const match = matchRoute(init.method ?? "GET", pathname);
    const known = match.kind === "route" ? BODIES.get(match.route.routeKey) : undefined;
    let response: Response;
    if (known && typeof init.body === "string") response = await sendBody(url, init, known);
    else if (init.body instanceof URLSearchParams && !pathname.startsWith("/oidc"))
      response = await sendForm(url, init, init.body);
    else response = await original(input, init);
    addressesIn([url, response.headers.get("location")], addresses);
    if (response.headers.get("content-type")?.includes("json"))
      addressesIn(
        await response
          .clone()
          .json()
          .catch(() => undefined),
        addresses,
      );
    return response;
  };

  return {
    taken,
    addresses,
    refused: () =>
      [...BODIES.values()]
        .flatMap(({ id, schema }) => textPaths(schema).map(({ path }) => `${id}.${path}`))
        .filter((path) => !taken.has(path)),
    restore: () => {
      globalThis.fetch = original;
    },
  };
}
