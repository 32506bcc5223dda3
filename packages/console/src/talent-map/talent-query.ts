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

/** Where most people are missing, if anywhere: in one of the chains, and only then among clients of none. */
export function shortest(rows: readonly PlacedRow[]): PlacedRow | undefined {
  const short = rows.filter(({ gap = 0 }) => gap > 0).sort((one, other) => (other.gap ?? 0) - (one.gap ?? 0));
  return short.find(({ chain }) => chain !== NO_CHAIN) ?? short[0];
}

/** Rows of the six chains, or of whatever there is besides. */
export function ofChains(rows: readonly PlacedRow[]): readonly PlacedRow[] {
  const named = rows.filter(({ chain, open }) => chain !== NO_CHAIN && open > 0);
  return named.length > 0 ? named : rows;
}
