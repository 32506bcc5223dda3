import type { getPartnerHome, PartnerHome } from "@shanhai/contract/agreement";
import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/partner";
import type { Partner } from "@shanhai/contract/partner";
import { readAgreement } from "@shanhai/domain/agreement";
import { found, sameVersion } from "@shanhai/domain/app-error";
import { grantFacts, grantsOf } from "@shanhai/domain/grant";
import { createPartner, transitPartner, updatePartner } from "@shanhai/domain/partner";
import type { Request } from "@shanhai/http/serve";
import { listAgreements, listAgreementsWith } from "@shanhai/store/agreement";
import { grantsFor } from "@shanhai/store/grant";
import * as store from "@shanhai/store/partner";
import type { Platform } from "../platform.ts";

export async function create(
  { act, scope, input }: Request<typeof contract.createPartner>,
  platform: Platform,
): Promise<Partner> {
  return store.insertPartner(platform.open(scope), act, createPartner(input.body, act));
}

export async function list(
  { scope, input }: Request<typeof contract.listPartners>,
  platform: Platform,
): Promise<Page<Partner>> {
  const { kind, ...page } = input.query;
  return store.listPartners(platform.open(scope), kind, page);
}

/** Agreements with one partner that are looked at, the latest of them. */
const MOST_AGREEMENTS = 50;

export async function get(
  { act, scope, input }: Request<typeof contract.getPartner>,
  platform: Platform,
): Promise<ResultOf<typeof contract.getPartner>> {
  const table = platform.open(scope);
  const { partnerId } = input.params;
  const [partner, agreements] = await Promise.all([
    store.getPartner(table, partnerId),
    listAgreementsWith(table, partnerId, { limit: MOST_AGREEMENTS }),
  ]);
  const facts = agreements.items.flatMap((agreement) => grantFacts(agreement) ?? []);
  return { ...found(partner), open: grantsOf(partner, facts, act) };
}

export async function update(
  { act, scope, input }: Request<typeof contract.updatePartner>,
  platform: Platform,
): Promise<Partner> {
  const table = platform.open(scope);
  const before = sameVersion(found(await store.getPartner(table, input.params.partnerId)), input.body.version);
  return store.savePartner(table, act, updatePartner(before, input.body));
}

export async function transit(
  { act, scope, input }: Request<typeof contract.transitPartner>,
  platform: Platform,
): Promise<Partner> {
  const table = platform.open(scope);
  const before = sameVersion(found(await store.getPartner(table, input.params.partnerId)), input.body.version);
  return store.savePartner(table, act, transitPartner(before, input.body));
}

export async function getHome(
  { act, scope }: Request<typeof getPartnerHome>,
  platform: Platform,
): Promise<PartnerHome> {
  const table = platform.open(scope);
  const [copy, open, agreements] = await Promise.all([
    store.getPartnerCopy(table),
    grantsFor(table, act),
    listAgreements(table, { limit: MOST_AGREEMENTS }),
  ]);
  const { parkId: _park, version: _version, ...partner } = found(copy);
  return { ...partner, open, agreements: agreements.items.map((one) => readAgreement(one, act)) };
}
