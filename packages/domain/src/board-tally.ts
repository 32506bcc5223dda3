import type { BoardPostingRecord } from "./board-posting.ts";
import { cityOf } from "./within.ts";

/** Pays are counted in steps of 100 yuan, up to 50,000 yuan a month and all above. */
export const STEP = 10_000;
const MOST_STEPS = 500;

/** A city's public postings on the board: how many, with how many open seats, and how many by the middle of what they pay. */
export interface BoardTally {
  /** The first four digits of its code. */
  city: string;
  name: string;
  postings: number;
  open: number;
  /** Postings by steps of 100 yuan a month. */
  pay: ReadonlyMap<number, number>;
}

/** The step that the middle of a posting's pay lies in. */
export const payStep = ({ payMin, payMax }: Pick<BoardPostingRecord, "payMin" | "payMax">): number =>
  Math.min(MOST_STEPS, Math.floor((payMin + payMax) / 2 / STEP));

/** The name under which a step is counted. */
const payName = (step: number) => `pay${step}`;

/** The step that a name counts; undefined where it counts something else. */
export const readPayName = (name: string): number | undefined =>
  /^pay\d{1,3}$/.test(name) ? Number(name.slice(3)) : undefined;

/** What a city's tally gains and loses. */
export interface TallyMove {
  city: string;
  name: string;
  by: Record<string, number>;
}

/** Only what everybody may see is counted, while it is on the board. */
const counts = (record: BoardPostingRecord | undefined): record is BoardPostingRecord =>
  record?.listed === true && record.partnerId === undefined;

/** What moves when a posting comes onto the board, changes there, or goes. */
export function boardTallyMoves(before: BoardPostingRecord | undefined, after: BoardPostingRecord): TallyMove[] {
  const moves = new Map<string, TallyMove>();
  const add = (record: BoardPostingRecord, sign: 1 | -1) => {
    const city = cityOf(record.division);
    const move = moves.get(city) ?? { city, name: record.cityName, by: {} };
    moves.set(city, move);
    const ones = { postings: 1, open: record.open, [payName(payStep(record))]: 1 };
    for (const [name, amount] of Object.entries(ones)) move.by[name] = (move.by[name] ?? 0) + sign * amount;
  };
  if (counts(before)) add(before, -1);
  if (counts(after)) add(after, 1);
  const changed = ({ by }: TallyMove) => Object.values(by).some((amount) => amount !== 0);
  return [...moves.values()].filter(changed).map((move) => ({
    ...move,
    by: Object.fromEntries(Object.entries(move.by).filter(([, amount]) => amount !== 0)),
  }));
}

/** The median of what a city's postings pay, in 分 a month, to 100 yuan; undefined where there are none. */
export function medianPay({ pay }: Pick<BoardTally, "pay">): number | undefined {
  const steps = [...pay].filter(([, postings]) => postings > 0).sort(([a], [b]) => a - b);
  const total = steps.reduce((sum, [, postings]) => sum + postings, 0);
  let passed = 0;
  for (const [step, postings] of steps) {
    passed += postings;
    if (passed * 2 >= total) return step * STEP;
  }
  return undefined;
}
