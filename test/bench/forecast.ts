import { backtest, type ChainDemand, chosenAt } from "@shanhai/domain/forecast-backtest";
import { chainDemand } from "../fixtures/chain-demand.ts";
import { STRUCTURES } from "../fixtures/demand-history.ts";
import { type Row, ratio } from "./row.ts";

const SEEDS = [1, 2, 3, 4, 5, 6] as const;
const MONTHS = 60;
const FROM = 36;

interface Errors {
  ours: number;
  baseline: number;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]) => sum(values) / values.length;

/** How much the months of an occupation differ from those of the year before, up to the first origin: what MASE is scaled by. */
function changeOf({ cells }: ChainDemand, occupation: string): number {
  const own = cells.filter((cell) => cell.occupation === occupation);
  const at = (month: number) => sum(own.map(({ values }) => values[month] ?? 0));
  return mean(Array.from({ length: FROM - 12 }, (_, month) => Math.abs(at(month + 12) - at(month))));
}

/** Errors by occupation of what would have been shipped at each origin, chosen by what was known at it, and of the baseline. */
function rolling(demand: ChainDemand) {
  const scored = backtest(demand);
  const occupations = new Map<string, Errors & { asked: number; forecasts: number }>();
  for (let origin = FROM; origin < MONTHS; origin += 1) {
    const model = chosenAt(scored, origin);
    const now = scored.filter((one) => one.origin === origin && one.level === "occupation");
    for (const { key, actual, predicted } of now) {
      const known = occupations.get(key) ?? { ours: 0, baseline: 0, asked: 0, forecasts: 0 };
      known.ours += Math.abs(actual - predicted[model]);
      known.baseline += Math.abs(actual - predicted.lastYear);
      known.asked += actual;
      known.forecasts += 1;
      occupations.set(key, known);
    }
  }
  return [...occupations].map(([key, { forecasts, ...errors }]) => {
    const scale = forecasts * changeOf(demand, key);
    // What never changed until then has no scale.
    const scaled = scale > 0 ? [{ ours: errors.ours / scale, baseline: errors.baseline / scale }] : [];
    return { ...errors, scaled };
  });
}

/** The rolling backtest of the demand forecast, one to three months ahead; no origin knows what came after it. */
export async function forecastBench(): Promise<Row[]> {
  const rows = STRUCTURES.map((structure) => {
    const all = SEEDS.flatMap((seed) => rolling(chainDemand(structure, seed)));
    const wape = (side: keyof Errors) => sum(all.map((one) => one[side])) / sum(all.map(({ asked }) => asked));
    const mase = (side: keyof Errors) => mean(all.flatMap(({ scaled }) => scaled.map((one) => one[side])));
    const shown = [`WAPE ${ratio(wape("ours"))} / ${ratio(wape("baseline"))}`];
    shown.push(`MASE ${ratio(mase("ours"))} / ${ratio(mase("baseline"))}`);
    const by = wape("ours") / wape("baseline");
    return { structure, by, byScaled: mase("ours") / mase("baseline"), shown: shown.join(", ") };
  });
  const [wape, mase] = [mean(rows.map(({ by }) => by)), mean(rows.map(({ byScaled }) => byScaled))];
  return [
    {
      figure: "forecast",
      what: "demand forecast / last year's same month",
      value: `WAPE ${ratio(wape)}, MASE ${ratio(mase)}`,
      goal: "≤ 1.00",
      pass: wape <= 1 && mase <= 1,
    },
    // Where demand is rare, what was better until yesterday may be a hundredth worse tomorrow.
    ...rows.map(({ structure, by, shown }) => ({
      figure: "forecast",
      what: `of it, ${structure}`,
      value: `${ratio(by)} (${shown})`,
      goal: "≤ 1.02",
      pass: by <= 1.02,
    })),
  ];
}
