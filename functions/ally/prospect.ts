import type { Page } from "@shanhai/contract/endpoint";
import type { Partner } from "@shanhai/contract/partner";
import type * as contract from "@shanhai/contract/prospect";
import type { Prospect } from "@shanhai/contract/prospect";
import type { PartnerId, ProspectId } from "@shanhai/contract/scalar";
import { AppError, found, sameVersion } from "@shanhai/domain/app-error";
import { notEnded } from "@shanhai/domain/partner";
import * as domain from "@shanhai/domain/prospect";
import type { Request } from "@shanhai/http/serve";
import { getLead } from "@shanhai/store/lead";
import { getPartner, getPartners } from "@shanhai/store/partner";
import * as store from "@shanhai/store/prospect";
import type { Table } from "@shanhai/store/table";
import type { ParkScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";
import { answered, partnerOf, taken } from "./consent-answer.ts";

export async function create(
  { act, scope, input }: Request<typeof contract.createProspect>,
  platform: Platform,
): Promise<Prospect> {
  return store.insertProspect(platform.open(scope), act, domain.createProspect(input.body, act));
}

export async function createFromLead(
  { act, scope, input }: Request<typeof contract.createProspectFromLead>,
  platform: Platform,
): Promise<Prospect> {
  const table = platform.open(scope);
  const lead = found(await getLead(table, input.params.leadId));
  return store.insertProspect(table, act, domain.prospectOfLead(lead, input.body, act));
}

export async function list(
  { scope, input }: Request<typeof contract.listProspects>,
  platform: Platform,
): Promise<Page<Prospect>> {
  const { kind, status, ...page } = input.query;
  return store.listProspects(platform.open(scope), { kind, status }, page);
}

export async function get(
  { scope, input }: Request<typeof contract.getProspect>,
  platform: Platform,
): Promise<Prospect> {
  return found(await store.getProspect(platform.open(scope), input.params.prospectId));
}

async function seen(table: Table<ParkScope>, id: ProspectId, version: number): Promise<Prospect> {
  return sameVersion(found(await store.getProspect(table, id)), version);
}

export async function update(
  { act, scope, input }: Request<typeof contract.updateProspect>,
  platform: Platform,
): Promise<Prospect> {
  const table = platform.open(scope);
  return settle(async () => {
    const before = await seen(table, input.params.prospectId, input.body.version);
    const after = domain.updateProspect(before, input.body, act);
    const writes = await taken(table, before, after, act);
    return store.saveProspect(table, act, { before, after }, { writes, partners: domain.consentsGone(before, after) });
  });
}

/** Partners of the park that are still partners. Throws `invalid` for an id that is none of them, `partner.ended`. */
async function alliesOf(table: Table<ParkScope>, ids: readonly PartnerId[]): Promise<Partner[]> {
  const partners = new Map((await getPartners(table, ids)).map((one) => [one.partnerId, one]));
  return ids.map((id) => {
    const partner = partners.get(id);
    if (!partner) throw new AppError("invalid", { issues: [{ field: "partnerIds", code: "option" }] });
    return notEnded(partner);
  });
}

export async function share(
  { act, scope, input }: Request<typeof contract.shareProspect>,
  platform: Platform,
): Promise<Prospect> {
  const table = platform.open(scope);
  const { version, with: whom, partnerIds = [] } = input.body;
  return settle(async () => {
    const [before, partners] = await Promise.all([
      seen(table, input.params.prospectId, version),
      alliesOf(table, partnerIds),
    ]);
    const after = domain.shareProspect(before, { with: whom }, partners, act);
    const both = [...before.sharing.partners, ...after.sharing.partners].map(({ partnerId }) => partnerId);
    const detail = { with: whom, partners: partners.map(({ name }) => name) };
    return store.saveProspect(table, act, { before, after }, { partners: [...new Set(both)], detail });
  });
}

export async function transit(
  { act, scope, input }: Request<typeof contract.transitProspect>,
  platform: Platform,
): Promise<Prospect> {
  const table = platform.open(scope);
  const { version, partnerId, ...to } = input.body;
  return settle(async () => {
    const before = await seen(table, input.params.prospectId, version);
    const [ally] = partnerId ? await getPartners(table, [partnerId]) : [];
    if (partnerId && !ally) throw new AppError("invalid", { issues: [{ field: "partnerId", code: "option" }] });
    const after = domain.transitProspect(before, to, ally, act);
    const detail = { prospect: to.to, ...(to.reason ? { reason: to.reason } : {}) };
    return store.saveProspect(table, act, { before, after }, { partners: partnerId ? [partnerId] : [], detail });
  });
}

export async function recordConsent(
  { act, scope, input }: Request<typeof contract.recordProspectConsent>,
  platform: Platform,
): Promise<Prospect> {
  const table = platform.open(scope);
  const { partnerId, means, version } = input.body;
  return settle(async () => {
    const [before, known] = await Promise.all([
      seen(table, input.params.prospectId, version),
      getPartner(table, partnerId),
    ]);
    const partner = notEnded(found(known));
    const after = domain.consentTo(before, partner, means, act);
    const writes = [await answered(table, before, partner, "granted", act)];
    const detail = { partner: partner.name, means };
    return store.saveProspect(table, act, { before, after }, { writes, partners: [partnerId], detail });
  });
}

export async function withdrawConsent(
  { act, scope, input }: Request<typeof contract.withdrawProspectConsent>,
  platform: Platform,
): Promise<Prospect> {
  const table = platform.open(scope);
  const { prospectId, partnerId } = input.params;
  return settle(async () => {
    const before = found(await store.getProspect(table, prospectId));
    const after = domain.withdrawConsent(before, partnerId, act);
    const writes = await taken(table, before, after, act);
    const detail = { partner: partnerOf(before, partnerId).name };
    return store.saveProspect(table, act, { before, after }, { writes, partners: [partnerId], detail });
  });
}
