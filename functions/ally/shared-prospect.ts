import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import type { Prospect } from "@shanhai/contract/prospect";
import type { ProspectId } from "@shanhai/contract/scalar";
import type * as contract from "@shanhai/contract/shared-prospect";
import type { SharedProspect, SharedProspectDetail } from "@shanhai/contract/shared-prospect";
import type { Act } from "@shanhai/domain/act";
import { AppError, found } from "@shanhai/domain/app-error";
import { ask as asking, type ContactRequestRecord, noRequest, noteReading } from "@shanhai/domain/contact-request";
import { isSharedWith } from "@shanhai/domain/prospect";
import { detailOf, openContact, readSharedProspect } from "@shanhai/domain/shared-prospect";
import type { Request } from "@shanhai/http/serve";
import { getContactRequest, saveContactRequest } from "@shanhai/store/contact-request";
import { getPartnerCopy } from "@shanhai/store/partner";
import { getProspect, listShared } from "@shanhai/store/prospect";
import type { Table } from "@shanhai/store/table";
import { mintParkScope } from "@shanhai/tenancy/mint";
import type { ParkScope, PartnerScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";

/** The pool is the park's: of the one park that the caller's verified membership names, after the entrance found that it is open. */
const poolOf = (platform: Platform, { parkId }: PartnerScope): Table<ParkScope> => platform.open(mintParkScope(parkId));

export async function list(
  { scope, input }: Request<typeof contract.listSharedProspects>,
  platform: Platform,
): Promise<Page<SharedProspect>> {
  const { kind, ...page } = input.query;
  const listed = await listShared(poolOf(platform, scope), { partnerId: scope.id, kind }, page);
  return { ...listed, items: listed.items.map((one) => readSharedProspect(one, scope.id)) };
}

/** A prospect that is shared with the caller now. What is not is not there. */
async function sharedWith(platform: Platform, scope: PartnerScope, id: ProspectId): Promise<Prospect> {
  const prospect = found(await getProspect(poolOf(platform, scope), id));
  if (!isSharedWith(prospect, scope.id)) throw new AppError("notFound");
  return prospect;
}

export async function get(
  { scope, input }: Request<typeof contract.getSharedProspect>,
  platform: Platform,
): Promise<SharedProspectDetail> {
  const { prospectId } = input.params;
  const [prospect, request] = await Promise.all([
    sharedWith(platform, scope, prospectId),
    getContactRequest(platform.open(scope), scope.id, prospectId),
  ]);
  return detailOf(prospect, scope.id, request);
}

/** The caller's own record about a contact as it is, and to go on from. */
async function requestOf(table: Table<PartnerScope>, prospect: Prospect, act: Act) {
  const { scope } = table;
  const before = await getContactRequest(table, scope.id, prospect.prospectId);
  if (before) return { before, now: before };
  const copy = found(await getPartnerCopy(table));
  const whose = { parkId: scope.parkId, partnerId: scope.id, partnerName: copy.name };
  return { before, now: noRequest(prospect, whose, act) };
}

export async function ask(
  { act, scope, input }: Request<typeof contract.askForContact>,
  platform: Platform,
): Promise<SharedProspectDetail> {
  const table = platform.open(scope);
  const prospect = await sharedWith(platform, scope, input.params.prospectId);
  if (!prospect.contact) throw new AppError("prospect.noContact");
  return settle(async () => {
    const { before, now } = await requestOf(table, prospect, act);
    const after: ContactRequestRecord = asking(now, input.body.purpose, act);
    const result = detailOf(prospect, scope.id, after);
    if (after === now) return result;
    const { organisation } = prospect;
    return saveContactRequest(table, act, { before, after }, { result, detail: { organisation } });
  });
}

export async function reveal(
  { act, scope, input }: Request<typeof contract.revealProspectContact>,
  platform: Platform,
): Promise<ResultOf<typeof contract.revealProspectContact>> {
  const table = platform.open(scope);
  const prospect = await sharedWith(platform, scope, input.params.prospectId);
  const { name, phone } = openContact(prospect, scope.id);
  // Never remembered for a retry: name and phone are kept with the park alone, and each reading is one.
  const { idempotency: _never, ...once } = act;
  return settle(async () => {
    const { before, now } = await requestOf(table, prospect, once);
    const after = noteReading(now, once);
    const { organisation } = prospect;
    return saveContactRequest(table, once, { before, after }, { result: { name, phone }, detail: { organisation } });
  });
}
