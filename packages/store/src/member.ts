import { DeleteCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { Member, Membership } from "@shanhai/contract/member";
import type { AgencyId, Instant, MemberId, ParkId, PartnerId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import type { ColleagueRecord } from "@shanhai/domain/member";
import type { MemberScope, OwnerScope, TenantScope } from "@shanhai/tenancy/scope";
import { writeRepeatable } from "./batch.ts";
import { commit } from "./commit.ts";
import { colleagueKey, formerColleagueKey, memberIdOf, memberKey, memberPartition, partition } from "./keys/owner.ts";
import { listNewest } from "./listing.ts";
import { getRecord, getRecords, queryItems, recordOf, type Table, unlessRefused } from "./table.ts";
import { Refused } from "./write.ts";

/** A membership as kept: whose it is, and the e-mail that was invited. */
export interface MemberRecord extends Membership {
  subject: string;
  email: string;
  /** When its role was decided: by the invitation, or by an owner later. Of two decisions the later stands. */
  decidedAt: Instant;
  /** Taken out by an owner: kept while links from before could still be tried. */
  removed?: true;
}

const EVERYBODY = 10_000;

/** Organisations a person may belong to before the list is cut. */
const MOST = 50;

export function readMembership(record: MemberRecord): Membership {
  const { organisationId, kind, name, role, parkId } = record;
  return { organisationId, kind, name, role, parkId };
}

/** All memberships of a person, strongly consistent: a removed member is out with the next look-up. */
export async function membershipsOf(table: Table<MemberScope>, subject: string): Promise<MemberRecord[]> {
  const partition = memberPartition(table.scope, subject);
  const items = await queryItems(table, { partition, limit: MOST, ascending: true });
  return items.map((item) => recordOf<MemberRecord>(item)).filter(({ removed }) => !removed);
}

/**
 * Makes a person a member. Writing the same again changes nothing; false when a later invitation to the same organisation
 * has been accepted meanwhile, or an owner has decided since, so that an old link never brings an old role back.
 */
export async function putMembership(table: Table<MemberScope>, record: MemberRecord): Promise<boolean> {
  return unlessRefused(() =>
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...memberKey(table.scope, record.subject, record.organisationId), ...record },
        ConditionExpression: "attribute_not_exists(pk) OR decidedAt <= :decidedAt",
        ExpressionAttributeValues: { ":decidedAt": record.decidedAt },
      }),
    ),
  );
}

/** Longer than any link from before the removal can be accepted. */
const THIRTY_DAYS = 30 * 24 * 60 * 60;
const forgottenAfter = (decidedAt: Instant) => Math.floor(new Date(decidedAt).getTime() / 1000) + THIRTY_DAYS;

/**
 * Makes what an owner or administrator decided true of the membership, by way of the stream: another role, or none any
 * more. Doing it again, or late, changes nothing.
 */
export async function followDecision(
  table: Table<MemberScope>,
  organisationId: AgencyId | ParkId | PartnerId,
  { subject, role, decidedAt }: ColleagueRecord,
  removed: boolean,
): Promise<void> {
  await unlessRefused(() =>
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: memberKey(table.scope, subject, organisationId),
        UpdateExpression: `SET #role = :role, decidedAt = :decidedAt${removed ? ", removed = :removed, #ttl = :ttl" : ""}`,
        ConditionExpression: "decidedAt < :decidedAt",
        ExpressionAttributeNames: { "#role": "role", ...(removed ? { "#ttl": "ttl" } : {}) },
        ExpressionAttributeValues: {
          ":role": role,
          ":decidedAt": decidedAt,
          ...(removed ? { ":removed": true, ":ttl": forgottenAfter(decidedAt) } : {}),
        },
      }),
    ),
  );
}

/**
 * Keeps an organisation's copy of a membership, by way of the stream: who its people are, without reading what else they
 * belong to. Writing it again, or an older one late, changes nothing.
 */
export async function copyMembership(table: Table<OwnerScope>, record: MemberRecord): Promise<void> {
  const { subject, email: name, role, decidedAt, removed } = record;
  const memberId = memberIdOf(subject);
  const colleague: ColleagueRecord = { memberId, name, role, subject, decidedAt };
  const Key = colleagueKey(table.scope, memberId);
  const older = {
    ConditionExpression: "attribute_not_exists(pk) OR decidedAt < :decidedAt",
    ExpressionAttributeValues: { ":decidedAt": decidedAt },
  };
  await unlessRefused(() =>
    removed
      ? table.client.send(new DeleteCommand({ TableName: table.name, Key, ...older }))
      : table.client.send(new PutCommand({ TableName: table.name, Item: { ...Key, ...colleague }, ...older })),
  );
}

/** One of the organisation's people; undefined for who is none, or only just joined. */
export async function getColleague(table: Table<OwnerScope>, id: MemberId): Promise<ColleagueRecord | undefined> {
  return getRecord(table, colleagueKey(table.scope, id));
}

/** As read, and not decided about since. */
const unchanged = ({ decidedAt }: ColleagueRecord) => ({ equals: { decidedAt } });

/** Who decides about colleagues. */
const IN_CHARGE = { park: "administrator", tenant: "owner", partner: "coordinator" } as const;

/**
 * That who decides is the agency's owner, the park's administrator or the partner's coordinator still, whatever his authorizer remembers: of two who
 * take each other out one comes first, and the other is refused.
 */
export const stillInCharge = (table: Table<OwnerScope>, { subject }: Pick<Act, "subject">) => ({
  check: colleagueKey(table.scope, memberIdOf(subject)),
  condition: { equals: { role: IN_CHARGE[table.scope.kind] } },
});

/** Of the writes of a decision the one about who decides: refused, he may not any more, which is `forbidden`. */
export async function decide<R>(write: Promise<R>, ownerAt: number): Promise<R> {
  return write.catch((error: unknown) => {
    throw error instanceof Refused && error.at(ownerAt) ? new AppError("forbidden") : error;
  });
}

/** Keeps a colleague's new role. Throws `Refused` when somebody else decided meanwhile, `forbidden` for no owner. */
export async function saveRole(
  table: Table<TenantScope>,
  act: Act,
  before: ColleagueRecord,
  { memberId, role, decidedAt }: ColleagueRecord,
): Promise<Member> {
  const update = colleagueKey(table.scope, memberId);
  return decide(
    commit(table, act, {
      writes: [{ update, set: { role, decidedAt }, condition: unchanged(before) }, stillInCharge(table, act)],
      records: [memberId],
      result: readMember({ ...before, role }),
      detail: { member: before.name, memberRole: role },
    }),
    1,
  );
}

/** Takes a colleague out. Throws like `saveRole`. */
export async function saveRemoval(
  table: Table<OwnerScope>,
  act: Act,
  before: ColleagueRecord,
  former: ColleagueRecord,
): Promise<Member> {
  const { memberId } = former;
  return decide(
    commit(table, act, {
      writes: [
        { remove: colleagueKey(table.scope, memberId), condition: unchanged(before) },
        { put: formerColleagueKey(table.scope, memberId), record: former },
        stillInCharge(table, act),
      ],
      records: [memberId],
      result: readMember(former),
      detail: { member: former.name },
    }),
    2,
  );
}

/** Keeps both sides of a handing over. Throws like `saveRole`. */
export async function saveHandOver(
  table: Table<TenantScope>,
  act: Act,
  before: { owner: ColleagueRecord; colleague: ColleagueRecord },
  after: { owner: ColleagueRecord; colleague: ColleagueRecord },
): Promise<Member> {
  const { owner, colleague } = after;
  return decide(
    commit(table, act, {
      writes: [
        {
          update: colleagueKey(table.scope, colleague.memberId),
          set: { role: colleague.role, decidedAt: colleague.decidedAt },
          condition: unchanged(before.colleague),
        },
        {
          update: colleagueKey(table.scope, owner.memberId),
          set: { role: owner.role, decidedAt: owner.decidedAt },
          condition: { equals: { role: "owner", decidedAt: before.owner.decidedAt } },
        },
      ],
      records: [colleague.memberId, owner.memberId],
      result: readMember(colleague),
      detail: { member: colleague.name },
    }),
    1,
  );
}

/** What colleagues see of a record. */
export const readMember = ({ memberId, name, role }: Member): Member => ({ memberId, name, role });

/** Members of the organisation by id; who is none is missing. */
export async function getMembers(table: Table<OwnerScope>, ids: readonly MemberId[]): Promise<Map<MemberId, Member>> {
  const records = await getRecords<Member>(
    table,
    ids.map((id) => colleagueKey(table.scope, id)),
  );
  return new Map(records.map((record) => [record.memberId, readMember(record)]));
}

/** One who is a member of the agency, or was: work in somebody's name outlasts the membership. */
export async function getMemberOrFormer(table: Table<TenantScope>, id: MemberId): Promise<Member | undefined> {
  const { scope } = table;
  const record =
    (await getRecord<Member>(table, colleagueKey(scope, id))) ??
    (await getRecord<Member>(table, formerColleagueKey(scope, id)));
  return record && readMember(record);
}

/** How many people the organisation has, up to so many. */
export async function countMembers(table: Table<OwnerScope>, most: number): Promise<number> {
  const query = { partition: partition(table.scope, "member"), limit: most, only: ["memberId"] };
  return (await queryItems(table, query)).length;
}

/** Takes all of an agency's people out, for good; doing it again finds nobody. */
export async function removeEverybody(tenant: Table<TenantScope>, members: Table<MemberScope>): Promise<void> {
  const query = { partition: partition(tenant.scope, "member"), limit: EVERYBODY, only: ["subject"] };
  const people = await queryItems(tenant, query);
  const removals = people.map(({ subject }) => ({
    remove: memberKey(members.scope, String(subject), tenant.scope.id),
  }));
  await writeRepeatable(members, removals);
}

export async function listMembers(table: Table<OwnerScope>, page: PageQuery): Promise<Page<Member>> {
  const found = await listNewest<Member>(
    table,
    { name: "member", partitions: [partition(table.scope, "member")] },
    page,
  );
  return { ...found, items: found.items.map(readMember) };
}
