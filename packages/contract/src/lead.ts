import * as z from "zod/mini";
import { endpoint, PARK_ADMINISTRATOR, PageQuery, pageOf } from "./endpoint.ts";
import { Phone } from "./identity.ts";
import { OFFERING_KINDS, OfferingKind } from "./offering.ts";
import {
  AgencyId,
  CalendarDate,
  EngagementId,
  EnterpriseId,
  EventId,
  Instant,
  LeadId,
  MemberId,
  OnboardingId,
  OrderId,
  PartnerId,
  text,
  Version,
  whole,
} from "./scalar.ts";

/** 入驻意向: an agency that may come into the park. 服务需求: an enterprise that needs an agency. */
export const LEAD_KINDS = ["settlement", "service"] as const;
export const LeadKind = z.enum(LEAD_KINDS, { error: "option" });
export type LeadKind = z.infer<typeof LeadKind>;

/** Converted and lost are ends; what was lost may be taken up again. */
export const LEAD_STATUSES = ["new", "assigned", "contacted", "converted", "lost"] as const;
export const LeadStatus = z.enum(LEAD_STATUSES, { error: "option" });
export type LeadStatus = z.infer<typeof LeadStatus>;

/** How soon: within a month, within three, later. */
export const LEAD_TIMINGS = ["month", "quarter", "later"] as const;
const LeadTiming = z.enum(LEAD_TIMINGS, { error: "option" });

/** The words that whoever leaves a lead on a page agrees to, by the day they were written. */
export const LEAD_CONSENT = "2026-11-26";

/** Rules of the score; what each gives is in the domain and travels with every lead. */
export const SCORE_RULES = ["phone", "organisation", "atEvent", "licence", "offering", "headcount", "timing"] as const;
export const ScoreReason = z.object({ rule: z.enum(SCORE_RULES), points: z.int() });
export type ScoreReason = z.infer<typeof ScoreReason>;

/** What may happen to a lead; `seenAgain`: the same phone came once more. */
export const LEAD_STEPS = [
  "captured",
  "seenAgain",
  "changed",
  "assigned",
  "takenBack",
  "contacted",
  "converted",
  "lost",
  "reopened",
  "merged",
  "separated",
] as const;

/** One dated step, with who took it and what was said. */
export const LeadStep = z.object({
  step: z.enum(LEAD_STEPS),
  at: Instant,
  by: z.string(),
  /** To whom, why, or what was said. */
  note: z.optional(z.string()),
});
export type LeadStep = z.infer<typeof LeadStep>;

/** What a lead became. */
export const LeadTarget = z.object({
  onboardingId: z.optional(OnboardingId),
  enterpriseId: z.optional(EnterpriseId),
  orderId: z.optional(OrderId),
  engagementId: z.optional(EngagementId),
});
export type LeadTarget = z.infer<typeof LeadTarget>;

/** Who is to see to it: one of the park's administrators, or an agency. */
const Assignee = z.object({
  memberId: z.optional(MemberId),
  agencyId: z.optional(AgencyId),
  name: z.string(),
});

/** What every lead says, wherever it lies. */
export const leadFacts = () => ({
  leadId: LeadId,
  kind: LeadKind,
  eventId: z.optional(EventId),
  organisation: z.optional(z.string()),
  contactName: z.string(),
  phone: z.string(),
  note: z.optional(z.string()),
  /** Of a service need: what is wanted. */
  offeringKind: z.optional(z.enum(OFFERING_KINDS)),
  /** Of a service need: how many people are wanted. */
  headcount: z.optional(z.int()),
  /** Of a settlement intent: whether a 人力资源服务许可证 is held. */
  licensed: z.optional(z.boolean()),
  timing: z.optional(z.enum(LEAD_TIMINGS)),
  score: z.int(),
  /** The rules that gave the score, each with its points. */
  reasons: z.array(ScoreReason),
  status: LeadStatus,
  lostReason: z.optional(z.string()),
  target: z.optional(LeadTarget),
  /** By when somebody must have spoken with them; gone once somebody has. */
  due: z.optional(CalendarDate),
  /** Oldest first; of more than fifty the last. */
  steps: z.array(LeadStep),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});

/** 线索 of a park. Phone and name are the park's, and the agency's that it was given to. */
export const Lead = z.lazy(() =>
  z
    .object({
      ...leadFacts(),
      eventTitle: z.optional(z.string()),
      /** By which way it came: the public page, the park's staff, or a partner that proposed it. */
      source: z.enum(["page", "staff", "ally"]),
      /** Who proposed it, or proposed it once more; the latest last. */
      allies: z.optional(z.array(z.object({ partnerId: PartnerId, name: z.string() }))),
      assignee: z.optional(Assignee),
      /** How often it was given to somebody, or taken back. */
      assignment: z.int(),
      /** The lead that this one was merged into. */
      mergedInto: z.optional(LeadId),
      /** Leads that were merged into this one. */
      merged: z.array(LeadId),
    })
    .register(z.globalRegistry, { id: "Lead" }),
);
export type Lead = z.infer<typeof Lead>;

const leadNote = () => text(500, { lines: true });
const leadHeadcount = () => whole(1, 100_000, "headcount");

/** What somebody fills in at a booth: three fields are enough. */
export const LeadInput = z.lazy(() =>
  z.object({
    kind: LeadKind,
    organisation: z.optional(text(100)),
    contactName: text(50),
    phone: Phone,
    note: z.optional(leadNote()),
    offeringKind: z.optional(OfferingKind),
    headcount: z.optional(leadHeadcount()),
    licensed: z.optional(z.boolean()),
    timing: z.optional(LeadTiming),
    eventId: z.optional(EventId),
  }),
);
export type LeadInput = z.output<typeof LeadInput>;

export const createLead = endpoint({
  id: "createLead",
  method: "POST",
  path: "/leads",
  tag: "lead",
  summary:
    "Capture a lead. The same phone and kind, while it is open or at the same event, is the same lead: it gets the note and `again` is true",
  permits: PARK_ADMINISTRATOR,
  body: () => LeadInput,
  result: () => z.object({ lead: Lead, again: z.boolean() }),
});

export const listLeads = endpoint({
  id: "listLeads",
  method: "GET",
  path: "/leads",
  tag: "lead",
  summary: "The park's leads, newest first; or those whose deadline has passed, longest overdue first",
  permits: PARK_ADMINISTRATOR,
  query: () =>
    z.extend(PageQuery, {
      kind: z.optional(LeadKind),
      status: z.optional(z.enum([...LEAD_STATUSES, "overdue"], { error: "option" })),
      eventId: z.optional(EventId),
    }),
  result: () => pageOf(Lead),
});

const one = () => z.object({ leadId: LeadId });

export const getLead = endpoint({
  id: "getLead",
  method: "GET",
  path: "/leads/{leadId}",
  tag: "lead",
  summary: "One lead with its steps and the reasons of its score",
  permits: PARK_ADMINISTRATOR,
  params: one,
  result: () => Lead,
});

export const updateLead = endpoint({
  id: "updateLead",
  method: "PATCH",
  path: "/leads/{leadId}",
  tag: "lead",
  summary: "Add what was learnt about a lead; it is scored anew",
  permits: PARK_ADMINISTRATOR,
  params: one,
  body: () =>
    z.object({
      version: Version,
      organisation: z.nullish(text(100)),
      contactName: z.optional(text(50)),
      note: z.nullish(leadNote()),
      offeringKind: z.nullish(OfferingKind),
      headcount: z.nullish(leadHeadcount()),
      licensed: z.nullish(z.boolean()),
      timing: z.nullish(LeadTiming),
    }),
  result: () => Lead,
  errors: ["stale", "lead.state"],
});

export const assignLead = endpoint({
  id: "assignLead",
  method: "POST",
  path: "/leads/{leadId}/assignment",
  tag: "lead",
  summary:
    "Give a lead to somebody with a deadline: by hand, or (nobody named) in turn: an intent to the next administrator, a need to the next agency that offers what is wanted",
  permits: PARK_ADMINISTRATOR,
  params: one,
  body: () =>
    z.object({
      version: Version,
      memberId: z.optional(MemberId),
      agencyId: z.optional(AgencyId),
      due: z.optional(CalendarDate),
    }),
  result: () => Lead,
  status: 200,
  errors: ["stale", "lead.state", "lead.nobody"],
});

/** Where somebody may take a lead by an act; assigning and converting are acts of their own. */
const LeadTransition = z.enum(["contacted", "lost", "reopened"], { error: "option" });

/** What takes a lead on: the same at the park and at an agency. */
export const leadTransition = () =>
  z
    .object({ to: LeadTransition, note: z.optional(leadNote()), version: Version })
    .check(z.refine(({ to, note }) => to !== "lost" || note !== undefined, { path: ["note"], error: "lead.reason" }));

export const transitLead = endpoint({
  id: "transitLead",
  method: "POST",
  path: "/leads/{leadId}/transitions",
  tag: "lead",
  summary: "Say that a lead was spoken with, or lost and why, or take a lost one up again",
  permits: PARK_ADMINISTRATOR,
  params: one,
  body: leadTransition,
  result: () => Lead,
  status: 200,
  errors: ["stale", "lead.state", "lead.withAgency", "lead.duplicate"],
});

export const convertLead = endpoint({
  id: "convertLead",
  method: "POST",
  path: "/leads/{leadId}/conversion",
  tag: "lead",
  summary: "A settlement intent became an application that is there already",
  permits: PARK_ADMINISTRATOR,
  params: one,
  body: () => z.object({ version: Version, onboardingId: OnboardingId }),
  result: () => Lead,
  status: 200,
  errors: ["stale", "lead.state"],
});

export const getLeadOnboardingLink = endpoint({
  id: "getLeadOnboardingLink",
  method: "GET",
  path: "/leads/{leadId}/onboarding-link",
  tag: "lead",
  summary: "The application page that carries this lead: sending it converts the lead",
  permits: PARK_ADMINISTRATOR,
  keys: "write",
  params: one,
  result: () => z.object({ path: z.string() }),
  errors: ["lead.state"],
});

export const mergeLeads = endpoint({
  id: "mergeLeads",
  method: "POST",
  path: "/leads/{leadId}/merge",
  tag: "lead",
  summary: "The other lead is the same as this one: it leaves the lists and counts, and its note is kept here",
  permits: PARK_ADMINISTRATOR,
  params: one,
  body: () => z.object({ version: Version, otherId: LeadId }),
  result: () => Lead,
  status: 200,
  errors: ["stale", "lead.state", "lead.different"],
});

export const separateLead = endpoint({
  id: "separateLead",
  method: "POST",
  path: "/leads/{leadId}/separation",
  tag: "lead",
  summary: "Undo a merge: the lead that was merged is one of its own again, as it was",
  permits: PARK_ADMINISTRATOR,
  params: one,
  body: () => z.object({ version: Version }),
  result: () => Lead,
  status: 200,
  errors: ["stale", "lead.state", "lead.duplicate"],
});

const LeadCounts = z.lazy(() =>
  z
    .object({
      new: z.int(),
      assigned: z.int(),
      contacted: z.int(),
      converted: z.int(),
      lost: z.int(),
    })
    .register(z.globalRegistry, { id: "LeadCounts" }),
);
/** Leads by where they stand; all of them together are those that were captured. */
export type LeadCounts = z.infer<typeof LeadCounts>;

const tally = () => z.object({ id: z.string(), name: z.optional(z.string()), counts: LeadCounts });
export type LeadTally = z.infer<ReturnType<typeof tally>>;

export const getLeadFigures = endpoint({
  id: "getLeadFigures",
  method: "GET",
  path: "/lead-figures",
  tag: "lead",
  summary:
    "What became of the leads: the park's own by kind, and all (what agencies captured at their booths too) by event, offering and agency",
  permits: PARK_ADMINISTRATOR,
  result: () =>
    z.object({
      /** The park's own leads. */
      kinds: z.object({ settlement: LeadCounts, service: LeadCounts }),
      /** Nobody has spoken with them, and the deadline has passed; counted up to a thousand. */
      overdue: z.int(),
      /** The newest hundred events. */
      events: z.array(tally()),
      offerings: z.array(tally()),
      agencies: z.array(tally()),
    }),
});
