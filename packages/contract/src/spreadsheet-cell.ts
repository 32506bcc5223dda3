/**
 * What a spreadsheet takes for a formula, whatever invisible stands before it. A number with its sign is none; a longer one,
 * a phone with its country, it would round.
 */
const FORMULA = /^[\t\r]|^(?![+-]\d{1,11}(\.\d+)?%?$)[\s\p{C}]*[=+\-@]/u;

/** A cell that no spreadsheet takes for a formula: one that begins like it, in half width or full, is marked as text. */
export function neutralise(cell: string): string {
  return FORMULA.test(cell.normalize("NFKC")) ? `'${cell}` : cell;
}

/** The cell as it was before it was marked; spreadsheets mark text in the same way. */
export function unmarked(cell: string): string {
  return cell[0] === "'" && FORMULA.test(cell.slice(1).normalize("NFKC")) ? cell.slice(1) : cell;
}

/** A line of CSV (RFC 4180), no cell of it a formula. Quoted too is what would end a cell where lists are told by `;`. */
export function csvLine(row: readonly (string | number)[]): string {
  return row
    .map((cell) => (typeof cell === "number" ? String(cell) : neutralise(cell)))
    .map((cell) => (/[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(",");
}
