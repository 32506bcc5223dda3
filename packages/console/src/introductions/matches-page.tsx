import type { ResultOf } from "@shanhai/contract/endpoint";
import { listMatchedPostings } from "@shanhai/contract/graduate-match";
import { Link, useNavigate } from "react-router";
import { payText } from "../format/pay.ts";
import { type Column, DataTable } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { Opened } from "../partner-home/opened.tsx";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";

type Row = ResultOf<typeof listMatchedPostings>["items"][number];

function Postings() {
  const { t } = useWords();
  const navigate = useNavigate();
  const read = useEndpoint(listMatchedPostings, {}, { refetchInterval: 15_000 });
  const columns: Column<Row>[] = [
    {
      key: "title",
      title: t("matches.posting"),
      onPhone: "bare",
      render: ({ posting, exclusive }) => (
        <>
          <span>
            <Link className="row-name" to={`/matches/${posting.postingId}`}>
              {posting.title}
            </Link>{" "}
            {exclusive ? (
              <span className="tag" data-tone="good">
                {t("matches.exclusive")}
              </span>
            ) : null}
          </span>
          <small>{posting.enterpriseName}</small>
        </>
      ),
    },
    {
      key: "matching",
      title: t("matches.matching"),
      render: ({ matching, introduced }) => (
        <>
          <b className="number">{t("matches.matchingOf", { n: matching })}</b>
          {introduced > 0 ? <small>{t("matches.introducedOf", { n: introduced })}</small> : null}
        </>
      ),
      width: 150,
    },
    {
      key: "pay",
      title: t("partnerHome.pay"),
      render: ({ posting }) => <span className="number">{payText(posting.payMin, posting.payMax)}</span>,
      width: 170,
    },
    { key: "place", title: t("positions.place"), render: ({ posting }) => posting.divisionName, width: "22%" },
    {
      key: "seats",
      title: t("partnerHome.seats"),
      render: ({ posting }) => <span className="number">{t("partnerHome.openOf", posting)}</span>,
      width: 190,
    },
  ];
  if (read.isError && !read.data) return <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />;
  return (
    <>
      <p className="quiet">
        {t("matches.lead")} {read.data ? t("matches.compared", { n: read.data.graduates }) : null}
      </p>
      <div className="list">
        {read.data?.items.length === 0 ? (
          <EmptyState title={t("matches.empty")} help={t("matches.emptyHelp")} />
        ) : (
          <DataTable
            label={t("matches.title")}
            columns={columns}
            rows={read.data?.items}
            rowKey={({ posting }) => posting.postingId}
            onOpen={({ posting }) => void navigate(`/matches/${posting.postingId}`)}
          />
        )}
      </div>
    </>
  );
}

/** Postings with how many of the school's graduates match, while an agreement opens it. */
export function MatchesPage() {
  const { t } = useWords();
  return (
    <>
      <PageHead title={t("matches.title")}>
        <Link to="/matches/progress">{t("matches.progress")}</Link>
      </PageHead>
      <Opened grant="rosters">
        <Postings />
      </Opened>
    </>
  );
}
