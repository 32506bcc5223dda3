import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { Invitation } from "@shanhai/contract/invitation";
import type { AgencyId, Instant, InvitationId, PartnerId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { type InvitationRecord, readInvitation } from "@shanhai/domain/invitation";
import type { OwnerScope, ParkScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { firstUlidOf } from "./keys/key.ts";
import { agencyKey, invitationKey, partition } from "./keys/owner.ts";
import { partnerKey } from "./keys/partner.ts";
import { listNewest } from "./listing.ts";
import { getRecord, queryItems, recordOf, type Table } from "./table.ts";
import type { Write } from "./write.ts";

export async function getInvitation(table: Table<OwnerScope>, id: InvitationId): Promise<InvitationRecord | undefined> {
  return getRecord(table, invitationKey(table.scope, id));
}

/** Keeps a new invitation; `result` is what a retried request is answered with, the secret included. */
export async function insertInvitation<R>(
  table: Table<OwnerScope>,
  act: Act,
  record: InvitationRecord,
  result: R,
): Promise<R> {
  const put = invitationKey(table.scope, record.invitationId);
  return commit(table, act, {
    writes: [{ put, record, condition: { absent: true } }],
    records: [record.invitationId],
    result,
  });
}

/** The organisation's invitations, newest first. */
export async function listInvitations(table: Table<OwnerScope>, page: PageQuery): Promise<Page<InvitationRecord>> {
  return listNewest(table, { name: "invitation", partitions: [partition(table.scope, "invitation")] }, page);
}

/** The invitations made since an instant: their ids begin with when they were made. */
export async function invitationsSince(table: Table<OwnerScope>, since: Instant, most: number): Promise<Invitation[]> {
  const between = [`inv_${firstUlidOf(since)}`, "inv_~"] as const;
  const items = await queryItems(table, { partition: partition(table.scope, "invitation"), between, limit: most });
  return items.map((item) => readInvitation(recordOf<InvitationRecord>(item)));
}

/** Keeps a taking back. Throws `Refused` when it was accepted meanwhile. */
export async function saveRevocation(
  table: Table<OwnerScope>,
  act: Act,
  record: InvitationRecord,
  result: Invitation,
): Promise<Invitation> {
  const { invitationId, status, email } = record;
  const update = invitationKey(table.scope, invitationId);
  return commit(table, act, {
    writes: [{ update, set: { status }, condition: { equals: { status: "pending" } } }],
    records: [invitationId],
    result,
    detail: { member: email },
  });
}

/** What comes with accepting an invitation of the park's: it must have a way in still, which the first in charge closes. */
function enter(
  scope: ParkScope,
  { organisationKind, organisationId, role }: Pick<InvitationRecord, "organisationKind" | "organisationId" | "role">,
): Write[] {
  if (organisationKind === "park") return [];
  const partner = organisationKind === "partner";
  const key = partner ? partnerKey(scope, organisationId as PartnerId) : agencyKey(scope, organisationId as AgencyId);
  const mark = partner ? "hasCoordinator" : "hasOwner";
  const open = { equals: { [mark]: false }, exists: true as const };
  const condition = partner ? open : { missing: [mark], exists: true as const };
  const first = partner || role === "owner";
  return [first ? { update: key, set: { [mark]: true }, condition } : { check: key, condition }];
}

/**
 * Marks a pending invitation accepted; of those of the park, an agency's first owner or a partner's first coordinator closes
 * its way in. Throws `Refused`
 * when somebody else was faster.
 */
export async function saveAcceptance(table: Table<OwnerScope>, act: Act, record: InvitationRecord): Promise<void> {
  const { status, acceptedBy } = record;
  const { scope } = table;
  await commit(table, act, {
    writes: [
      {
        update: invitationKey(table.scope, record.invitationId),
        set: { status, acceptedBy },
        condition: { equals: { status: "pending" } },
      },
      ...(scope.kind === "park" ? enter(scope, record) : []),
    ],
    records: [record.invitationId],
    result: null,
  });
}
