import type { HttpEvent } from "./event.ts";

/** One line a request: what, for whom (organisation, never a person), how it ended. Bodies, names and numbers stay out. */
export function logRequest(event: HttpEvent, status: number, fault?: unknown): void {
  const { requestId, authorizer } = event.requestContext;
  const line = {
    level: fault ? "error" : "info",
    requestId,
    route: event.routeKey,
    organisation: authorizer?.lambda?.organisationId,
    status,
    ...(fault instanceof Error ? { fault: fault.name, stack: fault.stack } : {}),
  };
  console.log(JSON.stringify(line));
}
