import { listServiceResults, type ServiceResult } from "@shanhai/contract/service-result";
import { lazy, Suspense } from "react";
import { QualityTabs } from "../evaluations/quality-tabs.tsx";
import { quarterText, StateTag } from "../evaluations/quality-words.tsx";
import { Moment } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { useAddress } from "../shell/use-address.ts";
import { AppealTag } from "./appeal-tag.tsx";
import { lastOf } from "./last-outcome.ts";

const ResultDrawer = lazy(async () => ({ default: (await import("./result-drawer.tsx")).ResultDrawer }));

/** An agency's own results, quarter by quarter. */
export function ServiceResultsPage() {
  const { t } = useWords();
  const [opened, setOpened] = useAddress("result");
  const read = useEndpoint(listServiceResults, { query: { limit: 25 } }, { refetchInterval: 15_000 });
  const result = read.data?.items.find(({ programmeId }) => programmeId === opened);
  const columns: Column<ServiceResult>[] = [
    {
      key: "programme",
      title: t("programmes.name"),
      render: (one) => (
        <>
          <button type="button" className="row-button" onClick={() => setOpened(one.programmeId)}>
            {one.programmeName}
          </button>
          <small>{quarterText(one.quarter, t)}</small>
        </>
      ),
    },
    {
      key: "score",
      title: t("quality.score"),
      render: (one) => <strong className="number">{t("quality.points", { n: lastOf(one).score })}</strong>,
      width: 120,
    },
    {
      key: "grade",
      title: t("quality.grade"),
      render: (one) => <StateTag tone="live" word={lastOf(one).grade} />,
      width: 110,
    },
    { key: "appeal", title: t("results.appeal"), render: (one) => <AppealTag result={one} />, width: 130 },
    {
      key: "published",
      title: t("results.publishedAt"),
      render: (one) => (one.publishedAt ? <Moment at={one.publishedAt} /> : null),
      width: 150,
    },
  ];
  return (
    <>
      <PageHead title={t("results.title")} />
      <QualityTabs />
      <CursorList
        endpoint={listServiceResults}
        label={t("results.title")}
        columns={columns}
        rowKey={(one) => one.programmeId}
        onOpen={(one) => setOpened(one.programmeId)}
        empty={<EmptyState title={t("results.empty")} help={t("results.emptyHelp")} />}
      />
      {result ? (
        <Suspense>
          <ResultDrawer result={result} onClose={() => setOpened(undefined)} />
        </Suspense>
      ) : null}
    </>
  );
}
