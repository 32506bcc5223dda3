import { PutCommand } from "@aws-sdk/lib-dynamodb";
import type { Membership } from "@shanhai/contract/member";
import type { InvitationId } from "@shanhai/contract/scalar";
import type { MemberScope } from "@shanhai/tenancy/scope";
import { memberKey, memberPartition } from "./keys.ts";
import { queryItems, recordOf, type Table } from "./table.ts";

/** A membership as kept: the invitation it came from, and the e-mail that was invited. */
export interface MemberRecord extends Membership {
  invitationId: InvitationId;
  email: string;
}

/** Organisations a person may belong to before the list is cut. */
const MOST = 50;

export function readMembership({ invitationId: _invitation, email: _email, ...membership }: MemberRecord): Membership {
  return membership;
}

/** All memberships of a person, strongly consistent: a removed member is out with the next look-up. */
export async function membershipsOf(table: Table<MemberScope>, subject: string): Promise<MemberRecord[]> {
  const partition = memberPartition(table.scope, subject);
  const items = await queryItems(table, { partition, limit: MOST, ascending: true });
  return items.map((item) => recordOf<MemberRecord>(item));
}

/**
 * Makes a person a member. Writing the same again changes nothing; false when a later invitation to the same organisation
 * has been accepted meanwhile, so that an old link never brings an old role back.
 */
export async function putMembership(
  table: Table<MemberScope>,
  subject: string,
  record: MemberRecord,
): Promise<boolean> {
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...memberKey(table.scope, subject, record.organisationId), ...record },
        ConditionExpression: "attribute_not_exists(pk) OR invitationId <= :invitation",
        ExpressionAttributeValues: { ":invitation": record.invitationId },
      }),
    );
    return true;
  } catch (error) {
    if ((error as Error).name === "ConditionalCheckFailedException") return false;
    throw error;
  }
}
