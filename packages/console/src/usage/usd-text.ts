/** Millionths of a US dollar in words: cents from ten cents on, and else what can be told apart. */
export function usdText(micros: number): string {
  const usd = micros / 1e6;
  if (usd === 0 || usd >= 0.1)
    return `$${usd.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
  return `$${usd.toLocaleString("en-US", { maximumSignificantDigits: 2, maximumFractionDigits: 6 })}`;
}
