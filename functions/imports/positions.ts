import type { Position } from "@shanhai/contract/position";
import type { OrderId, PositionId } from "@shanhai/contract/scalar";
import { AppError, found } from "@shanhai/domain/app-error";
import type { ImportJobRecord } from "@shanhai/domain/import-job";
import { type RejectionReason, readPosition } from "@shanhai/domain/import-row";
import { addPosition } from "@shanhai/domain/position";
import type { Rejection } from "@shanhai/store/import-job";
import { getOrder, getPositions, positionWrites } from "@shanhai/store/order";
import type { Table } from "@shanhai/store/table";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { type Importer, readRows } from "./importer.ts";

const orderOf = async (table: Table<TenantScope>, job: ImportJobRecord) =>
  found(await getOrder(table, job.orderId as OrderId));

/** What makes two rows the same demand. */
const demand = ({ title, place }: Pick<Position, "title" | "place">) => `${title}\n${place}`;

/** Demand lists (企业需求清单) into one order: the same title at the same place is the same position, and stays as it is. */
export const positions: Importer = {
  // The order is written once a part, beside at least one position: two a row are never too few.
  rowWrites: { imported: 2, reverted: 2 },
  ahead: false,

  begin(table, job) {
    const known = new Set<string>();
    let count: number | undefined;
    return {
      async decide(act, rows) {
        const order = await orderOf(table, job);
        for (const position of await getPositions(table, order.positionIds)) known.add(demand(position));
        count ??= order.positionIds.length;
        const { values, rejections } = readRows(rows, readPosition);
        const added: Position[] = [];
        let merged = 0;
        for (const { number, value } of values) {
          if (known.has(demand(value))) {
            merged += 1;
            continue;
          }
          try {
            added.push(addPosition(order, count, value, act));
            known.add(demand(value));
            count += 1;
          } catch (error) {
            if (!(error instanceof AppError)) throw error;
            rejections.push({ row: number, reason: error.code as RejectionReason });
          }
        }
        rejections.sort((one: Rejection, other: Rejection) => one.row - other.row);
        return {
          writes: positionWrites(table.scope, order, { added }),
          imported: added.map(({ positionId: id, version }) => ({ id, version })),
          rejections,
          created: added.length,
          merged,
        };
      },
    };
  },

  async revert(table, job, _act, rows) {
    const order = await orderOf(table, job);
    const versions = new Map(rows.map(({ id, version }) => [id, version]));
    const now = await getPositions(
      table,
      rows.map(({ id }) => id as PositionId),
    );
    const unused = ({ posted, stages }: Position) => !posted && Object.values(stages).every((people) => people === 0);
    const removed = now.filter(
      (position) => versions.get(position.positionId) === position.version && unused(position),
    );
    return {
      writes: positionWrites(table.scope, order, { removed }),
      reverted: { removed: removed.length, restored: 0, spared: rows.length - removed.length },
    };
  },
};
