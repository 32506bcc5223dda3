import { type ImportJob, listImportJobs } from "@shanhai/contract/import-job";
import Progress from "antd/es/progress";
import { Link, useNavigate } from "react-router";
import { bytesText, countText } from "../format/figure.ts";
import { Moment } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ImportStatusTag, isUnderWay } from "./import-status-tag.tsx";

/** How far an import is, or what came of it. */
export function ImportResult({ job }: { job: ImportJob }) {
  const { t } = useWords();
  if (isUnderWay(job))
    return <Progress percent={Math.round(job.progress * 100)} size="small" aria-label={t("imports.progress")} />;
  if (job.processed === 0) return job.problem?.detail;
  return t("imports.counts", {
    created: countText(job.created),
    merged: countText(job.merged),
    rejected: countText(job.rejected),
  });
}

/** All imports, newest first. */
export function ImportsList() {
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
          <small>
            {t(`imports.kinds.${job.kind}`)} · {bytesText(job.size)}
          </small>
        </>
      ),
    },
    { key: "status", title: t("imports.status"), render: (job) => <ImportStatusTag status={job.status} />, width: 110 },
    { key: "result", title: t("imports.progress"), render: (job) => <ImportResult job={job} />, width: "38%" },
    { key: "startedAt", title: t("imports.startedAt"), render: (job) => <Moment at={job.createdAt} />, width: 140 },
  ];
  return (
    <CursorList
      endpoint={listImportJobs}
      label={t("imports.history")}
      columns={columns}
      rowKey={(job) => job.importJobId}
      onOpen={(job) => void navigate(`/imports/${job.importJobId}`)}
      refetchInterval={4_000}
      empty={<EmptyState title={t("imports.empty")} help={t("imports.emptyHelp")} />}
    />
  );
}
