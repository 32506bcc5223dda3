import { API_PREFIX } from "@shanhai/contract/api-prefix";
import { openApiDocument } from "@shanhai/contract/openapi";
import { DOCS_PAGE } from "./docs-page.ts";

interface PublicEvent {
  routeKey: string;
  requestContext: { requestId: string };
}

const respond = (type: string, body: string, cache = "public, max-age=300") => ({
  statusCode: 200,
  headers: { "content-type": type, "cache-control": cache },
  body,
});

let document: string | undefined;

/** What anybody may read: is it alive, and the API's own description. No data, no authorizer, no table rights. */
export function create() {
  return async (event: PublicEvent) => {
    switch (event.routeKey) {
      case "GET /healthz":
        return respond("application/json; charset=utf-8", '{"status":"ok"}', "no-store");
      case `GET ${API_PREFIX}/docs`:
        return respond("text/html; charset=utf-8", DOCS_PAGE);
      default:
        document ??= JSON.stringify(openApiDocument());
        return respond("application/json; charset=utf-8", document);
    }
  };
}

export const handler = create();
