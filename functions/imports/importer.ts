import type { Act } from "@shanhai/domain/act";
import type { ImportJobRecord } from "@shanhai/domain/import-job";
import type { RowCells, RowOutcome } from "@shanhai/domain/import-row";
import type { ImportChunk, ImportedRow, Rejection, RowWrites, StoredChunk } from "@shanhai/store/import-job";
import type { Table } from "@shanhai/store/table";
import type { Write } from "@shanhai/store/write";
import type { TenantScope } from "@shanhai/tenancy/scope";

/** One data row: they count from 1, and blank lines do not count. */
export interface NumberedRow {
  number: number;
  cells: RowCells;
}

/** What is to be written of some rows, and what became of each. */
export interface Decision extends ImportChunk {
  created: number;
  merged: number;
}

/** What taking rows back writes, and what became of each. */
export interface Reversal {
  writes: readonly Write[];
  reverted: NonNullable<StoredChunk["reverted"]>;
}

/** Decides rows one part after another, keeping in mind what it decided before: a dry run writes nothing to look up. */
export interface Decider {
  decide(act: Act, rows: readonly NumberedRow[]): Promise<Decision>;
}

/** What one kind of rows is made into. */
export interface Importer {
  /** Writes that one row takes at most. */
  readonly rowWrites: RowWrites;
  /**
   * Whether a part may be decided while the one before it is written: true where whatever that one changes refuses what
   * was decided without it, so that it is decided again.
   */
  readonly ahead: boolean;
  begin(table: Table<TenantScope>, job: ImportJobRecord): Decider;
  /** Takes rows back as they stand now; those edited since are spared. */
  revert(table: Table<TenantScope>, job: ImportJobRecord, act: Act, rows: readonly ImportedRow[]): Promise<Reversal>;
}

/** The rows that could be read, with their numbers; the others are rejections. */
export function readRows<T>(rows: readonly NumberedRow[], read: (cells: RowCells) => RowOutcome<T>) {
  const values: { number: number; value: T }[] = [];
  const rejections: Rejection[] = [];
  for (const { number, cells } of rows) {
    const outcome = read(cells);
    if ("reason" in outcome) rejections.push({ row: number, reason: outcome.reason });
    else values.push({ number, value: outcome.value });
  }
  return { values, rejections };
}
