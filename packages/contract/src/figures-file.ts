import * as z from "zod/mini";
import { endpoint, PARK } from "./endpoint.ts";
import { figuresQuery, Period, RankingFigure } from "./figures.ts";
import { CalendarMonth } from "./scalar.ts";
import { sheetFile, sheetQuery } from "./sheet.ts";

/** The tables of the park's figures that can be had as a file. */
const FIGURES_TABLES = ["trend", "ranking", "filings"] as const;
export type FiguresTable = (typeof FIGURES_TABLES)[number];

/** What a table cannot do without. */
const NEEDED: Partial<Record<FiguresTable, "period" | "month">> = { ranking: "period", filings: "month" };

export const getFiguresFile = endpoint({
  id: "getFiguresFile",
  method: "GET",
  path: "/figures/file",
  tag: "figures",
  summary: "The park's trend, the ranking of all its agencies in a period, or who has filed a month, as a spreadsheet",
  permits: PARK,
  query: () =>
    z
      .object({
        table: z.enum(FIGURES_TABLES, { error: "option" }),
        ...sheetQuery(),
        /** Of `trend`. */
        ...figuresQuery(),
        /** Of `ranking`. */
        period: z.optional(Period),
        figure: z._default(RankingFigure, "revenue"),
        /** Of `filings`. */
        month: z.optional(CalendarMonth),
      })
      .check((context) => {
        const name = NEEDED[context.value.table];
        if (!name || context.value[name] !== undefined) return;
        context.issues.push({ code: "custom", path: [name], message: "required", input: context.value });
      }),
  result: sheetFile,
});
