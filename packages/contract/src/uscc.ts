import * as z from "zod/mini";
import { reading } from "./scalar.ts";

const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** The check character that the first 17 characters ask for; GB 32100-2015, 4.6. */
export function usccCheck(first17: string): string | undefined {
  let sum = 0;
  let weight = 1;
  for (const character of first17) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return undefined;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31];
}

/** 统一社会信用代码: 18 characters, GB 32100-2015. Spaces and lower case are put right; a wrong check is refused. */
export const Uscc = reading<string>("uscc.format", (raw) => {
  const uscc = raw.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase();
  const checked = /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(uscc) ? usccCheck(uscc.slice(0, 17)) : undefined;
  if (checked === undefined) return { issue: "uscc.format" };
  return checked === uscc[17] ? { value: uscc } : { issue: "uscc.checksum" };
}).register(z.globalRegistry, { description: "统一社会信用代码, GB 32100-2015, 18 characters with a check character" });
