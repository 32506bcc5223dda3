import { declineContactRequest, listContactRequests } from "@shanhai/contract/contact-request";
import { createLead } from "@shanhai/contract/lead";
import * as prospect from "@shanhai/contract/prospect";
import * as proposal from "@shanhai/contract/prospect-proposal";
import type { PartnerId } from "@shanhai/contract/scalar";
import * as shared from "@shanhai/contract/shared-prospect";
import type { Direct } from "../direct.ts";
import type { Person } from "../laptop.ts";
import { changeOf, itemsOf, tell } from "../stream.ts";

/** What prospects, and what passes about them between a park and its allies, may cost; see `budget.ts`. */
export const ALLY_BUDGET: Record<string, { requests: number; read: number; write: number }> = {
  // The prospect with its place in the list, audit.
  createProspect: { requests: 1, read: 0, write: 6 },
  // The lead; the prospect with its place in the list, what holds the lead, audit.
  createProspectFromLead: { requests: 2, read: 1, write: 8 },
  // A list for each kind and status.
  listProspects: { requests: 6, read: 3, write: 0 },
  getProspect: { requests: 1, read: 1, write: 0 },
  // The prospect, what another contact's consents were told to whom; the same again, audit.
  updateProspect: { requests: 3, read: 2, write: 10 },
  // The prospect, whom it names; what points to it for each of them.
  shareProspect: { requests: 3, read: 2, write: 8 },
  transitProspect: { requests: 3, read: 2, write: 10 },
  // The prospect, the partner, what it asked; the answer with its place in the list.
  recordProspectConsent: { requests: 4, read: 3, write: 10 },
  withdrawProspectConsent: { requests: 3, read: 2, write: 10 },
  listContactRequests: { requests: 1, read: 1, write: 0 },
  // The request with its place in the list, which changes; audit.
  declineContactRequest: { requests: 2, read: 1, write: 8 },
  // Whether it is open takes two reads; a list for each kind, of all's and one's own; those of the page.
  listSharedProspects: { requests: 7, read: 7, write: 0 },
  getSharedProspect: { requests: 4, read: 4, write: 0 },
  // The same, and what the partner is called; the request, audit.
  askForContact: { requests: 6, read: 5, write: 4 },
  revealProspectContact: { requests: 6, read: 5, write: 4 },
  // Whether it is open, what the partner is called; the proposal, the day's count, audit.
  createProspectProposal: { requests: 4, read: 3, write: 6 },
  listProspectProposals: { requests: 3, read: 3, write: 0 },
  // The partner; four lists of what is shared, what was won, asked and proposed.
  getAllyFigures: { requests: 8, read: 8, write: 0 },
};

/** Calls every endpoint of allies once, with what the stream makes of it in between. */
export async function measureAllies(
  direct: Direct,
  { staff, coordinator, partnerId }: { staff: Person; coordinator: Person; partnerId: string },
) {
  /** Hands what this noun's items are now to the projections, as if each had just been written. */
  async function follow(noun: string) {
    const items = (await itemsOf(direct)).filter(({ pk }) => String(pk).startsWith(`N#${partnerId}#${noun}`));
    await tell(
      direct,
      items.map((item) => changeOf(undefined, item)),
    );
  }
  const ally = partnerId as PartnerId;
  const contact = { name: "汪洋", phone: "19900066001" };
  const body = { organisation: "企业", kind: "enterprise" as const, division: "330100", contact };
  const made = await staff.call(prospect.createProspect, { body });
  const lead = { kind: "service" as const, organisation: "企业", contactName: "汪洋", phone: "19900066002" };
  const from = (await staff.call(createLead, { body: lead })).lead;
  await staff.call(prospect.createProspectFromLead, { params: from, body: { division: "330100" } });
  const whom = { version: 1, with: "chosen" as const, partnerIds: [ally] };
  await staff.call(prospect.shareProspect, { params: made, body: whom });
  await staff.call(prospect.listProspects, { query: {} });
  await staff.call(prospect.getProspect, { params: made });
  await coordinator.call(shared.listSharedProspects, { query: {} });
  await coordinator.call(shared.getSharedProspect, { params: made });
  await coordinator.call(shared.askForContact, { params: made, body: { purpose: "洽谈" } });
  await follow("contactRequest");
  await staff.call(listContactRequests, { query: {} });
  await staff.call(declineContactRequest, { params: made, body: { partnerId: ally, reason: "r" } });
  const consent = (version: number) => ({ partnerId: ally, means: "oral" as const, version });
  await staff.call(prospect.recordProspectConsent, { params: made, body: consent(2) });
  await coordinator.call(shared.revealProspectContact, { params: made });
  await staff.call(prospect.withdrawProspectConsent, { params: { prospectId: made.prospectId, partnerId: ally } });
  await staff.call(prospect.recordProspectConsent, { params: made, body: consent(4) });
  await staff.call(prospect.updateProspect, { params: made, body: { version: 5, contact: null } });
  const won = { to: "won" as const, partnerId: ally, version: 6 };
  await staff.call(prospect.transitProspect, { params: made, body: won });
  const { contact: _contact, ...own } = body;
  const said = { contactName: "何娜", phone: "19900066003", consent: true as const, means: "oral" as const };
  await coordinator.call(proposal.createProspectProposal, { body: { ...own, ...said } });
  await follow("prospectProposal");
  await coordinator.call(proposal.listProspectProposals, { query: {} });
  await staff.call(proposal.getAllyFigures, { params: { partnerId: ally } });
}
