import Color from "colorjs.io";
import { expect, test } from "vitest";
import { CHART_INK, MARKS } from "../../packages/console/src/figures/palette.ts";
import { theme } from "../../packages/console/src/shell/theme.ts";

/** Machado, Oliveira and Fernandes 2009, severity 1.0, for linear sRGB. */
const SEEN_BY = {
  everybody: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopes: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopes: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopes: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const;
const EYES = Object.keys(SEEN_BY) as (keyof typeof SEEN_BY)[];

function seen(colour: string, by: keyof typeof SEEN_BY): Color {
  const light = new Color(colour).to("srgb-linear").coords.map(Number);
  const mixed = SEEN_BY[by].map((row) => row.reduce<number>((sum, part, index) => sum + part * (light[index] ?? 0), 0));
  return new Color("srgb-linear", mixed.map((part) => Math.min(1, Math.max(0, part))) as [number, number, number]);
}

/** Just noticeable is 1; 15 is told apart at a glance, side by side or not. */
const APART = 15;
/** WCAG 1.4.11, and 1.4.3 for words. */
const [GRAPHIC, WORDS] = [3, 4.5];

const marks = Object.entries(MARKS);
const pairs = marks.flatMap(([one, colour], index) =>
  marks.slice(index + 1).map(([other, second]) => [one, other, colour, second] as const),
);

test.each(pairs)("%s and %s are told apart by every eye", (_one, _other, colour, second) => {
  for (const eyes of EYES)
    expect(seen(colour, eyes).deltaE(seen(second, eyes), "2000"), eyes).toBeGreaterThanOrEqual(APART);
});

test.each(marks)("%s stands out from the page to every eye", (_name, colour) => {
  for (const eyes of EYES)
    expect(seen(colour, eyes).contrast(new Color("white"), "WCAG21"), eyes).toBeGreaterThanOrEqual(GRAPHIC);
});

test("words in charts are read on white and on the console's ground", () => {
  for (const ground of ["#fff", "#f4f6f7"])
    expect(new Color(CHART_INK).contrast(new Color(ground), "WCAG21")).toBeGreaterThanOrEqual(WORDS);
});

test("what stands in a field before anything is chosen is read", () => {
  const placeholder = new Color(String(theme.token?.colorTextPlaceholder));
  expect(placeholder.contrast(new Color("white"), "WCAG21")).toBeGreaterThanOrEqual(WORDS);
});
