import * as z from "zod/mini";
import { endpoint, PARK, PARK_ADMINISTRATOR, PageQuery, pageOf } from "./endpoint.ts";
import { Grant } from "./grant.ts";
import { CalendarDate, DivisionCode, Instant, PartnerId, text, Version } from "./scalar.ts";

export const PARTNER_KINDS = ["bureau", "school", "station", "association", "alliedPark"] as const;
const PartnerKind = z.enum(PARTNER_KINDS, { error: "option" });
export type PartnerKind = z.infer<typeof PartnerKind>;

/** Ended: its people read what there is and write nothing, and no agreement opens anything to it. */
export const PartnerStatus = z.enum(["active", "ended"], { error: "option" });
export type PartnerStatus = z.infer<typeof PartnerStatus>;

/** Something that is open now, and the last day on which it is, as agreements stand. */
export const OpenGrant = z.lazy(() =>
  z.object({ grant: Grant, until: CalendarDate }).register(z.globalRegistry, { id: "OpenGrant" }),
);
export type OpenGrant = z.infer<typeof OpenGrant>;

const fields = {
  name: text(100),
  kind: PartnerKind,
  /** Where it is. */
  division: DivisionCode,
  contactName: z.optional(text(50)),
  /** A landline or a mobile, as it was given. */
  contactPhone: z.optional(text(30)),
  note: z.optional(text(1000, { lines: true })),
};

const partner = () => ({
  partnerId: PartnerId,
  name: z.string(),
  kind: PartnerKind,
  division: z.string(),
  contactName: z.optional(z.string()),
  contactPhone: z.optional(z.string()),
  note: z.optional(z.string()),
  status: PartnerStatus,
  /** Why it was ended, or came back. */
  statusReason: z.optional(z.string()),
  /** A coordinator has accepted: the park invites nobody any more, its people invite each other. */
  hasCoordinator: z.boolean(),
  version: Version,
  createdAt: Instant,
});

/** 协作单位: a bureau, school, station or association that a park works with, or a park it is allied with. */
export const Partner = z.lazy(() => z.object(partner()).register(z.globalRegistry, { id: "Partner" }));
export type Partner = z.infer<typeof Partner>;

const PartnerDetail = z.lazy(() =>
  z.object({ ...partner(), open: z.array(OpenGrant) }).register(z.globalRegistry, { id: "PartnerDetail" }),
);

export const createPartner = endpoint({
  id: "createPartner",
  method: "POST",
  path: "/partners",
  tag: "partner",
  summary: "Register a partner; nothing is open to it before an agreement is in force",
  permits: PARK_ADMINISTRATOR,
  body: () => z.object(fields),
  result: () => Partner,
});

export const listPartners = endpoint({
  id: "listPartners",
  method: "GET",
  path: "/partners",
  tag: "partner",
  summary: "The park's partners, of one kind where named, newest first",
  permits: PARK,
  query: () => z.extend(PageQuery, { kind: z.optional(PartnerKind) }),
  result: () => pageOf(Partner),
});

const params = () => z.object({ partnerId: PartnerId });

export const getPartner = endpoint({
  id: "getPartner",
  method: "GET",
  path: "/partners/{partnerId}",
  tag: "partner",
  summary: "One partner, and what is open to it today",
  permits: PARK,
  params,
  result: () => PartnerDetail,
});

export const updatePartner = endpoint({
  id: "updatePartner",
  method: "PATCH",
  path: "/partners/{partnerId}",
  tag: "partner",
  summary: "Change how a partner is called, where it is and whom to ask; its kind stays",
  permits: PARK_ADMINISTRATOR,
  params,
  body: () =>
    z.object({
      version: Version,
      name: z.optional(text(100)),
      division: z.optional(DivisionCode),
      // `null` clears.
      contactName: z.nullish(text(50)),
      contactPhone: z.nullish(text(30)),
      note: z.nullish(text(1000, { lines: true })),
    }),
  result: () => Partner,
  errors: ["stale"],
});

export const transitPartner = endpoint({
  id: "transitPartner",
  method: "POST",
  path: "/partners/{partnerId}/transitions",
  tag: "partner",
  summary: "End working with a partner, or take it up again; in effect within a minute",
  permits: PARK_ADMINISTRATOR,
  params,
  body: () => z.object({ to: PartnerStatus, reason: text(500, { lines: true }), version: Version }),
  result: () => Partner,
  status: 200,
  errors: ["stale", "partner.state"],
});
