import type { InvitationId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import type { InvitationRecord } from "@shanhai/domain/invitation";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { invitationKey } from "./keys.ts";
import { getRecord, type Table } from "./table.ts";

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
  const put = { ...invitationKey(table.scope, record.invitationId), ...record };
  return commit(table, act, { writes: [{ put, condition: { absent: true } }], records: [record.invitationId], result });
}

/** Marks a pending invitation accepted. Throws `Refused` when somebody else was faster. */
export async function saveAcceptance(table: Table<ParkScope>, act: Act, record: InvitationRecord): Promise<void> {
  const { status, acceptedBy } = record;
  await commit(table, act, {
    writes: [
      {
        update: invitationKey(table.scope, record.invitationId),
        set: { status, acceptedBy },
        condition: { equals: { status: "pending" } },
      },
    ],
    records: [record.invitationId],
    result: null,
  });
}
