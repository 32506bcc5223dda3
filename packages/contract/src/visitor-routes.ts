import type { Method } from "./endpoint.ts";

/** The phone page that the QR code at an interview's door opens. */
export const CHECK_IN_PATH = "/check-in/{token}";
/** An event's page for everybody: what it is, and to register. */
export const REGISTER_PATH = "/event/{token}";
/** The page that the QR code at an event's door opens, and its script, which keeps what cannot be sent. */
export const EVENT_DOOR_PATH = "/event/door/{token}";
export const EVENT_DOOR_SCRIPT = "/event/door.js";
/** One's own registration. */
export const OWN_REGISTRATION_PATH = "/event/registration/{token}";

/** Where an agency applies to a park, without an account. */
export const APPLY_PATH = "/onboarding/{token}";
/** An applicant's own page: how far it is, documents, corrections. */
export const APPLICATION_PATH = "/onboarding/application/{token}";
/** Where a form leads when it has sent a document. */
export const APPLICATION_DOCUMENT_PATH = "/onboarding/application/{token}/documents/{kind}/{documentId}";

/** Pages for people without an account: no part of the API, a link is all they need. API Gateway names them so too. */
export const VISITOR_ROUTES: readonly { method: Method; path: string }[] = [
  { method: "GET", path: CHECK_IN_PATH },
  { method: "POST", path: CHECK_IN_PATH },
  { method: "GET", path: APPLY_PATH },
  { method: "POST", path: APPLY_PATH },
  { method: "GET", path: APPLICATION_PATH },
  { method: "POST", path: APPLICATION_PATH },
  { method: "GET", path: APPLICATION_DOCUMENT_PATH },
  { method: "GET", path: REGISTER_PATH },
  { method: "POST", path: REGISTER_PATH },
  { method: "GET", path: EVENT_DOOR_PATH },
  { method: "POST", path: EVENT_DOOR_PATH },
  { method: "GET", path: EVENT_DOOR_SCRIPT },
  { method: "GET", path: OWN_REGISTRATION_PATH },
  { method: "POST", path: OWN_REGISTRATION_PATH },
];

/** What these routes' paths begin with: what CloudFront and the laptop send to the API. */
export const VISITOR_PREFIXES: readonly string[] = [
  ...new Set(VISITOR_ROUTES.map(({ path }) => `/${path.split("/")[1]}`)),
];
