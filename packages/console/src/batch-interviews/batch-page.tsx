import { type BatchInterview, getSheet, updateBatchInterview } from "@shanhai/contract/batch-interview";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Skeleton from "antd/es/skeleton";
import { lazy, Suspense } from "react";
import { Link, useParams } from "react-router";
import { countText } from "../format/figure.ts";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { problemText } from "../problem/problem-text.ts";
import { act } from "../session/api.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { Tabs } from "../shell/tabs.tsx";
import { useToast } from "../shell/toasts.tsx";
import { useAddressWords } from "../shell/use-address.ts";
import { refreshBatches } from "./refresh-batches.ts";
import { Sheet } from "./sheet.tsx";
import "../orders/order-page.css";
import "./batch-interviews.css";

const Agreement = lazy(async () => ({ default: (await import("./agreement.tsx")).Agreement }));
const AddPeople = lazy(async () => ({ default: (await import("./add-people.tsx")).AddPeople }));

const RatersDrawer = lazy(async () => ({ default: (await import("./raters-drawer.tsx")).RatersDrawer }));

const TABS = ["sheet", "agreement"] as const;

function Acts({ batch, onAdd, onRaters }: { batch: BatchInterview; onAdd: () => void; onRaters: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const { batchInterviewId, version, status } = batch;
  const turn = useMutation({
    mutationFn: () =>
      act(updateBatchInterview, {
        params: { batchInterviewId },
        body: { version, status: status === "open" ? "closed" : "open" },
        idempotencyKey: crypto.randomUUID(),
      }),
    onError: (error) => toast({ text: problemText(error, t("problem.network")), tone: "bad" }),
    onSettled: () => refreshBatches(queries),
  });
  return (
    <>
      <Button onClick={onRaters}>{t("batches.raters")}</Button>
      <Button disabled={turn.isPending} onClick={() => turn.mutate()}>
        {t(status === "open" ? "batches.close" : "batches.reopen")}
      </Button>
      {status === "open" ? <Button onClick={onAdd}>{t("batches.add")}</Button> : null}
    </>
  );
}

/** One batch of interviews: the sheet on which people are rated, and how far raters agree. */
export function BatchPage() {
  const { t } = useWords();
  const { orderId = "", batchInterviewId = "" } = useParams();
  const { words, change } = useAddressWords();
  const read = useEndpoint(getSheet, { params: { batchInterviewId } }, { refetchInterval: 10_000 });
  const batch = read.data?.batch;
  const rows = read.data?.rows ?? [];
  const tab = TABS.find((one) => one === words.get("tab")) ?? "sheet";
  const add = () => change({ panel: "add" });
  return (
    <>
      <PageHead
        title={batch?.title ?? t("batches.one")}
        back={{ to: `/orders/${orderId}?tab=batches`, title: t("batches.ofOrder") }}
        aside={
          batch ? (
            <span className="tag" data-tone={batch.status === "open" ? "live" : "quiet"}>
              {t(`batches.status.${batch.status}`)}
            </span>
          ) : null
        }
      >
        {batch ? <Acts batch={batch} onAdd={add} onRaters={() => change({ panel: "raters" })} /> : null}
      </PageHead>
      {read.isError && !batch ? (
        <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
      ) : batch ? (
        <>
          <p className="order-facts">
            <Link to={`/orders/${orderId}?position=${batch.positionId}`}>{batch.positionTitle}</Link>
            <span>{batch.enterpriseName}</span>
            <span>
              {t("batches.facts", {
                set: batch.questionSetTitle,
                version: batch.questionSetVersion,
                n: batch.questions.length,
              })}
            </span>
            <span className="number">{t("batches.inAll", { n: countText(batch.people) })}</span>
          </p>
          {rows.length === 0 ? (
            <div className="list">
              <EmptyState title={t("batches.nobody")} help={t("batches.nobodyHelp")}>
                <Button type="primary" onClick={add}>
                  {t("batches.add")}
                </Button>
              </EmptyState>
            </div>
          ) : (
            <>
              <Tabs
                names={TABS}
                current={tab}
                titleOf={(one) => t(one === "sheet" ? "batchSheet.tab" : "batchAgreement.tab")}
                onChoose={(one) => change({ tab: one === "sheet" ? undefined : one })}
              />
              <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
                <Suspense fallback={<Skeleton active />}>
                  {tab === "sheet" ? <Sheet batch={batch} rows={rows} /> : <Agreement batch={batch} />}
                </Suspense>
              </div>
            </>
          )}
        </>
      ) : (
        <Skeleton active paragraph={{ rows: 6 }} />
      )}
      {batch && words.get("panel") === "raters" ? (
        <Suspense>
          <RatersDrawer batch={batch} rows={rows} onClose={() => change({ panel: undefined })} />
        </Suspense>
      ) : null}
      {batch && words.get("panel") === "add" ? (
        <Suspense>
          <AddPeople batch={batch} onClose={() => change({ panel: undefined })} />
        </Suspense>
      ) : null}
    </>
  );
}
