/** How far two values lie apart: as names, as ranks, as distances, as ratios. */
export type Metric = "nominal" | "ordinal" | "interval" | "ratio";

/** What raters gave to one unit; whoever gave nothing is left out. */
export type Unit = readonly number[];

/** How often each value was given, of values that can be paired. */
type Margins = ReadonlyMap<number, number>;

/** Squared difference of two values (Krippendorff 2011, step 4): ranks are as far apart as the values given between them. */
function differenceOf(metric: Metric, margins: Margins): (a: number, b: number) => number {
  if (metric === "nominal") return (a, b) => (a === b ? 0 : 1);
  if (metric === "interval") return (a, b) => (a - b) ** 2;
  if (metric === "ratio") return (a, b) => (a === b ? 0 : ((a - b) / (a + b)) ** 2);
  const values = [...margins.keys()].sort((a, b) => a - b);
  const before = new Map<number, number>();
  let passed = 0;
  for (const value of values) {
    const given = margins.get(value) ?? 0;
    // The middle of a value's own ranks.
    before.set(value, passed + given / 2);
    passed += given;
  }
  return (a, b) => ((before.get(a) ?? 0) - (before.get(b) ?? 0)) ** 2;
}

/**
 * Krippendorff's alpha ("Computing Krippendorff's Alpha-Reliability", 2011), for any number of raters and with values missing:
 * 1 is perfect agreement, 0 what chance would give, below it worse. Undefined where nothing can be said: no unit has two
 * values, or all values are one.
 */
export function alphaOf(units: readonly Unit[], metric: Metric): number | undefined {
  const paired = units.filter((unit) => unit.length >= 2);
  const margins = new Map<number, number>();
  for (const value of paired.flat()) margins.set(value, (margins.get(value) ?? 0) + 1);
  const total = [...margins.values()].reduce((sum, count) => sum + count, 0);
  const difference = differenceOf(metric, margins);
  let observed = 0;
  for (const unit of paired) {
    for (const [index, a] of unit.entries())
      for (const b of unit.slice(index + 1)) observed += (2 * difference(a, b)) / (unit.length - 1);
  }
  let expected = 0;
  for (const [a, ofA] of margins) for (const [b, ofB] of margins) expected += ofA * ofB * difference(a, b);
  return expected === 0 ? undefined : 1 - ((total - 1) * observed) / expected;
}
