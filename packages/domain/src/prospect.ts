import type { ParsedOf } from "@shanhai/contract/endpoint";
import type { Partner } from "@shanhai/contract/partner";
import {
  type createProspect as createEndpoint,
  type createProspectFromLead as fromLeadEndpoint,
  MOST_ALLIES,
  PROSPECT_CONSENT_VERSION,
  type Prospect,
  type shareProspect as shareEndpoint,
  type transitProspect as transitEndpoint,
  type updateProspect as updateEndpoint,
} from "@shanhai/contract/prospect";
import type { ConsentMeans } from "@shanhai/contract/recipient";
import type { PartnerId, ProspectId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError, found } from "./app-error.ts";
import { applyChange, type Change } from "./change.ts";
import type { LeadRecord } from "./lead.ts";

type Named = Pick<Partner, "partnerId" | "name">;
type Doing = Pick<Act, "at" | "name">;

/** A new prospect: shared with nobody, and nobody has agreed to anything. */
export function createProspect(
  input: ParsedOf<typeof createEndpoint>["body"],
  act: Pick<Act, "at" | "newId">,
): Prospect {
  return {
    prospectId: act.newId<ProspectId>("psp"),
    ...(Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as typeof input),
    consents: [],
    sharing: { with: "nobody", partners: [] },
    status: "open",
    version: 1,
    createdAt: act.at,
    updatedAt: act.at,
  };
}

/** What a lead says of its organisation; its name, phone and note are somebody's, and stay. Throws `invalid` where nobody names one. */
export function prospectOfLead(
  lead: Pick<LeadRecord, "leadId" | "kind" | "organisation" | "headcount">,
  { organisation = lead.organisation, ...known }: ParsedOf<typeof fromLeadEndpoint>["body"],
  act: Pick<Act, "at" | "newId">,
): Prospect {
  if (!organisation) throw new AppError("invalid", { issues: [{ field: "organisation", code: "required" }] });
  const kind = lead.kind === "settlement" ? "agency" : "enterprise";
  const { headcount, leadId } = lead;
  return { ...createProspect({ ...known, organisation, kind, headcount }, act), leadId };
}

const next = (prospect: Prospect, { at }: Doing): Prospect => ({
  ...prospect,
  version: prospect.version + 1,
  updatedAt: at,
});

/** The prospect with what was learnt. Consents are a person's: with another contact, or none, they are gone. */
export function updateProspect(
  prospect: Prospect,
  { version: _seen, ...change }: ParsedOf<typeof updateEndpoint>["body"],
  act: Doing,
): Prospect {
  const after = next(applyChange(prospect, change as Change<Prospect>), act);
  const [was, is] = [prospect.contact, after.contact];
  const same = was?.name === is?.name && was?.phone === is?.phone;
  return same ? after : { ...after, consents: [] };
}

/** The prospect without whom to ask there, who had themselves erased: the organisation stays. */
export function forgetContact({ contact: _who, ...prospect }: Prospect, act: Doing): Prospect {
  return { ...next(prospect, act), consents: [] };
}

function mustBeOpen({ status }: Prospect): void {
  if (status !== "open") throw new AppError("prospect.state");
}

/** The prospect shared with whom it is said; `partners` are those of the park that `chosen` names. Throws `prospect.state`. */
export function shareProspect(
  prospect: Prospect,
  { with: whom }: Pick<ParsedOf<typeof shareEndpoint>["body"], "with">,
  partners: readonly Named[],
  act: Doing,
): Prospect {
  mustBeOpen(prospect);
  const named = partners.map(({ partnerId, name }) => ({ partnerId, name }));
  return { ...next(prospect, act), sharing: { with: whom, partners: named } };
}

/** The prospect won, closed or taken up again; at an end, and after it, it is shared with nobody. Throws `prospect.state`. */
export function transitProspect(
  prospect: Prospect,
  { to, reason }: Pick<ParsedOf<typeof transitEndpoint>["body"], "to" | "reason">,
  ally: Named | undefined,
  act: Doing,
): Prospect {
  if ((prospect.status === "open") === (to === "open")) throw new AppError("prospect.state");
  const { reason: _reason, wonWith: _with, ...rest } = prospect;
  return {
    ...next(rest, act),
    status: to,
    sharing: { with: "nobody", partners: [] },
    ...(reason ? { reason } : {}),
    ...(to === "won" && ally ? { wonWith: { partnerId: ally.partnerId, name: ally.name } } : {}),
  };
}

/** The contact agreeing to one partner; agreed to already, the latest consent stands. Throws `prospect.noContact`, `consents.many`. */
export function consentTo(prospect: Prospect, partner: Named, means: ConsentMeans, act: Doing): Prospect {
  if (!prospect.contact) throw new AppError("prospect.noContact");
  const others = prospect.consents.filter(({ partnerId }) => partnerId !== partner.partnerId);
  if (others.length >= MOST_ALLIES) throw new AppError("consents.many", { max: MOST_ALLIES });
  const { partnerId, name: partnerName } = partner;
  const consent = { partnerId, partnerName, textVersion: PROSPECT_CONSENT_VERSION, means, at: act.at, by: act.name };
  return { ...next(prospect, act), consents: [...others, consent] };
}

/** The contact taking a consent back. Throws `notFound` where there is none. */
export function withdrawConsent(prospect: Prospect, partnerId: PartnerId, act: Doing): Prospect {
  found(prospect.consents.find((one) => one.partnerId === partnerId));
  return { ...next(prospect, act), consents: prospect.consents.filter((one) => one.partnerId !== partnerId) };
}

/** Partners that had a consent before and have none after. */
export function consentsGone(before: Prospect, after: Prospect): PartnerId[] {
  const left = new Set(after.consents.map(({ partnerId }) => partnerId));
  return before.consents.map(({ partnerId }) => partnerId).filter((id) => !left.has(id));
}

/** Whether a prospect is there for a partner, as far as the park's word goes; what an agreement opens is asked besides. */
export function isSharedWith({ status, sharing }: Pick<Prospect, "status" | "sharing">, partnerId: PartnerId): boolean {
  if (status !== "open") return false;
  return sharing.with === "all" || sharing.partners.some((one) => one.partnerId === partnerId);
}
