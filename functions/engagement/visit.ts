import type { Page } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/visit";
import type { Visit } from "@shanhai/contract/visit";
import { found } from "@shanhai/domain/app-error";
import { cancelVisit, changeVisit, clientOf, completeVisit, planVisit } from "@shanhai/domain/visit";
import type { Request } from "@shanhai/http/serve";
import { getEnterprise } from "@shanhai/store/enterprise";
import type { Table } from "@shanhai/store/table";
import * as store from "@shanhai/store/visit";
import type { OwnerScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";
import { namedVisitor, visitorsAmong } from "./visitor.ts";

/** Visits belong to whoever plans them: an agency's request reaches the agency's, a park's the park's. */
const openFor = (platform: Platform, scope: OwnerScope): Table<OwnerScope> => platform.open(scope);

export async function plan(
  { act, scope, input }: Request<typeof contract.planVisit>,
  platform: Platform,
): Promise<Visit> {
  const table = platform.open(scope);
  const { enterpriseId, memberId } = input.body;
  return settle(async () => {
    const [enterprise, visitorOf] = await Promise.all([
      getEnterprise(table, enterpriseId),
      visitorsAmong(table, act, [memberId]),
    ]);
    const visit = planVisit(clientOf(found(enterprise)), input.body, visitorOf(memberId), act);
    return store.saveVisits(table, act, [{ after: visit }], visit);
  });
}

export async function list(
  { scope, input }: Request<typeof contract.listVisits>,
  platform: Platform,
): Promise<Page<Visit>> {
  const { status, enterpriseId, division } = input.query;
  return store.listVisits(openFor(platform, scope), { status, subject: enterpriseId ?? division }, input.query);
}

export async function get({ scope, input }: Request<typeof contract.getVisit>, platform: Platform): Promise<Visit> {
  return found(await store.getVisit(openFor(platform, scope), input.params.visitId));
}

export async function update(
  { act, scope, input }: Request<typeof contract.changeVisit>,
  platform: Platform,
): Promise<Visit> {
  const table = openFor(platform, scope);
  return settle(async () => {
    const [before, visitor] = await Promise.all([
      store.getVisit(table, input.params.visitId),
      namedVisitor(table, act, input.body.memberId),
    ]);
    const visit = found(before);
    const after = changeVisit(visit, input.body, visitor, act);
    return store.saveVisits(table, act, [{ before: visit, after }], after);
  });
}

export async function complete(
  { act, scope, input }: Request<typeof contract.completeVisit>,
  platform: Platform,
): Promise<Visit> {
  const table = openFor(platform, scope);
  return settle(async () => {
    const [before, visitor] = await Promise.all([
      store.getVisit(table, input.params.visitId),
      namedVisitor(table, act, input.body.next?.memberId, "next.memberId"),
    ]);
    const visit = found(before);
    const { done, following } = completeVisit(visit, input.body, visitor, act);
    const planned = following ? [{ after: following }] : [];
    return store.saveVisits(table, act, [{ before: visit, after: done }, ...planned], done);
  });
}

export async function cancel(
  { act, scope, input }: Request<typeof contract.cancelVisit>,
  platform: Platform,
): Promise<Visit> {
  const table = openFor(platform, scope);
  return settle(async () => {
    const before = found(await store.getVisit(table, input.params.visitId));
    const after = cancelVisit(before, input.body.reason, act);
    return store.saveVisits(table, act, [{ before, after }], after);
  });
}
