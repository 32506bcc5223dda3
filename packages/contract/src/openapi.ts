import * as z from "zod/mini";
import { ENDPOINTS } from "./api.ts";
import { API_GUIDE } from "./api-guide.ts";
import { API_PREFIX } from "./api-prefix.ts";
import { type Endpoint, keyScopeOf } from "./endpoint.ts";
import { type ErrorCode, errorText } from "./problem.ts";
import { ProblemDocument } from "./problem-document.ts";
import { CATALOGUE } from "./problems/catalogue.ts";
import { TAGS } from "./tags.ts";
import { WEBHOOK_EVENT_TYPES, WEBHOOK_EVENTS, type WebhookEventType, webhookMessage } from "./webhook-event.ts";

type Json = Record<string, unknown>;

/** A schema's JSON Schema, as it is sent or comes back; every named part moves to `components`. */
export function describeSchema(schema: z.ZodMiniType, io: "input" | "output", components: Json): Json {
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
    const { properties = {}, required = [] } = describeSchema(endpoint[part], "input", components) as {
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

/** What a key needs to call it; undefined for what is people's alone, and for partners, who have no keys. */
function keyScope(endpoint: Endpoint) {
  const { permits } = endpoint;
  const holders = typeof permits === "object" && (permits.agency ?? permits.park);
  return holders ? keyScopeOf(endpoint) : undefined;
}

/** Who may call, in words and as the document's security. */
function whoMay(endpoint: Endpoint): Json {
  const { permits } = endpoint;
  if (permits === "public") return { security: [], description: "Anybody may call this." };
  if (permits === "signedIn") return { security: [{ person: [] }], description: "Anybody who is signed in." };
  const roles = Object.entries(permits).map(([kind, some]) => `${kind} (${some.join(", ")})`);
  const scope = keyScope(endpoint);
  return {
    security: [{ person: [] }, ...(scope ? [{ apiKey: [] }] : [])],
    description: `For: ${roles.join("; ")}. ${scope ? `An API key needs \`${scope}\`.` : "People only, no API keys."}`,
  };
}

function operation(endpoint: Endpoint, components: Json): Json {
  const body = describeSchema(endpoint.body, "input", components);
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
    ...whoMay(endpoint),
    parameters: [
      ...parameters(endpoint, components),
      ...(endpoint.permits === "public" ? [] : [organisation]),
      ...(endpoint.method === "GET" ? [] : [idempotency]),
    ],
    ...(takesBody ? { requestBody: { required: true, content: { "application/json": { schema: body } } } } : {}),
    responses: {
      [endpoint.status]: {
        description: "Done",
        content: { "application/json": { schema: describeSchema(endpoint.result, "output", components) } },
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
        content: { "application/json": { schema: describeSchema(webhookMessage(type), "output", components) } },
      },
      responses: {
        "2XX": { description: "Taken. Answer within ten seconds, and work on it afterwards." },
        "410": { description: "Gone for good: the webhook is paused." },
        default: { description: "Anything else is sent again, ten times in three days." },
      },
    },
  };
}

const SECURITY_SCHEMES = {
  person: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "JWT",
    description: "The access token of somebody signed in.",
  },
  apiKey: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "shk_…",
    description: "A key of the organisation, for programs.",
  },
};

/** The OpenAPI 3.1 document of the whole API, from the contract alone. `origin` is where it is served. */
export function openApiDocument(origin = ""): Json {
  const schemas: Json = {};
  describeSchema(ProblemDocument, "output", schemas);
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
      description: API_GUIDE,
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: origin || "/" }],
    tags: Object.entries(TAGS)
      .filter(([name]) => ENDPOINTS.some(({ tag }) => tag === name))
      .map(([name, description]) => ({ name, description })),
    paths,
    webhooks,
    components: { schemas, securitySchemes: SECURITY_SCHEMES },
  };
}
