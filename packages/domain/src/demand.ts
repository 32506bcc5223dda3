import type { Demand, DemandCell } from "@shanhai/contract/demand";
import type { OrderStatus } from "@shanhai/contract/order";
import type { Position } from "@shanhai/contract/position";

/** Cells that are shown; the sums are of all. */
const MOST_SHOWN = 500;

/** What an order asks for while it is open, by place and occupation: nothing otherwise. */
export function demandOf(
  status: OrderStatus,
  positions: readonly Pick<Position, "place" | "occupation" | "open">[],
): DemandCell[] {
  const cells = new Map<string, DemandCell>();
  for (const { place, occupation, open } of status === "open" ? positions : []) {
    if (open <= 0) continue;
    const name = nameOf({ place, occupation });
    const cell = cells.get(name) ?? { place, occupation, positions: 0, open: 0 };
    cells.set(name, { ...cell, positions: cell.positions + 1, open: cell.open + open });
  }
  return [...cells.values()];
}

const nameOf = ({ place, occupation }: Pick<DemandCell, "place" | "occupation">) => `${place}\n${occupation}`;

/** How the park's demand changes when one order's goes from one state to the next. */
export function demandChange(before: readonly DemandCell[], after: readonly DemandCell[]): DemandCell[] {
  const changes = new Map(after.map((cell) => [nameOf(cell), cell]));
  for (const cell of before) {
    const { positions = 0, open = 0 } = changes.get(nameOf(cell)) ?? {};
    changes.set(nameOf(cell), { ...cell, positions: positions - cell.positions, open: open - cell.open });
  }
  return [...changes.values()].filter(({ positions, open }) => positions !== 0 || open !== 0);
}

/** All cells as people see them: most seats first. */
export function readDemand(cells: readonly DemandCell[]): Demand {
  const wanted = cells.filter(({ open }) => open > 0).sort((one, two) => two.open - one.open);
  const sum = (field: "positions" | "open") => wanted.reduce((total, cell) => total + cell[field], 0);
  return { positions: sum("positions"), open: sum("open"), cells: wanted.slice(0, MOST_SHOWN) };
}
