import { type Endpoint, NOTHING } from "@shanhai/contract/endpoint";
import { type IssueCode, isIssueCode } from "@shanhai/contract/problem";
import { AppError, type Issue } from "@shanhai/domain/app-error";
import type * as z from "zod/mini";

/** API Gateway itself allows 10 MB; nothing here needs more than one. */
export const MAX_BODY_BYTES = 1024 * 1024;

type ZodIssue = z.core.$ZodIssue;

/** A zod issue in the catalogue's words: our own code where a schema names one, the kind of fault otherwise. */
function codeOf(issue: ZodIssue): IssueCode {
  if (isIssueCode(issue.message)) return issue.message;
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? "required" : "type";
    case "too_small":
      return issue.origin === "array" ? "short" : "range";
    case "too_big":
      return issue.origin === "array" ? "many" : "range";
    case "invalid_value":
      return "option";
    default:
      return "format";
  }
}

/** Never echoes more of the input than a field's name can reasonably be. */
const pathOf = (issue: ZodIssue) => issue.path.map((part) => String(part).slice(0, 60)).join(".");

/** What is wrong with an input, by field, as the catalogue has it. */
export function issuesOf(error: z.core.$ZodError): Issue[] {
  return error.issues.slice(0, 50).map((issue) => ({ field: pathOf(issue), code: codeOf(issue) }));
}

function check<S extends z.ZodMiniType>(schema: S, value: unknown): z.output<S> {
  if ((schema as z.ZodMiniType) === NOTHING) return {} as z.output<S>;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  // Only a refusal needs to know what was given: asking for it makes every parse dearer.
  const { error } = schema.safeParse(value, { reportInput: true });
  throw new AppError("invalid", { issues: issuesOf(error ?? parsed.error) });
}

/** What of an API Gateway event is parsed. */
export interface RawRequest {
  pathParameters?: Record<string, string | undefined> | undefined;
  queryStringParameters?: Record<string, string | undefined> | undefined;
  body?: string | undefined;
  isBase64Encoded?: boolean;
}

/** The body as text; throws `tooLarge`. */
export function bodyText(event: RawRequest): string {
  if (!event.body) return "";
  if (event.body.length > MAX_BODY_BYTES * 1.4) throw new AppError("tooLarge");
  const text = event.isBase64Encoded ? Buffer.from(event.body, "base64").toString("utf8") : event.body;
  if (text.length > MAX_BODY_BYTES || Buffer.byteLength(text) > MAX_BODY_BYTES) throw new AppError("tooLarge");
  return text;
}

function parseJson(text: string): unknown {
  if (text === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError("malformed");
  }
}

/**
 * Parses a request by its endpoint. An id in the path that is no id names nothing: `notFound`. Query and body name their
 * fields: `invalid`.
 */
export function parseRequest(endpoint: Endpoint, event: RawRequest, body: string) {
  const params = endpoint.params.safeParse(event.pathParameters ?? {});
  if (!params.success) throw new AppError("notFound");
  const query = check(endpoint.query, event.queryStringParameters ?? {});
  const takesBody = endpoint.method !== "GET" && endpoint.method !== "DELETE";
  return { params: params.data, query, body: takesBody ? check(endpoint.body, parseJson(body)) : {} };
}
