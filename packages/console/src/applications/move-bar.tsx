import { isAssignable } from "@shanhai/contract/assignment";
import { MOST_MOVED } from "@shanhai/contract/move";
import type { Stage } from "@shanhai/contract/stage";
import Button from "antd/es/button";
import { countText } from "../format/figure.ts";
import { BulkBar } from "../list/bulk-bar.tsx";
import { useWords } from "../messages/catalogue.ts";
import type { Selection } from "./selection.ts";
import { targetsOf } from "./stage-moves.ts";

interface MoveBarProps {
  selection: Selection;
  onMove: (target: Stage) => void;
  onAssign: () => void;
  onInterview: () => void;
  onClear: () => void;
}

/** What can be done with the people chosen on the board: moved on, or given to a recruiter. */
export function MoveBar({ selection, onMove, onAssign, onInterview, onClear }: MoveBarProps) {
  const { t } = useWords();
  const targets = targetsOf(selection.stage);
  const size = selection.chosen.size;
  return (
    <BulkBar
      chosen={
        <>
          {t("board.selectedIn", { stage: t(`stage.${selection.stage}`), n: countText(size) })}
          {size === MOST_MOVED ? <small>{t("board.selectedMost")}</small> : null}
        </>
      }
      onClear={onClear}
    >
      {targets.map((stage, index) => (
        <Button key={stage} type={index === 0 ? "primary" : "default"} onClick={() => onMove(stage)}>
          {stage === "rejected"
            ? t("board.reject")
            : stage === "withdrawn"
              ? t("board.withdraw")
              : t("board.next", { stage: t(`stage.${stage}`) })}
        </Button>
      ))}
      {isAssignable(selection.stage) ? (
        <>
          <Button onClick={onInterview}>{t("interviews.inviteAct")}</Button>
          <Button onClick={onAssign}>{t("assignments.assign")}</Button>
        </>
      ) : null}
    </BulkBar>
  );
}
