import type { Page } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/rectification";
import type { Rectification } from "@shanhai/contract/rectification";
import { found } from "@shanhai/domain/app-error";
import { demand, prove, readRectification, review } from "@shanhai/domain/rectification";
import type { Request } from "@shanhai/http/serve";
import { getAgency } from "@shanhai/store/agency";
import * as store from "@shanhai/store/rectification";
import type { Platform } from "../platform.ts";
import { checkDocuments } from "./proof-document.ts";

export async function create(
  { act, scope, input }: Request<typeof contract.createRectification>,
  platform: Platform,
): Promise<Rectification> {
  const table = platform.open(scope);
  const { name } = found(await getAgency(table, input.body.agencyId));
  return store.insertRectification(table, act, demand(input.body, name, act));
}

export async function list(
  { scope, input }: Request<typeof contract.listRectifications>,
  platform: Platform,
): Promise<Page<Rectification>> {
  const page = await store.listRectifications(platform.open(scope), input.query);
  return { ...page, items: page.items.map(readRectification) };
}

export async function proveOne(
  { act, scope, input }: Request<typeof contract.submitProof>,
  platform: Platform,
): Promise<Rectification> {
  const table = platform.open(scope);
  const { rectificationId } = input.params;
  const before = found(await store.getRectification(table, rectificationId));
  await checkDocuments(platform, scope, rectificationId, input.body.documents);
  return store.saveRectification(table, act, before, prove(before, input.body, act));
}

export async function reviewOne(
  { act, scope, input }: Request<typeof contract.reviewRectification>,
  platform: Platform,
): Promise<Rectification> {
  const table = platform.open(scope);
  const before = found(await store.getRectification(table, input.params.rectificationId));
  return store.saveRectification(table, act, before, review(before, input.body, act));
}
