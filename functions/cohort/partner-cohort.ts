import type { Page } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/partner-cohort";
import type { PartnerCohort } from "@shanhai/contract/partner-cohort";
import { found } from "@shanhai/domain/app-error";
import { answerCohort, readPartnerCohort, recordPhase, sameCohort } from "@shanhai/domain/cohort";
import type { Request } from "@shanhai/http/serve";
import * as store from "@shanhai/store/cohort";
import type { Platform } from "../platform.ts";

export async function list(
  { scope, input }: Request<typeof contract.listPartnerCohorts>,
  platform: Platform,
): Promise<Page<PartnerCohort>> {
  const page = await store.listPartnerCohorts(platform.open(scope), input.query);
  return { ...page, items: page.items.map(readPartnerCohort) };
}

export async function get(
  { scope, input }: Request<typeof contract.getPartnerCohort>,
  platform: Platform,
): Promise<PartnerCohort> {
  return readPartnerCohort(found(await store.getPartnerCohort(platform.open(scope), input.params.cohortId)));
}

export async function transit(
  { act, scope, input }: Request<typeof contract.transitPartnerCohort>,
  platform: Platform,
): Promise<PartnerCohort> {
  const table = platform.open(scope);
  const { version, ...said } = input.body;
  const record = found(await store.getPartnerCohort(table, input.params.cohortId));
  const before = sameCohort(record, version, readPartnerCohort);
  return store.saveAnswer(table, act, before, answerCohort(before, said, act));
}

export async function record(
  { act, scope, input }: Request<typeof contract.recordPhase>,
  platform: Platform,
): Promise<PartnerCohort> {
  const table = platform.open(scope);
  const { version, ...said } = input.body;
  const known = found(await store.getPartnerCohort(table, input.params.cohortId));
  const before = sameCohort(known, version, readPartnerCohort);
  return store.saveAnswer(table, act, before, recordPhase(before, said, act));
}
