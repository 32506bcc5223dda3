/** One goal: what was measured, what it had to be, and whether it was. */
export interface Verdict {
  what: string;
  value: string;
  goal: string;
  pass: boolean;
}

/** The value below which that share of them lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const round = (value: number, digits = 1) => Number(value.toFixed(digits));
