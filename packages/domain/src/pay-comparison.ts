import type { PayComparison } from "@shanhai/contract/pay-comparison";
import type { Fen } from "@shanhai/contract/scalar";
import { type BoardTally, medianPay } from "./board-tally.ts";

/** Fewer postings than this have no median that means anything. */
const LEAST_POSTINGS = 5;
/** A pay is compared to 100 yuan, as medians are counted. */
const STEP = 10_000;

/**
 * How the middle of what a posting pays compares with the median of its city's postings on this board, in whole percent;
 * undefined where there are fewer than five of them.
 */
export function comparePay(
  { payMin, payMax }: { payMin: Fen; payMax: Fen },
  tally: BoardTally | undefined,
): PayComparison | undefined {
  const median = tally && tally.postings >= LEAST_POSTINGS ? medianPay(tally) : undefined;
  if (!tally || !median) return undefined;
  const middle = Math.floor((payMin + payMax) / 2 / STEP) * STEP;
  const percent = Math.round(((middle - median) / median) * 100);
  return { cityName: tally.name, postings: tally.postings, median: median as Fen, percent };
}
