import type { Method } from "./endpoint.ts";

/** The phone page that the QR code at an interview's door opens. */
export const CHECK_IN_PATH = "/check-in/{token}";

/** Where an agency applies to a park, without an account. */
export const APPLY_PATH = "/onboarding/{token}";
/** An applicant's own page: how far it is, documents, corrections. */
export const APPLICATION_PATH = "/onboarding/application/{token}";
/** Where a form leads when it has sent a document. */
export const APPLICATION_DOCUMENT_PATH = "/onboarding/application/{token}/documents/{kind}/{documentId}";
/** The survey that a finished order's enterprise is asked, and a complaint from there. */
export const SURVEY_PATH = "/survey/{token}";
export const SURVEY_COMPLAINT_PATH = "/survey/{token}/complaint";

/** Pages for people without an account: no part of the API, a link is all they need. API Gateway names them so too. */
export const VISITOR_ROUTES: readonly { method: Method; path: string }[] = [
  { method: "GET", path: CHECK_IN_PATH },
  { method: "POST", path: CHECK_IN_PATH },
  { method: "GET", path: APPLY_PATH },
  { method: "POST", path: APPLY_PATH },
  { method: "GET", path: APPLICATION_PATH },
  { method: "POST", path: APPLICATION_PATH },
  { method: "GET", path: APPLICATION_DOCUMENT_PATH },
  { method: "GET", path: SURVEY_PATH },
  { method: "POST", path: SURVEY_PATH },
  { method: "POST", path: SURVEY_COMPLAINT_PATH },
];

/** What these routes' paths begin with: what CloudFront and the laptop send to the API. */
export const VISITOR_PREFIXES: readonly string[] = [
  ...new Set(VISITOR_ROUTES.map(({ path }) => `/${path.split("/")[1]}`)),
];
