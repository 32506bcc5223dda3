import type { ChainForecast, ForecastCell, ForecastModel, ForecastSeries } from "@shanhai/contract/forecast";
import type { CalendarMonth } from "@shanhai/contract/scalar";
import { laterMonth } from "./calendar.ts";
import {
  backtest,
  type ChainDemand,
  chooseModel,
  errorOf,
  groupCells,
  HORIZONS,
  levelErrors,
  predictAt,
  type Scored,
  scaledErrorOf,
  sharesOf,
  together,
} from "./forecast-backtest.ts";
import { MODELS } from "./forecast-model.ts";

/** Months of history that are shown. */
const SHOWN_MONTHS = 24;
/** Of a hundred months, how many come true within the interval; and how many residuals it takes to say so. */
const COVERAGE = 0.8;
const LEAST_RESIDUALS = 12;

/** So many parts of a whole by those weights, without remainder: the greatest fractions get what rounding left. */
export function splitWhole(whole: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const exact = weights.map((weight) => (total > 0 ? (whole * weight) / total : whole / weights.length));
  const parts = exact.map(Math.floor);
  const left = whole - parts.reduce((sum, part) => sum + part, 0);
  const byFraction = exact
    .map((value, index) => [value - Math.floor(value), index] as const)
    .sort(([one, at], [other, than]) => other - one || at - than);
  for (const [, index] of byFraction.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}

/** The quantile of sorted values, drawn outward as few of them demand. */
function quantile(sorted: readonly number[], share: number): number {
  const rank = share < 0.5 ? Math.floor((sorted.length + 1) * share) : Math.ceil((sorted.length + 1) * share);
  return sorted[Math.min(sorted.length, Math.max(1, rank)) - 1] ?? 0;
}

/**
 * Between what and what a value lies in eight cases of ten, by how far off the model was in the backtest: errors against the
 * square root of what was forecast, as counts scatter. Nothing with fewer than twelve of them.
 */
export function intervalOf(scored: readonly Scored[], model: ForecastModel, value: number) {
  if (scored.length < LEAST_RESIDUALS) return undefined;
  const scale = (predicted: number) => Math.sqrt(Math.max(1, predicted));
  const off = scored
    .map(({ actual, predicted }) => (actual - predicted[model]) / scale(predicted[model]))
    .sort((one, other) => one - other);
  const at = (share: number) => value + quantile(off, share) * scale(value);
  const low = Math.max(0, Math.floor(at((1 - COVERAGE) / 2)));
  return { low: Math.min(value, low), high: Math.max(value, Math.ceil(at((1 + COVERAGE) / 2))) };
}

/** What is forecast of every cell: the occupation's number, shared out among its places without remainder. */
function cellsOf(demand: ChainDemand, model: ForecastModel): ForecastCell[] {
  const { start, months, cells } = demand;
  const said = HORIZONS.map((horizon) => predictAt(demand, months, horizon).lines);
  return groupCells(cells, "occupation").flatMap(([occupation, own]) => {
    const next = HORIZONS.map((horizon, index) => {
      const baseline = own.map(({ values }) => MODELS.lastYear({ start, values, whole: [] }, horizon));
      const weights = model === "lastYear" ? baseline : sharesOf(own, months);
      return splitWhole(Math.round(said[index]?.get(occupation)?.[model] ?? 0), weights);
    });
    return own.map(({ division, values }, index) => ({
      occupation,
      division,
      recent: values.slice(-12).reduce((sum, value) => sum + value, 0),
      next: next.map((parts) => parts[index] ?? 0),
    }));
  });
}

/**
 * The next three months of a chain: of each occupation by the model that its backtest chose, of places by their share in those, and
 * of the chain as their sum, so that all numbers add up. `months` before `start + months` are history; whole months alone.
 */
export function forecastChain(demand: ChainDemand): Omit<ChainForecast, "chain"> {
  const { start, months } = demand;
  const scored = backtest(demand);
  const model = chooseModel(scored);
  const cells = cellsOf(demand, model);
  const series = (level: Scored["level"], key: string, own: ChainDemand["cells"], parts: ForecastCell[]) => {
    const past = scored.filter((one) => one.level === level && one.key === key);
    const next = HORIZONS.map((horizon, index) => {
      const value = parts.reduce((sum, part) => sum + (part.next[index] ?? 0), 0);
      const month = laterMonth(start, months - 1 + horizon) as CalendarMonth;
      return { month, value, ...intervalOf(past, model, value) };
    });
    const [error, baseline] = [errorOf(past, model), errorOf(past, "lastYear")];
    const history = together(months, own).slice(-SHOWN_MONTHS);
    return { key, history, next, ...(error === undefined ? {} : { error, baseline }) } satisfies ForecastSeries;
  };
  const grouped = (name: "occupation" | "division") =>
    groupCells(demand.cells, name).map(([key, own]) =>
      series(
        name,
        key,
        own,
        cells.filter((cell) => cell[name] === key),
      ),
    );
  const lines = scored.filter(({ level }) => level === "occupation");
  const scaled = scaledErrorOf(lines, model, demand);
  return {
    months,
    firstShown: laterMonth(start, Math.max(0, months - SHOWN_MONTHS)),
    model,
    origins: new Set(scored.map(({ origin }) => origin)).size,
    errors: levelErrors(scored, model),
    ...(scaled === undefined ? {} : { scaledError: scaled }),
    whole: series("chain", "", demand.cells, cells),
    occupations: grouped("occupation"),
    divisions: grouped("division"),
    cells,
  };
}
