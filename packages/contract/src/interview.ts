import * as z from "zod/mini";
import { Application } from "./application.ts";
import { AGENCY, endpoint, PageQuery, pageOf } from "./endpoint.ts";
import {
  ApplicationId,
  CalendarDate,
  Instant,
  InterviewId,
  idsOf,
  OrderId,
  PositionId,
  TimeOfDay,
  text,
  Version,
  whole,
} from "./scalar.ts";

/** Slots of one interview day, people of one slot, and people whom one act invites or marks. */
export const MOST_SLOTS = 48;
const MOST_IN_SLOT = 500;
export const MOST_INVITED = 500;

const Slot = z.object({
  /** When it begins, in Asia/Shanghai. */
  at: TimeOfDay,
  capacity: z.int(),
  /** Those invited, without those who were taken off the list. */
  booked: z.int(),
});

/** 面试场次: one day of interviews for a position, at one place, in slots of equal length. */
export const Interview = z.lazy(() =>
  z
    .object({
      interviewId: InterviewId,
      orderId: OrderId,
      positionId: PositionId,
      positionTitle: z.string(),
      enterpriseName: z.string(),
      date: CalendarDate,
      /** How long a slot takes. */
      minutes: z.int(),
      slots: z.array(Slot),
      place: z.string(),
      contact: z.optional(z.string()),
      note: z.optional(z.string()),
      status: z.enum(["planned", "cancelled"]),
      /** Of all slots: invited, and what became of them; the rest is still expected. */
      booked: z.int(),
      attended: z.int(),
      absent: z.int(),
      version: Version,
      createdAt: Instant,
      updatedAt: Instant,
    })
    .register(z.globalRegistry, { id: "Interview" }),
);
export type Interview = z.infer<typeof Interview>;

/** `cancelled`: taken off the list before the day, the seat is free again. */
const Attendance = z.enum(["expected", "attended", "absent", "cancelled"], { error: "option" });
export type Attendance = z.infer<typeof Attendance>;

/** Somebody invited to an interview. */
export const Interviewee = z.lazy(() =>
  z
    .object({
      interviewId: InterviewId,
      slot: TimeOfDay,
      attendance: Attendance,
      /** When it was marked, and how: by a colleague's hand, or by the person at the door. */
      markedAt: z.optional(Instant),
      markedBy: z.optional(z.string()),
      /** As it is now, to be moved on from here. */
      application: Application,
    })
    .register(z.globalRegistry, { id: "Interviewee" }),
);
export type Interviewee = z.infer<typeof Interviewee>;

const orderParams = z.object({ orderId: OrderId });
const params = z.object({ orderId: OrderId, interviewId: InterviewId });
const place = () => text(100);
const contact = () => text(100);
const note = () => text(500, { lines: true });

export const createInterview = endpoint({
  id: "createInterview",
  method: "POST",
  path: "/orders/{orderId}/interviews",
  tag: "interview",
  summary: "Plan a day of interviews for a position: slots of equal length, one after the other",
  permits: AGENCY,
  params: () => orderParams,
  body: () =>
    z.object({
      positionId: PositionId,
      date: CalendarDate,
      from: TimeOfDay,
      minutes: whole(5, 480, "minutes"),
      slots: whole(1, MOST_SLOTS, "range"),
      capacity: whole(1, MOST_IN_SLOT, "range"),
      place: place(),
      contact: z.optional(contact()),
      note: z.optional(note()),
    }),
  result: () => Interview,
  errors: ["order.closed", "order.draft"],
});

export const listInterviews = endpoint({
  id: "listInterviews",
  method: "GET",
  path: "/orders/{orderId}/interviews",
  tag: "interview",
  summary: "The order's interviews, last planned first",
  permits: AGENCY,
  params: () => orderParams,
  query: () => PageQuery,
  result: () => pageOf(Interview),
});

export const listInterviewDays = endpoint({
  id: "listInterviewDays",
  method: "GET",
  path: "/interviews",
  tag: "interview",
  summary: "The agency's interviews from a day on (today unless told), in the order of their days",
  permits: AGENCY,
  query: () => z.extend(PageQuery, { from: z.optional(CalendarDate) }),
  result: () => pageOf(Interview),
});

export const getInterview = endpoint({
  id: "getInterview",
  method: "GET",
  path: "/orders/{orderId}/interviews/{interviewId}",
  tag: "interview",
  summary: "One interview with its slots",
  permits: AGENCY,
  params: () => params,
  result: () => Interview,
});

export const updateInterview = endpoint({
  id: "updateInterview",
  method: "PATCH",
  path: "/orders/{orderId}/interviews/{interviewId}",
  tag: "interview",
  summary: "Change an interview's day, place or words, or cancel it; its slots stay",
  permits: AGENCY,
  params: () => params,
  body: () =>
    z.object({
      version: Version,
      date: z.optional(CalendarDate),
      status: z.optional(z.enum(["planned", "cancelled"], { error: "option" })),
      place: z.optional(place()),
      contact: z.optional(z.nullable(contact())),
      note: z.optional(z.nullable(note())),
    }),
  result: () => Interview,
  errors: ["stale"],
});

const InvitationResult = z.lazy(() =>
  z
    .object({
      applicationId: ApplicationId,
      /**
       * `invited` (or given another slot); `existing`: invited already; `full`: no slot has room; `invalid`: of another
       * position, or no longer on its way.
       */
      outcome: z.enum(["invited", "existing", "full", "invalid", "notFound"]),
      slot: z.optional(TimeOfDay),
    })
    .register(z.globalRegistry, { id: "InterviewInvitationResult" }),
);
export type InvitationResult = z.infer<typeof InvitationResult>;

export const inviteToInterview = endpoint({
  id: "inviteToInterview",
  method: "POST",
  path: "/orders/{orderId}/interviews/{interviewId}/interviewees",
  tag: "interview",
  summary:
    "Invite up to 500 applicants: into one slot, or into the first that has room; naming a slot moves those invited",
  permits: AGENCY,
  params: () => params,
  body: () => z.object({ applicationIds: idsOf(ApplicationId, MOST_INVITED), slot: z.optional(TimeOfDay) }),
  result: () => z.object({ results: z.array(InvitationResult) }),
  status: 200,
  errors: ["interview.cancelled"],
});

export const listInterviewees = endpoint({
  id: "listInterviewees",
  method: "GET",
  path: "/orders/{orderId}/interviews/{interviewId}/interviewees",
  tag: "interview",
  summary: "Who is invited, by slot",
  permits: AGENCY,
  params: () => params,
  query: () => PageQuery,
  result: () => pageOf(Interviewee),
});

const AttendanceResult = z.lazy(() =>
  z
    .object({
      applicationId: ApplicationId,
      /** `full`: put back on the list, but the seat has been taken meanwhile. */
      outcome: z.enum(["marked", "full", "notFound"]),
      attendance: z.optional(Attendance),
    })
    .register(z.globalRegistry, { id: "AttendanceResult" }),
);
export type AttendanceResult = z.infer<typeof AttendanceResult>;

export const recordAttendance = endpoint({
  id: "recordAttendance",
  method: "POST",
  path: "/orders/{orderId}/interviews/{interviewId}/attendance",
  tag: "interview",
  summary: "Mark up to 500 of those invited as attended or absent, take them off the list or put them back",
  permits: AGENCY,
  params: () => params,
  body: () => z.object({ applicationIds: idsOf(ApplicationId, MOST_INVITED), attendance: Attendance }),
  result: () => z.object({ results: z.array(AttendanceResult) }),
  status: 200,
  errors: ["interview.cancelled"],
});

/** Where people check in themselves: a link for the door, good until the end of the interview's day. */
const CheckInLink = z.lazy(() =>
  z.object({ path: z.string(), date: CalendarDate }).register(z.globalRegistry, { id: "CheckInLink" }),
);

export const getCheckInLink = endpoint({
  id: "getCheckInLink",
  method: "GET",
  path: "/orders/{orderId}/interviews/{interviewId}/check-in-link",
  tag: "interview",
  summary: "The link behind the QR code at the door; it works on the day of the interview",
  permits: AGENCY,
  keys: "write",
  params: () => params,
  result: () => CheckInLink,
  errors: ["interview.cancelled"],
});

export const renewCheckInLink = endpoint({
  id: "renewCheckInLink",
  method: "POST",
  path: "/orders/{orderId}/interviews/{interviewId}/check-in-link",
  tag: "interview",
  summary: "Make a new link; the one before stops working at once",
  permits: AGENCY,
  params: () => params,
  result: () => CheckInLink,
  errors: ["interview.cancelled"],
});
