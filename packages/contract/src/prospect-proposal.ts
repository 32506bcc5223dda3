import * as z from "zod/mini";
import { endpoint, PARK, PARTNER, PageQuery, pageOf } from "./endpoint.ts";
import { Phone } from "./identity.ts";
import { ProspectKind, prospectFacts } from "./prospect.ts";
import { ConsentMeans } from "./recipient.ts";
import { Instant, PartnerId, ProspectProposalId, text } from "./scalar.ts";

/** How far a proposal has come, and no more of it: `sent` until the park's leads have it. */
const ProposalStatus = z.enum(["sent", "received", "talking", "converted", "lost"]);
export type ProposalStatus = z.infer<typeof ProposalStatus>;

/** What one partner may propose in a day. */
export const MOST_PROPOSALS_A_DAY = 50;

/** 推荐: a prospect of a partner's own, proposed to the park, whose lead it becomes. */
export const ProspectProposal = z.lazy(() =>
  z
    .object({
      prospectProposalId: ProspectProposalId,
      organisation: z.string(),
      kind: ProspectKind,
      division: z.string(),
      looksFor: z.optional(z.string()),
      headcount: z.optional(z.int()),
      contactName: z.string(),
      /** Masked; empty once the contact was erased. */
      phone: z.string(),
      status: ProposalStatus,
      by: z.string(),
      createdAt: Instant,
      updatedAt: Instant,
    })
    .register(z.globalRegistry, { id: "ProspectProposal" }),
);
export type ProspectProposal = z.infer<typeof ProspectProposal>;

export const createProspectProposal = endpoint({
  id: "createProspectProposal",
  method: "POST",
  path: "/prospect-proposals",
  tag: "prospect",
  summary:
    "Propose a prospect of my own to the park, with its contact's consent that names the park; the same phone and kind is the same lead",
  permits: PARTNER,
  needs: "prospects",
  body: () => {
    const { organisation, kind, division, looksFor, headcount } = prospectFacts();
    return z.object({
      ...{ organisation, kind, division, looksFor, headcount },
      contactName: text(50),
      phone: Phone,
      /** That the contact agreed to the wording of the day, which names the park. */
      consent: z.literal(true, { error: "consent" }),
      means: ConsentMeans,
    });
  },
  result: () => ProspectProposal,
  errors: ["agreement.notInForce", "proposals.many"],
});

export const listProspectProposals = endpoint({
  id: "listProspectProposals",
  method: "GET",
  path: "/prospect-proposals",
  tag: "prospect",
  summary: "我的推荐: what my organisation proposed and how far each is, newest first",
  permits: PARTNER,
  needs: "prospects",
  query: () => PageQuery,
  result: () => pageOf(ProspectProposal),
  errors: ["agreement.notInForce"],
});

export const getAllyFigures = endpoint({
  id: "getAllyFigures",
  method: "GET",
  path: "/partners/{partnerId}/ally-figures",
  tag: "prospect",
  summary:
    "What passed between the park and one partner: shared, asked for, won, proposed; each counted up to a thousand",
  permits: PARK,
  params: () => z.object({ partnerId: PartnerId }),
  result: () =>
    z.object({
      /** Open to it now, by agreement or not. */
      shared: z.int(),
      /** Contacts it asked for or was given, by how that stands. */
      requests: z.object({ waiting: z.int(), granted: z.int(), declined: z.int(), withdrawn: z.int() }),
      /** How often it looked at name and phone. */
      readings: z.int(),
      /** Prospects that were won with it. */
      won: z.int(),
      /** What it proposed, by what became of it. */
      proposals: z.object({ received: z.int(), talking: z.int(), converted: z.int(), lost: z.int() }),
    }),
});
