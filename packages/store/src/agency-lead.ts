import { PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import { LEAD_STATUSES, type LeadKind, type LeadStatus } from "@shanhai/contract/lead";
import type { LeadId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { type AgencyLeadFact, type AgencyLeadRecord, readAgencyLead } from "@shanhai/domain/agency-lead";
import { isOpenLead } from "@shanhai/domain/lead-step";
import { talliesOfFact } from "@shanhai/domain/lead-tally";
import type { ParkScope, TenantScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { agencyLeadKey, agencyLeadsOf, eventKey, leadClaimKey, leadKey } from "./keys/event.ts";
import { countLead } from "./lead-tally.ts";
import { listNewest } from "./listing.ts";
import { getRecord, type Key, type Table, unlessRefused } from "./table.ts";
import { Refused, transact, type Write } from "./write.ts";

const listingOf = (scope: TenantScope, { status, leadId }: AgencyLeadRecord) => ({
  gsi1pk: agencyLeadsOf(scope, status),
  gsi1sk: leadId,
});

/** What a lead of the agency's own holds while it is open; what the park gave is held there. */
const claimOf = (scope: TenantScope, lead: AgencyLeadRecord | undefined): Key | undefined =>
  lead?.phoneHash && isOpenLead(lead) ? leadClaimKey(scope, lead.phoneHash, lead.kind, "open") : undefined;

/** Keeps a lead of the agency's own. Throws `Refused` when one with its phone is open. */
export async function insertAgencyLead<R>(
  table: Table<TenantScope>,
  act: Act,
  record: AgencyLeadRecord,
  result: R,
): Promise<R> {
  const { scope } = table;
  const { leadId } = record;
  const claim = claimOf(scope, record);
  return commit(table, act, {
    writes: [
      { put: leadKey(scope, leadId), record, listing: listingOf(scope, record), condition: { absent: true } },
      ...(claim ? [{ put: claim, record: { leadId }, condition: { absent: true as const } }] : []),
    ],
    records: [leadId],
    result,
  });
}

/**
 * Keeps what the agency did with a lead: of one that the park gave only that, since its facts may be told anew at the same moment.
 * Throws `Refused` when it changed since, was taken back, or another with its phone is open.
 */
export async function saveAgencyLead<R>(
  table: Table<TenantScope>,
  act: Act,
  before: AgencyLeadRecord,
  after: AgencyLeadRecord,
  result: R,
  more: { writes?: readonly Write[]; records?: readonly string[] } = {},
): Promise<R> {
  const { scope } = table;
  const { leadId, status, lostReason, target, due, steps, version, updatedAt, assignment, origin } = after;
  const [held, holds] = [claimOf(scope, before), claimOf(scope, after)];
  const { note, organisation, offeringKind, headcount, licensed, timing, score, reasons } = after;
  const facts =
    origin === "own" ? { note, organisation, offeringKind, headcount, licensed, timing, score, reasons } : {};
  return commit(table, act, {
    writes: [
      {
        update: leadKey(scope, leadId),
        set: { status, lostReason, target, due, steps, version, updatedAt, ...facts, ...listingOf(scope, after) },
        condition: { equals: { version: before.version, assignment } },
      },
      ...(holds && !held ? [{ put: holds, record: { leadId }, condition: { absent: true as const } }] : []),
      ...(held && !holds ? [{ remove: held }] : []),
      ...(more.writes ?? []),
    ],
    records: [leadId, ...(more.records ?? [])],
    result,
    detail: { lead: status, ...(lostReason ? { reason: lostReason } : {}) },
  });
}

/** A lead of the agency; one that was taken back is not there. */
export async function getAgencyLead(table: Table<TenantScope>, id: LeadId): Promise<AgencyLeadRecord | undefined> {
  const record = await getRecord<AgencyLeadRecord & { takenBack?: true }>(table, leadKey(table.scope, id));
  return record?.takenBack ? undefined : record;
}

/** The open lead of the agency's own that a phone names. */
export async function findAgencyLead(
  table: Table<TenantScope>,
  phoneHash: string,
  kind: LeadKind,
): Promise<AgencyLeadRecord | undefined> {
  const claim = await getRecord<{ leadId: LeadId }>(table, leadClaimKey(table.scope, phoneHash, kind, "open"));
  return claim && getAgencyLead(table, claim.leadId);
}

export async function listAgencyLeads(
  table: Table<TenantScope>,
  status: LeadStatus | undefined,
  page: PageQuery,
): Promise<Page<ReturnType<typeof readAgencyLead>>> {
  const partitions = (status ? [status] : LEAD_STATUSES).map((one) => agencyLeadsOf(table.scope, one));
  const list = { name: `agencyLead:${status ?? ""}`, partitions, index: "listing" as const };
  const found = await listNewest<AgencyLeadRecord>(table, list, page);
  return { ...found, items: found.items.map(readAgencyLead) };
}

/*
 * What follows between a park's lead and its agency's copy, by way of the stream: late, twice or out of order to the same effect,
 * because the number of the assignment says which is newer, and within one assignment the version.
 */

/** Gives an agency its copy; of two assignments to the same agency the later stands. */
export async function giveCopy(table: Table<TenantScope>, copy: AgencyLeadRecord): Promise<void> {
  await unlessRefused(() =>
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...leadKey(table.scope, copy.leadId), ...listingOf(table.scope, copy), ...copy },
        ConditionExpression: "attribute_not_exists(pk) OR assignment < :assignment",
        ExpressionAttributeValues: { ":assignment": copy.assignment },
      }),
    ),
  );
}

/** Tells an agency what was learnt since about a lead that it has. */
export async function renewCopy(table: Table<TenantScope>, copy: AgencyLeadRecord): Promise<void> {
  const { assignment, parkVersion, contactName, organisation, note, offeringKind, headcount, timing, score, reasons } =
    copy;
  const facts = { parkVersion, contactName, organisation, note, offeringKind, headcount, timing, score, reasons };
  const given = Object.entries(facts).filter(([, value]) => value !== undefined);
  const gone = Object.entries(facts).filter(([, value]) => value === undefined);
  const remove = gone.length > 0 ? ` REMOVE ${gone.map(([name]) => `#${name}`).join(", ")}` : "";
  await unlessRefused(() =>
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: leadKey(table.scope, copy.leadId),
        UpdateExpression: `SET ${given.map(([name]) => `#${name} = :${name}`).join(", ")}${remove}`,
        ConditionExpression:
          "assignment = :assignment AND parkVersion < :parkVersion AND attribute_not_exists(takenBack)",
        ExpressionAttributeNames: Object.fromEntries(Object.keys(facts).map((name) => [`#${name}`, name])),
        ExpressionAttributeValues: {
          ":assignment": assignment,
          ...Object.fromEntries(given.map(([name, value]) => [`:${name}`, value])),
        },
      }),
    ),
  );
}

const NINETY_DAYS = 90 * 24 * 60 * 60;

/**
 * Takes an agency's copy back: nothing of the person stays, only that later news of an earlier assignment bring nothing back. The
 * stream tells a day late at most; the rest is kept for three months.
 */
export async function takeCopyBack(
  table: Table<TenantScope>,
  { leadId, assignment, updatedAt }: Pick<AgencyLeadRecord, "leadId" | "assignment" | "updatedAt">,
): Promise<void> {
  const ttl = Math.floor(Date.parse(updatedAt) / 1000) + NINETY_DAYS;
  await unlessRefused(() =>
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...leadKey(table.scope, leadId), leadId, assignment, takenBack: true, ttl },
        ConditionExpression: "attribute_not_exists(pk) OR assignment < :assignment",
        ExpressionAttributeValues: { ":assignment": assignment },
      }),
    ),
  );
}

const counted = (fact: AgencyLeadFact) => ({ ...fact, tallies: talliesOfFact(fact) });

/** Keeps what the park knows of an agency's own lead, and moves the counts with it; an older revision changes nothing. */
export async function projectAgencyLead(table: Table<ParkScope>, told: AgencyLeadFact): Promise<void> {
  const { scope } = table;
  const put = agencyLeadKey(scope, told.leadId);
  const before = await getRecord<AgencyLeadFact>(table, put);
  if (before && before.revision >= told.revision) return;
  // An event that is none of this park's is nothing the park could count by.
  const isKnown = told.eventId && (await getRecord(table, eventKey(scope, told.eventId)));
  const { eventId: _unknown, ...rest } = told;
  const fact = isKnown ? told : rest;
  const condition = before ? { equals: { revision: before.revision } } : { absent: true as const };
  try {
    await transact(table, [
      { put, record: fact, condition },
      ...countLead(scope, before && counted(before), counted(fact)),
    ]);
  } catch (error) {
    // Told at the same time by another delivery: that one counts.
    if (!(error instanceof Refused && error.at(0))) throw error;
  }
}
