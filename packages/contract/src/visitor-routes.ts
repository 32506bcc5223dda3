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

/** Where somebody leaves an intent to settle or a need, at an event. */
export const LEAD_PATH = "/lead/{token}";

/** What a client enterprise's contact opens: its orders, and what waits for it. */
export const CLIENT_PATH = "/client/{token}";
/** Who is recommended for one position, to accept or not. */
export const CLIENT_POSITION_PATH = "/client/{token}/positions/{positionId}";
export const CLIENT_ARRIVALS_PATH = "/client/{token}/arrivals";
export const CLIENT_STATEMENT_PATH = "/client/{token}/statements/{statementId}";

/** Where an agency applies to a park, without an account. */
export const APPLY_PATH = "/onboarding/{token}";
/** An applicant's own page: how far it is, documents, corrections. */
export const APPLICATION_PATH = "/onboarding/application/{token}";
/** Where a form leads when it has sent a document. */
export const APPLICATION_DOCUMENT_PATH = "/onboarding/application/{token}/documents/{kind}/{documentId}";
/** The survey that a finished order's enterprise is asked, and a complaint from there. */
export const SURVEY_PATH = "/survey/{token}";
export const SURVEY_COMPLAINT_PATH = "/survey/{token}/complaint";

/** A park's board of jobs by a link that says where somebody came from, one job of it, and what became of applying. */
export const JOBS_PATH = "/jobs/{token}";
export const JOB_PATH = "/jobs/{token}/{postingId}";
/** What a station passes on in one month. */
export const RELAY_PATH = "/relay/{token}";
/** The script of a job's page, which waits for the network with what was typed. */
export const APPLY_SCRIPT = "/jobs/apply.js";
export const PROGRESS_PATH = "/progress/{token}";
/** Where somebody proves a phone by a code sent to it, what is then shown as their own, and erasing it. */
export const PHONE_PATH = "/phone/{token}";
export const OWN_JOBS_PATH = "/own-jobs/{token}";
/** Where a message about new jobs leads: short, since a message is. */
export const ALERT_PATH = "/s/{link}";
export const OWN_ERASURE_PATH = "/own-jobs/{token}/erasure";
export const OWN_COPY_PATH = "/own-jobs/{token}/copy";
/** Where somebody refuses automated matching, or takes that back. */
export const OWN_MATCHING_PATH = "/progress/{token}/matching";
/** Where it is asked that people alone assess. */
export const PROGRESS_BY_PEOPLE_PATH = "/progress/{token}/by-people";
/** Where the progress page's form sends a message. */
export const PROGRESS_MESSAGES_PATH = "/progress/{token}/messages";

/** A park's published grades, for everybody. */
export const BOARD_PATH = "/board/{token}";

interface VisitorRoute {
  method: Method;
  path: string;
}

const show = (path: string): VisitorRoute => ({ method: "GET", path });
const form = (path: string): VisitorRoute[] => [show(path), { method: "POST", path }];

/**
 * Pages for people without an account, by the function that serves them: no part of the API, a link is all they need. API
 * Gateway names them so too.
 */
export const VISITOR_PAGES = {
  /** Who was invited to an interview, enterprises that are asked, who reads a park's grades, who refuses to be compared. */
  visitor: [
    ...form(CHECK_IN_PATH),
    ...form(SURVEY_PATH),
    { method: "POST", path: SURVEY_COMPLAINT_PATH },
    show(BOARD_PATH),
    ...form(OWN_MATCHING_PATH),
  ],
  /** Agencies that apply to a park. */
  applicant: [...form(APPLY_PATH), ...form(APPLICATION_PATH), show(APPLICATION_DOCUMENT_PATH)],
  /** Who comes to an event. */
  guest: [
    ...form(REGISTER_PATH),
    ...form(LEAD_PATH),
    ...form(EVENT_DOOR_PATH),
    show(EVENT_DOOR_SCRIPT),
    ...form(OWN_REGISTRATION_PATH),
  ],
  /** Job seekers. */
  seeker: [show(JOBS_PATH), show(RELAY_PATH), show(APPLY_SCRIPT), ...form(JOB_PATH)],
  /** Those who applied: their application by its own link, and a copy of all that is kept of them. */
  progress: [
    ...form(PROGRESS_PATH),
    { method: "POST", path: PROGRESS_MESSAGES_PATH },
    { method: "POST", path: PROGRESS_BY_PEOPLE_PATH },
    show(OWN_COPY_PATH),
  ],
  /** Job seekers who prove their phone. */
  own: [...form(PHONE_PATH), ...form(OWN_JOBS_PATH), ...form(OWN_ERASURE_PATH), ...form(ALERT_PATH)],
  /** Contacts of client enterprises. */
  client: [
    show(CLIENT_PATH),
    ...form(CLIENT_POSITION_PATH),
    ...form(CLIENT_ARRIVALS_PATH),
    ...form(CLIENT_STATEMENT_PATH),
  ],
} as const satisfies Record<string, readonly VisitorRoute[]>;

export type VisitorContext = keyof typeof VISITOR_PAGES;
export const VISITOR_CONTEXTS = Object.keys(VISITOR_PAGES) as VisitorContext[];

/** All of these routes. */
export const VISITOR_ROUTES: readonly VisitorRoute[] = Object.values(VISITOR_PAGES).flat();

/** What these routes' paths begin with: what CloudFront and the laptop send to the API. */
export const VISITOR_PREFIXES: readonly string[] = [
  ...new Set(VISITOR_ROUTES.map(({ path }) => `/${path.split("/")[1]}`)),
];
