/**
 * What charts are drawn in: told apart, and seen on white, by those who do not see red, green or blue too
 * (`test/domain/chart-palette.test.ts`). A line's dash, a label or the table beside a chart says the same again.
 */
export const MARKS = {
  blue: "#12697a",
  orange: "#b45309",
  grey: "#7f8d95",
} as const;

/** Words in a chart. */
export const CHART_INK = "#56636c";
/** Lines that lead the eye and say nothing. */
export const RULE = "#ccd4d9";
export const FAINT_RULE = "#e2e7ea";
