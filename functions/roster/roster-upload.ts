import type { Roster } from "@shanhai/contract/roster";
import type { RosterField, RosterMapping } from "@shanhai/contract/roster-field";
import type * as contract from "@shanhai/contract/roster-upload";
import {
  MOST_ROSTER_FILE_BYTES,
  MOST_ROSTER_ROWS,
  type RosterFile,
  type RosterFileCheck,
} from "@shanhai/contract/roster-upload";
import type { RosterFileId, RosterId } from "@shanhai/contract/scalar";
import { unmarked } from "@shanhai/contract/spreadsheet-cell";
import type { Act } from "@shanhai/domain/act";
import { AppError, found } from "@shanhai/domain/app-error";
import type { Cell, RowCells } from "@shanhai/domain/import-row";
import {
  type HashedRow,
  placeRows,
  proposeRosterMapping,
  readGraduate,
  rosterMappingIssues,
  sharedMapping,
} from "@shanhai/domain/roster-file";
import type { Request } from "@shanhai/http/serve";
import { claimsOf, hashIdentity, sealFor } from "@shanhai/store/candidate";
import { findGraduates, getGraduates } from "@shanhai/store/graduate";
import { rosterFileIdOf } from "@shanhai/store/keys/partner";
import { getRoster } from "@shanhai/store/roster";
import * as store from "@shanhai/store/roster-file";
import type { Table } from "@shanhai/store/table";
import type { PartnerScope } from "@shanhai/tenancy/scope";
import { openImportFile } from "../imports/import-file.ts";
import { inParts } from "../in-parts.ts";
import type { Platform } from "../platform.ts";

/** A graduate and both hashes that name them, and one place for what a part writes besides: 24 rows fit a transaction. */
const WRITES_OF_ROW = 4;
/** Refused rows that a dry run shows. */
const SHOWN = 100;

interface NumberedCells {
  row: number;
  cells: readonly Cell[];
}

interface OpenFile {
  headers: readonly string[];
  mapping: RosterMapping;
  rows: NumberedCells[];
}

/** The file that came with the request, by the engine that reads every file of people. Throws `file.*`, `rosterFile.*`. */
async function openFile({
  content,
  mapping,
}: {
  content: string;
  mapping?: RosterMapping | undefined;
}): Promise<OpenFile> {
  const bytes = Buffer.from(content, "base64");
  if (bytes.length > MOST_ROSTER_FILE_BYTES)
    throw new AppError("rosterFile.size", { max: MOST_ROSTER_FILE_BYTES / 1024 });
  const given = mapping && sharedMapping(mapping);
  const file = await openImportFile(bytes, { kind: "candidates", ...(given ? { given } : {}), anyHeader: true });
  if (file.rows.length > MOST_ROSTER_ROWS) throw new AppError("rosterFile.rows", { max: MOST_ROSTER_ROWS });
  const rows = file.rows.slice(0).map((cells, index) => ({ row: index + 1, cells }));
  return { headers: file.headers, mapping: mapping ?? proposeRosterMapping(file.headers), rows };
}

function cellsOf({ headers, mapping }: OpenFile, cells: readonly Cell[]): RowCells<RosterField> {
  return (field) => {
    const cell = cells[headers.indexOf(mapping[field] ?? "\u0000")] ?? "";
    return typeof cell === "string" ? unmarked(cell) : cell;
  };
}

/** The rows of a file, read: those that say a person, and those that are refused with their cells. */
function readRows(
  table: Table<PartnerScope>,
  roster: Roster,
  file: OpenFile,
  rows: readonly NumberedCells[],
  act: Act,
) {
  const read: HashedRow[] = [];
  const refused: store.RefusedRow[] = [];
  for (const { row, cells } of rows) {
    const outcome = readGraduate(cellsOf(file, cells), roster, act.today);
    if ("reason" in outcome) refused.push({ row, reason: outcome.reason, cells });
    else read.push({ row, input: outcome.value, hashes: hashIdentity(table, outcome.value) as HashedRow["hashes"] });
  }
  return { read, refused };
}

/** Whom rows name now, and who these are. */
async function lookUp(table: Table<PartnerScope>, rosterId: RosterId, rows: readonly HashedRow[]) {
  const names = await findGraduates(
    table,
    rows.flatMap(({ hashes }) => claimsOf(hashes)),
  );
  return { names, records: await getGraduates(table, [...names.values()]), rosterId };
}

export async function check(
  { act, scope, input }: Request<typeof contract.checkRosterFile>,
  platform: Platform,
): Promise<RosterFileCheck> {
  const table = platform.open(scope);
  const [roster, file] = await Promise.all([getRoster(table, input.params.rosterId), openFile(input.body)]);
  const issues = rosterMappingIssues(file.headers, file.mapping);
  const head = {
    headers: [...file.headers],
    mapping: file.mapping,
    samples: file.rows.slice(0, 5).map(({ cells }) => cells.map(String)),
    issues,
  };
  const into = found(roster);
  if (issues.length > 0) return head;
  const { read, refused } = readRows(table, into, file, file.rows, act);
  const { created, merged, rejections } = placeRows(read, await lookUp(table, into.rosterId, read), act);
  const all = [...refused, ...rejections].sort((one, other) => one.row - other.row);
  const shown = all.slice(0, SHOWN).map(({ row, reason }) => ({ row, reason }));
  const counts = { total: file.rows.length, created, merged, rejected: all.length };
  return { ...head, preview: { ...counts, rejections: shown } };
}

/** Writes one part of the file: whoever changes the same people meanwhile, the part is decided anew. */
async function importPart(
  table: Table<PartnerScope>,
  act: Act,
  { record, roster, file }: { record: store.RosterFileRecord; roster: Roster; file: OpenFile },
  rows: readonly NumberedCells[],
): Promise<store.PartCounts[]> {
  const { read, refused } = readRows(table, roster, file, rows, act);
  const placed = placeRows(read, await lookUp(table, roster.rosterId, read), act);
  const cells = new Map(rows.map((one) => [one.row, one.cells]));
  const seal = await sealFor(table, placed.graduates);
  const graduates = placed.graduates.map((one) => {
    const sealed = one.idNumber ? { idNumberSealed: seal(one.idNumber) } : {};
    const made = one.before ? {} : { rosterFileId: record.rosterFileId };
    return { ...one, record: { ...one.record, ...sealed, ...made } };
  });
  const conflicts = placed.rejections.map(({ row, reason }) => ({ row, reason, cells: cells.get(row) ?? [] }));
  const all = [...refused, ...conflicts].sort((one, other) => one.row - other.row);
  const counts = { created: placed.created, merged: placed.merged, rejected: all.length };
  return store.saveRosterPart(table, act, record, { row: rows[0]?.row ?? 0, graduates, refused: all, counts });
}

/**
 * Imports while somebody waits: a school's list is some hundreds of rows. Each part is one transaction, answered under the act's
 * Idempotency-Key, so that sent again after a crash the file goes on behind its last part.
 */
export async function importFile(
  { act, scope, input }: Request<typeof contract.importRosterFile>,
  platform: Platform,
): Promise<RosterFile> {
  const table = platform.open(scope);
  const roster = found(await getRoster(table, input.params.rosterId));
  const file = await openFile(input.body);
  const issues = rosterMappingIssues(file.headers, file.mapping);
  if (issues.length > 0) throw new AppError("invalid", { issues });
  const { idempotency } = act;
  const record: store.RosterFileRecord = {
    rosterFileId: idempotency ? rosterFileIdOf(act.subject, idempotency.key) : act.newId<RosterFileId>("rsf"),
    rosterId: roster.rosterId,
    fileName: input.body.fileName,
    headers: file.headers,
    status: "running",
    ...{ total: file.rows.length, created: 0, merged: 0, rejected: 0 },
    by: act.name,
    createdAt: act.at,
  };
  await store.beginRosterFile(table, act, record);
  const parts = await inParts<NumberedCells, store.PartCounts>(
    table,
    act,
    file.rows,
    () => WRITES_OF_ROW,
    (rows, own) => importPart(table, own, { record, roster, file }, rows),
  );
  const sum = (field: keyof store.PartCounts) => parts.reduce((total, part) => total + part[field], 0);
  const counts = { created: sum("created"), merged: sum("merged"), rejected: sum("rejected") };
  await store.completeRosterFile(table, { ...record, ...counts });
  return store.readRosterFile({ ...record, ...counts, status: "completed" });
}
