import { alphaOf, type Metric, type Unit } from "@shanhai/domain/krippendorff";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

/** Rows of raters as they are published, a dot for what is missing; units are their columns. */
function unitsOf(...raters: readonly string[]): Unit[] {
  const rows = raters.map((row) => row.split(" "));
  return (rows[0] ?? []).map((_, unit) => rows.flatMap((row) => (row[unit] === "." ? [] : [Number(row[unit])])));
}

/** Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C: four observers, twelve units. */
const PUBLISHED = unitsOf(
  "1 2 3 3 2 1 4 1 2 . . .",
  "1 2 3 3 2 2 4 1 2 5 . 3",
  ". 3 3 3 2 3 4 2 2 5 1 .",
  "1 2 3 3 2 4 4 1 2 5 1 .",
);

/** The worked example of Wikipedia's article on alpha: three coders, fifteen units. */
const ENCYCLOPEDIC = unitsOf(
  ". . . . . 3 4 1 2 1 1 3 3 . 3",
  "1 . 2 1 3 3 4 3 . . . . . . .",
  ". . 2 1 3 4 4 . 2 1 1 3 3 . 4",
);

const shown = (units: readonly Unit[], metric: Metric) => alphaOf(units, metric)?.toFixed(3);

describe("alpha as it is published", () => {
  it.each([
    ["nominal", "0.743"],
    ["ordinal", "0.815"],
    ["interval", "0.849"],
    ["ratio", "0.797"],
  ] as const)("%s: %s of Krippendorff's own data", (metric, alpha) => expect(shown(PUBLISHED, metric)).toBe(alpha));

  it("is 0.691 (nominal) and 0.811 (interval) of Wikipedia's example", () => {
    expect(shown(ENCYCLOPEDIC, "nominal")).toBe("0.691");
    expect(shown(ENCYCLOPEDIC, "interval")).toBe("0.811");
  });

  it("is 0.095 of the binary data of section A, and 0.692 of the nominal data of section B", () => {
    expect(shown(unitsOf("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"), "nominal")).toBe("0.095");
    const letters = unitsOf("1 1 2 2 4 3 3 3 5 4 4 1", "2 1 2 2 2 3 3 3 5 4 4 4");
    expect(shown(letters, "nominal")).toBe("0.692");
  });
});

const METRICS = ["nominal", "ordinal", "interval", "ratio"] as const;
const units = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 4 }), { maxLength: 12 });

describe("alpha", () => {
  it("is 1 where all agree and the values differ", () => {
    for (const metric of METRICS)
      expect(
        alphaOf(
          [
            [1, 1],
            [4, 4, 4],
            [5, 5],
          ],
          metric,
        ),
      ).toBe(1);
  });

  it("says nothing where all is one value, where nobody was rated twice, and of nothing", () => {
    for (const metric of METRICS)
      for (const none of [
        [
          [3, 3],
          [3, 3],
        ],
        [[1], [2], [3]],
        [],
      ])
        expect(alphaOf(none, metric)).toBeUndefined();
  });

  it("is below zero where raters contradict each other", () => {
    expect(
      alphaOf(
        [
          [1, 5],
          [5, 1],
          [1, 5],
        ],
        "ordinal",
      ),
    ).toBeLessThan(0);
  });

  it("is 1 at most, and does not care for who is who, for the order of units, nor for units with one value", () => {
    fc.assert(
      fc.property(units, fc.constantFrom(...METRICS), (given, metric) => {
        const alpha = alphaOf(given, metric);
        const other = alphaOf([...given.map((unit) => unit.toReversed()).toReversed(), [1], []], metric);
        if (alpha === undefined) return other === undefined;
        return alpha <= 1 && Math.abs(alpha - (other ?? Number.NaN)) < 1e-9;
      }),
      { numRuns: 200 },
    );
  });
});
