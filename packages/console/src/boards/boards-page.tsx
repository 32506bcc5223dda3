import { type Board, listBoards } from "@shanhai/contract/programme";
import { QualityTabs } from "../evaluations/quality-tabs.tsx";
import { quarterText, StateTag } from "../evaluations/quality-words.tsx";
import { ScoreBar } from "../evaluations/score-bar.tsx";
import { Moment } from "../format/moment.tsx";
import { type Column, DataTable } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import "../evaluations/quality.css";

type Entry = Board["entries"][number] & { rank: number };

/** Who is equal in score is equal in rank. */
function ranked(entries: Board["entries"]): Entry[] {
  return entries.map((entry) => ({ ...entry, rank: entries.findIndex(({ score }) => score === entry.score) + 1 }));
}

/** The published grades, quarter by quarter. */
export function BoardsPage() {
  const { t } = useWords();
  const read = useEndpoint(listBoards, { query: { limit: 25 } });
  const columns: Column<Entry>[] = [
    {
      key: "agency",
      title: t("quality.agency"),
      render: (one) => (
        <span className="row-name">
          <span className="number quiet">{one.rank}</span>&ensp;{one.agencyName}
        </span>
      ),
    },
    {
      key: "score",
      title: t("quality.score"),
      render: (one) => <ScoreBar score={one.score} />,
      width: "42%",
    },
    { key: "grade", title: t("quality.grade"), render: (one) => <StateTag tone="live" word={one.grade} />, width: 110 },
  ];
  const boards = read.data?.items;
  return (
    <>
      <PageHead title={t("boards.title")} />
      <QualityTabs />
      {read.isError && !boards ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
      {boards?.length === 0 ? (
        <div className="list">
          <EmptyState title={t("boards.empty")} help={t("boards.emptyHelp")} />
        </div>
      ) : null}
      {boards?.map((board) => (
        <section key={board.programmeId} className="quality-section" aria-label={board.name}>
          <header className="section-head">
            <h2 className="section-title">
              {quarterText(board.quarter, t)} · {board.name}
            </h2>
            <span className="quiet">
              {t("results.publishedAt")} <Moment at={board.publishedAt} />
            </span>
          </header>
          <div className="list">
            <DataTable
              label={board.name}
              columns={columns}
              rows={ranked(board.entries)}
              rowKey={(one) => one.agencyName}
            />
          </div>
        </section>
      ))}
    </>
  );
}
