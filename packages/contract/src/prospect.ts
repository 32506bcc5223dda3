import * as z from "zod/mini";
import { endpoint, PARK_ADMINISTRATOR, PageQuery, pageOf } from "./endpoint.ts";
import { Phone } from "./identity.ts";
import type { Language } from "./problem.ts";
import { ConsentMeans } from "./recipient.ts";
import { DivisionCode, Instant, idsOf, LeadId, PartnerId, ProspectId, text, Version, whole } from "./scalar.ts";

/** What might come into the park: an agency that settles there, or an enterprise that its agencies serve. */
export const PROSPECT_KINDS = ["agency", "enterprise"] as const;
export const ProspectKind = z.enum(PROSPECT_KINDS, { error: "option" });
export type ProspectKind = z.infer<typeof ProspectKind>;

/** Won and closed are ends, at which nobody else sees it any more; it may be taken up again. */
export const PROSPECT_STATUSES = ["open", "won", "closed"] as const;
const ProspectStatus = z.enum(PROSPECT_STATUSES, { error: "option" });
export type ProspectStatus = z.infer<typeof ProspectStatus>;

/** Partners that a prospect is shared with by name, and that its contact may agree to. */
export const MOST_ALLIES = 50;

/** The wording that a contact agrees to; its version is kept with each consent. */
export const PROSPECT_CONSENT_VERSION = "prospect-2026-11";

/** What a contact agrees to, with both sides named (PIPL 14, 15, 23). */
export function prospectConsentText(language: Language, { from, to }: { from: string; to: string }): string {
  return language === "zh"
    ? `我同意${from}把我的姓名和手机号提供给${to}，仅用于就本单位的合作意向与我联系；我可以随时撤回，撤回后对方不再看到。`
    : `I agree that ${from} gives my name and mobile number to ${to}, to reach me about my organisation's interest alone. I may take this back at any time; they will then no longer see it.`;
}

/** `all`: every partner that an agreement in force opens shared prospects to, later ones too. */
export const SHARED_WITH = ["nobody", "chosen", "all"] as const;
const SharedWith = z.enum(SHARED_WITH, { error: "option" });

/** A consent of the contact that names who is given name and phone. */
const ProspectConsent = z.object({
  partnerId: PartnerId,
  partnerName: z.string(),
  textVersion: z.string(),
  means: ConsentMeans,
  at: Instant,
  by: z.string(),
});
export type ProspectConsent = z.infer<typeof ProspectConsent>;

const prospectHeadcount = () => whole(1, 100_000, "headcount");

/** What a prospect says of an organisation, and of nobody in it. */
export const prospectFacts = () => ({
  organisation: text(100),
  kind: ProspectKind,
  industry: z.optional(text(100)),
  chain: z.optional(text(50)),
  /** Where it is. */
  division: DivisionCode,
  looksFor: z.optional(text(500, { lines: true })),
  headcount: z.optional(prospectHeadcount()),
});

/** 招商资源: an enterprise or agency worth winning, as the park keeps it. The note is never shared. */
export const Prospect = z.lazy(() =>
  z
    .object({
      prospectId: ProspectId,
      organisation: z.string(),
      kind: ProspectKind,
      industry: z.optional(z.string()),
      chain: z.optional(z.string()),
      division: z.string(),
      looksFor: z.optional(z.string()),
      headcount: z.optional(z.int()),
      note: z.optional(z.string()),
      contact: z.optional(z.object({ name: z.string(), phone: z.string() })),
      consents: z.array(ProspectConsent),
      sharing: z.object({
        with: SharedWith,
        /** Of `chosen`. */
        partners: z.array(z.object({ partnerId: PartnerId, name: z.string() })),
      }),
      status: ProspectStatus,
      /** Why it was closed, or what is said of how it was won. */
      reason: z.optional(z.string()),
      /** The ally that had a part in winning it. */
      wonWith: z.optional(z.object({ partnerId: PartnerId, name: z.string() })),
      /** The lead it came from. */
      leadId: z.optional(LeadId),
      version: Version,
      createdAt: Instant,
      updatedAt: Instant,
    })
    .register(z.globalRegistry, { id: "Prospect" }),
);
export type Prospect = z.infer<typeof Prospect>;

const note = () => text(1000, { lines: true });
const contact = () => z.object({ name: text(50), phone: Phone });

export const createProspect = endpoint({
  id: "createProspect",
  method: "POST",
  path: "/prospects",
  tag: "prospect",
  summary: "Keep an enterprise or agency worth winning; it is shared with nobody yet",
  permits: PARK_ADMINISTRATOR,
  body: () => z.object({ ...prospectFacts(), note: z.optional(note()), contact: z.optional(contact()) }),
  result: () => Prospect,
});

export const createProspectFromLead = endpoint({
  id: "createProspectFromLead",
  method: "POST",
  path: "/leads/{leadId}/prospects",
  tag: "prospect",
  summary: "Take what a lead says of its organisation into the pool, once; who spoke for it stays with the lead",
  permits: PARK_ADMINISTRATOR,
  params: () => z.object({ leadId: LeadId }),
  body: () => {
    const { organisation, division, looksFor, industry, chain } = prospectFacts();
    // Asked for where the lead names none.
    return z.object({ organisation: z.optional(organisation), division, looksFor, industry, chain });
  },
  result: () => Prospect,
  errors: ["prospect.duplicate"],
});

export const listProspects = endpoint({
  id: "listProspects",
  method: "GET",
  path: "/prospects",
  tag: "prospect",
  summary: "The park's prospects, newest first",
  permits: PARK_ADMINISTRATOR,
  query: () => z.extend(PageQuery, { kind: z.optional(ProspectKind), status: z.optional(ProspectStatus) }),
  result: () => pageOf(Prospect),
});

const params = () => z.object({ prospectId: ProspectId });

export const getProspect = endpoint({
  id: "getProspect",
  method: "GET",
  path: "/prospects/{prospectId}",
  tag: "prospect",
  summary: "One prospect, with whom it is shared and whom its contact agreed to",
  permits: PARK_ADMINISTRATOR,
  params,
  result: () => Prospect,
});

export const updateProspect = endpoint({
  id: "updateProspect",
  method: "PATCH",
  path: "/prospects/{prospectId}",
  tag: "prospect",
  summary: "Change what is known of a prospect; another contact has agreed to nothing",
  permits: PARK_ADMINISTRATOR,
  params,
  body: () =>
    z.object({
      version: Version,
      organisation: z.optional(text(100)),
      division: z.optional(DivisionCode),
      // `null` clears.
      industry: z.nullish(text(100)),
      chain: z.nullish(text(50)),
      looksFor: z.nullish(text(500, { lines: true })),
      headcount: z.nullish(prospectHeadcount()),
      note: z.nullish(note()),
      contact: z.nullish(contact()),
    }),
  result: () => Prospect,
  errors: ["stale"],
});

export const shareProspect = endpoint({
  id: "shareProspect",
  method: "POST",
  path: "/prospects/{prospectId}/sharing",
  tag: "prospect",
  summary:
    "Say who sees a prospect while an agreement opens it to them: nobody, chosen partners, or all; in effect at once",
  permits: PARK_ADMINISTRATOR,
  params,
  body: () =>
    z.object({ version: Version, with: SharedWith, partnerIds: z.optional(idsOf(PartnerId, MOST_ALLIES)) }).check(
      z.refine((body) => (body.with === "chosen") === (body.partnerIds !== undefined), {
        path: ["partnerIds"],
        error: "required",
      }),
    ),
  result: () => Prospect,
  status: 200,
  errors: ["stale", "prospect.state", "partner.ended"],
});

export const transitProspect = endpoint({
  id: "transitProspect",
  method: "POST",
  path: "/prospects/{prospectId}/transitions",
  tag: "prospect",
  summary: "Say that a prospect was won, perhaps with an ally, or closed and why, or take it up again",
  permits: PARK_ADMINISTRATOR,
  params,
  body: () =>
    z
      .object({
        to: ProspectStatus,
        reason: z.optional(text(500, { lines: true })),
        /** Of what was won: the ally that had a part in it. */
        partnerId: z.optional(PartnerId),
        version: Version,
      })
      .check(
        z.refine(({ to, reason }) => to !== "closed" || reason !== undefined, { path: ["reason"], error: "required" }),
      ),
  result: () => Prospect,
  status: 200,
  errors: ["stale", "prospect.state"],
});

export const recordProspectConsent = endpoint({
  id: "recordProspectConsent",
  method: "POST",
  path: "/prospects/{prospectId}/consents",
  tag: "prospect",
  summary: "Record that the contact agreed to name and phone being given to one partner, which answers what it asked",
  permits: PARK_ADMINISTRATOR,
  params,
  body: () => z.object({ partnerId: PartnerId, means: ConsentMeans, version: Version }),
  result: () => Prospect,
  errors: ["stale", "prospect.noContact", "consents.many"],
});

export const withdrawProspectConsent = endpoint({
  id: "withdrawProspectConsent",
  method: "DELETE",
  path: "/prospects/{prospectId}/consents/{partnerId}",
  tag: "prospect",
  summary: "Record that the contact took such a consent back; name and phone are masked again at once",
  permits: PARK_ADMINISTRATOR,
  params: () => z.object({ prospectId: ProspectId, partnerId: PartnerId }),
  result: () => Prospect,
});
