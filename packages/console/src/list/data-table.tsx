import type { MouseEvent, ReactNode } from "react";
import { useWords } from "../messages/catalogue.ts";
import "./data-table.css";

export interface Column<Row> {
  key: string;
  title: string;
  render: (row: Row) => ReactNode;
  align?: "end";
  /** On phones: `bare` draws the cell without its title, `left-out` not at all. */
  onPhone?: "bare" | "left-out";
  width?: number | string;
}

interface DataTableProps<Row> {
  /** Names the table to those who cannot see the page. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string;
  /** What a click anywhere on the row does; the first cell holds the link for keyboards and new tabs. */
  onOpen?: ((row: Row) => void) | undefined;
  /** Rows of the page before, while the next one is on its way. */
  stale?: boolean;
}

const SKELETON_ROWS = ["a", "b", "c", "d", "e", "f"];

/** A click that means something else: a link, a button, a selection of text, a new tab. */
function meansSomethingElse(event: MouseEvent): boolean {
  const target = event.target instanceof Element ? event.target : undefined;
  return (
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey ||
    target?.closest("a, button, input, label") != null ||
    getSelection()?.type === "Range"
  );
}

/** One table for every list; below 720 px each row becomes a card. */
export function DataTable<Row>({ label, columns, rows, rowKey, onOpen, stale = false }: DataTableProps<Row>) {
  const { t } = useWords();
  return (
    <table className="data-table" aria-label={label} aria-busy={rows === undefined || stale} data-stale={stale}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" data-align={column.align} style={{ width: column.width }}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows === undefined
          ? SKELETON_ROWS.map((row) => (
              <tr key={row} aria-label={t("list.loading")}>
                {columns.map((column) => (
                  <td key={column.key}>
                    <span className="bone" />
                  </td>
                ))}
              </tr>
            ))
          : rows.map((row) => (
              <tr
                key={rowKey(row)}
                data-opens={onOpen !== undefined}
                onClick={onOpen ? (event) => meansSomethingElse(event) || onOpen(row) : undefined}
              >
                {columns.map((column) => (
                  <td key={column.key} data-align={column.align} data-label={column.title} data-phone={column.onPhone}>
                    {column.render(row)}
                  </td>
                ))}
              </tr>
            ))}
      </tbody>
    </table>
  );
}
