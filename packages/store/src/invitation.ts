import type { AgencyId, InvitationId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import type { InvitationRecord } from "@shanhai/domain/invitation";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { agencyKey, invitationKey } from "./keys.ts";
import { getRecord, type Table } from "./table.ts";
import type { Write } from "./write.ts";

export async function getInvitation(table: Table<ParkScope>, id: InvitationId): Promise<InvitationRecord | undefined> {
  return getRecord(table, invitationKey(table.scope, id));
}

/** Keeps a new invitation; `result` is what a retried request is answered with, the secret included. */
export async function insertInvitation<R>(
  table: Table<ParkScope>,
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

/**
 * Marks a pending invitation accepted; an agency's first owner closes the park's way in. Throws `Refused` when somebody
 * else was faster.
 */
export async function saveAcceptance(table: Table<ParkScope>, act: Act, record: InvitationRecord): Promise<void> {
  const { status, acceptedBy, organisationKind, organisationId, role } = record;
  const agency = agencyKey(table.scope, organisationId as AgencyId);
  const open = { missing: ["hasOwner"], exists: true as const };
  const entering: Write[] =
    organisationKind === "park"
      ? []
      : [
          role === "owner"
            ? { update: agency, set: { hasOwner: true }, condition: open }
            : { check: agency, condition: open },
        ];
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
