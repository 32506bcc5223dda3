import { CHAINS, type ChainOrNone, NO_CHAIN } from "@shanhai/contract/chain";
import { type ChainForecast, type ChainLine, OTHERS } from "@shanhai/contract/forecast";
import type { CalendarMonth } from "@shanhai/contract/scalar";
import { laterMonth } from "./calendar.ts";
import { forecastChain } from "./forecast.ts";
import type { ChainDemand } from "./forecast-backtest.ts";
import { monthsBetween } from "./forecast-model.ts";
import type { DemandedCell } from "./talent-cell.ts";

const ALL_CHAINS: readonly ChainOrNone[] = [...CHAINS, NO_CHAIN];
/** Months that are learnt from, at most. */
export const LEARNT_MONTHS = 48;
/** What is forecast for itself, the most asked for first: one chain's item, with a cell for each pair and names of a hundred
 * characters, stays below the table's 400 KB. */
const MOST = { occupation: 40, division: 20 } as const;

/** A month's cell of one chain. */
type MonthCell = Pick<DemandedCell, "of" | "counts">;

function greatest(cells: readonly MonthCell[], name: keyof typeof MOST): ReadonlySet<string> {
  const sums = new Map<string, number>();
  for (const { of, counts } of cells) sums.set(of[name], (sums.get(of[name]) ?? 0) + counts.demanded);
  const sorted = [...sums].sort(([one, n], [other, m]) => m - n || (one < other ? -1 : 1));
  return new Set(sorted.slice(0, MOST[name]).map(([key]) => key));
}

/** Cells of one chain as months without a gap, from the first to the last of those that are told. */
function demandOf(cells: readonly MonthCell[], start: CalendarMonth, months: number): ChainDemand {
  const [occupations, divisions] = [greatest(cells, "occupation"), greatest(cells, "division")];
  const named = (known: ReadonlySet<string>, key: string) => (known.has(key) ? key : OTHERS);
  const rows = new Map<string, { occupation: string; division: string; values: number[] }>();
  for (const { of, counts } of cells) {
    const at = monthsBetween(start, of.month);
    if (at < 0 || at >= months) continue;
    const [occupation, division] = [named(occupations, of.occupation), named(divisions, of.division)];
    const key = `${occupation}\n${division}`;
    const row = rows.get(key) ?? { occupation, division, values: Array.from({ length: months }, () => 0) };
    row.values[at] = Math.max(0, (row.values[at] ?? 0) + counts.demanded);
    rows.set(key, row);
  }
  return { start, months, cells: [...rows.values()] };
}

/**
 * The forecast of every chain from a park's months before the present one, which is not over. The history of all of them begins
 * with the first month in which anything was asked for.
 */
export function forecastPark(cells: readonly DemandedCell[], present: CalendarMonth): ChainForecast[] {
  const past = cells.filter(({ of }) => of.month < present);
  const months = Math.min(LEARNT_MONTHS, Math.max(0, ...past.map(({ of }) => monthsBetween(of.month, present))));
  const start = laterMonth(present, -months);
  return ALL_CHAINS.map((chain) => {
    const own = past.filter(({ of }) => of.chain === chain);
    return { chain, ...forecastChain(demandOf(own, start, months)) };
  });
}

/** Chains in a line each, most seats first; those without any are left out. */
export function linesOf(forecasts: readonly ChainForecast[]): ChainLine[] {
  const lines = forecasts.map(({ chain, whole, model, errors }): ChainLine => {
    const own = errors.find(({ level }) => level === "occupation");
    return {
      chain,
      recent: whole.history.slice(-12).reduce((sum, value) => sum + value, 0),
      next: whole.next.map(({ value }) => value),
      model,
      ...(own ? { error: own.error, baseline: own.baseline } : {}),
    };
  });
  const ahead = ({ next }: ChainLine) => next.reduce((sum, value) => sum + value, 0);
  return lines
    .filter((line) => line.recent + ahead(line) > 0)
    .sort((one, other) => ahead(other) - ahead(one) || other.recent - one.recent);
}
