import { listCandidates } from "@shanhai/contract/candidate";
import { listEnterprises } from "@shanhai/contract/enterprise";
import { IMPORT_FIELDS } from "@shanhai/contract/import-field";
import {
  cancelImportJob,
  checkImportJob,
  commitImportJob,
  getImportErrors,
  getImportJob,
  type ImportJob,
  revertImportJob,
} from "@shanhai/contract/import-job";
import { getOrder } from "@shanhai/contract/order";
import { issueText } from "@shanhai/contract/problem";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Modal from "antd/es/modal";
import Progress from "antd/es/progress";
import Skeleton from "antd/es/skeleton";
import { useEffect, useState } from "react";
import { Link, useParams } from "react-router";
import { bytesText, countText } from "../format/figure.ts";
import { Moment } from "../format/moment.tsx";
import { DataTable } from "../list/data-table.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { call } from "../session/api.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { download } from "../shell/download.ts";
import { Facts } from "../shell/facts.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useFieldWords } from "./field-words.ts";
import { ImportMappingPanel } from "./import-mapping.tsx";
import { ImportStatusTag, isUnderWay } from "./import-status-tag.tsx";
import { useImportAct } from "./use-import-act.ts";
import "./imports.css";

const POLL_MS = 1_000;

interface Count {
  word: "processed" | "created" | "merged" | "rejected";
  text: string;
  tone: "quiet" | "good" | "bad";
}

function Figures({ counts }: { counts: readonly Count[] }) {
  const { t } = useWords();
  return (
    <dl className="import-figures">
      {counts.map(({ word, text, tone }) => (
        <div key={word} data-tone={tone}>
          <dt>{t(`imports.${word}`)}</dt>
          <dd className="number">{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function countsOf({ created, merged, rejected }: Pick<ImportJob, "created" | "merged" | "rejected">): Count[] {
  return [
    { word: "created", text: countText(created), tone: "good" },
    { word: "merged", text: countText(merged), tone: "good" },
    { word: "rejected", text: countText(rejected), tone: rejected > 0 ? "bad" : "quiet" },
  ];
}

function processedOf(job: ImportJob): Count {
  const done = countText(job.processed);
  return {
    word: "processed",
    text: job.total === undefined ? done : `${done} / ${countText(job.total)}`,
    tone: "quiet",
  };
}

/** The file of refused rows: asked for when wanted, since its address lives only minutes. */
function DownloadErrors({ job }: { job: ImportJob }) {
  const { t } = useWords();
  const saving = useMutation({
    mutationFn: () => call(getImportErrors, { params: { importJobId: job.importJobId } }),
    onSuccess: ({ url }) => download(url),
  });
  return (
    <>
      <Button disabled={saving.isPending} onClick={() => saving.mutate()}>
        {saving.isPending ? t("imports.downloading") : t("imports.download")}
      </Button>
      {saving.isError ? <ProblemPanel error={saving.error} onRetry={() => saving.mutate()} /> : null}
    </>
  );
}

interface RejectionsProps {
  rejections: ImportJob["rejections"];
  total: number;
  /** The job whose error file can be had. */
  job?: ImportJob;
}

function Rejections({ rejections, total, job }: RejectionsProps) {
  const { t, language } = useWords();
  const columns = [
    {
      key: "row",
      title: t("imports.row"),
      render: (one: ImportJob["rejections"][number]) => <span className="number">{one.row}</span>,
      width: 100,
    },
    {
      key: "reason",
      title: t("imports.reason"),
      render: (one: ImportJob["rejections"][number]) => issueText(one.reason, language),
    },
  ];
  return (
    <section className="panel import-rejections">
      <h2>
        {t("imports.rejections")}
        {job ? <DownloadErrors job={job} /> : null}
      </h2>
      <div className="list">
        <DataTable
          label={t("imports.rejections")}
          columns={columns}
          rows={rejections}
          rowKey={(one) => `${one.row}-${one.reason}`}
        />
      </div>
      {rejections.length < total ? (
        <p className="quiet">
          {t("imports.rejectionsMore", { n: countText(rejections.length), total: countText(total) })}
        </p>
      ) : null}
    </section>
  );
}

function Mapping({ job }: { job: ImportJob }) {
  const { t } = useWords();
  const fieldWord = useFieldWords(job.kind);
  const mapped = IMPORT_FIELDS[job.kind].filter((field) => job.mapping?.[field]);
  if (mapped.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t("imports.mapping")}</h2>
      <Facts facts={mapped.map((field) => [fieldWord(field), job.mapping?.[field]])} />
    </section>
  );
}

/** A file that waits for a decision: what its columns mean, what importing it would do. */
function Waiting({ job }: { job: ImportJob }) {
  const { t } = useWords();
  const dryRun = useImportAct(checkImportJob, job.importJobId);
  const commit = useImportAct(commitImportJob, job.importJobId);
  const { preview } = job;
  const rows = preview ? preview.created + preview.merged : 0;
  return (
    <>
      {preview ? (
        <section className="panel">
          <h2>{t("imports.previewTitle")}</h2>
          <Figures counts={countsOf(preview)} />
          {commit.error ? <ProblemPanel error={commit.error} writing /> : null}
          <div className="import-acts">
            {rows === 0 ? (
              <span className="quiet">{t("imports.previewNone")}</span>
            ) : (
              <Button type="primary" disabled={commit.busy || dryRun.busy} onClick={() => commit.run({})}>
                {commit.busy ? t("imports.starting") : t("imports.commit", { n: countText(rows) })}
              </Button>
            )}
            <Link to="/imports">{t("imports.again")}</Link>
          </div>
        </section>
      ) : null}
      <ImportMappingPanel job={job} dryRun={dryRun} />
      {preview && preview.rejected > 0 ? <Rejections rejections={preview.rejections} total={preview.rejected} /> : null}
    </>
  );
}

/** Taking an import back asks first and says what will happen. */
function Revert({ job }: { job: ImportJob }) {
  const { t } = useWords();
  const [asked, setAsked] = useState(false);
  const revert = useImportAct(revertImportJob, job.importJobId);
  return (
    <>
      <Button onClick={() => setAsked(true)}>{t("imports.revert")}</Button>
      {asked ? (
        <Modal
          open
          title={t("imports.revertTitle")}
          okText={t("imports.revert")}
          cancelText={t("act.cancel")}
          okButtonProps={{ danger: true, disabled: revert.busy }}
          onOk={() => revert.run({})}
          onCancel={() => setAsked(false)}
        >
          <p>{t("imports.revertHelp", { created: countText(job.created) })}</p>
          {revert.error ? <ProblemPanel error={revert.error} writing /> : null}
        </Modal>
      ) : null}
    </>
  );
}

const RESULT = { candidates: "/candidates", enterprises: "/enterprises", filings: "/filings" } as const;

function Acts({ job }: { job: ImportJob }) {
  const { t } = useWords();
  const cancel = useImportAct(cancelImportJob, job.importJobId);
  const result = job.kind === "positions" ? `/orders/${job.orderId}` : RESULT[job.kind];
  const stoppable = job.status === "queued" || job.status === "running" || job.status === "checking";
  const revertible = ["completed", "cancelled", "failed"].includes(job.status) && job.processed > 0;
  return (
    <div className="import-acts">
      {job.status === "completed" ? <Link to={result}>{t(`imports.see.${job.kind}`)}</Link> : null}
      {job.status === "completed" && job.rejected === 0 ? (
        <span className="quiet">{t("imports.noRejections")}</span>
      ) : null}
      {stoppable ? (
        <Button disabled={cancel.busy} onClick={() => cancel.run({})}>
          {t("imports.cancel")}
        </Button>
      ) : null}
      {revertible ? <Revert job={job} /> : null}
    </div>
  );
}

const BAR: Partial<Record<ImportJob["status"], "exception" | "success" | "normal">> = {
  failed: "exception",
  completed: "success",
  cancelled: "normal",
  reverted: "normal",
};

/** How far a job is that works by itself, or how it ended. */
function Course({ job }: { job: ImportJob }) {
  const { t } = useWords();
  const { status } = job;
  const untouched = (status === "failed" || status === "cancelled") && job.processed === 0;
  return (
    <section className="panel">
      <p className="quiet number">
        {bytesText(job.size)} · <Moment at={job.createdAt} />
      </p>
      {untouched ? null : (
        <>
          <Progress
            aria-label={t("imports.progress")}
            percent={Math.round(job.progress * 100)}
            status={BAR[status] ?? "active"}
          />
          {status === "checking" ? (
            <p className="quiet">{t("imports.checking")}</p>
          ) : (
            <Figures counts={[processedOf(job), ...countsOf(job)]} />
          )}
        </>
      )}
      {job.problem ? (
        <section className="problem" role="alert">
          <h2>{t("imports.failedTitle")}</h2>
          <p>{job.problem.detail}</p>
          <p>
            <Link to="/imports">{t("imports.again")}</Link>
          </p>
        </section>
      ) : null}
      {status === "cancelled" ? <p>{t("imports.cancelled")}</p> : null}
      {status === "reverting" ? <p>{t("imports.reverting")}</p> : null}
      {job.reverted ? <p>{t("imports.reverted", countTexts(job.reverted))}</p> : null}
      {isUnderWay(job) ? <p className="quiet">{t("imports.leave")}</p> : null}
      <Acts job={job} />
    </section>
  );
}

const countTexts = ({ removed, restored, spared }: NonNullable<ImportJob["reverted"]>) => ({
  removed: countText(removed),
  restored: countText(restored),
  spared: countText(spared),
});

function Job({ job }: { job: ImportJob }) {
  if (job.status === "created" || job.status === "checked") return <Waiting job={job} />;
  const hasFile = job.status === "completed" || job.status === "reverting" || job.status === "reverted";
  return (
    <>
      <Course job={job} />
      {job.rejected > 0 ? (
        <Rejections rejections={job.rejections} total={job.rejected} {...(hasFile ? { job } : {})} />
      ) : null}
      <Mapping job={job} />
    </>
  );
}

/** One import: how far it is, what came of it, what was refused and why. */
export function ImportPage() {
  const { t } = useWords();
  const queries = useQueryClient();
  const { importJobId = "" } = useParams();
  const read = useEndpoint(
    getImportJob,
    { params: { importJobId } },
    { refetchInterval: (job) => (job && isUnderWay(job) ? POLL_MS : false) },
  );
  const job = read.data;
  const status = job?.status;
  useEffect(() => {
    if (status !== "completed" && status !== "reverted") return;
    for (const { id } of [listCandidates, listEnterprises, getOrder])
      void queries.invalidateQueries({ queryKey: [id] });
  }, [status, queries]);
  return (
    <div className="import-page">
      <PageHead
        title={job?.fileName ?? t("imports.title")}
        back={{ to: "/imports", title: t("imports.title") }}
        aside={status ? <ImportStatusTag status={status} /> : null}
      />
      {read.isError ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
      {read.isPending ? <Skeleton active paragraph={{ rows: 5 }} /> : null}
      {job ? <Job job={job} /> : null}
    </div>
  );
}
