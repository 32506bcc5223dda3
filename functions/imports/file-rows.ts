import type { Cell } from "@shanhai/domain/import-row";

/** The data rows of a file that are not blank, in its order; an array is one. */
export interface FileRows {
  readonly length: number;
  slice(from?: number, to?: number): readonly (readonly Cell[])[];
}

/** The rows below the header that say something. */
export function dataRows(rows: readonly (readonly Cell[])[], header: number): FileRows {
  return rows.slice(header + 1).filter((row) => row.some((cell) => String(cell).trim() !== ""));
}
