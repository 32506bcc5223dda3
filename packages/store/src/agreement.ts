import type { Agreement } from "@shanhai/contract/agreement";
import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { AgreementId, PartnerId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { type AgreementRecord, readAgreement } from "@shanhai/domain/agreement";
import { AppError } from "@shanhai/domain/app-error";
import type { ParkScope, PartnerItemsScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { partition } from "./keys/owner.ts";
import { agreementKey, agreementsWith, agreementWithKey, partnerKey } from "./keys/partner.ts";
import { listNewest } from "./listing.ts";
import { orStale } from "./replace.ts";
import { getRecord, getRecords, putNewer, recordOf, type Table } from "./table.ts";
import { Refused, type Write } from "./write.ts";

/** What each party's list names: pointers, since an agreement has several parties and an index lists an item once. */
function pointers(scope: ParkScope, { agreementId, partners }: AgreementRecord): Write[] {
  return partners.map(({ partnerId }) => ({
    put: agreementWithKey(scope, partnerId, agreementId),
    record: { agreementId },
  }));
}

const recordsOf = ({ agreementId, partners }: AgreementRecord) => [
  agreementId,
  ...partners.map(({ partnerId }) => partnerId),
];

/** Keeps a new draft; of a renewal also that what it renews is renewed now. Throws `agreement.renewed` when it was meanwhile. */
export async function insertAgreement(
  table: Table<ParkScope>,
  act: Act,
  record: AgreementRecord,
  renewed?: AgreementRecord,
): Promise<Agreement> {
  const { scope } = table;
  const mark: Write[] = renewed
    ? [
        {
          update: agreementKey(scope, renewed.agreementId),
          set: { renewedBy: record.agreementId },
          add: { revision: 1 },
          condition: { exists: true, missing: ["renewedBy"] },
        },
      ]
    : [];
  const insertion = commit(table, act, {
    writes: [
      { put: agreementKey(scope, record.agreementId), record, condition: { absent: true } },
      ...mark,
      ...pointers(scope, record),
    ],
    records: [...recordsOf(record), ...(renewed ? [renewed.agreementId] : [])],
    result: readAgreement(record, act),
    detail: { number: record.number },
  });
  return insertion.catch((error: unknown) => {
    throw renewed && error instanceof Refused ? new AppError("agreement.renewed") : error;
  });
}

/** Keeps a draft that was written anew. Throws `stale`. */
export async function saveDraft(
  table: Table<ParkScope>,
  act: Act,
  before: AgreementRecord,
  after: AgreementRecord,
): Promise<Agreement> {
  const { scope } = table;
  const kept = new Set(after.partners.map(({ partnerId }) => partnerId));
  const gone = before.partners.filter(({ partnerId }) => !kept.has(partnerId));
  return orStale(
    commit(table, act, {
      writes: [
        {
          put: agreementKey(scope, after.agreementId),
          record: after,
          condition: { equals: { version: before.version, state: "draft" } },
        },
        ...gone.map(({ partnerId }) => ({ remove: agreementWithKey(scope, partnerId, before.agreementId) })),
        ...pointers(scope, after),
      ],
      records: recordsOf(after),
      result: readAgreement(after, act),
      detail: { number: after.number },
    }),
    (item) => readAgreement(recordOf<AgreementRecord>(item), act),
  );
}

/**
 * Keeps an activation or revocation; what was done about obligations meanwhile is left alone. An activation checks that every
 * party is a partner still: throws `partner.ended`. Throws `stale`.
 */
export async function saveTransition(table: Table<ParkScope>, act: Act, after: AgreementRecord): Promise<Agreement> {
  const { scope } = table;
  const { agreementId, state, activatedAt, revocation, version, partners, number } = after;
  const parties: Write[] =
    state === "active"
      ? partners.map(({ partnerId }) => ({
          check: partnerKey(scope, partnerId),
          condition: { equals: { status: "active" } },
        }))
      : [];
  const saving = commit(table, act, {
    writes: [
      {
        update: agreementKey(scope, agreementId),
        set: { state, activatedAt, revocation, version },
        add: { revision: 1 },
        condition: { equals: { version: version - 1 } },
      },
      ...parties,
    ],
    records: recordsOf(after),
    result: readAgreement(after, act),
    detail: { number, agreement: state, ...(revocation ? { reason: revocation.reason } : {}) },
  }).catch((error: unknown) => {
    if (error instanceof Refused && !error.at(0) && parties.some((_, index) => error.at(index + 1)))
      throw new AppError("partner.ended");
    throw error;
  });
  return orStale(saving, (item) => readAgreement(recordOf<AgreementRecord>(item), act));
}

/** Throws a draft away; what it was to renew may be renewed again. Throws `stale`. */
export async function removeDraft(table: Table<ParkScope>, act: Act, draft: AgreementRecord): Promise<Agreement> {
  const { scope } = table;
  const { agreementId, renews, partners, version, number } = draft;
  return orStale(
    commit(table, act, {
      writes: [
        { remove: agreementKey(scope, agreementId), condition: { equals: { version, state: "draft" } } },
        ...partners.map(({ partnerId }) => ({ remove: agreementWithKey(scope, partnerId, agreementId) })),
        ...(renews ? [{ update: agreementKey(scope, renews), unset: ["renewedBy"], add: { revision: 1 } }] : []),
      ],
      records: recordsOf(draft),
      result: readAgreement(draft, act),
      detail: { number },
    }),
  );
}

/** The park's agreement, or the copy that one of its parties has. */
export async function getAgreement(
  table: Table<ParkScope> | Table<PartnerItemsScope>,
  id: AgreementId,
): Promise<AgreementRecord | undefined> {
  return getRecord(table, agreementKey(table.scope, id));
}

/** The park's agreements, or a partner's copies: the scope decides. */
export async function listAgreements(
  table: Table<ParkScope> | Table<PartnerItemsScope>,
  page: PageQuery,
): Promise<Page<AgreementRecord>> {
  return listNewest(table, { name: "agreement", partitions: [partition(table.scope, "agreement")] }, page);
}

/** The park's agreements with one partner. */
export async function listAgreementsWith(
  table: Table<ParkScope>,
  partner: PartnerId,
  page: PageQuery,
): Promise<Page<AgreementRecord>> {
  const list = { name: `agreementWith:${partner}`, partitions: [agreementsWith(table.scope, partner)] };
  const found = await listNewest<{ agreementId: AgreementId }>(table, list, page);
  const keys = found.items.map(({ agreementId }) => agreementKey(table.scope, agreementId));
  const records = await getRecords<AgreementRecord>(table, keys);
  return { ...found, items: records.sort((one, two) => (one.agreementId < two.agreementId ? 1 : -1)) };
}

/** A party's copy, by way of the stream; of two revisions the later stands. */
export async function copyAgreement(table: Table<PartnerItemsScope>, record: AgreementRecord): Promise<void> {
  await putNewer(table, agreementKey(table.scope, record.agreementId), record, "revision");
}
