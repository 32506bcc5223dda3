import type { Complaint } from "@shanhai/contract/complaint";
import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { ComplaintId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { type ComplaintRecord, countComplaint, readComplaint } from "@shanhai/domain/complaint";
import { countsChange } from "@shanhai/domain/service-facts";
import type { OwnerScope, ParkScope, TenantItemsScope } from "@shanhai/tenancy/scope";
import { countFacts } from "./count-facts.ts";
import { partition } from "./keys/owner.ts";
import { complaintKey, openComplaints } from "./keys/park.ts";
import { listEarliest, listNewest } from "./listing.ts";
import { getRecord, type Table } from "./table.ts";
import { insertSides, saveSide } from "./two-sided.ts";
import type { Write } from "./write.ts";

const listingOf = (scope: ParkScope, { complaintId, byPark }: ComplaintRecord) => ({
  gsi1pk: openComplaints(scope),
  gsi1sk: `${byPark.deadline}#${complaintId}`,
});

/** Keeps a new complaint, with what else is written with it. */
export async function insertComplaint(
  table: Table<ParkScope>,
  act: Act,
  record: ComplaintRecord,
  more: readonly Write[] = [],
): Promise<Complaint> {
  const { complaintId, agencyId } = record;
  const made = {
    result: readComplaint(record),
    records: [complaintId, agencyId],
    listing: listingOf(table.scope, record),
  };
  return insertSides(table, act, complaintKey(table.scope, complaintId), record, made, more);
}

export async function getComplaint(table: Table<OwnerScope>, id: ComplaintId): Promise<ComplaintRecord | undefined> {
  return getRecord(table, complaintKey(table.scope, id));
}

/** The park's, or those about the agency: the scope decides. */
export async function listComplaints(table: Table<OwnerScope>, page: PageQuery): Promise<Page<ComplaintRecord>> {
  return listNewest(table, { name: "complaint", partitions: [partition(table.scope, "complaint")] }, page);
}

/** The park's that are not closed, first due first. */
export async function listOpenComplaints(table: Table<ParkScope>, page: PageQuery): Promise<Page<ComplaintRecord>> {
  const list = {
    name: "openComplaint",
    partitions: [openComplaints(table.scope)],
    upTo: "~",
    index: "listing" as const,
  };
  return listEarliest(table, list, page);
}

/** Keeps the park's act; closing also counts into the agency's facts. Throws `stale`. */
export async function saveComplaint(
  table: Table<ParkScope>,
  act: Act,
  before: ComplaintRecord,
  after: ComplaintRecord,
): Promise<Complaint> {
  const { complaintId, agencyId } = before;
  const counts = countsChange(countComplaint(before), countComplaint(after));
  return saveSide(table, act, {
    key: complaintKey(table.scope, complaintId),
    before,
    after,
    read: readComplaint,
    records: [complaintId, agencyId],
    more: countFacts(table.scope, agencyId, counts),
    listing: after.byPark.closing ? null : listingOf(table.scope, after),
  });
}

/** Keeps the agency's answer. Throws `stale`. */
export async function saveAnswer(
  table: Table<TenantItemsScope>,
  act: Act,
  before: ComplaintRecord,
  after: ComplaintRecord,
): Promise<Complaint> {
  const { complaintId } = before;
  const key = complaintKey(table.scope, complaintId);
  return saveSide(table, act, { key, before, after, read: readComplaint, records: [complaintId] });
}
