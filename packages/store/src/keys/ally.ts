import type { ProspectKind, ProspectStatus } from "@shanhai/contract/prospect";
import type { LeadId, PartnerId, ProspectId, ProspectProposalId } from "@shanhai/contract/scalar";
import { type ParkScope, type PartnerItemsScope, prefixOf } from "@shanhai/tenancy/scope";
import { key } from "./key.ts";

/* Keys of prospects, and of what passes about them between a park and its allies. See `key.ts`. */

export const prospectKey = (scope: ParkScope, id: ProspectId) => key(scope, "prospect", id);
/** Where the index lists a park's prospects of one kind and status. */
export const prospectsOf = (scope: ParkScope, kind: ProspectKind, status: ProspectStatus) =>
  `${prefixOf(scope)}prospect#${kind}#${status}`;
/** Holds a lead once in the pool. */
export const prospectOfLeadKey = (scope: ParkScope, lead: LeadId) => key(scope, "prospectOfLead", lead);
/** Points to the open prospects that one partner, or all of them, may see. */
export const sharedPartition = (scope: ParkScope, whom: PartnerId | "all", kind: ProspectKind) =>
  `${prefixOf(scope)}sharedProspect#${whom}#${kind}`;
export const sharedKey = (scope: ParkScope, whom: PartnerId | "all", kind: ProspectKind, id: ProspectId) =>
  key(scope, `sharedProspect#${whom}#${kind}`, id);
/** Points to the prospects that were won with one partner. */
export const wonPartition = (scope: ParkScope, partner: PartnerId) => `${prefixOf(scope)}wonProspect#${partner}`;
export const wonKey = (scope: ParkScope, partner: PartnerId, id: ProspectId) =>
  key(scope, `wonProspect#${partner}`, id);
/** What a partner knows of whether a prospect was shared with it, for its audit alone. */
export const sharingMarkKey = (scope: PartnerItemsScope, id: ProspectId) => key(scope, "sharingMark", id);
/** What passed between a park and a partner about one contact: the park's half and the partner's copy of it, and the other way round. */
export const contactRequestPartition = (scope: ParkScope, partner: PartnerId) =>
  `${prefixOf(scope)}contactRequest#${partner}`;
export const contactRequestKey = (scope: ParkScope | PartnerItemsScope, partner: PartnerId, id: ProspectId) =>
  key(scope, scope.kind === "park" ? `contactRequest#${partner}` : "contactRequest", id);
/** Where the index lists a park's requests, by whether they were answered. */
export const contactRequestsOf = (scope: ParkScope, which: "waiting" | "answered") =>
  `${prefixOf(scope)}contactRequest#${which}`;
export const proposalKey = (scope: PartnerItemsScope, id: ProspectProposalId) => key(scope, "prospectProposal", id);
/** What a park keeps of a partner's proposals. */
export const proposedPartition = (scope: ParkScope, partner: PartnerId) =>
  `${prefixOf(scope)}prospectProposal#${partner}`;
export const proposedKey = (scope: ParkScope, partner: PartnerId, id: ProspectProposalId) =>
  key(scope, `prospectProposal#${partner}`, id);
