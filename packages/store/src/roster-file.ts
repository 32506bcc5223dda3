import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import { ROSTER_FILE_KEPT_DAYS } from "@shanhai/contract/graduate-limit";
import type { RosterFile } from "@shanhai/contract/roster-upload";
import type { GraduateId, RosterFileId, RosterId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import type { GraduateRecord } from "@shanhai/domain/graduate";
import type { PlacedRows } from "@shanhai/domain/roster-file";
import type { PartnerScope } from "@shanhai/tenancy/scope";
import type { IdentityClaim } from "./candidate.ts";
import { auditEntry, commit } from "./commit.ts";
import { claimGraduate, putGraduate, releaseGraduate } from "./graduate.ts";
import { graduateKey, rosterFileKey, rosterFilePartition, rosterFilePartKey, rosterFileParts } from "./keys/partner.ts";
import { listNewest } from "./listing.ts";
import { countGraduates } from "./roster.ts";
import { getRecord, queryItems, recordOf, type Table } from "./table.ts";
import { Refused, transact, type Write } from "./write.ts";

/** A refused row: its original cells stay with the reason. */
export interface RefusedRow {
  row: number;
  reason: string;
  cells: readonly (string | number)[];
}

/** One graduate that a part made or changed. */
interface ImportedGraduate {
  graduateId: GraduateId;
  /** The version that the file left. */
  version: number;
  claims: readonly IdentityClaim[];
  before?: GraduateRecord;
}

/** A day longer than it can be asked for. */
const PART_SECONDS = (ROSTER_FILE_KEPT_DAYS + 1) * 24 * 60 * 60;

/** What one part of a file did, as kept; rows as text, since hundreds of small maps cost more than what they say. */
interface PartTexts {
  row: number;
  refused: string;
  imported: string;
  reverted?: NonNullable<RosterFile["reverted"]>;
}

export interface RosterFileRecord extends RosterFile {
  headers: readonly string[];
}

export function readRosterFile({ headers: _headers, ...file }: RosterFileRecord): RosterFile {
  return file;
}

/** Notes that a file has begun, once: sent again it is there already. */
export async function beginRosterFile(table: Table<PartnerScope>, act: Act, file: RosterFileRecord): Promise<void> {
  try {
    await transact(table, [
      {
        put: rosterFileKey(table.scope, file.rosterId, file.rosterFileId),
        record: file,
        condition: { absent: true },
      },
      auditEntry(table, act, [file.rosterFileId, file.rosterId], { fileName: file.fileName }),
    ]);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
}

/** How much a roster's count changes by what was placed: of those who came from another roster that one's too. */
function moved(graduates: PlacedRows["graduates"]): Map<RosterId, number> {
  const changes = new Map<RosterId, number>();
  const add = (id: RosterId, by: number) => changes.set(id, (changes.get(id) ?? 0) + by);
  for (const { record, before } of graduates) {
    if (before) add(before.rosterId, -1);
    add(record.rosterId, 1);
  }
  return changes;
}

export interface PartCounts {
  created: number;
  merged: number;
  rejected: number;
}

/** Writes of one part of a file: its people, what names them, their rosters' counts, and what is kept of the part. */
export async function saveRosterPart(
  table: Table<PartnerScope>,
  act: Act,
  { rosterFileId, rosterId }: RosterFileRecord,
  part: { row: number; graduates: PlacedRows["graduates"]; refused: readonly RefusedRow[]; counts: PartCounts },
): Promise<PartCounts[]> {
  const { graduates, refused, counts } = part;
  const imported = graduates.map(({ record: { graduateId, version }, claims, before }): ImportedGraduate => {
    return { graduateId, version, claims, ...(before ? { before } : {}) };
  });
  const texts: PartTexts = { row: part.row, refused: JSON.stringify(refused), imported: JSON.stringify(imported) };
  const writes: Write[] = [
    ...graduates.flatMap(({ record, claims, before }) => [
      putGraduate(table, record, before?.version),
      ...claimGraduate(table, record.graduateId, claims),
    ]),
    ...countGraduates(table.scope, moved(graduates)),
    // With the names of people who may be erased: not longer than it can be of use.
    {
      put: rosterFilePartKey(table.scope, rosterFileId, part.row),
      record: { ...texts, ttl: Math.floor(Date.parse(act.at) / 1000) + PART_SECONDS },
      condition: { absent: true },
    },
  ];
  return commit(table, act, { writes, records: [rosterFileId, rosterId], result: [counts], detail: { ...counts } });
}

/** Says that all parts of a file are in; said again it changes nothing. */
export async function completeRosterFile(table: Table<PartnerScope>, file: RosterFileRecord): Promise<void> {
  const { total, created, merged, rejected } = file;
  try {
    await transact(table, [
      {
        update: rosterFileKey(table.scope, file.rosterId, file.rosterFileId),
        set: { status: "completed", total, created, merged, rejected },
        condition: { equals: { status: "running" } },
      },
    ]);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
}

export async function getRosterFile(
  table: Table<PartnerScope>,
  rosterId: RosterId,
  id: RosterFileId,
): Promise<RosterFileRecord | undefined> {
  return getRecord(table, rosterFileKey(table.scope, rosterId, id));
}

/** Files imported into a roster, newest first. */
export async function listRosterFiles(
  table: Table<PartnerScope>,
  rosterId: RosterId,
  page: PageQuery,
): Promise<Page<RosterFileRecord>> {
  const partitions = [rosterFilePartition(table.scope, rosterId)];
  return listNewest(table, { name: `rosterFile:${rosterId}`, partitions }, page);
}

const MOST_PARTS = 1000;

export interface StoredPart {
  row: number;
  refused: RefusedRow[];
  imported: ImportedGraduate[];
  reverted?: NonNullable<RosterFile["reverted"]>;
}

/** A file's parts in its order. */
export async function listRosterParts(table: Table<PartnerScope>, id: RosterFileId): Promise<StoredPart[]> {
  const query = { partition: rosterFileParts(table.scope, id), limit: MOST_PARTS, ascending: true };
  return (await queryItems(table, query)).map((item) => {
    const { row, refused, imported, reverted } = recordOf<PartTexts>(item);
    const texts = { row, refused: JSON.parse(refused), imported: JSON.parse(imported) };
    return { ...texts, ...(reverted ? { reverted } : {}) };
  });
}

/** Takes one part of a file back, once: who it made goes, who it changed is again as before, down to the version. */
export async function revertRosterPart(
  table: Table<PartnerScope>,
  act: Act,
  file: RosterFileRecord,
  part: StoredPart,
  current: ReadonlyMap<GraduateId, GraduateRecord>,
): Promise<NonNullable<RosterFile["reverted"]>> {
  const untouched = part.imported.filter(({ graduateId, version, before }) => {
    const now = current.get(graduateId);
    return now?.version === version && (before !== undefined || !now.introductions);
  });
  const graduates = untouched.map(({ graduateId, before, claims }) => {
    // Who is restored keeps how often they were recommended since.
    const now = current.get(graduateId) as GraduateRecord;
    return { graduateId, now, claims, before: before && { ...before, introductions: now.introductions } };
  });
  const writes = graduates.flatMap(({ graduateId, now, before, claims }): Write[] => [
    before
      ? putGraduate(table, before as GraduateRecord, now.version)
      : { remove: graduateKey(table.scope, graduateId), condition: { equals: { version: now.version } } },
    ...releaseGraduate(table, graduateId, claims),
  ]);
  const changes = new Map<RosterId, number>();
  for (const { now, before } of graduates) {
    changes.set(now.rosterId, (changes.get(now.rosterId) ?? 0) - 1);
    if (before) changes.set(before.rosterId, (changes.get(before.rosterId) ?? 0) + 1);
  }
  const restored = untouched.filter(({ before }) => before).length;
  const spared = part.imported.length - untouched.length;
  const reverted = { removed: untouched.length - restored, restored, spared };
  await transact(table, [
    {
      update: rosterFilePartKey(table.scope, file.rosterFileId, part.row),
      set: { reverted },
      condition: { missing: ["reverted"], exists: true },
    },
    ...writes,
    ...countGraduates(table.scope, changes),
    auditEntry(table, act, [file.rosterFileId, file.rosterId], reverted),
  ]);
  return reverted;
}

/** Says that a file was taken back, and what that did. */
export async function markReverted(
  table: Table<PartnerScope>,
  act: Act,
  before: RosterFileRecord,
  reverted: NonNullable<RosterFile["reverted"]>,
): Promise<RosterFile> {
  const file: RosterFileRecord = { ...before, status: "reverted", reverted };
  return commit(table, act, {
    writes: [
      {
        put: rosterFileKey(table.scope, file.rosterId, file.rosterFileId),
        record: file,
        condition: { equals: { status: before.status } },
      },
    ],
    records: [file.rosterFileId, file.rosterId],
    result: readRosterFile(file),
  });
}
