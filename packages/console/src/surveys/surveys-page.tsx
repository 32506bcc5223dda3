import { listServiceFacts } from "@shanhai/contract/service-facts";
import { getSurveyLink, listSurveys, type Survey } from "@shanhai/contract/survey";
import { useState } from "react";
import { FactsTable } from "../evaluations/facts-table.tsx";
import { QualityTabs } from "../evaluations/quality-tabs.tsx";
import { StateTag } from "../evaluations/quality-words.tsx";
import { Day, Moment } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { CodeDialog } from "../shell/code-dialog.tsx";
import { PageHead } from "../shell/page-head.tsx";

/** What the park sends to the enterprise. */
function SurveyLink({ survey, onClose }: { survey: Survey; onClose: () => void }) {
  const { t } = useWords();
  const read = useEndpoint(getSurveyLink, { params: { surveyId: survey.surveyId } });
  return (
    <CodeDialog
      title={t("surveys.linkTitle")}
      heading={survey.enterpriseName}
      facts={survey.orderTitle}
      path={read.data?.path}
      ask={t("surveys.scan")}
      help={t("surveys.linkHelp")}
      problem={read.isError ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
      onClose={onClose}
    />
  );
}

/** Whom the park asks, and what has come of it: who answered, never what. */
export function SurveysPage() {
  const { t } = useWords();
  const [shown, setShown] = useState<Survey>();
  const facts = useEndpoint(listServiceFacts, { query: { limit: 100 } });
  const columns: Column<Survey>[] = [
    {
      key: "enterprise",
      title: t("surveys.order"),
      render: (one) => (
        <>
          <span className="row-name">{one.enterpriseName}</span>
          <small>{one.orderTitle}</small>
        </>
      ),
    },
    { key: "agency", title: t("quality.agency"), render: (one) => one.agencyName, width: "24%" },
    { key: "asked", title: t("surveys.asked"), render: (one) => <Moment at={one.createdAt} />, width: 140 },
    { key: "closes", title: t("surveys.closes"), render: (one) => <Day date={one.closesOn} />, width: 110 },
    {
      key: "answered",
      title: t("quality.status"),
      render: (one) => (
        <StateTag
          tone={one.answered ? "good" : "quiet"}
          word={t(one.answered ? "surveys.answered" : "surveys.waiting")}
        />
      ),
      width: 90,
    },
    {
      key: "link",
      title: t("surveys.link"),
      render: (one) => (
        <button
          type="button"
          className="row-button"
          aria-label={t("surveys.linkOf", { name: one.enterpriseName })}
          onClick={() => setShown(one)}
        >
          {t("surveys.link")}
        </button>
      ),
      width: 80,
    },
  ];
  return (
    <>
      <PageHead title={t("surveys.title")} />
      <QualityTabs />
      <p className="quiet">{t("surveys.help")}</p>
      <CursorList
        endpoint={listSurveys}
        label={t("surveys.title")}
        columns={columns}
        rowKey={(one) => one.surveyId}
        empty={<EmptyState title={t("surveys.empty")} help={t("surveys.emptyHelp")} />}
      />
      <h2 className="section-title quality-below">{t("surveys.facts")}</h2>
      {facts.data ? <FactsTable rows={facts.data.items} /> : null}
      {shown ? <SurveyLink survey={shown} onClose={() => setShown(undefined)} /> : null}
    </>
  );
}
