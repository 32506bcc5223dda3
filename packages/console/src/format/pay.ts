/** What a person types in 元 as 分; NaN when it is no amount, undefined when nothing was typed. */
export function fenOf(yuan: string): number | undefined {
  const typed = yuan.normalize("NFKC").replace(/[,\s¥元]/g, "");
  if (typed === "") return undefined;
  const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(typed);
  return match ? Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0")) : Number.NaN;
}

/** 分 as a person would type it in 元. */
export function yuanOf(fen: number | undefined): string {
  if (fen === undefined) return "";
  return fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2);
}

function amount(fen: number): string {
  return (fen / 100).toLocaleString("en-US", { maximumFractionDigits: 2 });
}

/** ¥6,500–8,000 */
export function payText(min: number | undefined, max: number | undefined): string {
  if (min === undefined && max === undefined) return "";
  if (min === undefined) return `≤ ¥${amount(max ?? 0)}`;
  if (max === undefined) return `≥ ¥${amount(min)}`;
  return min === max ? `¥${amount(min)}` : `¥${amount(min)}–${amount(max)}`;
}
