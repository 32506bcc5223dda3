/** A count of something: its noun, by what it is told from others of that noun, and numbers that are added up. */
export interface AnyCell {
  noun: string;
  of: object;
  counts: Readonly<Record<string, number>>;
}

/** By what a cell is told from others. */
export function cellName({ noun, of }: Pick<AnyCell, "noun" | "of">): string {
  const parts = Object.entries(of).sort(([one], [other]) => (one < other ? -1 : 1));
  return [noun, ...parts.map(([, part]) => String(part))].join("\n");
}

function add<C extends AnyCell>(cell: C, other: AnyCell, sign: 1 | -1): C {
  const counts: Record<string, number> = { ...cell.counts };
  for (const [name, count] of Object.entries(other.counts)) counts[name] = (counts[name] ?? 0) + sign * count;
  return { ...cell, counts };
}

const none = <C extends AnyCell>(cell: C): C => add(cell, cell, -1);
const isNothing = ({ counts }: AnyCell) => Object.values(counts).every((count) => count === 0);

/** The same cells, each once; those that count nothing are left out. */
export function sumCells<C extends AnyCell>(cells: readonly C[]): C[] {
  const sums = new Map<string, C>();
  for (const cell of cells) {
    const name = cellName(cell);
    sums.set(name, add(sums.get(name) ?? none(cell), cell, 1));
  }
  return [...sums.values()].filter((cell) => !isNothing(cell));
}

/** By how much cells differ: what is added to the first to make the second. */
export function cellChanges<C extends AnyCell>(before: readonly C[], after: readonly C[]): C[] {
  return sumCells([...after, ...before.map((cell) => add(none(cell), cell, -1))]);
}
