import * as z from "zod/mini";
import { AGENCY, endpoint, PARK, PARK_ADMINISTRATOR, PageQuery, type Permits, pageOf } from "./endpoint.ts";
import { AgencyId, CalendarDate, ComplaintId, Instant, MemberId, text, Version } from "./scalar.ts";

const Complainant = z.object({
  kind: z.enum(["enterprise", "person"], { error: "option" }),
  name: text(60),
  /** A phone or an e-mail, as it was given. */
  contact: z.optional(text(60)),
});

/** 投诉: about an agency, by an enterprise or a person; it has somebody who looks after it, and a deadline. */
export const Complaint = z.lazy(() =>
  z
    .object({
      complaintId: ComplaintId,
      agencyId: AgencyId,
      agencyName: z.string(),
      content: z.string(),
      /** Recorded by park staff, or sent with a survey's link. */
      via: z.enum(["park", "survey"]),
      /** Who complains: for the park alone. */
      complainant: z.optional(Complainant),
      receivedOn: CalendarDate,
      /** By when the agency is to answer. */
      deadline: CalendarDate,
      /** Who of the park's staff looks after it; nobody yet of one that came with a survey. For the park alone. */
      owner: z.optional(z.object({ memberId: MemberId, name: z.string() })),
      status: z.enum(["open", "answered", "closed"]),
      answer: z.optional(z.object({ text: z.string(), at: Instant, by: z.string() })),
      closing: z.optional(z.object({ outcome: z.enum(["upheld", "notUpheld"]), reason: z.string(), at: Instant })),
      version: Version,
      createdAt: Instant,
    })
    .register(z.globalRegistry, { id: "Complaint" }),
);
export type Complaint = z.infer<typeof Complaint>;

const params = z.object({ complaintId: ComplaintId });
export const QUALITY_READERS = {
  park: ["administrator", "evaluator"],
  agency: ["owner", "recruiter"],
} as const satisfies Permits;

export const createComplaint = endpoint({
  id: "createComplaint",
  method: "POST",
  path: "/complaints",
  tag: "complaint",
  summary: "Record a complaint about an agency; the caller looks after it unless somebody else is named",
  permits: PARK,
  body: () =>
    z.object({
      agencyId: AgencyId,
      content: text(2000, { lines: true }),
      complainant: z.optional(Complainant),
      receivedOn: CalendarDate,
      deadline: CalendarDate,
      ownerId: z.optional(MemberId),
    }),
  result: () => Complaint,
});

export const listComplaints = endpoint({
  id: "listComplaints",
  method: "GET",
  path: "/complaints",
  tag: "complaint",
  summary: "The park's complaints, or those about the caller's agency, newest first; the park's open ones by deadline",
  permits: QUALITY_READERS,
  query: () => z.extend(PageQuery, { state: z._default(z.enum(["all", "open"], { error: "option" }), "all") }),
  result: () => pageOf(Complaint),
});

export const getComplaint = endpoint({
  id: "getComplaint",
  method: "GET",
  path: "/complaints/{complaintId}",
  tag: "complaint",
  summary: "One complaint",
  permits: QUALITY_READERS,
  params: () => params,
  result: () => Complaint,
});

export const updateComplaint = endpoint({
  id: "updateComplaint",
  method: "PATCH",
  path: "/complaints/{complaintId}",
  tag: "complaint",
  summary: "Give a complaint to somebody of the park's staff, or another deadline",
  permits: PARK_ADMINISTRATOR,
  params: () => params,
  body: () => z.object({ version: Version, ownerId: z.optional(MemberId), deadline: z.optional(CalendarDate) }),
  result: () => Complaint,
  errors: ["stale", "complaint.closed"],
});

export const answerComplaint = endpoint({
  id: "answerComplaint",
  method: "POST",
  path: "/complaints/{complaintId}/answer",
  tag: "complaint",
  summary: "The agency's answer; may be written anew until the park closes the complaint",
  permits: AGENCY,
  params: () => params,
  body: () => z.object({ version: Version, text: text(2000, { lines: true }) }),
  result: () => Complaint,
  errors: ["stale", "complaint.closed"],
});

export const closeComplaint = endpoint({
  id: "closeComplaint",
  method: "POST",
  path: "/complaints/{complaintId}/closing",
  tag: "complaint",
  summary: "Close a complaint as upheld or not, with a reason: once the agency has answered or its time is up",
  permits: PARK,
  params: () => params,
  body: () =>
    z.object({
      version: Version,
      outcome: z.enum(["upheld", "notUpheld"], { error: "option" }),
      reason: text(1000, { lines: true }),
    }),
  result: () => Complaint,
  status: 200,
  errors: ["stale", "complaint.closed", "complaint.unanswered"],
});
