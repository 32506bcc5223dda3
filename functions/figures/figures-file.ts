import type { ResultOf } from "@shanhai/contract/endpoint";
import type { Period } from "@shanhai/contract/figures";
import type * as contract from "@shanhai/contract/figures-file";
import { FIGURES_TABLE_WORDS } from "@shanhai/contract/figures-words";
import type { CalendarMonth } from "@shanhai/contract/scalar";
import { monthOf } from "@shanhai/domain/calendar";
import type { Request } from "@shanhai/http/serve";
import type { Platform } from "../platform.ts";
import { periodsOf, rankingOf } from "./figures.ts";
import { type FiguresSheet, filingsSheet, rankingSheet, trendSheet, writeFigures } from "./figures-sheet.ts";
import { filingsOf } from "./filing.ts";

type Asked = Request<typeof contract.getFiguresFile>;

/** The sheet, and of when it is. */
async function sheetOf({ act, scope, input }: Asked, platform: Platform): Promise<[FiguresSheet, string]> {
  const table = platform.open(scope);
  const { table: wanted, to = monthOf(act.today), figure, period, month, ...query } = input.query;
  if (wanted === "trend") return [trendSheet(await periodsOf(table, { ...query, to }, act)), to];
  if (wanted === "filings")
    return [filingsSheet(await filingsOf(table, month as CalendarMonth)), month as CalendarMonth];
  const ranking = await rankingOf(table, { period: period as Period, by: figure, limit: Number.MAX_SAFE_INTEGER });
  return [rankingSheet(ranking, figure), period as Period];
}

export async function get(request: Asked, platform: Platform): Promise<ResultOf<typeof contract.getFiguresFile>> {
  const { format, language, table } = request.input.query;
  const [sheet, when] = await sheetOf(request, platform);
  const bytes = await writeFigures(sheet, format, language);
  return {
    fileName: `${FIGURES_TABLE_WORDS[language][table]}-${when}.${format}`,
    content: Buffer.from(bytes).toString("base64"),
  };
}
