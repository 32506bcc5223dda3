import { CHAINS, type ChainOrNone, NO_CHAIN } from "@shanhai/contract/chain";
import type { TalentMap, TalentRow } from "@shanhai/contract/talent-map";

/** What the address asks the server for. */
export interface TalentQuery {
  division?: string;
  by?: "intended";
  months?: string;
}

export function readTalentQuery(words: URLSearchParams): TalentQuery {
  const [division, months] = [words.get("division") ?? "", words.get("months") ?? ""];
  return {
    ...(/^\d{6}$/.test(division) ? { division } : {}),
    ...(words.get("by") === "intended" ? { by: "intended" as const } : {}),
    ...(/^(6|24|36)$/.test(months) ? { months } : {}),
  };
}

export const CHAINS_OR_NONE: readonly ChainOrNone[] = [...CHAINS, NO_CHAIN];

/** The chain that the address names. */
export const readChain = (words: URLSearchParams): ChainOrNone | undefined =>
  CHAINS_OR_NONE.find((chain) => chain === words.get("chain"));

/** One occupation of one segment of one chain. */
export interface PlacedRow extends TalentRow {
  chain: ChainOrNone;
  segment: TalentMap["chains"][number]["segments"][number]["segment"];
}

/** All rows of a map, or of one of its chains. */
export function rowsOf(map: TalentMap, only: ChainOrNone | undefined): PlacedRow[] {
  const chains = map.chains.filter(({ chain }) => only === undefined || chain === only);
  return chains.flatMap(({ chain, segments }) =>
    segments.flatMap(({ segment, occupations }) => occupations.map((row) => ({ ...row, chain, segment }))),
  );
}

/** Where most people are missing, if anywhere. */
export function shortest(rows: readonly PlacedRow[]): PlacedRow | undefined {
  const short = rows.filter(({ gap = 0 }) => gap > 0);
  return short.sort((one, other) => (other.gap ?? 0) - (one.gap ?? 0))[0];
}
