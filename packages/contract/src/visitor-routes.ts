import type { Method } from "./endpoint.ts";

/** The phone page that the QR code at an interview's door opens. */
export const CHECK_IN_PATH = "/check-in/{token}";

/** Pages for people without an account: no part of the API, a link is all they need. API Gateway names them so too. */
export const VISITOR_ROUTES: readonly { method: Method; path: string }[] = [
  { method: "GET", path: CHECK_IN_PATH },
  { method: "POST", path: CHECK_IN_PATH },
];

/** What these routes' paths begin with: what CloudFront and the laptop send to the API. */
export const VISITOR_PREFIXES: readonly string[] = [
  ...new Set(VISITOR_ROUTES.map(({ path }) => `/${path.split("/")[1]}`)),
];
