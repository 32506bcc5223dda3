import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { Invitation } from "@shanhai/contract/invitation";
import type { AgencyId, Instant, InvitationId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { type InvitationRecord, readInvitation } from "@shanhai/domain/invitation";
import type { OwnerScope, TenantScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { agencyKey, firstUlidOf, invitationKey, partition } from "./keys.ts";
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
export async function invitationsSince(table: Table<TenantScope>, since: Instant, most: number): Promise<Invitation[]> {
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

/**
 * Marks a pending invitation accepted; of those of the park, an agency's first owner closes its way in. Throws `Refused`
 * when somebody else was faster.
 */
export async function saveAcceptance(table: Table<OwnerScope>, act: Act, record: InvitationRecord): Promise<void> {
  const { status, acceptedBy, organisationKind, organisationId, role } = record;
  const { scope } = table;
  const open = { missing: ["hasOwner"], exists: true as const };
  const entering: Write[] = [];
  if (scope.kind === "park" && organisationKind === "agency") {
    const agency = agencyKey(scope, organisationId as AgencyId);
    const first = { update: agency, set: { hasOwner: true }, condition: open };
    entering.push(role === "owner" ? first : { check: agency, condition: open });
  }
  await commit(table, act, {
    writes: [
      {
        update: invitationKey(table.scope, record.invitationId),
        set: { status, acceptedBy },
        condition: { equals: { status: "pending" } },
      },
      ...entering,
    ],
    records: [record.invitationId],
    result: null,
  });
}
