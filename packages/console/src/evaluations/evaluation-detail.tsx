import type { Evaluation } from "@shanhai/contract/evaluation";
import { Moment } from "../format/moment.tsx";
import { type Column, DataTable } from "../list/data-table.tsx";
import { useWords } from "../messages/catalogue.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import "./evaluations.css";

/** A score with its grade, as people quote it. */
export function ScoreText({ score, grade }: { score: number; grade: string }) {
  const { t } = useWords();
  return (
    <>
      <strong className="number">{t("evaluations.points", { score })}</strong>{" "}
      <span className="tag" data-tone="live">
        {grade}
      </span>
    </>
  );
}

/** Every score of an evaluation with its weight and what it rests on. */
export function EvaluationDetail({ evaluation, onClose }: { evaluation: Evaluation; onClose: () => void }) {
  const { t } = useWords();
  const columns: Column<Evaluation["scores"][number]>[] = [
    { key: "name", title: t("evaluations.indicator"), render: (one) => one.name },
    { key: "weight", title: t("evaluations.weight"), render: (one) => `${one.weight}%`, align: "end", width: 80 },
    {
      key: "score",
      title: t("evaluations.indicatorScore"),
      render: (one) => <strong>{one.score}</strong>,
      align: "end",
      width: 80,
    },
    { key: "evidence", title: t("evaluations.evidence"), render: (one) => one.evidence, width: "42%" },
  ];
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
        <DataTable
          label={t("evaluations.detail")}
          columns={columns}
          rows={evaluation.scores}
          rowKey={(one) => one.indicatorId}
        />
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
