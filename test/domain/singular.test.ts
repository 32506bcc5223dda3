import { expect, test } from "vitest";
import { singular } from "../../packages/console/src/messages/singular.ts";

test.each([
  ["1 people rated twice", "1 person rated twice"],
  ["The 1 people you chose, 1 days left", "The 1 person you chose, 1 day left"],
  ["11 people", "11 people"],
  ["1,001 seats", "1,001 seats"],
  ["+0.1 points", "+0.1 points"],
  ["+1 points", "+1 point"],
  ["1 peoples", "1 peoples"],
])("%s", (many, one) => {
  expect(singular(many)).toBe(one);
});
