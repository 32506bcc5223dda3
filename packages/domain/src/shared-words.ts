/** Words that any occupation has: what two have in common must be more than these. */
const GENERAL = /技术|人员|工程|专业|普通|高级|中级|初级|操作|生产|员工|师傅|学徒|以上|优先|经验|相关/g;

/** Pairs of neighbouring characters that say something: 机电设备 has 机电, 电设, 设备. */
function pairsOf(words: string): Set<string> {
  const plain = words.normalize("NFKC").toLowerCase().replace(GENERAL, " ");
  const pairs = plain
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((part) => Array.from(part.slice(1), (_, at) => part.slice(at, at + 2)));
  return new Set(pairs.filter((pair) => pair.length === 2));
}

/** Whether two texts name something in common: one says the other, or they share a word of two characters. */
export function sharesWords(one: string, other: string): boolean {
  if (other.includes(one) || one.includes(other)) return true;
  const pairs = pairsOf(one);
  return [...pairsOf(other)].some((pair) => pairs.has(pair));
}
