import type { Language } from "@shanhai/contract/problem";

/** Steps at which a sum gets a larger unit: 元, 万元, 亿元; in English thousands, millions, billions. */
const UNITS: Record<Language, readonly (readonly [from: number, unit: string])[]> = {
  zh: [
    [100_000_000, "亿元"],
    [10_000, "万元"],
    [1, "元"],
  ],
  en: [
    [1_000_000_000, "bn yuan"],
    [1_000_000, "m yuan"],
    [1, "yuan"],
  ],
};

const unitFor = (fen: number, language: Language) =>
  UNITS[language].find(([from]) => Math.abs(fen) / 100 >= from) ?? ([1, UNITS[language].at(-1)?.[1] ?? ""] as const);

const inUnit = (fen: number, size: number, digits: number) =>
  (fen / 100 / size).toLocaleString("en-US", { maximumFractionDigits: digits });

/** 50.28 亿元, 1,234.56 万元, 980 元: a sum in 分 as people say it, two decimals at most. */
export function moneyText(fen: number, language: Language): string {
  const [size, unit] = unitFor(fen, language);
  return `${inUnit(fen, size, 2)} ${unit}`;
}

/** One unit for many sums, by the greatest of them, and what each is in it: three or four digits, as bars have room for. */
export function moneyScale(greatest: number, language: Language): { unit: string; text: (fen: number) => string } {
  const [size, unit] = unitFor(greatest, language);
  const whole = greatest / 100 / size;
  const digits = whole >= 1000 ? 0 : whole >= 100 ? 1 : 2;
  return { unit, text: (fen) => inUnit(fen, size, digits) };
}
