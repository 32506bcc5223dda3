import { listAllocations } from "@shanhai/contract/allocation";
import type { Page } from "@shanhai/contract/endpoint";
import { type ExportJob, listExportJobs } from "@shanhai/contract/export-job";
import { listImportJobs } from "@shanhai/contract/import-job";
import Progress from "antd/es/progress";
import { Link, useNavigate } from "react-router";
import { AllocationStatus, isUnderWay } from "../allocations/allocation-status.tsx";
import { AllocationGain } from "../allocations/allocations-list.tsx";
import { ExportActs, ExportStatusTag } from "../exports/exports-list.tsx";
import { countText } from "../format/figure.ts";
import { Moment } from "../format/moment.tsx";
import { ImportStatusTag, isUnderWay as isImporting } from "../imports/import-status-tag.tsx";
import { ImportResult } from "../imports/imports-list.tsx";
import { type Column, DataTable } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { newestTasks, type Task } from "./newest-tasks.ts";

const GOING_MS = 2_000;
const RESTING_MS = 15_000;

/** What goes on is looked at often; whether somebody began something else, now and then. */
const often =
  <T,>(isGoing: (job: T) => boolean) =>
  (page: Page<T> | undefined) =>
    page?.items.some(isGoing) ? GOING_MS : RESTING_MS;

const isExporting = ({ status }: ExportJob) => status === "queued" || status === "running";

function pathOf(task: Task): string | undefined {
  if (task.kind === "import") return `/imports/${task.id}`;
  if (task.kind === "allocation") return `/allocations/${task.id}`;
  return undefined;
}

function TaskName({ task }: { task: Task }) {
  const { t } = useWords();
  if (task.kind === "export") {
    return (
      <>
        <span className="row-name">{t("tasks.exportOf", { list: t(`exports.lists.${task.job.list}`) })}</span>
        <small>{t(`exports.formats.${task.job.format}`)}</small>
      </>
    );
  }
  return (
    <>
      <Link className="row-name" to={pathOf(task) ?? ""}>
        {task.kind === "import" ? task.job.fileName : t("allocations.title")}
      </Link>
      <small>
        {task.kind === "import" ? `${t("imports.title")} · ${t(`imports.kinds.${task.job.kind}`)}` : task.job.by}
      </small>
    </>
  );
}

function TaskStatus({ task }: { task: Task }) {
  if (task.kind === "import") return <ImportStatusTag status={task.job.status} />;
  if (task.kind === "export") return <ExportStatusTag status={task.job.status} />;
  return <AllocationStatus status={task.job.status} />;
}

function TaskResult({ task }: { task: Task }) {
  const { t } = useWords();
  if (task.kind === "import") return <ImportResult job={task.job} />;
  if (task.kind === "export") return t("tasks.exported", { n: countText(task.job.rows) });
  const { job } = task;
  if (isUnderWay(job)) return <Progress percent={Math.round(job.progress / 10)} size="small" />;
  if (job.failure) return t(`allocations.failures.${job.failure}`);
  if (!job.summary) return null;
  return (
    <>
      {t("allocations.gain")} <AllocationGain allocation={job} />
    </>
  );
}

/** The latest of everything that goes on in the background, newest first. */
export function TasksList() {
  const { t } = useWords();
  const navigate = useNavigate();
  const imports = useEndpoint(listImportJobs, { query: {} }, { refetchInterval: often(isImporting) });
  const exports = useEndpoint(listExportJobs, { query: {} }, { refetchInterval: often(isExporting) });
  const allocations = useEndpoint(listAllocations, { query: {} }, { refetchInterval: often(isUnderWay) });
  const reads = [imports, exports, allocations];
  const failed = reads.find((read) => read.isError && !read.data);
  if (failed) return <ProblemPanel error={failed.error} onRetry={() => reads.forEach((read) => void read.refetch())} />;
  const known =
    imports.data && exports.data && allocations.data
      ? newestTasks({ imports: imports.data, exports: exports.data, allocations: allocations.data })
      : undefined;
  const columns: Column<Task>[] = [
    { key: "task", title: t("tasks.task"), render: (task) => <TaskName task={task} /> },
    { key: "status", title: t("tasks.status"), render: (task) => <TaskStatus task={task} />, width: 110 },
    { key: "result", title: t("tasks.result"), render: (task) => <TaskResult task={task} />, width: "34%" },
    { key: "startedAt", title: t("tasks.startedAt"), render: (task) => <Moment at={task.createdAt} />, width: 140 },
    {
      key: "acts",
      title: t("tasks.acts"),
      render: (task) => (task.kind === "export" ? <ExportActs job={task.job} /> : null),
      width: 100,
      onPhone: "bare",
    },
  ];
  if (known?.tasks.length === 0)
    return (
      <div className="list">
        <EmptyState title={t("tasks.empty")} help={t("tasks.emptyHelp")} />
      </div>
    );
  return (
    <>
      <div className="list">
        <DataTable
          label={t("tasks.title")}
          columns={columns}
          rows={known?.tasks}
          rowKey={({ id }) => id}
          onOpen={(task) => {
            const path = pathOf(task);
            if (path) void navigate(path);
          }}
        />
      </div>
      {known?.older ? <p className="quiet">{t("tasks.older")}</p> : null}
    </>
  );
}
