import type { Programme } from "@shanhai/contract/programme";
import type { Outcome, ScoreLine, ServiceResult } from "@shanhai/contract/service-result";
import Button from "antd/es/button";
import { lazy, Suspense, useState } from "react";
import { Link } from "react-router";
import { FactsList } from "../evaluations/facts-table.tsx";
import { quarterText } from "../evaluations/quality-words.tsx";
import { ScoreBar } from "../evaluations/score-bar.tsx";
import { Moment } from "../format/moment.tsx";
import { type Column, DataTable } from "../list/data-table.tsx";
import { useWords } from "../messages/catalogue.ts";
import { useSession } from "../session/session.tsx";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { AppealTag } from "./appeal-tag.tsx";
import { lastOf } from "./last-outcome.ts";
import "../evaluations/quality.css";

const AppealDialog = lazy(async () => ({ default: (await import("./appeal-dialog.tsx")).AppealDialog }));
const DecideDialog = lazy(async () => ({ default: (await import("./decide-dialog.tsx")).DecideDialog }));

/** An indicator's score as a bar, with what it rests on. */
function Lines({ outcome }: { outcome: Outcome }) {
  const { t } = useWords();
  const columns: Column<ScoreLine>[] = [
    {
      key: "name",
      title: t("scorecards.indicator"),
      render: (one) => (
        <>
          {one.name}
          <small>
            {t(`quality.sources.${one.source}`)} · {one.weight}%
          </small>
        </>
      ),
      width: "26%",
    },
    {
      key: "score",
      title: t("quality.score"),
      render: (one) =>
        one.score === undefined ? <span className="quiet">{t("quality.noData")}</span> : <ScoreBar score={one.score} />,
      width: "34%",
    },
    {
      key: "evidence",
      title: t("results.evidence"),
      render: (one) =>
        one.value === undefined || !one.unit ? (
          one.evidence.map((text) => <div key={text}>{text}</div>)
        ) : (
          <span className="number">{t(`quality.${one.unit}`, { n: one.value })}</span>
        ),
    },
  ];
  const missing = outcome.lines.some(({ score }) => score === undefined);
  return (
    <>
      <div className="list">
        <DataTable
          label={t("results.lines")}
          columns={columns}
          rows={outcome.lines}
          rowKey={(one) => one.indicatorId}
        />
      </div>
      {missing ? <p className="quiet">{t("quality.noDataHelp")}</p> : null}
    </>
  );
}

/** One agency's result with each score's evidence; the appeal and what became of it. */
export function ResultDrawer({
  result,
  programme,
  onClose,
}: {
  result: ServiceResult;
  /** Where the park looks. */
  programme?: Programme;
  onClose: () => void;
}) {
  const { t } = useWords();
  const { membership } = useSession();
  const [panel, setPanel] = useState<"appeal" | "decide">();
  const last = lastOf(result);
  const { appeal, decision, outcomes, agencyName, quarter, programmeName } = result;
  const mayAppeal = membership.role === "owner" && !appeal && !result.publishedAt;
  const mayDecide = membership.role === "administrator" && programme && appeal && !decision;
  return (
    <SideDrawer
      title={t("results.detail", { name: agencyName, score: last.score, grade: last.grade })}
      onClose={onClose}
      width={720}
    >
      <div className="quality-drawer">
        <p className="quiet">
          {programmeName} · {quarterText(quarter, t)} · <Moment at={last.at} />
        </p>
        {appeal ? (
          <section>
            <h3>
              {t("results.appeal")} <AppealTag result={result} />
            </h3>
            <p className="quality-text">{appeal.grounds}</p>
            <p className="quiet">
              {t("results.appealedAt", { who: appeal.by })} · <Moment at={appeal.at} />
            </p>
            {decision ? (
              <p className="quality-text">
                <strong>{t("results.outcome")}</strong> {decision.reason}
              </p>
            ) : null}
          </section>
        ) : null}
        <div className="quality-acts">
          {mayAppeal ? <Button onClick={() => setPanel("appeal")}>{t("results.appeal")}</Button> : null}
          {mayDecide ? (
            <Button type="primary" onClick={() => setPanel("decide")}>
              {t("results.decide")}
            </Button>
          ) : null}
          {programme ? (
            <Link to={`/evaluations/rectifications?panel=new&agency=${result.agencyId}`}>{t("results.demand")}</Link>
          ) : null}
        </div>
        {outcomes.toReversed().map((outcome) => (
          <section key={outcome.number}>
            <h3>
              {outcome.number === 1 ? t("results.first") : t("results.revised", { n: outcome.number })} ·{" "}
              {t("quality.points", { n: outcome.score })} · {outcome.grade}
            </h3>
            {outcome.reason ? <p className="quality-text">{outcome.reason}</p> : null}
            <Lines outcome={outcome} />
          </section>
        ))}
        <h3>{t("quality.factsTitle")}</h3>
        <FactsList facts={last.facts} />
      </div>
      <Suspense>
        {panel === "appeal" ? <AppealDialog result={result} onClose={() => setPanel(undefined)} /> : null}
        {panel === "decide" && programme ? (
          <DecideDialog result={result} programme={programme} onClose={() => setPanel(undefined)} />
        ) : null}
      </Suspense>
    </SideDrawer>
  );
}
