import type { ImportKind } from "@shanhai/contract/import-field";
import { type ImportJob, listImportJobs } from "@shanhai/contract/import-job";
import { getOrder } from "@shanhai/contract/order";
import type { OrderId } from "@shanhai/contract/scalar";
import Progress from "antd/es/progress";
import { Link, useNavigate, useSearchParams } from "react-router";
import { bytesText, countText } from "../format/figure.ts";
import { Moment } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { useSession } from "../session/session.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { ImportDrop } from "./import-drop.tsx";
import { ImportStatusTag, isUnderWay } from "./import-status-tag.tsx";
import type { ImportTarget } from "./use-upload.ts";

/** What is to be imported, kept in the address; positions only where an order leads here. */
function useTarget() {
  const [search, setSearch] = useSearchParams();
  const orderId = (search.get("orderId") ?? undefined) as OrderId | undefined;
  const wanted = search.get("kind");
  const { membership } = useSession();
  const lists: ImportKind[] = [
    "candidates",
    "enterprises",
    ...(membership.role === "owner" ? ["filings" as const] : []),
  ];
  const kinds: ImportKind[] = orderId ? ["positions"] : lists;
  const kind = kinds.find((one) => one === wanted) ?? kinds[0] ?? "candidates";
  const target: ImportTarget = orderId ? { kind, orderId } : { kind };
  return { target, kinds, choose: (chosen: ImportKind) => setSearch({ kind: chosen }, { replace: true }) };
}

export function ImportsPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const { target, kinds, choose } = useTarget();
  const order = useEndpoint(
    getOrder,
    { params: { orderId: target.orderId as OrderId } },
    { enabled: target.orderId !== undefined },
  );
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
    {
      key: "result",
      title: t("imports.progress"),
      render: (job) =>
        isUnderWay(job) ? (
          <Progress percent={Math.round(job.progress * 100)} size="small" aria-label={t("imports.progress")} />
        ) : job.processed > 0 ? (
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
      <PageHead title={t("imports.title")}>
        <Link to="/exports">{t("exports.title")}</Link>
      </PageHead>
      {kinds.length > 1 ? (
        <div className="import-kinds" role="radiogroup" aria-label={t("imports.kind")}>
          {kinds.map((kind) => (
            <label key={kind} data-chosen={kind === target.kind}>
              <input type="radio" name="kind" checked={kind === target.kind} onChange={() => choose(kind)} />
              {t(`imports.kinds.${kind}`)}
            </label>
          ))}
        </div>
      ) : (
        <p>
          {t("imports.order")} <Link to={`/orders/${target.orderId}`}>{order.data?.title ?? target.orderId}</Link>
        </p>
      )}
      <ImportDrop target={target} />
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
