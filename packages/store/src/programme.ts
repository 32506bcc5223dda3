import { PutCommand } from "@aws-sdk/lib-dynamodb";
import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { Board, Programme } from "@shanhai/contract/programme";
import type { AgencyId, ProgrammeId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import type { OwnerScope, ParkScope, TenantItemsScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { boardKey, partition, programmeKey, programmeOfKey } from "./keys.ts";
import { listNewest } from "./listing.ts";
import { getRecord, recordOf, type Table, unlessRefused } from "./table.ts";
import { Refused } from "./write.ts";

/** A board as the park keeps it: with the agencies whose copies follow. */
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

/** Keeps a programme's next state, and its board where there is one. Throws `stale`. */
export async function saveProgramme(
  table: Table<ParkScope>,
  act: Act,
  record: Programme,
  board?: BoardRecord,
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
        ...(board ? [{ put: boardKey(table.scope, programmeId), record: board }] : []),
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

const readBoard = ({ agencyIds: _ids, ...board }: Board & { agencyIds?: unknown }): Board => board;

/** Boards that were published: the park's, or the agency's copies of them. */
export async function listBoards(table: Table<OwnerScope>, page: PageQuery): Promise<Page<Board>> {
  const list = { name: "board", partitions: [partition(table.scope, "board")] };
  const found = await listNewest<Board>(table, list, page);
  return { ...found, items: found.items.map(readBoard) };
}

/** The copy of a board that an agency may read; an older one, or the same again, changes nothing. */
export async function copyBoard(table: Table<TenantItemsScope>, record: BoardRecord): Promise<void> {
  const Item = { ...boardKey(table.scope, record.programmeId), ...readBoard(record) };
  await unlessRefused(() =>
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item,
        ConditionExpression: "attribute_not_exists(pk) OR version < :version",
        ExpressionAttributeValues: { ":version": record.version },
      }),
    ),
  );
}
