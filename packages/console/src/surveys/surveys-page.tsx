import { listServiceFacts } from "@shanhai/contract/service-facts";
import { getSurveyLink, listSurveys, type Survey } from "@shanhai/contract/survey";
import Button from "antd/es/button";
import Modal from "antd/es/modal";
import Skeleton from "antd/es/skeleton";
import { useState } from "react";
import { renderSVG } from "uqr";
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
import { PageHead } from "../shell/page-head.tsx";
import "../interviews/interviews.css";

const pictureOf = (url: string) => `data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(url, { border: 2 }))}`;

/** What the park sends to the enterprise. */
function SurveyLink({ survey, onClose }: { survey: Survey; onClose: () => void }) {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  const read = useEndpoint(getSurveyLink, { params: { surveyId: survey.surveyId } });
  const url = read.data && `${location.origin}${read.data.path}`;
  return (
    <Modal
      open
      title={t("surveys.linkTitle")}
      onCancel={onClose}
      width={440}
      footer={
        <Button
          type="primary"
          disabled={!url}
          onClick={() => url && void navigator.clipboard.writeText(url).then(() => setCopied(true))}
        >
          {copied ? t("act.copied") : t("act.copy")}
        </Button>
      }
    >
      {read.isError ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
      <div className="check-in-code">
        <h2>{survey.enterpriseName}</h2>
        <p>{survey.orderTitle}</p>
        {url ? (
          <a href={url} target="_blank" rel="noreferrer">
            <img src={pictureOf(url)} alt={t("surveys.codeAlt")} width="240" height="240" />
          </a>
        ) : (
          <Skeleton.Node active style={{ width: 240, height: 240 }} />
        )}
        <p className="quiet">{t("surveys.linkHelp")}</p>
      </div>
    </Modal>
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
