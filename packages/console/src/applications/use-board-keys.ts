import { STAGES, type Stage } from "@shanhai/contract/stage";
import { type RefObject, useEffect, useState } from "react";
import { isTyping } from "../shell/shortcuts.ts";
import type { ColumnHandle } from "./column.tsx";

export interface Current {
  stage: Stage;
  index: number;
}

interface BoardKeys {
  columns: RefObject<Map<Stage, ColumnHandle>>;
  onToggle: (current: Current) => void;
  onMove: () => void;
  onAssign: () => void;
  onClear: () => void;
}

const STEPS: Record<string, readonly [across: number, down: number]> = {
  j: [0, 1],
  ArrowDown: [0, 1],
  k: [0, -1],
  ArrowUp: [0, -1],
  l: [1, 0],
  ArrowRight: [1, 0],
  h: [-1, 0],
  ArrowLeft: [-1, 0],
};

/** Where one step leads: down or up a column, or to the next column that has people. */
function step(
  columns: Map<Stage, ColumnHandle>,
  from: Current | undefined,
  across: number,
  down: number,
): Current | undefined {
  const size = (stage: Stage) => columns.get(stage)?.rows().length ?? 0;
  if (!from) {
    const stage = STAGES.find((one) => size(one) > 0);
    return stage && { stage, index: 0 };
  }
  if (across === 0) return { stage: from.stage, index: Math.max(0, Math.min(size(from.stage) - 1, from.index + down)) };
  for (let at = STAGES.indexOf(from.stage) + across; at >= 0 && at < STAGES.length; at += across) {
    const stage = STAGES[at];
    if (stage && size(stage) > 0) return { stage, index: Math.min(from.index, size(stage) - 1) };
  }
  return from;
}

/** Moves through the board by keyboard: j k h l or arrows, x chooses, m moves, a assigns, Esc lets go. */
export function useBoardKeys({ columns, onToggle, onMove, onAssign, onClear }: BoardKeys): Current | undefined {
  const [current, setCurrent] = useState<Current>();
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (isTyping(event)) return;
      const way = STEPS[event.key];
      if (way) {
        const next = step(columns.current, current, way[0], way[1]);
        if (!next) return;
        event.preventDefault();
        columns.current.get(next.stage)?.reveal(next.index);
        setCurrent(next);
      } else if (event.key === "x" && current) onToggle(current);
      else if (event.key === "m") onMove();
      else if (event.key === "a") onAssign();
      else if (event.key === "Escape") onClear();
    }
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [columns, current, onToggle, onMove, onAssign, onClear]);
  return current;
}
