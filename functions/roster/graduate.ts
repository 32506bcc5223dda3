import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/graduate";
import type { Graduate } from "@shanhai/contract/graduate";
import { found } from "@shanhai/domain/app-error";
import { createGraduate, updateGraduate } from "@shanhai/domain/graduate";
import type { Request } from "@shanhai/http/serve";
import { hashIdentity, sealFor } from "@shanhai/store/candidate";
import * as store from "@shanhai/store/graduate";
import { getRoster } from "@shanhai/store/roster";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";

export async function create(
  { act, scope, input }: Request<typeof contract.createGraduate>,
  platform: Platform,
): Promise<Graduate> {
  const table = platform.open(scope);
  const { consent: _yes, ...graduate } = input.body;
  const roster = found(await getRoster(table, input.params.rosterId));
  const made = createGraduate(roster.rosterId, { graduatesOn: roster.graduatesOn, ...graduate }, act);
  const seal = await sealFor(table, [graduate]);
  const sealed = graduate.idNumber ? { idNumberSealed: seal(graduate.idNumber) } : {};
  return store.insertGraduate(table, act, { ...made, ...hashIdentity(table, graduate), ...sealed });
}

export async function list(
  { scope, input }: Request<typeof contract.listGraduates>,
  platform: Platform,
): Promise<Page<Graduate>> {
  const table = platform.open(scope);
  const { rosterId } = found(await getRoster(table, input.params.rosterId));
  const page = await store.listGraduates(table, rosterId, input.query);
  return { ...page, items: page.items.map(store.readGraduate) };
}

export async function get(
  { scope, input }: Request<typeof contract.getGraduate>,
  platform: Platform,
): Promise<Graduate> {
  return store.readGraduate(found(await store.getGraduate(platform.open(scope), input.params.graduateId)));
}

export async function update(
  { act, scope, input }: Request<typeof contract.updateGraduate>,
  platform: Platform,
): Promise<Graduate> {
  const table = platform.open(scope);
  const before = found(await store.getGraduate(table, input.params.graduateId));
  const { idNumberSealed, phoneHash, idNumberHash, rosterFileId, introductions } = before;
  const kept = { idNumberSealed, phoneHash, idNumberHash, rosterFileId, introductions };
  const after = updateGraduate(store.readGraduate(before), input.body, act);
  const hash = after.phone === before.phone ? {} : hashIdentity(table, { phone: after.phone });
  return store.saveGraduate(table, act, before, { ...JSON.parse(JSON.stringify(kept)), ...after, ...hash });
}

export async function remove(
  { act, scope, input }: Request<typeof contract.removeGraduate>,
  platform: Platform,
): Promise<ResultOf<typeof contract.removeGraduate>> {
  const table = platform.open(scope);
  return settle(async () => {
    const record = found(await store.getGraduate(table, input.params.graduateId));
    return store.removeGraduate(table, act, record);
  });
}
