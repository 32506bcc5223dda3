/** Chance that can be had again: the same seed gives the same numbers. */
export interface Chance {
  readonly seed: number;
  /** From 0 up to, and not, the bound. */
  below(bound: number): number;
  /** True so often of a hundred. */
  often(percent: number): boolean;
  of<T>(choices: readonly T[]): T;
}

/** Mulberry32: 32 bits of state, enough to choose tests by. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const below = (bound: number) => Math.floor(next() * bound);
  return {
    seed,
    below,
    often: (percent) => below(100) < percent,
    of: <T>(choices: readonly T[]) => choices[below(choices.length)] as T,
  };
}

/** What can be asked of `npm run chaos` and `npm run fuzz` alike, as numbers; a wrong one ends the command with its name. */
export function numberOf(name: string, text: string | undefined, otherwise: number): number {
  const number = text === undefined ? otherwise : Number(text);
  if (!Number.isFinite(number) || number < 0) throw new Error(`--${name} takes a number, not ${text}`);
  return number;
}
