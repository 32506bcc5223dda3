import { maskPhone } from "@shanhai/contract/identity";
import type { Prospect } from "@shanhai/contract/prospect";
import type { PartnerId } from "@shanhai/contract/scalar";
import type { SharedProspect, SharedProspectDetail } from "@shanhai/contract/shared-prospect";
import { AppError } from "./app-error.ts";
import { type ContactRequestRecord, isRequested, readContactRequest } from "./contact-request.ts";
import { maskName } from "./recipient.ts";

/** Whether name and phone are for this partner: a consent names it. */
const isOpenTo = ({ contact, consents }: Prospect, partner: PartnerId): boolean =>
  contact !== undefined && consents.some(({ partnerId }) => partnerId === partner);

/** A prospect as a partner sees it: nothing of the note, of others it is shared with, or of where it came from. */
export function readSharedProspect(prospect: Prospect, partner: PartnerId): SharedProspect {
  const { prospectId, organisation, kind, industry, chain, division, looksFor, headcount, contact } = prospect;
  const { createdAt, updatedAt } = prospect;
  const said = { industry, chain, looksFor, headcount };
  return {
    ...{ prospectId, organisation, kind, division },
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
    ...(contact ? { contact: { name: maskName(contact.name), phone: maskPhone(contact.phone) } } : {}),
    contactOpen: isOpenTo(prospect, partner),
    createdAt,
    updatedAt,
  };
}

/** The same with what became of asking. */
export function detailOf(
  prospect: Prospect,
  partner: PartnerId,
  request: ContactRequestRecord | undefined,
): SharedProspectDetail {
  const shown = readSharedProspect(prospect, partner);
  if (!request || !isRequested(request)) return shown;
  const { status, purpose, reason } = readContactRequest(request);
  const told = { ...(purpose === undefined ? {} : { purpose }), ...(reason === undefined ? {} : { reason }) };
  return { ...shown, request: { status, ...told } };
}

/** Name and phone in full. Throws `prospect.masked` unless a consent names the partner. */
export function openContact(prospect: Prospect, partner: PartnerId): { name: string; phone: string } {
  if (!prospect.contact || !isOpenTo(prospect, partner)) throw new AppError("prospect.masked");
  return prospect.contact;
}
