import type { AuthorizerContext } from "./caller.ts";
import type { RawRequest } from "./parse.ts";

/** The part of an API Gateway event (HTTP API, payload 2.0) that is read. */
export interface HttpEvent extends RawRequest {
  routeKey: string;
  headers: Record<string, string | undefined>;
  requestContext: { requestId: string; authorizer?: { lambda?: AuthorizerContext } };
}

export interface HttpResult {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
}
