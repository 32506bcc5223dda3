import { STAGES, type Stage } from "@shanhai/contract/stage";
import Button from "antd/es/button";
import { countText } from "../format/figure.ts";
import { useWords } from "../messages/catalogue.ts";
import type { Selection } from "./selection.ts";
import { MOST_PER_ACT, nextStage } from "./stage-moves.ts";

interface BulkBarProps {
  selection: Selection;
  onMove: (target: Stage) => void;
  onClear: () => void;
}

/** What can be done with the people chosen; stays in sight. */
export function BulkBar({ selection, onMove, onClear }: BulkBarProps) {
  const { t } = useWords();
  const next = nextStage(selection.stage);
  const others = STAGES.filter((stage) => stage !== selection.stage && stage !== next && stage !== "rejected" && stage !== "withdrawn");
  const size = selection.chosen.size;
  const out = selection.stage === "rejected" || selection.stage === "withdrawn";
  return (
    <div className="bulk-bar" role="toolbar" aria-label={t("board.bulk")}>
      <strong role="status">
        {t("board.selectedIn", { stage: t(`stage.${selection.stage}`), n: countText(size) })}
        {size === MOST_PER_ACT ? <small>{t("board.selectedMost")}</small> : null}
      </strong>
      {next ? (
        <Button type="primary" onClick={() => onMove(next)}>
          {t("board.next", { stage: t(`stage.${next}`) })}
        </Button>
      ) : null}
      <select className="select" aria-label={t("board.other")} value="" onChange={(event) => onMove(event.target.value as Stage)}>
        <option value="" disabled>
          {t("board.other")}
        </option>
        {others.map((stage) => (
          <option key={stage} value={stage}>
            {t(`stage.${stage}`)}
          </option>
        ))}
      </select>
      {out ? null : (
        <>
          <Button onClick={() => onMove("rejected")}>{t("board.reject")}</Button>
          <Button onClick={() => onMove("withdrawn")}>{t("board.withdraw")}</Button>
        </>
      )}
      <Button type="text" onClick={onClear}>
        {t("board.clear")}
      </Button>
    </div>
  );
}
