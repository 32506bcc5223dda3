import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { Rectification } from "@shanhai/contract/rectification";
import type { RectificationId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { type RectificationRecord, readRectification } from "@shanhai/domain/rectification";
import type { OwnerScope, ParkScope } from "@shanhai/tenancy/scope";
import { partition } from "./keys/owner.ts";
import { rectificationKey } from "./keys/park.ts";
import { listNewest } from "./listing.ts";
import { getRecord, type Table } from "./table.ts";
import { insertSides, saveSide } from "./two-sided.ts";

export async function insertRectification(
  table: Table<ParkScope>,
  act: Act,
  record: RectificationRecord,
): Promise<Rectification> {
  const { rectificationId, agencyId } = record;
  const made = { result: readRectification(record), records: [rectificationId, agencyId] };
  return insertSides(table, act, rectificationKey(table.scope, rectificationId), record, made);
}

export async function getRectification(
  table: Table<OwnerScope>,
  id: RectificationId,
): Promise<RectificationRecord | undefined> {
  return getRecord(table, rectificationKey(table.scope, id));
}

/** The park's, or the agency's own: the scope decides. */
export async function listRectifications(
  table: Table<OwnerScope>,
  page: PageQuery,
): Promise<Page<RectificationRecord>> {
  return listNewest(table, { name: "rectification", partitions: [partition(table.scope, "rectification")] }, page);
}

/** Keeps the proof, or the park's word on it: whichever side's table this is. Throws `stale`. */
export async function saveRectification(
  table: Table<OwnerScope>,
  act: Act,
  before: RectificationRecord,
  after: RectificationRecord,
): Promise<Rectification> {
  const { rectificationId, agencyId } = before;
  const key = rectificationKey(table.scope, rectificationId);
  return saveSide(table, act, { key, before, after, read: readRectification, records: [rectificationId, agencyId] });
}
