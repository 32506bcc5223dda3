import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { Board, Programme } from "@shanhai/contract/programme";
import type { AgencyId, ProgrammeId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { partition } from "./keys/owner.ts";
import { boardKey, programmeKey, programmeOfKey } from "./keys/park.ts";
import { listNewest } from "./listing.ts";
import { getRecord, type Key, recordOf, type Table } from "./table.ts";
import { Refused, type Write } from "./write.ts";

/** A board as the park keeps it: with the agencies whose results are published with it. */
export interface BoardRecord extends Board {
  agencyIds: readonly AgencyId[];
}

/** Keeps a new programme, one a quarter. Throws `programme.duplicate`. */
export async function insertProgramme(table: Table<ParkScope>, act: Act, record: Programme): Promise<Programme> {
  const { programmeId, quarter } = record;
  try {
    return await commit(table, act, {
      writes: [
        { put: programmeOfKey(table.scope, quarter), record: { programmeId }, condition: { absent: true } },
        { put: programmeKey(table.scope, programmeId), record, condition: { absent: true } },
      ],
      records: [programmeId],
      result: record,
    });
  } catch (error) {
    throw error instanceof Refused ? new AppError("programme.duplicate") : error;
  }
}

export async function getProgramme(table: Table<ParkScope>, id: ProgrammeId): Promise<Programme | undefined> {
  return getRecord(table, programmeKey(table.scope, id));
}

export async function listProgrammes(table: Table<ParkScope>, page: PageQuery): Promise<Page<Programme>> {
  return listNewest(table, { name: "programme", partitions: [partition(table.scope, "programme")] }, page);
}

function boardWrites(key: Key, board: BoardRecord | null | undefined): Write[] {
  if (board === undefined) return [];
  return [board ? { put: key, record: board } : { remove: key }];
}

/** Keeps a programme's next state, and its board: one that is published, or null for one that is taken back. Throws `stale`. */
export async function saveProgramme(
  table: Table<ParkScope>,
  act: Act,
  record: Programme,
  board?: BoardRecord | null,
): Promise<Programme> {
  const { programmeId, status, version, concludedAt, publishedAt } = record;
  try {
    return await commit(table, act, {
      writes: [
        {
          // Set, not put: agencies may be taken in at the same moment.
          update: programmeKey(table.scope, programmeId),
          set: { status, version, concludedAt, publishedAt },
          condition: { equals: { version: version - 1 } },
        },
        ...boardWrites(boardKey(table.scope, programmeId), board),
      ],
      records: [programmeId],
      result: record,
    });
  } catch (error) {
    const refusal = error instanceof Refused ? error.at(0) : undefined;
    if (!refusal) throw error;
    throw new AppError("stale", refusal.item ? { current: recordOf(refusal.item) } : {});
  }
}

const readBoard = ({ agencyIds: _ids, ...board }: BoardRecord): Board => board;

/** A programme's board, while it is published. */
export async function getBoard(table: Table<ParkScope>, id: ProgrammeId): Promise<Board | undefined> {
  const record = await getRecord<BoardRecord>(table, boardKey(table.scope, id));
  return record && readBoard(record);
}

/** Boards that are published. */
export async function listBoards(table: Table<ParkScope>, page: PageQuery): Promise<Page<Board>> {
  const list = { name: "board", partitions: [partition(table.scope, "board")] };
  const found = await listNewest<BoardRecord>(table, list, page);
  return { ...found, items: found.items.map(readBoard) };
}
