import type { Page } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/service-result";
import type { ServiceResult } from "@shanhai/contract/service-result";
import { found } from "@shanhai/domain/app-error";
import { appeal, decide, readServiceResult } from "@shanhai/domain/service-result";
import type { Request } from "@shanhai/http/serve";
import { getAssessment } from "@shanhai/store/assessment";
import { getProgramme } from "@shanhai/store/programme";
import * as store from "@shanhai/store/service-result";
import type { Platform } from "../platform.ts";

export async function listOwn(
  { scope, input }: Request<typeof contract.listServiceResults>,
  platform: Platform,
): Promise<Page<ServiceResult>> {
  const page = await store.listOwnResults(platform.open(scope), input.query);
  return { ...page, items: page.items.map(readServiceResult) };
}

export async function list(
  { scope, input }: Request<typeof contract.listProgrammeResults>,
  platform: Platform,
): Promise<Page<ServiceResult>> {
  const table = platform.open(scope);
  const { programmeId } = found(await getProgramme(table, input.params.programmeId));
  const page = await store.listResults(table, programmeId, input.query);
  return { ...page, items: page.items.map(readServiceResult) };
}

export async function makeAppeal(
  { act, scope, input }: Request<typeof contract.createAppeal>,
  platform: Platform,
): Promise<ServiceResult> {
  const table = platform.open(scope);
  const before = found(await store.getServiceResult(table, input.params.programmeId, scope.id));
  return store.saveServiceResult(table, act, before, appeal(before, input.body, act));
}

export async function decideOn(
  { act, scope, input }: Request<typeof contract.decideAppeal>,
  platform: Platform,
): Promise<ServiceResult> {
  const table = platform.open(scope);
  const { programmeId, agencyId } = input.params;
  const [result, programme, assessment] = await Promise.all([
    store.getServiceResult(table, programmeId, agencyId),
    getProgramme(table, programmeId),
    getAssessment(table, programmeId, agencyId),
  ]);
  const before = found(result);
  const after = decide(before, input.body, found(programme), found(assessment), act);
  return store.saveServiceResult(table, act, before, after);
}
