import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import { ONBOARDING_STATUSES, type OnboardingComment, type OnboardingStatus } from "@shanhai/contract/onboarding";
import type { LeadId, OnboardingId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import type { AgencyRecord } from "@shanhai/domain/agency";
import { AppError } from "@shanhai/domain/app-error";
import type { InvitationRecord } from "@shanhai/domain/invitation";
import { isOpen, type OnboardingRecord, readOnboarding } from "@shanhai/domain/onboarding";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { agencyKey, invitationKey, usccKey } from "./keys/owner.ts";
import {
  applyingKey,
  licenceHolderKey,
  licenceHolders,
  onboardingCommentKey,
  onboardingComments,
  onboardingKey,
  onboardingPartition,
} from "./keys/park.ts";
import { listNewest } from "./listing.ts";
import { orStale } from "./replace.ts";
import { getRecord, queryItems, recordOf, type Table } from "./table.ts";
import { Refused, type Write } from "./write.ts";

const listingOf = (scope: ParkScope, { status, onboardingId }: OnboardingRecord) => ({
  gsi1pk: onboardingPartition(scope, status),
  gsi1sk: onboardingId,
});

/** Notes who names a licence, so that another with the same number is seen. */
export const holdLicence = (
  scope: ParkScope,
  { licenceNumber, uscc }: { licenceNumber: string; uscc: string },
): Write => ({
  put: licenceHolderKey(scope, licenceNumber, uscc),
  record: { uscc },
});

/** The write that names on an application the lead it came of, where it was made without one. */
export function nameLead(
  scope: ParkScope,
  { onboardingId, version }: OnboardingRecord,
  { leadId, eventTitle }: { leadId: LeadId; eventTitle?: string },
): Write {
  return {
    update: onboardingKey(scope, onboardingId),
    set: { leadId, ...(eventTitle ? { eventTitle } : {}) },
    add: { version: 1 },
    condition: { equals: { version } },
  };
}

/**
 * Keeps a new application; of a USCC there is one open application, and none of an agency that is in the park. Throws
 * `onboarding.duplicate`, `uscc.duplicate`.
 */
export async function insertOnboarding(
  table: Table<ParkScope>,
  act: Act,
  record: OnboardingRecord,
  /** What becomes of the lead that it came of. */
  leadWrites: readonly Write[] = [],
): Promise<OnboardingRecord> {
  const { scope } = table;
  const { onboardingId, uscc, leadId } = record;
  try {
    return await commit(table, act, {
      writes: [
        { put: applyingKey(scope, uscc), record: { onboardingId }, condition: { absent: true } },
        { check: usccKey(scope, uscc), condition: { absent: true } },
        {
          put: onboardingKey(scope, onboardingId),
          record,
          listing: listingOf(scope, record),
          condition: { absent: true },
        },
        holdLicence(scope, record),
        ...leadWrites,
      ],
      records: [onboardingId, ...(leadId ? [leadId] : [])],
      result: record,
    });
  } catch (error) {
    if (!(error instanceof Refused && (error.at(0) ?? error.at(1)))) throw error;
    throw new AppError(error.at(1) ? "uscc.duplicate" : "onboarding.duplicate", { uscc });
  }
}

export async function getOnboarding(table: Table<ParkScope>, id: OnboardingId): Promise<OnboardingRecord | undefined> {
  return getRecord(table, onboardingKey(table.scope, id));
}

/** Applications of one status or of all, newest first. */
export async function listOnboardings(
  table: Table<ParkScope>,
  status: OnboardingStatus | undefined,
  page: PageQuery,
): Promise<Page<OnboardingRecord>> {
  const statuses = status ? [status] : ONBOARDING_STATUSES;
  const partitions = statuses.map((one) => onboardingPartition(table.scope, one));
  return listNewest(table, { name: `onboarding:${status ?? ""}`, partitions, index: "listing" }, page);
}

/** How many others in the park name the same licence: applications and agencies, by USCC. */
export async function countOtherHolders(
  table: Table<ParkScope>,
  { licenceNumber, uscc }: Pick<OnboardingRecord, "licenceNumber" | "uscc">,
): Promise<number> {
  const query = { partition: licenceHolders(table.scope, licenceNumber), limit: 20, only: ["uscc"] };
  const holders = await queryItems(table, query);
  return holders.filter((holder) => holder.uscc !== uscc).length;
}

/** What an open application holds: nothing once it is closed, and once more when it is taken up again. */
function holdsOf(scope: ParkScope, before: OnboardingRecord, after: OnboardingRecord): Write[] {
  const { uscc, onboardingId } = after;
  const put = applyingKey(scope, uscc);
  const held: Write[] =
    isOpen(before) === isOpen(after)
      ? []
      : isOpen(after)
        ? [
            { put, record: { onboardingId }, condition: { absent: true } },
            { check: usccKey(scope, uscc), condition: { absent: true } },
          ]
        : [{ remove: put }];
  if (before.licenceNumber === after.licenceNumber) return held;
  return [...held, { remove: licenceHolderKey(scope, before.licenceNumber, uscc) }, holdLicence(scope, after)];
}

/**
 * Saves an application over the version it was made from. Throws `stale`; `onboarding.duplicate` where one that is taken up
 * again meets a newer one, or its agency.
 */
export async function saveOnboarding(
  table: Table<ParkScope>,
  act: Act,
  before: OnboardingRecord,
  after: OnboardingRecord,
): Promise<OnboardingRecord> {
  const { scope } = table;
  const { onboardingId, status, statusReason } = after;
  const saved = commit(table, act, {
    writes: [
      {
        put: onboardingKey(scope, onboardingId),
        record: after,
        listing: listingOf(scope, after),
        condition: { equals: { version: before.version } },
      },
      ...holdsOf(scope, before, after),
    ],
    records: [onboardingId],
    result: after,
    detail: { onboarding: status, ...(statusReason ? { reason: statusReason } : {}) },
  });
  return orStale(
    saved.catch((error: unknown) => {
      const taken = error instanceof Refused && (error.at(1) ?? error.at(2));
      throw taken ? new AppError("onboarding.duplicate", { uscc: after.uscc }) : error;
    }),
    (item) => readOnboarding(recordOf<OnboardingRecord>(item)),
  );
}

/**
 * Keeps an approval whole: the application, the agency with its USCC and licence, the owner's invitation. Throws `stale`,
 * `uscc.duplicate`.
 */
export async function saveApproval<R>(
  table: Table<ParkScope>,
  act: Act,
  approved: { onboarding: OnboardingRecord; agency: AgencyRecord; invitation: InvitationRecord },
  result: R,
): Promise<R> {
  const { scope } = table;
  const { onboarding, agency, invitation } = approved;
  const { uscc } = agency;
  const saved = commit(table, act, {
    writes: [
      {
        put: onboardingKey(scope, onboarding.onboardingId),
        record: onboarding,
        listing: listingOf(scope, onboarding),
        condition: { equals: { version: onboarding.version - 1 } },
      },
      { put: usccKey(scope, uscc), record: { agencyId: agency.agencyId }, condition: { absent: true } },
      { put: agencyKey(scope, agency.agencyId), record: agency, condition: { absent: true } },
      { put: invitationKey(scope, invitation.invitationId), record: invitation, condition: { absent: true } },
      { remove: applyingKey(scope, uscc) },
    ],
    records: [onboarding.onboardingId, agency.agencyId, invitation.invitationId],
    result,
  });
  return orStale(
    saved.catch((error: unknown) => {
      throw error instanceof Refused && error.at(1) ? new AppError("uscc.duplicate", { uscc }) : error;
    }),
    (item) => readOnboarding(recordOf<OnboardingRecord>(item)),
  );
}

export async function insertOnboardingComment(
  table: Table<ParkScope>,
  act: Act,
  id: OnboardingId,
  comment: OnboardingComment,
): Promise<OnboardingComment> {
  const put = onboardingCommentKey(table.scope, id, comment.commentId);
  return commit(table, act, {
    writes: [
      { check: onboardingKey(table.scope, id), condition: { exists: true } },
      { put, record: comment, condition: { absent: true } },
    ],
    records: [id],
    result: comment,
  });
}

const MOST_COMMENTS = 200;

/** Oldest first; of more than two hundred the last. */
export async function listOnboardingComments(table: Table<ParkScope>, id: OnboardingId): Promise<OnboardingComment[]> {
  const query = { partition: onboardingComments(table.scope, id), limit: MOST_COMMENTS };
  const items = await queryItems(table, query);
  return items.map((item) => recordOf<OnboardingComment>(item)).reverse();
}
