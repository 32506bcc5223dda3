import type { Page } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/fulfilment";
import type { Fulfilment } from "@shanhai/contract/fulfilment";
import { found } from "@shanhai/domain/app-error";
import { readFulfilment, recordFulfilment, withdrawFulfilment } from "@shanhai/domain/fulfilment";
import type { Request } from "@shanhai/http/serve";
import { getAgreement } from "@shanhai/store/agreement";
import * as store from "@shanhai/store/fulfilment";
import type { Table } from "@shanhai/store/table";
import type { ParkScope, PartnerScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";

/** The park's table or a partner's, as the caller is. */
const openFor = (platform: Platform, scope: ParkScope | PartnerScope): Table<ParkScope> | Table<PartnerScope> =>
  scope.kind === "park" ? platform.open(scope) : platform.open(scope);

const sideOf = (scope: ParkScope | PartnerScope) => (scope.kind === "partner" ? scope.id : undefined);

export async function record(
  { act, scope, organisationName, input }: Request<typeof contract.recordFulfilment>,
  platform: Platform,
): Promise<Fulfilment> {
  const table = openFor(platform, scope);
  const partnerId = sideOf(scope);
  const parkId = scope.kind === "park" ? scope.id : scope.parkId;
  return settle(async () => {
    const agreement = found(await getAgreement(table, input.params.agreementId));
    const organisation = partnerId ? organisationName : agreement.parkName;
    const by = { ...(partnerId ? { partnerId } : {}), organisation, name: act.name };
    const entry = recordFulfilment(agreement, input.body, { by, parkId }, act);
    return store.insertFulfilment(table, act, entry, agreement.state);
  });
}

export async function list(
  { scope, input }: Request<typeof contract.listFulfilments>,
  platform: Platform,
): Promise<Page<Fulfilment>> {
  const table = openFor(platform, scope);
  const { agreementId } = input.params;
  found(await getAgreement(table, agreementId));
  const page = await store.listFulfilments(table, agreementId, input.query);
  return { ...page, items: page.items.map(readFulfilment) };
}

export async function withdraw(
  { act, scope, input }: Request<typeof contract.withdrawFulfilment>,
  platform: Platform,
): Promise<Fulfilment> {
  const table = openFor(platform, scope);
  const { agreementId, fulfilmentId } = input.params;
  return settle(async () => {
    const before = found(await store.getFulfilment(table, agreementId, fulfilmentId));
    const after = withdrawFulfilment(before, input.body.reason, sideOf(scope), act);
    return store.saveWithdrawal(table, act, before, after);
  });
}
