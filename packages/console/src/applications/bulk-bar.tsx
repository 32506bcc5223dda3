import { MOST_MOVED } from "@shanhai/contract/move";
import type { Stage } from "@shanhai/contract/stage";
import Button from "antd/es/button";
import { countText } from "../format/figure.ts";
import { useWords } from "../messages/catalogue.ts";
import type { Selection } from "./selection.ts";
import { targetsOf } from "./stage-moves.ts";
import "../list/bulk-bar.css";

interface BulkBarProps {
  selection: Selection;
  onMove: (target: Stage) => void;
  onClear: () => void;
}

/** What can be done with the people chosen; stays in sight. */
export function BulkBar({ selection, onMove, onClear }: BulkBarProps) {
  const { t } = useWords();
  const targets = targetsOf(selection.stage);
  const size = selection.chosen.size;
  return (
    <div className="bulk-bar" role="toolbar" aria-label={t("board.bulk")}>
      <strong role="status">
        {t("board.selectedIn", { stage: t(`stage.${selection.stage}`), n: countText(size) })}
        {size === MOST_MOVED ? <small>{t("board.selectedMost")}</small> : null}
      </strong>
      {targets.map((stage, index) => (
        <Button key={stage} type={index === 0 ? "primary" : "default"} onClick={() => onMove(stage)}>
          {stage === "rejected"
            ? t("board.reject")
            : stage === "withdrawn"
              ? t("board.withdraw")
              : t("board.next", { stage: t(`stage.${stage}`) })}
        </Button>
      ))}
      <Button type="text" onClick={onClear}>
        {t("board.clear")}
      </Button>
    </div>
  );
}
