import { ENDPOINTS } from "@shanhai/contract/api";
import type { Endpoint } from "@shanhai/contract/endpoint";
import { describeSchema } from "@shanhai/contract/openapi";
import { CATALOGUE } from "@shanhai/contract/problems/catalogue";
import { declarationOf, typeOf } from "./type-of.ts";

type Json = Record<string, unknown>;

/** What is sent and what comes back, each with its named types: a default makes a field optional in the one alone. */
const named = { input: {} as Record<string, Json>, output: {} as Record<string, Json> };

function partsOf(endpoint: Endpoint): string {
  const sent = (["params", "query", "body"] as const).map(
    (part) => `${part}: ${typeOf(describeSchema(endpoint[part], "input", named.input), "  ")}`,
  );
  const result = typeOf(describeSchema(endpoint.result, "output", named.output), "  ");
  return [...sent, `result: ${result}`].map((line) => `  ${line};\n`).join("");
}

/** The types of both ways under one name; throws where they differ, since then one of them must be called something else. */
function namedTypes(): string {
  const all = { ...named.input, ...named.output };
  for (const [name, schema] of Object.entries(named.input)) {
    const other = named.output[name];
    if (other && typeOf(other) !== typeOf(schema)) throw new Error(`${name} is sent otherwise than it comes back`);
  }
  return Object.keys(all)
    .sort()
    .map((name) => declarationOf(name, all[name] ?? {}))
    .join("\n");
}

/** The endpoints as a program imports them: what a call needs of each, and its types beside it. */
export function writeEndpoints(): { code: string; types: string } {
  const code = ENDPOINTS.map(
    ({ id, method, path }) =>
      `export const ${id} = /* @__PURE__ */ Object.freeze(${JSON.stringify({ id, method, path })});\n`,
  ).join("");
  const operations = ENDPOINTS.map((endpoint) => {
    const parts = partsOf(endpoint);
    return `/** ${endpoint.summary}. */\nexport declare const ${endpoint.id}: Operation<{\n${parts}}>;\n`;
  }).join("\n");
  const types = `import type { Operation } from "./contract.js";\n\n${namedTypes()}\n${operations}`;
  return { code, types };
}

/** In the place of `src/contract.ts`: the same types without the contract's schemas. */
export function writeContractTypes(): string {
  const codes = Object.keys(CATALOGUE).map((code) => `  | ${JSON.stringify(code)}\n`);
  return `export type Language = "zh" | "en";

/** Every error that the API answers with, by its stable code. */
export type ErrorCode =
${codes.join("")};

/** RFC 9457 problem document. \`current\` is the record as it is now, when an update was stale, or what was found in it. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  requestId: string;
  issues?: { field: string; code: string; message: string }[] | undefined;
  current?: unknown;
}

/** One operation of the API. */
export interface Endpoint {
  readonly id: string;
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Below \`/api/v1\`, parameters in braces: \`/orders/{orderId}\`. */
  readonly path: string;
}

/** What an operation takes and gives; types alone, there is no such property. */
declare const parts: unique symbol;
interface Parts {
  params: unknown;
  query: unknown;
  body: unknown;
  result: unknown;
}
export interface Operation<P extends Parts> extends Endpoint {
  readonly [parts]?: P;
}

export type InputOf<E, Part extends "params" | "query" | "body"> = E extends Operation<infer P> ? P[Part] : never;
export type ResultOf<E> = E extends Operation<infer P> ? P["result"] : never;
export interface Page<Item> {
  items: Item[];
  cursor?: string | undefined;
}
`;
}
