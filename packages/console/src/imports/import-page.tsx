import { listCandidates } from "@shanhai/contract/candidate";
import {
  commitImportJob,
  getImportErrors,
  getImportJob,
  IMPORT_FIELDS,
  type ImportJob,
} from "@shanhai/contract/import-job";
import { issueText } from "@shanhai/contract/problem";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Progress from "antd/es/progress";
import Skeleton from "antd/es/skeleton";
import { Fragment, useEffect } from "react";
import { Link, useParams } from "react-router";
import { useIdempotencyKey } from "../form/idempotency.ts";
import { bytesText, countText } from "../format/figure.ts";
import { Moment } from "../format/moment.tsx";
import { DataTable } from "../list/data-table.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { act, call } from "../session/api.ts";
import { keyOf, useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { ImportStatusTag, isUnderWay } from "./import-status-tag.tsx";
import "./imports.css";

const POLL_MS = 1_000;

function Figures({ job }: { job: ImportJob }) {
  const { t } = useWords();
  const figures = [
    {
      word: "processed",
      text:
        job.total === undefined ? countText(job.processed) : `${countText(job.processed)} / ${countText(job.total)}`,
      tone: "quiet",
    },
    { word: "created", text: countText(job.created), tone: "good" },
    { word: "merged", text: countText(job.merged), tone: "good" },
    { word: "rejected", text: countText(job.rejected), tone: job.rejected > 0 ? "bad" : "quiet" },
  ] as const;
  return (
    <dl className="import-figures">
      {figures.map(({ word, text, tone }) => (
        <div key={word} data-tone={tone}>
          <dt>{t(`imports.${word}`)}</dt>
          <dd className="number">{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The file of refused rows: asked for when wanted, since its address lives only minutes. */
function DownloadErrors({ job }: { job: ImportJob }) {
  const { t } = useWords();
  const download = useMutation({
    mutationFn: () => call(getImportErrors, { params: { importJobId: job.importJobId } }),
    onSuccess: ({ url }) => {
      const link = document.createElement("a");
      link.href = url;
      link.download = "";
      link.click();
    },
  });
  return (
    <>
      <Button disabled={download.isPending} onClick={() => download.mutate()}>
        {download.isPending ? t("imports.downloading") : t("imports.download")}
      </Button>
      {download.isError ? <ProblemPanel error={download.error} onRetry={() => download.mutate()} /> : null}
    </>
  );
}

function Rejections({ job }: { job: ImportJob }) {
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
        <DownloadErrors job={job} />
      </h2>
      <div className="list">
        <DataTable
          label={t("imports.rejections")}
          columns={columns}
          rows={job.rejections}
          rowKey={(one) => `${one.row}-${one.reason}`}
        />
      </div>
      {job.rejections.length < job.rejected ? (
        <p className="quiet">
          {t("imports.rejectionsMore", { n: countText(job.rejections.length), total: countText(job.rejected) })}
        </p>
      ) : null}
    </section>
  );
}

function Mapping({ job }: { job: ImportJob }) {
  const { t } = useWords();
  const mapped = IMPORT_FIELDS.filter((field) => job.mapping?.[field]);
  if (mapped.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t("imports.mapping")}</h2>
      <dl className="facts">
        {mapped.map((field) => (
          <Fragment key={field}>
            <dt>{t(`imports.fields.${field}`)}</dt>
            <dd>{job.mapping?.[field]}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

/** An import that was announced but not started: the file may be there, or may have been lost on the way. */
function Unstarted({ job }: { job: ImportJob }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const key = useIdempotencyKey();
  const params = { importJobId: job.importJobId };
  const commit = useMutation({
    mutationFn: () => act(commitImportJob, { params, body: {}, idempotencyKey: key.keyFor(params) }),
    onSuccess: (started) => queries.setQueryData(keyOf(getImportJob, { params }), started),
    onError: () => key.renew(),
  });
  return (
    <>
      <p>{t("imports.notUploaded")}</p>
      {commit.isError ? <ProblemPanel error={commit.error} writing /> : null}
      <div className="import-acts">
        <Button type="primary" disabled={commit.isPending} onClick={() => commit.mutate()}>
          {commit.isPending ? t("imports.starting") : t("imports.commit")}
        </Button>
        <Link to="/imports">{t("imports.choose")}</Link>
      </div>
    </>
  );
}

function Job({ job }: { job: ImportJob }) {
  const { t } = useWords();
  return (
    <>
      <section className="panel">
        <p className="quiet number">
          {bytesText(job.size)} · <Moment at={job.createdAt} />
        </p>
        {job.status === "created" ? (
          <Unstarted job={job} />
        ) : job.status === "failed" && job.processed === 0 ? null : (
          <>
            <Progress
              aria-label={t("imports.progress")}
              percent={Math.round(job.progress * 100)}
              status={job.status === "failed" ? "exception" : job.status === "completed" ? "success" : "active"}
            />
            <Figures job={job} />
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
        {isUnderWay(job) ? <p className="quiet">{t("imports.leave")}</p> : null}
        {job.status === "completed" ? (
          <div className="import-acts">
            {job.rejected === 0 ? <span className="quiet">{t("imports.noRejections")}</span> : null}
            <Link to="/candidates">{t("imports.see")}</Link>
          </div>
        ) : null}
      </section>
      {job.rejected > 0 ? <Rejections job={job} /> : null}
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
    if (status === "completed") void queries.invalidateQueries({ queryKey: [listCandidates.id] });
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
