import * as z from "zod/mini";
import { CHAINS, NO_CHAIN } from "./chain.ts";
import { AGENCY, endpoint, PARK } from "./endpoint.ts";
import { CalendarMonth, Instant } from "./scalar.ts";
import { sheetFile, sheetQuery } from "./sheet.ts";

/* 用工需求预测: how many seats will be asked for in the next three months, by chain, occupation and place, and how far that was off. */

/**
 * How a number is come by. `lastYear`: the same month last year, the baseline. `lastFestival`: the same, January to March by their
 * distance to 春节. `level`: the last twelve months, the latest counting most. `season`: the last six months, times the season of
 * the chain. `seasonFestival`: the same, with 春节 as above.
 */
export const FORECAST_MODELS = ["lastYear", "lastFestival", "level", "season", "seasonFestival"] as const;
const ForecastModel = z.enum(FORECAST_MODELS);
export type ForecastModel = z.infer<typeof ForecastModel>;

/** At which sum a forecast is held against what came. */
export const FORECAST_LEVELS = ["occupation", "division", "chain"] as const;
const ForecastLevel = z.enum(FORECAST_LEVELS);
export type ForecastLevel = z.infer<typeof ForecastLevel>;

/** Mean absolute error as a share of all that was asked for (WAPE), of what ships and of the baseline. */
const LevelError = z.object({ level: ForecastLevel, error: z.number(), baseline: z.number() });
export type LevelError = z.infer<typeof LevelError>;

const Next = z.object({
  month: CalendarMonth,
  value: z.int(),
  /** In eight cases of ten it lies between; not there while too little was measured. */
  low: z.optional(z.int()),
  high: z.optional(z.int()),
});

const ForecastChain = z.enum([...CHAINS, NO_CHAIN], { error: "option" });

/** What stands for what is too small to be forecast for itself: occupations behind the first sixty, places behind the first thirty. */
export const OTHERS = "*";

/** Seats asked for by month, oldest first and the last 24 at most, and the next three. */
const ForecastSeries = z.lazy(() =>
  z
    .object({
      /** An occupation by its key, a division by its code, or empty for the chain. */
      key: z.string(),
      history: z.array(z.int()),
      next: z.array(Next),
      error: z.optional(z.number()),
      baseline: z.optional(z.number()),
    })
    .register(z.globalRegistry, { id: "ForecastSeries" }),
);
export type ForecastSeries = z.infer<typeof ForecastSeries>;

/** One occupation at one place: seats of the last twelve months, and of the next three. */
const ForecastCell = z.object({
  occupation: z.string(),
  division: z.string(),
  recent: z.int(),
  next: z.array(z.int()),
});
export type ForecastCell = z.infer<typeof ForecastCell>;

export const ChainForecast = z.lazy(() =>
  z
    .object({
      chain: ForecastChain,
      /** Months of history; under 24 nothing but the baseline ships. */
      months: z.int(),
      firstShown: CalendarMonth,
      model: ForecastModel,
      /** From how many months on it was tried what would have been forecast. */
      origins: z.int(),
      errors: z.array(LevelError),
      /** Mean absolute error by occupation against the mean change from year to year (MASE). */
      scaledError: z.optional(z.number()),
      whole: ForecastSeries,
      occupations: z.array(ForecastSeries),
      divisions: z.array(ForecastSeries),
      cells: z.array(ForecastCell),
    })
    .register(z.globalRegistry, { id: "ChainForecast" }),
);
export type ChainForecast = z.infer<typeof ChainForecast>;

/** One chain in a line: seats of the last twelve months, and of the next three. */
const ChainLine = z.object({
  chain: ForecastChain,
  recent: z.int(),
  next: z.array(z.int()),
  model: ForecastModel,
  error: z.optional(z.number()),
  baseline: z.optional(z.number()),
});
export type ChainLine = z.infer<typeof ChainLine>;

export const DemandForecast = z.lazy(() =>
  z
    .object({
      /** When it was computed; a night old at most. Not there before the first night. */
      computedAt: z.optional(Instant),
      /** Most seats first; chains for which nobody has asked are left out. */
      chains: z.array(ChainLine),
      /** The chain that was asked for, or the first. */
      forecast: z.optional(ChainForecast),
      /** What the forecast's divisions are called, by code. */
      divisionNames: z.record(z.string(), z.string()),
    })
    .register(z.globalRegistry, { id: "DemandForecast" }),
);
export type DemandForecast = z.infer<typeof DemandForecast>;

const permits = { ...AGENCY, ...PARK };
const query = () => ({ chain: z.optional(ForecastChain) });

export const getForecast = endpoint({
  id: "getForecast",
  method: "GET",
  path: "/forecast",
  tag: "forecast",
  summary:
    "Seats that will be asked for in the park in the next three months, by chain, occupation and place, with the model's error in a rolling backtest; computed every night",
  permits,
  query: () => z.object(query()),
  result: () => DemandForecast,
});

const FORECAST_TABLES = ["occupations", "divisions", "cells"] as const;
export type ForecastTable = (typeof FORECAST_TABLES)[number];

export const getForecastFile = endpoint({
  id: "getForecastFile",
  method: "GET",
  path: "/forecast/file",
  tag: "forecast",
  summary: "A chain's forecast by occupation, by place or by both, as a spreadsheet",
  permits,
  query: () =>
    z.object({
      ...query(),
      table: z._default(z.enum(FORECAST_TABLES, { error: "option" }), "occupations"),
      ...sheetQuery(),
    }),
  result: sheetFile,
});
