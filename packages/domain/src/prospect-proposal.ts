import type { ParsedOf } from "@shanhai/contract/endpoint";
import { maskPhone } from "@shanhai/contract/identity";
import type { LeadInput, LeadStatus } from "@shanhai/contract/lead";
import { PROSPECT_CONSENT_VERSION } from "@shanhai/contract/prospect";
import type { createProspectProposal, ProposalStatus, ProspectProposal } from "@shanhai/contract/prospect-proposal";
import type { ConsentMeans } from "@shanhai/contract/recipient";
import type { Instant, LeadId, ParkId, PartnerId, ProspectProposalId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { ERASED_NAME } from "./erasure.ts";
import { captureLead, type LeadRecord, seeAgain } from "./lead.ts";

/** A proposal as the partner keeps it. */
export interface ProposalRecord extends ProspectProposal {
  parkId: ParkId;
  partnerId: PartnerId;
  partnerName: string;
  /** What the contact agreed to: that this park is given name and phone. */
  consent: { textVersion: string; means: ConsentMeans; at: Instant };
  /** Up to which of the park's words its status has come. */
  told: number;
}

/** What the park keeps of a proposal: which lead it became, and what it said of that last. */
export interface ProposedLead {
  prospectProposalId: ProspectProposalId;
  partnerId: PartnerId;
  leadId: LeadId;
  status: ProposalStatus;
  told: number;
}

export function readProposal(record: ProposalRecord): ProspectProposal {
  const { parkId: _park, partnerId: _id, partnerName: _name, consent: _consent, told: _told, ...proposal } = record;
  return { ...proposal, phone: proposal.phone && maskPhone(proposal.phone) };
}

/** The proposal without its contact, who had themselves erased: that the organisation was proposed stays. */
export function forgetProposed(record: ProposalRecord, { at }: Pick<Act, "at">): ProposalRecord {
  return { ...record, contactName: ERASED_NAME, phone: "", updatedAt: at };
}

/** A new proposal, with the consent that names the park. */
export function propose(
  { consent: _given, means, ...input }: ParsedOf<typeof createProspectProposal>["body"],
  whose: Pick<ProposalRecord, "parkId" | "partnerId" | "partnerName">,
  act: Pick<Act, "at" | "name" | "newId">,
): ProposalRecord {
  const known = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as typeof input;
  return {
    prospectProposalId: act.newId<ProspectProposalId>("ppl"),
    ...known,
    ...whose,
    consent: { textVersion: PROSPECT_CONSENT_VERSION, means, at: act.at },
    status: "sent",
    told: 0,
    by: act.name,
    createdAt: act.at,
    updatedAt: act.at,
  };
}

/** What the park's leads take of a proposal. */
function leadInputOf({ organisation, kind, looksFor, headcount, contactName, phone }: ProposalRecord): LeadInput {
  return {
    kind: kind === "agency" ? "settlement" : "service",
    organisation,
    contactName,
    phone: phone as LeadInput["phone"],
    ...(looksFor === undefined ? {} : { note: looksFor }),
    ...(headcount === undefined ? {} : { headcount }),
  };
}

/** Proposals that one lead is told of; of more the latest. */
const MOST_PROPOSALS = 50;

/** The park's lead of a proposal: a new one, or the one that its phone names already, which then knows who proposed it too. */
export function leadOfProposal(
  proposal: ProposalRecord,
  before: LeadRecord | undefined,
  phoneHash: string,
  act: Act,
): LeadRecord {
  const input = leadInputOf(proposal);
  const { partnerId, partnerName: name, prospectProposalId, consent } = proposal;
  const lead = before ? seeAgain(before, input, act) : captureLead(input, { source: "ally", phoneHash }, act);
  const others = (lead.allies ?? []).filter((one) => one.partnerId !== partnerId);
  return {
    ...lead,
    allies: [...others, { partnerId, name }],
    proposals: [...(lead.proposals ?? []), { partnerId, prospectProposalId }].slice(-MOST_PROPOSALS),
    ...(lead.consent ? {} : { consent: { version: consent.textVersion, at: consent.at } }),
  };
}

const STATUS: Record<LeadStatus, ProposalStatus> = {
  new: "received",
  assigned: "received",
  contacted: "talking",
  converted: "converted",
  lost: "lost",
};

/** How far a proposal is, by where its lead stands: whom it was given to is the park's business. */
export const proposalStatusOf = ({ status }: Pick<LeadRecord, "status">): ProposalStatus => STATUS[status];
