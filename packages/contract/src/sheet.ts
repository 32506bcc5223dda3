import * as z from "zod/mini";
import type { Language } from "./problem.ts";

/* Tables that are answered as a spreadsheet: small enough to travel with the answer, where there is no folder of files. */

export const SHEET_FORMATS = ["xlsx", "csv"] as const;
export type SheetFormat = (typeof SHEET_FORMATS)[number];

const LANGUAGES = ["zh", "en"] as const satisfies readonly Language[];

/** How a spreadsheet is to be written. */
export const sheetQuery = () => ({
  format: z._default(z.enum(SHEET_FORMATS, { error: "option" }), "xlsx"),
  language: z._default(z.enum(LANGUAGES, { error: "option" }), "zh"),
});

/** The spreadsheet. */
export const sheetFile = () => z.object({ fileName: z.string(), /** Base64. */ content: z.string() });
