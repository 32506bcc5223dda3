import type * as contract from "@shanhai/contract/agreement";
import type { Agreement } from "@shanhai/contract/agreement";
import type { Page } from "@shanhai/contract/endpoint";
import type { AgreementId, PartnerId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import {
  type AgreementRecord,
  draftAgreement,
  partiesOf,
  readAgreement,
  renewAgreement,
  rewriteDraft,
  stillDraft,
  transitAgreement,
} from "@shanhai/domain/agreement";
import { AppError, found } from "@shanhai/domain/app-error";
import type { Request } from "@shanhai/http/serve";
import * as store from "@shanhai/store/agreement";
import { getPark } from "@shanhai/store/park";
import { getPartners } from "@shanhai/store/partner";
import type { Table } from "@shanhai/store/table";
import type { ParkScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";

const parties = async (table: Table<ParkScope>, ids: PartnerId[]) => partiesOf(ids, await getPartners(table, ids));

const read = async (table: Table<ParkScope>, id: AgreementId) => found(await store.getAgreement(table, id));

/** The agreement in the version that the caller saw. Throws `stale` with the agreement as it is now. */
async function seen(table: Table<ParkScope>, id: AgreementId, version: number, act: Act): Promise<AgreementRecord> {
  const record = await read(table, id);
  if (record.version !== version) throw new AppError("stale", { current: readAgreement(record, act) });
  return record;
}

export async function create(
  { act, scope, input }: Request<typeof contract.createAgreement>,
  platform: Platform,
): Promise<Agreement> {
  const table = platform.open(scope);
  const [park, partners] = await Promise.all([getPark(table), parties(table, input.body.partnerIds)]);
  const draft = draftAgreement(input.body, { parkName: found(park).name, parties: partners }, act);
  return store.insertAgreement(table, act, draft);
}

export async function list(
  { act, scope, input }: Request<typeof contract.listAgreements>,
  platform: Platform,
): Promise<Page<Agreement>> {
  const table = platform.open(scope);
  const { partnerId, ...query } = input.query;
  const page = partnerId
    ? await store.listAgreementsWith(table, partnerId, query)
    : await store.listAgreements(table, query);
  return { ...page, items: page.items.map((one) => readAgreement(one, act)) };
}

export async function get(
  { act, scope, input }: Request<typeof contract.getAgreement>,
  platform: Platform,
): Promise<Agreement> {
  const { agreementId } = input.params;
  const table = scope.kind === "park" ? platform.open(scope) : platform.open(scope);
  return readAgreement(found(await store.getAgreement(table, agreementId)), act);
}

export async function update(
  { act, scope, input }: Request<typeof contract.updateAgreement>,
  platform: Platform,
): Promise<Agreement> {
  const table = platform.open(scope);
  const { version, ...content } = input.body;
  const before = await seen(table, input.params.agreementId, version, act);
  const partners = await parties(table, content.partnerIds);
  return store.saveDraft(table, act, before, rewriteDraft(before, content, partners, act));
}

export async function transit(
  { act, scope, input }: Request<typeof contract.transitAgreement>,
  platform: Platform,
): Promise<Agreement> {
  const table = platform.open(scope);
  const before = await seen(table, input.params.agreementId, input.body.version, act);
  return store.saveTransition(table, act, transitAgreement(before, input.body, act));
}

export async function renew(
  { act, scope, input }: Request<typeof contract.renewAgreement>,
  platform: Platform,
): Promise<Agreement> {
  const table = platform.open(scope);
  const record = await read(table, input.params.agreementId);
  const partners = await parties(
    table,
    record.partners.map(({ partnerId }) => partnerId),
  );
  const { before, renewal } = renewAgreement(record, input.body, partners, act);
  return store.insertAgreement(table, act, renewal, before);
}

export async function discard(
  { act, scope, input }: Request<typeof contract.discardAgreement>,
  platform: Platform,
): Promise<Agreement> {
  const table = platform.open(scope);
  return store.removeDraft(table, act, stillDraft(await read(table, input.params.agreementId)));
}
