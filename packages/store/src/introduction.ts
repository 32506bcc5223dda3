import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { Introduction, OfferedGraduate } from "@shanhai/contract/introduction";
import type { GraduateId, IntroductionId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import type { CandidateRecord } from "@shanhai/domain/candidate";
import { ERASED_NAME } from "@shanhai/domain/erasure";
import type { GraduateRecord } from "@shanhai/domain/graduate";
import {
  type IntroductionRecord,
  type OfferedRecord,
  readOffered,
  type ToldApplication,
} from "@shanhai/domain/introduction";
import type { PartnerItemsScope, PartnerScope, TenantItemsScope, TenantScope } from "@shanhai/tenancy/scope";
import { insertApplication, type StoredApplication } from "./application.ts";
import { claimIdentities, type IdentityClaim, putCandidate, replaceCandidate } from "./candidate.ts";
import { auditEntry, commit } from "./commit.ts";
import { putGraduate } from "./graduate.ts";
import { introductionKey, introductionsOf } from "./keys/partner.ts";
import { listNewest } from "./listing.ts";
import { getRecord, getRecords, queryItems, recordOf, type Table } from "./table.ts";
import { once, transact, type Write } from "./write.ts";

const placeOf = ({ createdAt, introductionId }: Pick<Introduction, "createdAt" | "introductionId">) =>
  `${createdAt}#${introductionId}`;

/** The writes of one recommendation: the graduate with the consent, over the version it was decided on, and what is kept of it. */
export function introduceWrites(
  table: Table<PartnerScope>,
  before: GraduateRecord,
  after: GraduateRecord,
  record: IntroductionRecord,
): Write[] {
  return [
    putGraduate(table, after, before.version),
    {
      put: introductionKey(table.scope, record.introductionId),
      record,
      listing: { gsi1pk: introductionsOf(table.scope, "made"), gsi1sk: placeOf(record) },
      condition: { absent: true },
    },
  ];
}

/** A school's recommendations by id, as far as there are any. */
export async function getIntroductions(
  table: Table<PartnerItemsScope>,
  ids: readonly IntroductionId[],
): Promise<Map<IntroductionId, IntroductionRecord>> {
  const keys = ids.map((id) => introductionKey(table.scope, id));
  const records = await getRecords<IntroductionRecord>(table, keys);
  return new Map(records.map((record) => [record.introductionId, record]));
}

/** A school's recommendations, newest first. */
export async function listIntroductions(
  table: Table<PartnerScope>,
  page: PageQuery,
): Promise<Page<IntroductionRecord>> {
  const partitions = [introductionsOf(table.scope, "made")];
  return listNewest(table, { name: "introduction", partitions, index: "listing" }, page);
}

/** Far beyond what a school recommends in all its years. */
const MOST_ERASED = 100_000;

/** Takes a graduate's name off a school's recommendations of them: to which posting, and how far it came, stays. */
export async function eraseFromIntroductions(table: Table<PartnerItemsScope>, graduateId: GraduateId): Promise<void> {
  const partition = introductionsOf(table.scope, "made");
  const items = await queryItems(table, { partition, index: "listing", limit: MOST_ERASED });
  const named = items
    .map((item) => recordOf<IntroductionRecord>(item))
    .filter((one) => one.graduateId === graduateId && one.graduateName !== ERASED_NAME);
  for (const { introductionId } of named) {
    const update = introductionKey(table.scope, introductionId);
    await transact(table, [{ update, set: { graduateName: ERASED_NAME }, condition: { exists: true } }]);
  }
}

const MOST_COUNTED = 5000;

/** To which posting each of a school's latest recommendations went. */
export async function introducedTo(table: Table<PartnerScope>): Promise<string[]> {
  const partition = introductionsOf(table.scope, "made");
  const items = await queryItems(table, { partition, index: "listing", limit: MOST_COUNTED, only: ["postingId"] });
  return items.map(({ postingId }) => String(postingId));
}

const offeredListing = (scope: TenantItemsScope, record: OfferedRecord) => ({
  gsi1pk: introductionsOf(scope, record.status === "waiting" ? "waiting" : "answered"),
  gsi1sk: placeOf(record),
});

/** Tells an agency of a recommendation, once, by way of the stream. */
export async function copyOffered(table: Table<TenantItemsScope>, record: OfferedRecord): Promise<void> {
  await once(table, [
    {
      put: introductionKey(table.scope, record.introductionId),
      record,
      listing: offeredListing(table.scope, record),
      condition: { absent: true },
    },
  ]);
}

export async function getOffered(table: Table<TenantScope>, id: IntroductionId): Promise<OfferedRecord | undefined> {
  return getRecord(table, introductionKey(table.scope, id));
}

/** Whom schools recommend to an agency: those who wait, or those who were answered. */
export async function listOffered(
  table: Table<TenantScope>,
  { status, ...page }: PageQuery & { status: "waiting" | "answered" },
): Promise<Page<OfferedRecord>> {
  const partitions = [introductionsOf(table.scope, status)];
  return listNewest(table, { name: `offered:${status}`, partitions, index: "listing" }, page);
}

function answerWrite(scope: TenantScope, after: OfferedRecord): Write {
  return {
    put: introductionKey(scope, after.introductionId),
    record: after,
    listing: offeredListing(scope, after),
    condition: { equals: { status: "waiting" } },
  };
}

/** Keeps an agency's no. Throws `Refused` when it was answered meanwhile. */
export async function saveDecline(table: Table<TenantScope>, act: Act, after: OfferedRecord): Promise<OfferedGraduate> {
  return commit(table, act, {
    writes: [answerWrite(table.scope, after)],
    records: [after.introductionId, after.partnerId, after.positionId],
    result: readOffered(after),
    detail: { reason: after.reason },
  });
}

/** What taking one graduate on writes. */
export interface Acceptance {
  after: OfferedRecord;
  candidate: CandidateRecord;
  /** The agency's record of the same person; undefined for somebody new. */
  before?: CandidateRecord | undefined;
  claims: readonly IdentityClaim[];
  /** Undefined where the person has one at this position already. */
  application?: StoredApplication | undefined;
}

/**
 * The person, the application and the answer in one transaction: taken on, or nothing. Throws `Refused` when any of it changed
 * meanwhile, and then everything is decided anew.
 */
export async function saveAcceptance(table: Table<TenantScope>, act: Act, acceptance: Acceptance): Promise<void> {
  const { after, candidate, before, claims, application } = acceptance;
  const { candidateId } = candidate;
  const { idempotency: _rows, ...own } = act;
  await commit(table, own, {
    writes: [
      answerWrite(table.scope, after),
      before ? replaceCandidate(table, candidate, before.version) : putCandidate(table, candidate),
      ...claimIdentities(table, candidateId, claims),
      ...(application ? insertApplication(table.scope, application) : []),
    ],
    records: [after.introductionId, candidateId, after.partnerId, after.positionId, after.orderId],
    result: {},
    detail: { partner: after.partnerName },
  });
}

/** What the agency answered, told to the school with an entry in its audit, once, by way of the stream. */
export async function followAnswer(table: Table<PartnerItemsScope>, act: Act, answer: OfferedRecord): Promise<void> {
  const { introductionId, status, reason, graduateId } = answer;
  await once(table, [
    {
      update: introductionKey(table.scope, introductionId),
      set: { status, updatedAt: act.at, ...(reason === undefined ? {} : { reason }) },
      condition: { equals: { status: "waiting" } },
    },
    auditEntry(table, act, [introductionId, graduateId], { status }),
  ]);
}

/** Where an application stands, told to the school that recommended the person: of two versions the later. */
export async function followStage(
  table: Table<PartnerItemsScope>,
  id: IntroductionId,
  { stage, version, movedAt }: ToldApplication,
): Promise<void> {
  await once(table, [
    {
      update: introductionKey(table.scope, id),
      set: { stage, told: version, updatedAt: movedAt },
      condition: { exists: true, below: { told: version } },
    },
  ]);
}
