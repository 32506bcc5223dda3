import type * as contract from "@shanhai/contract/due-visit";
import type { DueVisit, VisitRule } from "@shanhai/contract/due-visit";
import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import { found, sameVersion } from "@shanhai/domain/app-error";
import { dueHorizon, noRhythm, readDueVisit, skipDueVisit } from "@shanhai/domain/due-visit";
import type { Request } from "@shanhai/http/serve";
import * as store from "@shanhai/store/due-visit";
import { getEnterprise } from "@shanhai/store/enterprise";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";

export async function list(
  { act, scope, input }: Request<typeof contract.listDueVisits>,
  platform: Platform,
): Promise<Page<DueVisit>> {
  const table = platform.open(scope);
  const { everyDays } = await store.getVisitRule(table);
  const horizon = dueHorizon(everyDays, act.today);
  if (!horizon) return { items: [] };
  const page = await store.listDueVisits(table, horizon, input.query);
  return { ...page, items: page.items.map((rhythm) => readDueVisit(rhythm, everyDays)) };
}

export async function skip(
  { act, scope, input }: Request<typeof contract.skipDueVisit>,
  platform: Platform,
): Promise<ResultOf<typeof contract.skipDueVisit>> {
  const table = platform.open(scope);
  const { enterpriseId } = input.params;
  return settle(async () => {
    const [enterprise, rhythm] = await Promise.all([
      getEnterprise(table, enterpriseId),
      store.getVisitRhythm(table, enterpriseId),
    ]);
    const before = rhythm ?? noRhythm(found(enterprise));
    return store.saveSkip(table, act, before, skipDueVisit(before, act), input.body.reason);
  });
}

export async function getRule(
  { scope }: Request<typeof contract.getVisitRule>,
  platform: Platform,
): Promise<VisitRule> {
  return store.getVisitRule(platform.open(scope));
}

export async function changeRule(
  { act, scope, input }: Request<typeof contract.changeVisitRule>,
  platform: Platform,
): Promise<VisitRule> {
  const table = platform.open(scope);
  const { everyDays, version } = input.body;
  const before = sameVersion(await store.getVisitRule(table), version);
  return store.saveVisitRule(table, act, { everyDays, version: before.version + 1 });
}
