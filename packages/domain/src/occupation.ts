import { OCCUPATION_LIST } from "./occupation-list.ts";

/** How well or for what somebody does it says nothing of what it is: 高级电工 (夜班) is an 电工. */
const AROUND =
  /[(（【[].*?[)）】\]]|学徒|实习|初级|中级|高级|特级|资深|熟练|熟手|储备|夜班|白班|长白班|[一二三四五]级/g;
const ENDING = /(?:师傅|人员|岗位|岗)$/;

const fold = (text: string) => text.normalize("NFKC").toLowerCase().replace(/\s/g, "");
const plain = (text: string) => fold(text).replace(AROUND, "").replace(ENDING, "");

let read: { names: ReadonlyMap<string, string>; byLength: readonly string[] } | undefined;

/** Read when first asked for: bundles that never ask do not carry the list. */
function occupations() {
  if (read) return read;
  const names = new Map(
    OCCUPATION_LIST.flatMap(([name, ...aliases]) => [name, ...aliases].map((said) => [fold(said), name] as const)),
  );
  // From the longest on: 数控车工 is found before 车工.
  const byLength = [...names.keys()].filter((said) => said.length >= 3).sort((one, two) => two.length - one.length);
  read = { names, byLength };
  return read;
}

const known = new Map<string, string | undefined>();
const MOST_KNOWN = 10_000;

function find(text: string): string | undefined {
  const whole = fold(text);
  const stripped = plain(text);
  const { names, byLength } = occupations();
  const exact = names.get(whole) ?? names.get(stripped);
  if (exact) return exact;
  const inside = byLength.find((said) => stripped.includes(said));
  return inside && names.get(inside);
}

/**
 * The occupation of the 职业分类大典 that people mean by a text, by its standard name: 氩弧焊工(夜班) is 焊工. Nothing where the list
 * does not have it. For counting and comparing alone: what a record says stays as it was written.
 */
export function occupationOf(text: string): string | undefined {
  if (known.has(text)) return known.get(text);
  const occupation = find(text);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, occupation);
  return occupation;
}

/** By what occupations are counted and looked up: the standard name, or the text itself without width, case, spaces and grades. */
export function occupationKey(text: string): string {
  return occupationOf(text) ?? (plain(text) || fold(text));
}
