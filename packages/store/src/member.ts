import { PutCommand } from "@aws-sdk/lib-dynamodb";
import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { Member, Membership } from "@shanhai/contract/member";
import type { InvitationId, MemberId } from "@shanhai/contract/scalar";
import type { MemberScope, TenantItemsScope, TenantScope } from "@shanhai/tenancy/scope";
import { colleagueKey, memberIdOf, memberKey, memberPartition, partition } from "./keys.ts";
import { listNewest } from "./listing.ts";
import { getRecords, queryItems, recordOf, type Table } from "./table.ts";

/** A membership as kept: whose it is, the invitation it came from, and the e-mail that was invited. */
export interface MemberRecord extends Membership {
  subject: string;
  invitationId: InvitationId;
  email: string;
}

/** Of two writes the one of the later invitation stands. */
const NOT_OLDER = { ConditionExpression: "attribute_not_exists(pk) OR invitationId <= :invitation" };

/** Organisations a person may belong to before the list is cut. */
const MOST = 50;

export function readMembership(record: MemberRecord): Membership {
  const { subject: _subject, invitationId: _invitation, email: _email, ...membership } = record;
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
export async function putMembership(table: Table<MemberScope>, record: MemberRecord): Promise<boolean> {
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...memberKey(table.scope, record.subject, record.organisationId), ...record },
        ...NOT_OLDER,
        ExpressionAttributeValues: { ":invitation": record.invitationId },
      }),
    );
    return true;
  } catch (error) {
    if ((error as Error).name === "ConditionalCheckFailedException") return false;
    throw error;
  }
}

/**
 * Keeps an agency's copy of a membership, by way of the stream: who its people are, without reading what else they belong
 * to. Writing it again, or an older one late, changes nothing.
 */
export async function copyMembership(table: Table<TenantItemsScope>, record: MemberRecord): Promise<void> {
  const { subject, email: name, role, invitationId } = record;
  const memberId = memberIdOf(subject);
  const colleague: Member & { invitationId: InvitationId } = { memberId, name, role, invitationId };
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...colleagueKey(table.scope, memberId), ...colleague },
        ...NOT_OLDER,
        ExpressionAttributeValues: { ":invitation": invitationId },
      }),
    );
  } catch (error) {
    if ((error as Error).name !== "ConditionalCheckFailedException") throw error;
  }
}

const readMember = ({ memberId, name, role }: Member): Member => ({ memberId, name, role });

/** Members of the agency by id; who is none is missing. */
export async function getMembers(table: Table<TenantScope>, ids: readonly MemberId[]): Promise<Map<MemberId, Member>> {
  const records = await getRecords<Member>(
    table,
    ids.map((id) => colleagueKey(table.scope, id)),
  );
  return new Map(records.map((record) => [record.memberId, readMember(record)]));
}

export async function listMembers(table: Table<TenantScope>, page: PageQuery): Promise<Page<Member>> {
  const found = await listNewest<Member>(
    table,
    { name: "member", partitions: [partition(table.scope, "member")] },
    page,
  );
  return { ...found, items: found.items.map(readMember) };
}
