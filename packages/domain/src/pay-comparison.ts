import type { PayComparison } from "@shanhai/contract/pay-comparison";
import type { Fen } from "@shanhai/contract/scalar";
import { type BoardTally, medianPay, payStep, STEP } from "./board-tally.ts";

/** Fewer postings than this have no median that means anything. */
const LEAST_POSTINGS = 5;

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
  // To 100 yuan and no further than medians are counted.
  const middle = payStep({ payMin, payMax }) * STEP;
  const percent = Math.round(((middle - median) / median) * 100);
  return { cityName: tally.name, postings: tally.postings, median: median as Fen, percent };
}
