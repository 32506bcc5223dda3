import { API, type Context } from "@shanhai/contract/api";
import { API_PREFIX } from "@shanhai/contract/api-prefix";
import type { Endpoint, Permits } from "@shanhai/contract/endpoint";
import { VISITOR_CONTEXTS, VISITOR_PAGES, type VisitorContext } from "@shanhai/contract/visitor-routes";

/** A function of `functions/<context>/http.ts`. */
export type ContextName = Context | VisitorContext | "public";

export interface Route {
  context: ContextName;
  method: string;
  /** As API Gateway names it: `GET /api/v1/orders/{orderId}`. */
  routeKey: string;
  segments: readonly string[];
  /** Whether the authorizer is asked first. */
  authorized: boolean;
}

export type Match =
  | { kind: "route"; route: Route; pathParameters: Record<string, string> }
  | { kind: "method"; allow: string }
  | { kind: "none" };

const PUBLIC_PATHS = [`${API_PREFIX}/openapi.json`, `${API_PREFIX}/docs`, "/healthz"];

function route(context: ContextName, method: string, path: string, permits: Permits): Route {
  return {
    context,
    method,
    routeKey: `${method} ${path}`,
    segments: path.split("/"),
    authorized: permits !== "public",
  };
}

/** Every route of the platform, from the contract. */
const ROUTES: readonly Route[] = [
  ...Object.entries(API).flatMap(([context, endpoints]) =>
    (endpoints as readonly Endpoint[]).map(({ method, path, permits }) =>
      route(context as Context, method, `${API_PREFIX}${path}`, permits),
    ),
  ),
  ...PUBLIC_PATHS.map((path) => route("public", "GET", path, "public")),
  ...VISITOR_CONTEXTS.flatMap((context) =>
    VISITOR_PAGES[context].map(({ method, path }) => route(context, method, path, "public")),
  ),
];

const isParameter = (segment: string) => segment.startsWith("{");

/** The routes by their segments, so that finding one does not look at all. */
interface Place {
  literals: Map<string, Place>;
  parameter?: Place;
  routes: Route[];
}

const newPlace = (): Place => ({ literals: new Map(), routes: [] });

function placeBelow(place: Place, segment: string): Place {
  if (isParameter(segment)) {
    place.parameter ??= newPlace();
    return place.parameter;
  }
  const known = place.literals.get(segment);
  if (known) return known;
  const made = newPlace();
  place.literals.set(segment, made);
  return made;
}

const ROOT = newPlace();
for (const one of ROUTES) one.segments.reduce(placeBelow, ROOT).routes.push(one);

/** Every route that these segments fit; an empty one fits no parameter. */
function fitting(place: Place, segments: readonly string[], at = 0): Route[] {
  const segment = segments[at];
  if (segment === undefined) return place.routes;
  const literal = place.literals.get(segment);
  const found = literal ? fitting(literal, segments, at + 1) : [];
  return place.parameter && segment !== "" ? [...found, ...fitting(place.parameter, segments, at + 1)] : found;
}

/** Fewer parameters win, as in API Gateway: `/scorecards/current` before `/scorecards/{id}`. */
function bySpecificity(one: Route, other: Route): number {
  return one.segments.filter(isParameter).length - other.segments.filter(isParameter).length;
}

/** Finds the route of a request by its method and raw path, and decodes the path's parameters. */
export function matchRoute(method: string, rawPath: string): Match {
  const segments = rawPath.split("/");
  const candidates = fitting(ROOT, segments).toSorted(bySpecificity);
  const found = candidates.find((candidate) => candidate.method === method);
  if (!found) {
    const allow = [...new Set(candidates.map((candidate) => candidate.method))].sort().join(", ");
    return candidates.length > 0 ? { kind: "method", allow } : { kind: "none" };
  }
  const pathParameters: Record<string, string> = {};
  for (const [index, segment] of found.segments.entries()) {
    if (!isParameter(segment)) continue;
    const name = segment.slice(1, -1);
    try {
      pathParameters[name] = decodeURIComponent(segments[index] ?? "");
    } catch {
      // What cannot be decoded is no id, and what is no id names nothing.
      return { kind: "none" };
    }
  }
  return { kind: "route", route: found, pathParameters };
}
