import type { PeriodFigures, Ranking, RankingFigure } from "@shanhai/contract/figures";
import type { FiguresTable } from "@shanhai/contract/figures-file";
import {
  FIGURES_COLUMN_WORDS,
  FIGURES_TABLE_WORDS,
  FILING_STATE_WORDS,
  type FiguresColumn,
} from "@shanhai/contract/figures-words";
import type { ParkFilings } from "@shanhai/contract/filing";
import type { Language } from "@shanhai/contract/problem";
import type { SheetFormat } from "@shanhai/contract/sheet";
import { shanghaiMoment } from "@shanhai/domain/calendar";
import { utf8Csv } from "../csv-writer.ts";
import { writeXlsx } from "../xlsx-writer.ts";

/** What a cell holds: text, a count, money in 分, or a share of one. */
type Kind = "text" | "count" | "money" | "share";

type Column<T> = readonly [
  name: FiguresColumn,
  kind: Kind,
  cell: (row: T, language: Language) => string | number | undefined,
];

/** A table of the figures before it is written in some format and language. */
export interface FiguresSheet {
  table: FiguresTable;
  columns: readonly (readonly [name: FiguresColumn, kind: Kind])[];
  rows: (language: Language) => (string | number | undefined)[][];
}

function sheet<T>(table: FiguresTable, columns: readonly Column<T>[], rows: readonly T[]): FiguresSheet {
  return {
    table,
    columns: columns.map(([name, kind]) => [name, kind]),
    rows: (language) => rows.map((row) => columns.map(([, , cell]) => cell(row, language))),
  };
}

const share = (part: number, whole: number) => (whole > 0 ? part / whole : undefined);

const stayed =
  (day: number) =>
  ({ retention }: PeriodFigures) => {
    const { present = 0, reached = 0 } = retention.find((one) => one.day === day) ?? {};
    return share(present, reached);
  };

/** Money of a period for which nobody has filed is not there, and not nothing. */
const TREND: readonly Column<PeriodFigures>[] = [
  ["period", "text", ({ period }) => period],
  ["revenue", "money", ({ filings, revenue }) => (filings > 0 ? revenue : undefined)],
  ["tax", "money", ({ filings, tax }) => (filings > 0 ? tax : undefined)],
  ["filings", "count", ({ filings }) => filings],
  ["agencies", "count", ({ agencies }) => agencies],
  ["outside", "share", ({ agencies, agenciesFromOutside }) => share(agenciesFromOutside, agencies)],
  ["orders", "count", ({ orders }) => orders],
  ["headcount", "count", ({ headcount }) => headcount],
  ["arrivals", "count", ({ arrivals }) => arrivals],
  ["day30", "share", stayed(30)],
  ["day90", "share", stayed(90)],
];

export const trendSheet = (periods: readonly PeriodFigures[]) => sheet("trend", TREND, periods);

const SHARE_OF = { revenue: "shareRevenue", tax: "shareTax", arrivals: "shareArrivals" } as const;

export function rankingSheet({ items, total }: Ranking, figure: RankingFigure): FiguresSheet {
  const columns: readonly Column<Ranking["items"][number]>[] = [
    ["rank", "count", ({ rank }) => rank],
    ["agency", "text", ({ agencyName }) => agencyName],
    ["revenue", "money", ({ revenue }) => revenue],
    ["tax", "money", ({ tax }) => tax],
    ["arrivals", "count", ({ arrivals }) => arrivals],
    [SHARE_OF[figure], "share", (one) => share(one[figure], total[figure])],
  ];
  return sheet("ranking", columns, items);
}

const stateOf = (filing: ParkFilings["items"][number]["filing"]) =>
  filing ? (filing.version > 1 ? "corrected" : "filed") : "missing";
const moment = (at: string | undefined) => at && shanghaiMoment(new Date(at));

const FILINGS: readonly Column<ParkFilings["items"][number]>[] = [
  ["agency", "text", ({ agencyName }) => agencyName],
  ["state", "text", ({ filing }, language) => FILING_STATE_WORDS[language][stateOf(filing)]],
  ["revenue", "money", ({ filing }) => filing?.revenue],
  ["tax", "money", ({ filing }) => filing?.tax],
  ["filedAt", "text", ({ filing }) => moment(filing?.filedAt)],
  ["updatedAt", "text", ({ filing }) => moment(filing?.updatedAt)],
];

/** Those to be reminded first. */
export const filingsSheet = ({ items }: ParkFilings) =>
  sheet(
    "filings",
    FILINGS,
    items.toSorted((one, two) => Number(one.filing !== undefined) - Number(two.filing !== undefined)),
  );

/** How a spreadsheet shows each kind, and how CSV writes it: money in 元 with two decimals. */
const SHOWN = {
  text: { width: 24, csv: String },
  count: { width: 12, csv: String, numFmt: "#,##0" },
  money: { width: 20, csv: (fen: string | number) => (Number(fen) / 100).toFixed(2), numFmt: "#,##0.00" },
  share: { width: 16, csv: (part: string | number) => `${(Number(part) * 100).toFixed(1)}%`, numFmt: "0.0%" },
} as const;

/** The sheet as a file, with its headers in that language. */
export async function writeFigures(
  { table, columns, rows }: FiguresSheet,
  format: SheetFormat,
  language: Language,
): Promise<Uint8Array> {
  const head = columns.map(([name]) => FIGURES_COLUMN_WORDS[language][name]);
  const kinds = columns.map(([, kind]) => kind);
  const kindAt = (index: number) => kinds[index] ?? "text";
  if (format === "csv") {
    const text = (cell: string | number | undefined, index: number) =>
      cell === undefined ? "" : SHOWN[kindAt(index)].csv(cell);
    return utf8Csv([head, ...rows(language).map((row) => row.map(text))]);
  }
  const cell = (value: string | number | undefined, index: number) =>
    kindAt(index) === "money" && value !== undefined ? Number(value) / 100 : (value ?? null);
  const shown = kinds.map((kind) => {
    const { csv: _csv, ...column } = SHOWN[kind];
    return column;
  });
  return writeXlsx(FIGURES_TABLE_WORDS[language][table], [head, ...rows(language).map((row) => row.map(cell))], shown);
}
