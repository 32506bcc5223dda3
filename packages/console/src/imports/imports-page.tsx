import { type ImportJob, listImportJobs } from "@shanhai/contract/import-job";
import Progress from "antd/es/progress";
import { Link, useNavigate } from "react-router";
import { bytesText, countText } from "../format/figure.ts";
import { Moment } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { PageHead } from "../shell/page-head.tsx";
import { ImportDrop } from "./import-drop.tsx";
import { ImportStatusTag, isUnderWay } from "./import-status-tag.tsx";

export function ImportsPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const columns: Column<ImportJob>[] = [
    {
      key: "file",
      title: t("imports.file"),
      render: (job) => (
        <>
          <Link className="row-name" to={`/imports/${job.importJobId}`}>
            {job.fileName}
          </Link>
          <small>{bytesText(job.size)}</small>
        </>
      ),
    },
    { key: "status", title: t("imports.status"), render: (job) => <ImportStatusTag status={job.status} />, width: 110 },
    {
      key: "result",
      title: t("imports.progress"),
      render: (job) =>
        isUnderWay(job) ? (
          <Progress percent={Math.round(job.progress * 100)} size="small" aria-label={t("imports.progress")} />
        ) : job.status === "completed" ? (
          t("imports.counts", {
            created: countText(job.created),
            merged: countText(job.merged),
            rejected: countText(job.rejected),
          })
        ) : (
          job.problem?.detail
        ),
      width: "38%",
    },
    { key: "startedAt", title: t("imports.startedAt"), render: (job) => <Moment at={job.createdAt} />, width: 130 },
  ];
  return (
    <>
      <PageHead title={t("imports.title")} />
      <ImportDrop />
      <h2 className="section-title">{t("imports.history")}</h2>
      <CursorList
        endpoint={listImportJobs}
        label={t("imports.history")}
        columns={columns}
        rowKey={(job) => job.importJobId}
        onOpen={(job) => void navigate(`/imports/${job.importJobId}`)}
        refetchInterval={4_000}
        empty={<EmptyState title={t("imports.empty")} help={t("imports.emptyHelp")} />}
      />
    </>
  );
}
