import type { Application } from "@shanhai/contract/application";
import { MOST_MOVED } from "@shanhai/contract/move";
import type { Stage } from "@shanhai/contract/stage";

/** People chosen in one column. Choosing in another column starts anew: one act moves people of one stage. */
export interface Selection {
  stage: Stage;
  chosen: ReadonlyMap<string, Application>;
  /** Where a range with Shift begins. */
  anchor: number;
}

function capped(entries: Iterable<readonly [string, Application]>): ReadonlyMap<string, Application> {
  const map = new Map<string, Application>();
  for (const [id, application] of entries) {
    if (map.size === MOST_MOVED) break;
    map.set(id, application);
  }
  return map;
}

function orNone(selection: Selection): Selection | undefined {
  return selection.chosen.size > 0 ? selection : undefined;
}

/** Chooses or lets go one row; with `range`, every row between it and the one chosen before. */
export function toggle(
  before: Selection | undefined,
  stage: Stage,
  rows: readonly Application[],
  index: number,
  range: boolean,
): Selection | undefined {
  const row = rows[index];
  if (!row) return before;
  const same = before?.stage === stage ? before : undefined;
  if (range && same) {
    const [from, to] = [Math.min(same.anchor, index), Math.max(same.anchor, index)];
    const between = rows.slice(from, to + 1).map((one) => [one.applicationId, one] as const);
    return { stage, chosen: capped([...same.chosen, ...between]), anchor: index };
  }
  const chosen = new Map(same?.chosen);
  if (!chosen.delete(row.applicationId)) chosen.set(row.applicationId, row);
  return orNone({ stage, chosen: capped(chosen), anchor: index });
}

/** Chooses the first rows of a column, as many as one act takes. */
export function chooseFirst(stage: Stage, rows: readonly Application[]): Selection | undefined {
  return orNone({ stage, chosen: capped(rows.map((one) => [one.applicationId, one] as const)), anchor: 0 });
}
