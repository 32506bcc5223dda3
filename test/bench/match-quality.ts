import { matchQuality } from "../match-quality.ts";
import type { Row } from "./row.ts";

const share = (value: number) => value.toFixed(2);

/** Of the ten best, how many truly suit, on the labelled set; the same figures that the test holds. */
export function matchQualityBench(): Row[] {
  const { judged, sameWords, sharedWords } = matchQuality();
  const value = `${share(judged)} (same words ${share(sameWords)}, shared words ${share(sharedWords)})`;
  return [{ figure: "matching", what: "precision@10 on the labelled set", value, goal: "≥ 0.70", pass: judged >= 0.7 }];
}
