import { cancelExportJob, type ExportJob, getExportFile, listExportJobs } from "@shanhai/contract/export-job";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { countText } from "../format/figure.ts";
import { Moment } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { problemText } from "../problem/problem-text.ts";
import { act, call } from "../session/api.ts";
import { download } from "../shell/download.ts";
import { useToast } from "../shell/toasts.tsx";

const TONES = { queued: "live", running: "live", completed: "good", failed: "bad", cancelled: "quiet" } as const;

export function ExportStatusTag({ status }: Pick<ExportJob, "status">) {
  const { t } = useWords();
  return (
    <span className="tag" data-tone={TONES[status]}>
      {t(`exports.statuses.${status}`)}
    </span>
  );
}

/** What can be done with one export: its file, asked for when wanted since the address lives minutes, or stopping it. */
export function ExportActs({ job }: { job: ExportJob }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const params = { exportJobId: job.exportJobId };
  const onError = (error: unknown) => toast({ text: problemText(error, t("problem.network")), tone: "bad" });
  const saving = useMutation({
    mutationFn: () => call(getExportFile, { params }),
    onSuccess: ({ url }) => download(url),
    onError,
  });
  const cancel = useMutation({
    mutationFn: () => act(cancelExportJob, { params, body: {}, idempotencyKey: crypto.randomUUID() }),
    onError,
    onSettled: () => void queries.invalidateQueries({ queryKey: [listExportJobs.id] }),
  });
  if (job.status === "completed") {
    return (
      <Button size="small" disabled={saving.isPending} onClick={() => saving.mutate()}>
        {t("exports.download")}
      </Button>
    );
  }
  if (TONES[job.status] !== "live") return null;
  return (
    <Button size="small" disabled={cancel.isPending} onClick={() => cancel.mutate()}>
      {t("exports.cancel")}
    </Button>
  );
}

/** All exports, newest first. */
export function ExportsList() {
  const { t } = useWords();
  const columns: Column<ExportJob>[] = [
    {
      key: "list",
      title: t("exports.list"),
      render: (job) => (
        <>
          <span className="row-name">{t(`exports.lists.${job.list}`)}</span>
          <small>{t(`exports.formats.${job.format}`)}</small>
        </>
      ),
    },
    {
      key: "status",
      title: t("exports.status"),
      render: (job) => <ExportStatusTag status={job.status} />,
      width: 110,
    },
    {
      key: "rows",
      title: t("exports.rows"),
      align: "end",
      render: (job) => <span className="number">{countText(job.rows)}</span>,
      width: 130,
    },
    { key: "startedAt", title: t("exports.startedAt"), render: (job) => <Moment at={job.createdAt} />, width: 140 },
    { key: "acts", title: t("exports.file"), render: (job) => <ExportActs job={job} />, width: 110, onPhone: "bare" },
  ];
  return (
    <CursorList
      endpoint={listExportJobs}
      label={t("exports.title")}
      columns={columns}
      rowKey={(job) => job.exportJobId}
      refetchInterval={1_000}
      empty={<EmptyState title={t("exports.empty")} help={t("exports.emptyHelp")} />}
    />
  );
}
