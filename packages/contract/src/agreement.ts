import * as z from "zod/mini";
import { endpoint, PARK, PARK_ADMINISTRATOR, PARTNER, PageQuery, type Permits, pageOf } from "./endpoint.ts";
import { Grant } from "./grant.ts";
import { OpenGrant, PARTNER_KINDS, PartnerStatus } from "./partner.ts";
import {
  AgreementId,
  CalendarDate,
  Instant,
  idsOf,
  listOf,
  ObligationId,
  PartnerId,
  text,
  Version,
  whole,
} from "./scalar.ts";

/** 信息共享, 定向输送, 服务跟进, 技能培训; what is none of these has its own words. */
export const OBLIGATION_KINDS = ["sharing", "supply", "followUp", "training", "other"] as const;
const ObligationKind = z.enum(OBLIGATION_KINDS, { error: "option" });
export type ObligationKind = z.infer<typeof ObligationKind>;

/** Obligations of one agreement. */
export const MOST_OBLIGATIONS = 20;
const MOST_PARTIES = 20;

/** How much of something was promised or done. */
export const Quantity = whole(1, 1_000_000, "quantity");

const obligation = {
  kind: ObligationKind,
  text: text(500, { lines: true }),
  /** How much is promised, and of what: 200, 人. */
  target: z.optional(Quantity),
  unit: z.optional(text(10)),
  /** By when; by the end of the term where only a target is given. */
  dueDate: z.optional(CalendarDate),
};

const Obligation = z.lazy(() =>
  z
    .object({
      obligationId: ObligationId,
      kind: ObligationKind,
      text: z.string(),
      target: z.optional(z.int()),
      unit: z.optional(z.string()),
      dueDate: z.optional(CalendarDate),
      /** Sum of what the fulfilment record says, and how many entries it has. */
      done: z.int(),
      entries: z.int(),
      /** The target is reached; without one, something was done. */
      met: z.boolean(),
      /** Its day has passed and it is not met. */
      overdue: z.boolean(),
    })
    .register(z.globalRegistry, { id: "Obligation" }),
);
export type Obligation = z.infer<typeof Obligation>;

/** Follows from what was decided and the date: `upcoming` before the term, `expired` from the day after it. */
export const AgreementStatus = z.enum(["draft", "upcoming", "active", "expired", "revoked"]);
export type AgreementStatus = z.infer<typeof AgreementStatus>;

/** 协作协议: what a park and its partners have agreed, for how long, and exactly what it opens to them meanwhile. */
export const Agreement = z.lazy(() =>
  z
    .object({
      agreementId: AgreementId,
      number: z.string(),
      title: z.string(),
      parkName: z.string(),
      /** The other parties. */
      partners: z.array(z.object({ partnerId: PartnerId, name: z.string() })),
      from: CalendarDate,
      /** The last day. */
      to: CalendarDate,
      obligations: z.array(Obligation),
      opens: z.array(Grant),
      note: z.optional(z.string()),
      status: AgreementStatus,
      activatedAt: z.optional(Instant),
      revocation: z.optional(z.object({ on: CalendarDate, reason: z.string() })),
      /** 1, and one more with each renewal. */
      term: z.int(),
      renews: z.optional(AgreementId),
      renewedBy: z.optional(AgreementId),
      version: Version,
      createdAt: Instant,
    })
    .register(z.globalRegistry, { id: "Agreement" }),
);
export type Agreement = z.infer<typeof Agreement>;

const TERM = { from: CalendarDate, to: CalendarDate };
const inOrder = z.refine<{ from: string; to: string }>(({ from, to }) => from <= to, {
  path: ["to"],
  error: "period.order",
});

const content = () => ({
  number: text(50),
  title: text(100),
  partnerIds: idsOf(PartnerId, MOST_PARTIES),
  ...TERM,
  obligations: listOf(z.object(obligation), MOST_OBLIGATIONS),
  opens: listOf(Grant, 20).check(z.refine((grants) => new Set(grants).size === grants.length, { error: "duplicate" })),
  note: z.optional(text(1000, { lines: true })),
});

export const createAgreement = endpoint({
  id: "createAgreement",
  method: "POST",
  path: "/agreements",
  tag: "agreement",
  summary: "Draw up an agreement with one or more partners; it opens nothing before it is activated",
  permits: PARK_ADMINISTRATOR,
  body: () => z.object(content()).check(inOrder),
  result: () => Agreement,
});

export const listAgreements = endpoint({
  id: "listAgreements",
  method: "GET",
  path: "/agreements",
  tag: "agreement",
  summary: "The park's agreements, or those with one partner, newest first",
  permits: PARK,
  query: () => z.extend(PageQuery, { partnerId: z.optional(PartnerId) }),
  result: () => pageOf(Agreement),
});

export const agreementParams = z.object({ agreementId: AgreementId });
export const PARK_AND_PARTNER = {
  park: ["administrator", "evaluator"],
  partner: ["coordinator"],
} as const satisfies Permits;

export const getAgreement = endpoint({
  id: "getAgreement",
  method: "GET",
  path: "/agreements/{agreementId}",
  tag: "agreement",
  summary: "One agreement with what became of its obligations; drafts are the park's alone",
  permits: PARK_AND_PARTNER,
  params: () => agreementParams,
  result: () => Agreement,
});

export const updateAgreement = endpoint({
  id: "updateAgreement",
  method: "PATCH",
  path: "/agreements/{agreementId}",
  tag: "agreement",
  summary: "Write a draft anew, all of it; what was activated never changes",
  permits: PARK_ADMINISTRATOR,
  params: () => agreementParams,
  body: () => z.object({ version: Version, ...content() }).check(inOrder),
  result: () => Agreement,
  errors: ["stale", "agreement.state"],
});

export const transitAgreement = endpoint({
  id: "transitAgreement",
  method: "POST",
  path: "/agreements/{agreementId}/transitions",
  tag: "agreement",
  summary:
    "Activate a draft, which opens what it names from its first day to its last; or revoke, which closes it within a minute",
  permits: PARK_ADMINISTRATOR,
  params: () => agreementParams,
  body: () =>
    z
      .object({
        to: z.enum(["active", "revoked"], { error: "option" }),
        /** Of a revocation. */
        reason: z.optional(text(500, { lines: true })),
        version: Version,
      })
      .check(
        z.refine(({ to, reason }) => to === "active" || reason !== undefined, { path: ["reason"], error: "required" }),
      ),
  result: () => Agreement,
  status: 200,
  errors: ["stale", "agreement.state", "agreement.over", "partner.ended"],
});

export const renewAgreement = endpoint({
  id: "renewAgreement",
  method: "POST",
  path: "/agreements/{agreementId}/renewals",
  tag: "agreement",
  summary: "Draw up the next term: a draft of the same content, whose obligations are counted anew",
  permits: PARK_ADMINISTRATOR,
  params: () => agreementParams,
  body: () => z.object({ number: text(50), ...TERM }).check(inOrder),
  result: () => Agreement,
  errors: ["agreement.state", "agreement.renewed"],
});

export const discardAgreement = endpoint({
  id: "discardAgreement",
  method: "DELETE",
  path: "/agreements/{agreementId}",
  tag: "agreement",
  summary: "Throw a draft away",
  permits: PARK_ADMINISTRATOR,
  params: () => agreementParams,
  result: () => Agreement,
  errors: ["agreement.state"],
});

/** What a partner's people see first. */
export const PartnerHome = z.lazy(() =>
  z
    .object({
      partnerId: PartnerId,
      name: z.string(),
      kind: z.enum(PARTNER_KINDS),
      status: PartnerStatus,
      statusReason: z.optional(z.string()),
      open: z.array(OpenGrant),
      /** Fifty at most, last drawn up first; no drafts. */
      agreements: z.array(Agreement),
    })
    .register(z.globalRegistry, { id: "PartnerHome" }),
);
export type PartnerHome = z.infer<typeof PartnerHome>;

export const getPartnerHome = endpoint({
  id: "getPartnerHome",
  method: "GET",
  path: "/partner",
  tag: "partner",
  summary: "My organisation as the park's partner: its agreements, and what is open today",
  permits: PARTNER,
  result: () => PartnerHome,
});
