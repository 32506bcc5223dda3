import { expect, test } from "vitest";
import { matchQuality } from "../match-quality.ts";

test("of the ten best, most truly suit: more than by the same words, and more than by shared ones", () => {
  const { positions, judged, sameWords, sharedWords } = matchQuality();
  expect(positions).toBeGreaterThan(25);
  expect(judged).toBeGreaterThanOrEqual(0.7);
  expect(judged).toBeGreaterThan(sameWords + 0.3);
  expect(judged).toBeGreaterThan(sharedWords + 0.3);
});
