import type { Prospect } from "@shanhai/contract/prospect";
import type { PartnerId, ProspectProposalId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { type ContactRequestRecord, followHalf } from "@shanhai/domain/contact-request";
import type { LeadRecord } from "@shanhai/domain/lead";
import { isSharedWith } from "@shanhai/domain/prospect";
import { leadOfProposal, type ProposalRecord, proposalStatusOf } from "@shanhai/domain/prospect-proposal";
import { listAudiences } from "@shanhai/store/audience";
import { followContactRequest, followSharing, getContactRequest } from "@shanhai/store/contact-request";
import { findLead, getLead, hashLead, saveLeads } from "@shanhai/store/lead";
import { getPark } from "@shanhai/store/park";
import { followProposed, getProposed, putProposed, saveProposed } from "@shanhai/store/prospect-proposal";
import { recordOf, type Table } from "@shanhai/store/table";
import { mintParkScope, mintPartnerItemsScope } from "@shanhai/tenancy/mint";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { backgroundAct } from "../background-act.ts";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";

/*
 * Between a park and its allies: what one side did stands in the other's audit too, and a proposal becomes a lead. Each side names
 * the other's organisation, never who of it. Each step may be done again, late or out of order.
 */

type Image = Record<string, unknown>;

/** The other side's act, as this side's audit has it. */
function actOf(platform: Platform, action: string, organisation: { id: string; name: string }): Act {
  const act = backgroundAct(platform, action);
  return { ...act, subject: organisation.id, name: organisation.name };
}

async function parkActOf(platform: Platform, parkId: string, action: string): Promise<Act> {
  const park = await getPark(platform.open(mintParkScope(parkId)));
  return actOf(platform, action, { id: parkId, name: park?.name ?? parkId });
}

/** Who sees a prospect anew, or no more, has that in its audit: those it names, or all to whom prospects are open today. */
async function prospectChanged(
  platform: Platform,
  parkId: string,
  image: Image,
  before: Image | undefined,
): Promise<void> {
  const [now, was] = [recordOf<Prospect>(image), before && recordOf<Prospect>(before)];
  const { prospectId, organisation, version } = now;
  const named = [now, ...(was ? [was] : [])].flatMap(({ sharing }) => sharing.partners.map((one) => one.partnerId));
  const touchesAll = now.sharing.with === "all" || was?.sharing.with === "all";
  if ((named.length === 0 && !touchesAll) || (was && sameSharing(now, was))) return;
  const act = await parkActOf(platform, parkId, "shareProspect");
  const park = platform.open(mintParkScope(parkId));
  const open = touchesAll ? await listAudiences(park, act, "prospects") : [];
  for (const partnerId of new Set([...named, ...open.map((one) => one.partnerId)])) {
    const table = platform.open(mintPartnerItemsScope(partnerId));
    const mark = { prospectId, organisation, version, shared: isSharedWith(now, partnerId) };
    await settle(() => followSharing(table, act, mark));
  }
}

const sameSharing = (one: Prospect, other: Prospect): boolean =>
  one.sharing.with === other.sharing.with &&
  one.status === other.status &&
  one.sharing.partners.every(({ partnerId }) => isSharedWith(other, partnerId)) &&
  one.sharing.partners.length === other.sharing.partners.length;

/** What a partner asked or read, at its park. */
async function partnerRequestChanged(platform: Platform, partnerId: string, image: Image): Promise<void> {
  const told = recordOf<ContactRequestRecord>(image);
  const table = platform.open(mintParkScope(told.parkId));
  const act = actOf(platform, told.byPartner?.action ?? "", { id: partnerId, name: told.partnerName });
  await settle(async () => {
    const before = await getContactRequest(table, told.partnerId, told.prospectId);
    const after = followHalf(before, told, "partner");
    if (after) await followContactRequest(table, act, { before, after });
  });
}

/** What a park answered, at the partner. */
async function parkRequestChanged(platform: Platform, parkId: string, image: Image): Promise<void> {
  const told = recordOf<ContactRequestRecord>(image);
  const table = platform.open(mintPartnerItemsScope(told.partnerId));
  await settle(async () => {
    const before = await getContactRequest(table, told.partnerId, told.prospectId);
    const after = followHalf(before, told, "park");
    if (!after) return;
    const act = await parkActOf(platform, parkId, told.byPark?.action ?? "");
    await followContactRequest(table, act, { before, after });
  });
}

/** A proposal becomes a lead of its park, once: the one that its phone names already, or a new one. */
async function proposalMade(
  platform: Platform,
  partnerId: string,
  image: Image,
  before: Image | undefined,
): Promise<void> {
  if (before) return;
  const proposal = recordOf<ProposalRecord>(image);
  const { prospectProposalId, kind } = proposal;
  const table = platform.open(mintParkScope(proposal.parkId));
  const act = actOf(platform, "createProspectProposal", { id: partnerId, name: proposal.partnerName });
  const phoneHash = hashLead(table, proposal.phone);
  await settle(async () => {
    if (await getProposed(table, proposal.partnerId, prospectProposalId)) return;
    const known = await findLead(table, phoneHash, kind === "agency" ? "settlement" : "service", undefined);
    const after = leadOfProposal(proposal, known, phoneHash, act);
    const { leadId } = after;
    const proposed = { prospectProposalId, partnerId: proposal.partnerId, leadId, status: proposalStatusOf(after) };
    const more = [putProposed(table.scope, { ...proposed, told: 1 })];
    await saveLeads(table, act, [{ before: known, after }], undefined, more);
  });
}

interface Proposed {
  partnerId: PartnerId;
  prospectProposalId: ProspectProposalId;
}

/** Says how far a proposal is, by its lead as it is now, or the one that was merged into. */
async function tell(platform: Platform, park: Table<ParkScope>, { partnerId, prospectProposalId }: Proposed) {
  const told = await settle(async () => {
    const before = await getProposed(park, partnerId, prospectProposalId);
    if (!before) return undefined;
    const own = await getLead(park, before.leadId);
    const lead = own?.mergedInto ? await getLead(park, own.mergedInto) : own;
    if (!lead || proposalStatusOf(lead) === before.status) return before;
    const after = { ...before, status: proposalStatusOf(lead), told: before.told + 1 };
    await saveProposed(park, before, after);
    return after;
  });
  if (!told) return;
  const act = backgroundAct(platform, "followLead");
  await followProposed(platform.open(mintPartnerItemsScope(partnerId)), act, told);
}

/** Partners learn how far what they proposed is: of the lead itself, and of those that were merged into it. */
export async function followProposals(platform: Platform, parkId: string, lead: LeadRecord): Promise<void> {
  const table = platform.open(mintParkScope(parkId));
  const merged = await Promise.all(lead.merged.map((id) => getLead(table, id)));
  const proposals = [lead, ...merged].flatMap((one) => one?.proposals ?? []);
  for (const one of proposals) await tell(platform, table, one);
}

/** By the item's partition without its owner; `*` stands for whatever comes behind the noun. */
export const ALLY_CONSEQUENCES = {
  "P#prospect": prospectChanged,
  "P#contactRequest#*": parkRequestChanged,
  "N#contactRequest": partnerRequestChanged,
  "N#prospectProposal": proposalMade,
};
