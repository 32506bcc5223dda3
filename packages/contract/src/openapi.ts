import * as z from "zod/mini";
import { ENDPOINTS } from "./api.ts";
import { API_PREFIX } from "./api-prefix.ts";
import type { Endpoint } from "./endpoint.ts";
import { type ErrorCode, errorText } from "./problem.ts";
import { ProblemDocument } from "./problem-document.ts";
import { CATALOGUE } from "./problems/catalogue.ts";
import { WEBHOOK_EVENT_TYPES, WEBHOOK_EVENTS, type WebhookEventType, webhookMessage } from "./webhook-event.ts";

type Json = Record<string, unknown>;

/** Writes a schema's JSON Schema, moving every named part to `components.schemas`. */
function describe(schema: z.ZodMiniType, io: "input" | "output", components: Json): Json {
  const {
    $schema: _,
    $defs,
    ...root
  } = z.toJSONSchema(schema, { io, unrepresentable: "any", reused: "inline" }) as Json;
  const renamed = JSON.parse(
    JSON.stringify({ root, defs: $defs ?? {} }).replaceAll("#/$defs/", "#/components/schemas/"),
  ) as {
    root: Json;
    defs: Json;
  };
  Object.assign(components, renamed.defs);
  const name = renamed.root.id;
  if (typeof name !== "string") return renamed.root;
  components[name] = renamed.root;
  return { $ref: `#/components/schemas/${name}` };
}

function parameters(endpoint: Endpoint, components: Json): Json[] {
  return (["params", "query"] as const).flatMap((part) => {
    const { properties = {}, required = [] } = describe(endpoint[part], "input", components) as {
      properties?: Record<string, Json>;
      required?: string[];
    };
    return Object.entries(properties).map(([name, schema]) => ({
      name,
      in: part === "params" ? "path" : "query",
      required: part === "params" || required.includes(name),
      schema,
    }));
  });
}

/** Codes an endpoint may answer with besides its own, from who may call it and what it takes. */
function errorCodes(endpoint: Endpoint): ErrorCode[] {
  const codes: ErrorCode[] = ["invalid", ...endpoint.errors];
  if (endpoint.permits !== "public") codes.push("unauthenticated");
  if (typeof endpoint.permits === "object") codes.push("forbidden");
  if (endpoint.path.includes("{")) codes.push("notFound");
  return codes;
}

function operation(endpoint: Endpoint, components: Json): Json {
  const body = describe(endpoint.body, "input", components);
  const takesBody = Object.keys((body.properties as Json | undefined) ?? {}).length > 0 || "$ref" in body;
  const idempotency = {
    name: "Idempotency-Key",
    in: "header",
    required: false,
    schema: { type: "string", maxLength: 100 },
  };
  const organisation = {
    name: "X-Organisation",
    in: "header",
    required: false,
    schema: { type: "string", maxLength: 40 },
  };
  return {
    operationId: endpoint.id,
    summary: endpoint.summary,
    tags: [endpoint.tag],
    ...(endpoint.permits === "public" ? { security: [] } : {}),
    parameters: [
      ...parameters(endpoint, components),
      ...(endpoint.permits === "public" ? [] : [organisation]),
      ...(endpoint.method === "GET" ? [] : [idempotency]),
    ],
    ...(takesBody ? { requestBody: { required: true, content: { "application/json": { schema: body } } } } : {}),
    responses: {
      [endpoint.status]: {
        description: "Done",
        content: { "application/json": { schema: describe(endpoint.result, "output", components) } },
      },
      "4XX": {
        description: errorCodes(endpoint)
          .map((code) => `\`${code}\`: ${errorText(code, "en", {}, CATALOGUE)}`)
          .join("\n\n"),
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
  };
}

const SIGNED = [
  ["webhook-id", "What happened, by id: the same however often it is sent. Do nothing twice for one id."],
  ["webhook-timestamp", "When it was sent, in seconds since the epoch. Refuse what is more than five minutes off."],
  [
    "webhook-signature",
    "`v1,` and base64 of HMAC-SHA-256 over `id.timestamp.body`, with what stands in base64 behind `whsec_` as key; several, separated by spaces, while a secret is replaced. Compare with each.",
  ],
] as const;

/** What an agency's own system is sent (Standard Webhooks): the reverse of an operation, with the answer that is expected of it. */
function webhook(type: WebhookEventType, components: Json): Json {
  return {
    post: {
      operationId: type,
      summary: WEBHOOK_EVENTS[type].summary,
      tags: ["webhook"],
      security: [],
      parameters: SIGNED.map(([name, description]) => ({
        name,
        in: "header",
        required: true,
        description,
        schema: { type: "string" },
      })),
      requestBody: {
        required: true,
        content: { "application/json": { schema: describe(webhookMessage(type), "output", components) } },
      },
      responses: {
        "2XX": { description: "Taken. Answer within ten seconds, and work on it afterwards." },
        "410": { description: "Gone for good: the webhook is paused." },
        default: { description: "Anything else is sent again, ten times in three days." },
      },
    },
  };
}

/** The OpenAPI 3.1 document of the whole API, from the contract alone. `origin` is where it is served. */
export function openApiDocument(origin = ""): Json {
  const schemas: Json = {};
  describe(ProblemDocument, "output", schemas);
  const paths: Record<string, Json> = {};
  for (const endpoint of ENDPOINTS) {
    const path = `${API_PREFIX}${endpoint.path}`;
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint, schemas) };
  }
  const webhooks = Object.fromEntries(WEBHOOK_EVENT_TYPES.map((type) => [type, webhook(type, schemas)]));
  return {
    openapi: "3.1.0",
    info: {
      title: "Shanhai 山海",
      version: "0.1.0",
      description: "HR-service agencies and their park: orders, candidates, pipeline, placements, service quality.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: origin || "/" }],
    security: [{ bearer: [] }],
    tags: [...new Set(ENDPOINTS.map((endpoint) => endpoint.tag))].map((name) => ({ name })),
    paths,
    webhooks,
    components: { schemas, securitySchemes: { bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" } } },
  };
}
