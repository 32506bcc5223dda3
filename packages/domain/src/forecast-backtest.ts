import type { ForecastLevel, ForecastModel, LevelError } from "@shanhai/contract/forecast";
import { FORECAST_LEVELS, FORECAST_MODELS } from "@shanhai/contract/forecast";
import type { CalendarMonth } from "@shanhai/contract/scalar";
import { type History, MODELS } from "./forecast-model.ts";

/** Seats asked for, month by month from `start` on without a gap, of one chain: by occupation and place of work. */
export interface ChainDemand {
  start: CalendarMonth;
  months: number;
  cells: readonly { occupation: string; division: string; values: readonly number[] }[];
}

export const HORIZONS = [1, 2, 3] as const;
/** Origins that a backtest goes back at most, and how many it needs before anything but the baseline is believed. */
const MOST_ORIGINS = 36;
const LEAST_ORIGINS = 12;
/** Months that must be known at an origin: the baseline is the same month last year. */
const LEAST_MONTHS = 12;
/** A better model must leave at most this share of the baseline's error. */
const MARGIN = 0.95;

export type Predicted = Record<ForecastModel, number>;

/** What one series was at a month, and what each model had said of it at an origin. */
export interface Scored {
  level: ForecastLevel;
  key: string;
  /** Months known: the month forecast is `origin + horizon - 1`, counted from the first. */
  origin: number;
  horizon: number;
  actual: number;
  predicted: Predicted;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** The month-by-month sums of several series. */
export function together(months: number, all: readonly { values: readonly number[] }[]): number[] {
  return Array.from({ length: months }, (_, index) => sum(all.map(({ values }) => values[index] ?? 0)));
}

/** Cells by occupation or by division, in a fixed order. */
export function groupCells<Name extends "occupation" | "division">(cells: ChainDemand["cells"], name: Name) {
  const groups = new Map<string, ChainDemand["cells"][number][]>();
  for (const cell of cells) groups.set(cell[name], [...(groups.get(cell[name]) ?? []), cell]);
  return [...groups].sort(([one], [other]) => (one < other ? -1 : 1));
}

/** How an occupation's seats lay among its places in the last twelve months that are known, or in all. */
export function sharesOf(cells: ChainDemand["cells"], known: number): number[] {
  const of = (from: number) => cells.map(({ values }) => sum(values.slice(from, known)));
  const recent = of(Math.max(0, known - 12));
  const counts = sum(recent) > 0 ? recent : of(0);
  const total = sum(counts);
  return counts.map((count) => (total > 0 ? count / total : 1 / cells.length));
}

const byModel = (value: (model: ForecastModel) => number) =>
  Object.fromEntries(FORECAST_MODELS.map((model) => [model, value(model)])) as Predicted;

/**
 * What each model says of every occupation, place and the chain as a whole, from the first `known` months alone. Sums are sums of
 * occupations; places have the occupation's forecast by their share in it, and by the baseline their own same month last year.
 */
export function predictAt(demand: ChainDemand, known: number, horizon: number) {
  const { start, months, cells } = demand;
  const whole = together(months, cells).slice(0, known);
  const divisions = new Map<string, Predicted>();
  const lines = groupCells(cells, "occupation").map(([occupation, own]) => {
    const history: History = { start, whole, values: together(months, own).slice(0, known) };
    const predicted = byModel((model) => Math.max(0, MODELS[model](history, horizon)));
    const shares = sharesOf(own, known);
    for (const [index, { division, values }] of own.entries()) {
      const baseline = MODELS.lastYear({ start, whole, values: values.slice(0, known) }, horizon);
      const before = divisions.get(division);
      const more = (model: ForecastModel) =>
        model === "lastYear" ? baseline : predicted[model] * (shares[index] ?? 0);
      divisions.set(
        division,
        byModel((model) => (before?.[model] ?? 0) + more(model)),
      );
    }
    return [occupation, predicted] as const;
  });
  return {
    lines: new Map(lines),
    divisions,
    whole: byModel((model) => sum(lines.map(([, predicted]) => predicted[model]))),
  };
}

/** Every model at every origin whose next months are known: nothing after an origin is used at it. */
export function backtest(demand: ChainDemand): Scored[] {
  const { months, cells } = demand;
  const series = {
    occupation: groupCells(cells, "occupation").map(([key, own]) => [key, together(months, own)] as const),
    division: groupCells(cells, "division").map(([key, own]) => [key, together(months, own)] as const),
    chain: [["", together(months, cells)] as const],
  };
  const scored: Scored[] = [];
  for (let origin = Math.max(LEAST_MONTHS, months - MOST_ORIGINS); origin < months; origin += 1) {
    for (const horizon of HORIZONS.filter((ahead) => origin + ahead <= months)) {
      const { lines, divisions, whole } = predictAt(demand, origin, horizon);
      const said = { occupation: lines, division: divisions, chain: new Map([["", whole]]) };
      for (const level of FORECAST_LEVELS) {
        for (const [key, values] of series[level]) {
          const predicted = said[level].get(key);
          const actual = values[origin + horizon - 1] ?? 0;
          if (predicted) scored.push({ level, key, origin, horizon, actual, predicted });
        }
      }
    }
  }
  return scored;
}

/** Absolute errors as a share of all that was asked for (WAPE); nothing where nothing was asked for. */
export function errorOf(scored: readonly Scored[], model: ForecastModel): number | undefined {
  const actual = sum(scored.map((one) => one.actual));
  return actual > 0 ? sum(scored.map((one) => Math.abs(one.actual - one.predicted[model]))) / actual : undefined;
}

/** Mean absolute error against the mean change from one year to the next (MASE), over series where there is one. */
export function scaledErrorOf(
  scored: readonly Scored[],
  model: ForecastModel,
  demand: ChainDemand,
): number | undefined {
  const ratios = groupCells(demand.cells, "occupation").flatMap(([key, own]) => {
    const values = together(demand.months, own);
    const changes = values.slice(12).map((value, index) => Math.abs(value - (values[index] ?? 0)));
    const scale = sum(changes) / (changes.length || 1);
    const errors = scored.filter((one) => one.level === "occupation" && one.key === key);
    const error = sum(errors.map((one) => Math.abs(one.actual - one.predicted[model]))) / (errors.length || 1);
    return scale > 0 && errors.length > 0 ? [error / scale] : [];
  });
  return ratios.length > 0 ? sum(ratios) / ratios.length : undefined;
}

/** A model's error and the baseline's at each level. */
export function levelErrors(scored: readonly Scored[], model: ForecastModel): LevelError[] {
  return FORECAST_LEVELS.flatMap((level) => {
    const own = scored.filter((one) => one.level === level);
    const [error, baseline] = [errorOf(own, model), errorOf(own, "lastYear")];
    return error === undefined || baseline === undefined ? [] : [{ level, error, baseline }];
  });
}

/** By how much a model's error at an origin is less than the baseline's, and how sure that is: mean and standard error. */
function gainOf(scored: readonly Scored[], model: ForecastModel): { mean: number; doubt: number } {
  const gains = new Map<number, number>();
  for (const { origin, actual, predicted } of scored) {
    const gain = Math.abs(actual - predicted.lastYear) - Math.abs(actual - predicted[model]);
    gains.set(origin, (gains.get(origin) ?? 0) + gain);
  }
  const all = [...gains.values()];
  const mean = sum(all) / all.length;
  return { mean, doubt: Math.sqrt(sum(all.map((gain) => (gain - mean) ** 2))) / all.length };
}

/**
 * The model that a chain's occupations are forecast with. Over all origins together it must leave at most 95 % of the baseline's
 * error by occupation, gain more than chance explains (twice the standard error over origins), and be no worse than the baseline by
 * place and for the chain as a whole; of those that do, the one with the least error. Otherwise, or with too few origins to tell,
 * the baseline.
 */
export function chooseModel(scored: readonly Scored[]): ForecastModel {
  if (new Set(scored.map(({ origin }) => origin)).size < LEAST_ORIGINS) return "lastYear";
  const lines = scored.filter(({ level }) => level === "occupation");
  const better = FORECAST_MODELS.flatMap((model) => {
    const errors = levelErrors(scored, model);
    const own = errors.find(({ level }) => level === "occupation");
    const { mean, doubt } = gainOf(lines, model);
    const holds = errors.every(({ error, baseline }) => error <= baseline) && mean > 2 * doubt;
    return own && holds && own.error <= own.baseline * MARGIN ? [{ model, error: own.error }] : [];
  });
  return better.sort((one, other) => one.error - other.error)[0]?.model ?? "lastYear";
}

/** What would have been shipped at an origin: chosen by what had come true by then. */
export function chosenAt(scored: readonly Scored[], origin: number): ForecastModel {
  return chooseModel(scored.filter((one) => one.origin + one.horizon <= origin));
}
