import type { AgencyId, InvitationId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import type { InvitationRecord } from "@shanhai/domain/invitation";
import type { OwnerScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { agencyKey, invitationKey } from "./keys.ts";
import { getRecord, type Table } from "./table.ts";
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
