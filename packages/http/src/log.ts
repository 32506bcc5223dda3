import type { HttpEvent } from "./event.ts";

/**
 * One line a request: what, for whom (organisation, never a person), how it ended. Bodies, names and numbers stay out. A code
 * that the endpoint does not name is an error of ours, and fails the suites.
 */
export function logRequest(event: HttpEvent, status: number, fault?: unknown, undeclared?: string): void {
  const { requestId, authorizer } = event.requestContext;
  const line = {
    level: fault || undeclared ? "error" : "info",
    requestId,
    route: event.routeKey,
    organisation: authorizer?.lambda?.organisationId,
    status,
    ...(undeclared ? { undeclared } : {}),
    ...(fault instanceof Error ? { fault: fault.name, stack: fault.stack } : {}),
  };
  console.log(JSON.stringify(line));
}
