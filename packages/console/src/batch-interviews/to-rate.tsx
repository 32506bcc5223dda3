import { type BatchInterview, getSheet, listBatchInterviews } from "@shanhai/contract/batch-interview";
import { useQueries } from "@tanstack/react-query";
import Progress from "antd/es/progress";
import { Link, useNavigate } from "react-router";
import { countText } from "../format/figure.ts";
import { type Column, DataTable } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { call } from "../session/api.ts";
import { useSession } from "../session/session.tsx";
import { keyOf, useEndpoint } from "../session/use-endpoint.ts";

const pathOf = ({ orderId, batchInterviewId }: BatchInterview) => `/orders/${orderId}/batches/${batchInterviewId}`;

interface ToRate {
  batch: BatchInterview;
  done: number;
  of: number;
}

/** Batches of interviews in which people wait for one's own scores: which, and how many people are left. */
export function BatchesToRate() {
  const { t } = useWords();
  const { me } = useSession();
  const navigate = useNavigate();
  const batches = useEndpoint(listBatchInterviews, { query: { limit: 100 } });
  const mine = (batches.data?.items ?? []).filter(
    ({ status, raters }) => status === "open" && raters.some(({ memberId }) => memberId === me.memberId),
  );
  const sheets = useQueries({
    queries: mine.map(({ batchInterviewId }) => {
      const params = { batchInterviewId };
      return {
        queryKey: keyOf(getSheet, { params }),
        queryFn: ({ signal }: { signal: AbortSignal }) => call(getSheet, { params, signal }),
      };
    }),
  });
  const failed = [batches, ...sheets].find((read) => read.isError && !read.data);
  if (failed) return <ProblemPanel error={failed.error} onRetry={() => void failed.refetch()} />;
  const rows = sheets.flatMap(({ data }): ToRate[] => {
    if (!data) return [];
    const own = data.rows.flatMap(({ raters }) => raters.find(({ memberId }) => memberId === me.memberId) ?? []);
    const done = own.filter(({ submitted }) => submitted).length;
    return done < own.length ? [{ batch: data.batch, done, of: own.length }] : [];
  });
  const waiting = batches.isPending || sheets.some((sheet) => sheet.isPending);
  const columns: Column<ToRate>[] = [
    {
      key: "batch",
      title: t("batches.one"),
      render: ({ batch }) => (
        <>
          <Link className="row-name" to={pathOf(batch)}>
            {batch.title}
          </Link>
          <small>{`${batch.positionTitle} · ${batch.enterpriseName}`}</small>
        </>
      ),
    },
    {
      key: "left",
      title: t("batchSheet.toRate"),
      align: "end",
      render: ({ done, of }) => (
        <strong className="number">{t("batches.peopleOf", { n: countText(of - done) })}</strong>
      ),
      width: 120,
    },
    {
      key: "progress",
      title: t("batchSheet.ownProgress"),
      render: ({ done, of }) => (
        <Progress
          percent={Math.round((100 * done) / of)}
          size="small"
          format={() => <span className="number">{`${countText(done)}/${countText(of)}`}</span>}
          aria-label={t("batchSheet.ownProgress")}
        />
      ),
      width: "32%",
    },
  ];
  return (
    <div className="list">
      {!waiting && rows.length === 0 ? (
        <EmptyState title={t("batchSheet.nothingToRate")} help={t("batchSheet.nothingToRateHelp")} />
      ) : (
        <DataTable
          label={t("batchSheet.toRate")}
          columns={columns}
          rows={waiting ? undefined : rows}
          rowKey={({ batch }) => batch.batchInterviewId}
          onOpen={({ batch }) => void navigate(pathOf(batch))}
        />
      )}
    </div>
  );
}
