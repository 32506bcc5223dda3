import { PutCommand } from "@aws-sdk/lib-dynamodb";
import type { Membership } from "@shanhai/contract/member";
import type { MemberScope } from "@shanhai/tenancy/scope";
import { memberKey, memberPartition } from "./keys.ts";
import { queryItems, recordOf, type Table } from "./table.ts";

/** Organisations a person may belong to before the list is cut. */
const MOST = 50;

/** All memberships of a person, strongly consistent: a removed member is out with the next look-up. */
export async function membershipsOf(table: Table<MemberScope>, subject: string): Promise<Membership[]> {
  const partition = memberPartition(table.scope, subject);
  const items = await queryItems(table, { partition, limit: MOST, ascending: true });
  return items.map((item) => recordOf<Membership>(item));
}

/** Makes a person a member; writing the same membership again changes nothing. */
export async function putMembership(table: Table<MemberScope>, subject: string, membership: Membership): Promise<void> {
  const Item = { ...memberKey(table.scope, subject, membership.organisationId), ...membership };
  await table.client.send(new PutCommand({ TableName: table.name, Item }));
}
