import type { Evaluation } from "@shanhai/contract/evaluation";
import { Moment } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import "./evaluations.css";

/** A score with its grade, as people quote it. */
export function ScoreText({ score, grade }: { score: number; grade: string }) {
  const { t } = useWords();
  return (
    <>
      <strong className="number">{t("evaluations.points", { score })}</strong> <span className="tag" data-tone="live">{grade}</span>
    </>
  );
}

/** Every score of an evaluation with its weight and what it rests on. */
export function EvaluationDetail({ evaluation, onClose }: { evaluation: Evaluation; onClose: () => void }) {
  const { t } = useWords();
  return (
    <SideDrawer title={t("evaluations.detail")} onClose={onClose} width={640}>
      <h2 className="evaluation-title">{evaluation.orderTitle}</h2>
      <p className="quiet">
        {evaluation.agencyName} · <Moment at={evaluation.createdAt} />
      </p>
      <p className="evaluation-score">
        <ScoreText score={evaluation.score} grade={evaluation.grade} />
      </p>
      <div className="list">
        <table className="data-table" role="table" aria-label={t("evaluations.detail")}>
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col">{t("evaluations.indicator")}</th>
              <th role="columnheader" scope="col" data-align="end">{t("evaluations.weight")}</th>
              <th role="columnheader" scope="col" data-align="end">{t("evaluations.indicatorScore")}</th>
              <th role="columnheader" scope="col">{t("evaluations.evidence")}</th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {evaluation.scores.map((one) => (
              <tr key={one.indicatorId} role="row">
                <td role="cell">{one.name}</td>
                <td role="cell" data-align="end" data-label={t("evaluations.weight")}>{one.weight}%</td>
                <td role="cell" data-align="end" data-label={t("evaluations.indicatorScore")}>
                  <strong>{one.score}</strong>
                </td>
                <td role="cell" data-label={t("evaluations.evidence")}>{one.evidence}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {evaluation.comment ? (
        <section className="evaluation-comment">
          <h3>{t("evaluations.comment")}</h3>
          <p>{evaluation.comment}</p>
        </section>
      ) : null}
    </SideDrawer>
  );
}
