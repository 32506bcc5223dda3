import { type Evaluation, listEvaluations } from "@shanhai/contract/evaluation";
import { lazy, Suspense, useState } from "react";
import { Link } from "react-router";
import { ExportMenu } from "../exports/export-menu.tsx";
import { Moment } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { useSession } from "../session/session.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { QualityTabs } from "./quality-tabs.tsx";

const EvaluationDetail = lazy(async () => ({ default: (await import("./evaluation-detail.tsx")).EvaluationDetail }));

/** An agency reads what it received, a park everything. */
export function EvaluationsPage() {
  const { t } = useWords();
  const { membership } = useSession();
  const [opened, setOpened] = useState<Evaluation>();
  const ofPark = membership.kind === "park";
  const columns: Column<Evaluation>[] = [
    {
      key: "order",
      title: t("evaluations.order"),
      render: (one) => (
        <button type="button" className="row-button" onClick={() => setOpened(one)}>
          {one.orderTitle}
        </button>
      ),
    },
    ...(ofPark
      ? [{ key: "agency", title: t("evaluations.agency"), render: (one: Evaluation) => one.agencyName, width: "26%" }]
      : []),
    {
      key: "score",
      title: t("evaluations.score"),
      render: (one) => <strong className="number">{t("evaluations.points", { score: one.score })}</strong>,
      width: 110,
    },
    {
      key: "grade",
      title: t("evaluations.grade"),
      render: (one) => (
        <span className="tag" data-tone="live">
          {one.grade}
        </span>
      ),
      width: 100,
    },
    { key: "when", title: t("evaluations.when"), render: (one) => <Moment at={one.createdAt} />, width: 140 },
  ];
  return (
    <>
      <PageHead title={t("evaluations.title")}>
        {ofPark ? null : <ExportMenu wanted={{ list: "evaluations" }} />}
      </PageHead>
      <QualityTabs />
      <CursorList
        endpoint={listEvaluations}
        label={t("evaluations.title")}
        columns={columns}
        rowKey={(one) => one.evaluationId}
        onOpen={setOpened}
        empty={
          <EmptyState
            title={t("evaluations.empty")}
            help={ofPark ? t("evaluations.emptyHelpPark") : t("evaluations.emptyHelpAgency")}
          >
            {ofPark ? <Link to="/park-orders">{t("park.ordersTitle")}</Link> : null}
          </EmptyState>
        }
      />
      {opened ? (
        <Suspense>
          <EvaluationDetail evaluation={opened} onClose={() => setOpened(undefined)} />
        </Suspense>
      ) : null}
    </>
  );
}
