import {
  type Allocation,
  type AllocationLock,
  applyAllocation,
  cancelAllocation,
  createAllocation,
  getAllocation,
  listAllocationPositions,
  undoAllocation,
} from "@shanhai/contract/allocation";
import type { AllocationId } from "@shanhai/contract/scalar";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Progress from "antd/es/progress";
import Skeleton from "antd/es/skeleton";
import { useEffect, useRef, useState } from "react";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { ExportMenu } from "../exports/export-menu.tsx";
import { useIdempotencyKey } from "../form/idempotency.ts";
import { countText, shareText } from "../format/figure.ts";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { problemText } from "../problem/problem-text.ts";
import { act } from "../session/api.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { ConfirmDialog } from "../shell/confirm-dialog.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useToast } from "../shell/toasts.tsx";
import { AllocationRows } from "./allocation-rows.tsx";
import { AllocationStatus, isUnderWay } from "./allocation-status.tsx";
import { FillRates } from "./fill-rates.tsx";
import "../shell/figures.css";
import "./allocations.css";

const LEFT = ["noSeat", "noFit", "lockFailed"] as const;
/** How a share in thousandths is said. */
const share = (thousandths: number) => shareText(thousandths, 1000);

/** What is gained, in words: seats, people, scores, how far enterprises lie apart. */
function Finding({ summary }: { summary: NonNullable<Allocation["summary"]> }) {
  const { t } = useWords();
  const { seats, today, plan, spreadToday, spreadPlan } = summary;
  const span = ({ lowest, highest }: typeof spreadToday) => `${share(lowest)}–${share(highest)}`;
  const figures = [
    [t("allocations.seats"), countText(seats)],
    [t("allocations.onTheWay"), `${countText(today.people)} → ${countText(plan.people)}`],
    [t("allocations.gain"), `${countText(today.score)} → ${countText(plan.score)}`],
    [t("allocations.spread"), `${span(spreadToday)} → ${span(spreadPlan)}`],
  ] as const;
  return (
    <dl className="figures">
      {figures.map(([title, value]) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Acts on one allocation, each safe to press twice. */
function useActs({ allocationId, fairness, orderIds }: Allocation, locks: readonly AllocationLock[]) {
  const { t } = useWords();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const key = useIdempotencyKey();
  const onError = (error: unknown) => toast({ text: problemText(error, t("problem.network")), tone: "bad" });
  const onSettled = () => void queries.invalidateQueries({ queryKey: [getAllocation.id] });
  const input = () => ({ params: { allocationId }, body: {}, idempotencyKey: crypto.randomUUID() });
  const cancel = useMutation({ mutationFn: () => act(cancelAllocation, input()), onError, onSettled });
  const undo = useMutation({ mutationFn: () => act(undoAllocation, input()), onError, onSettled });
  const apply = useMutation({ mutationFn: () => act(applyAllocation, input()), onSettled });
  const again = useMutation({
    mutationFn: () => {
      const body = { fairness, locks: [...locks], ...(orderIds ? { orderIds } : {}) };
      return act(createAllocation, { body, idempotencyKey: key.keyFor(body) });
    },
    onSuccess: (next) => {
      key.renew();
      return navigate(`/allocations/${next.allocationId}`);
    },
    onError,
  });
  return { cancel, undo, apply, again };
}

/** Says that applying has ended while somebody looks on, with the way back beside it. */
function useAppliedToast({ status, applied }: Allocation, undo: () => void): void {
  const { t } = useWords();
  const toast = useToast();
  const before = useRef(status);
  useEffect(() => {
    const ended = before.current === "applying" && status === "applied";
    before.current = status;
    if (!ended || !applied) return;
    const n = countText(applied.created);
    toast({
      text: t("allocations.appliedToast", { n }),
      ...(applied.created > 0 ? { act: { title: t("allocations.undo"), run: undo } } : {}),
    });
  });
}

function Loaded({ allocation }: { allocation: Allocation }) {
  const { t } = useWords();
  const { allocationId, status, step, progress, failure, summary, applied, undone } = allocation;
  const [locks, setLocks] = useState<AllocationLock[]>(allocation.locks);
  const [asking, setAsking] = useState(false);
  const [search, setSearch] = useSearchParams();
  const acts = useActs(allocation, locks);
  useAppliedToast(allocation, () => acts.undo.mutate());
  const positions = useEndpoint(
    listAllocationPositions,
    { params: { allocationId } },
    { enabled: summary !== undefined },
  );
  const shown = { positionId: search.get("positionId") ?? undefined, left: search.get("left") ?? undefined };
  const toRecommend = (summary?.added ?? 0) + (summary?.moved ?? 0);
  const choices = [
    { value: "", title: t("allocations.all") },
    ...LEFT.filter((kind) => (summary?.[kind] ?? 0) > 0).map((kind) => ({
      value: `left=${kind}`,
      title: `${t(`allocations.left.${kind}`)} ${countText(summary?.[kind] ?? 0)}`,
    })),
    ...(positions.data?.items ?? []).map((one) => ({
      value: `positionId=${one.positionId}`,
      title: `${one.title} · ${one.enterpriseName} ${one.plan}/${one.open}`,
    })),
  ];
  return (
    <>
      <PageHead
        title={t("allocations.title")}
        back={{ to: "/allocations", title: t("allocations.title") }}
        aside={<AllocationStatus status={status} />}
      >
        {status === "queued" || status === "running" ? (
          <Button disabled={acts.cancel.isPending} onClick={() => acts.cancel.mutate()}>
            {t("allocations.cancel")}
          </Button>
        ) : null}
        {summary ? <ExportMenu wanted={{ list: "allocation", allocationId }} /> : null}
        {status === "ready" && locks.length > 0 ? (
          <Button disabled={acts.again.isPending} onClick={() => acts.again.mutate()}>
            {t("allocations.again")}
          </Button>
        ) : null}
        {status === "ready" ? (
          <Button type="primary" disabled={toRecommend === 0} onClick={() => setAsking(true)}>
            {t("allocations.apply", { n: countText(toRecommend) })}
          </Button>
        ) : null}
        {status === "applied" ? (
          <Button disabled={acts.undo.isPending} onClick={() => acts.undo.mutate()}>
            {t("allocations.undo")}
          </Button>
        ) : null}
      </PageHead>
      {isUnderWay(allocation) ? (
        <div className="panel" role="status">
          <p>{step ? t(`allocations.steps.${step}`) : t(`allocations.statuses.${status}`)}</p>
          <Progress percent={Math.round(progress / 10)} />
        </div>
      ) : null}
      {failure ? <p>{t(`allocations.failures.${failure}`)}</p> : null}
      {summary ? <Finding summary={summary} /> : null}
      {applied ? (
        <p>
          {t("allocations.applied", {
            created: countText(applied.created),
            existing: countText(applied.existing),
            stale: countText(applied.stale),
          })}
        </p>
      ) : null}
      {undone ? (
        <p>{t("allocations.undone", { withdrawn: countText(undone.withdrawn), spared: countText(undone.spared) })}</p>
      ) : null}
      {positions.data ? <FillRates positions={positions.data.items} /> : null}
      {summary ? (
        <section className="panel allocation-rows">
          <h2>{t("allocations.rows")}</h2>
          {locks.length > 0 ? <p>{t("allocations.locks", { n: countText(locks.length) })}</p> : null}
          <select
            className="select"
            aria-label={t("allocations.positions")}
            value={shown.positionId ? `positionId=${shown.positionId}` : shown.left ? `left=${shown.left}` : ""}
            onChange={({ target }) => setSearch(new URLSearchParams(target.value))}
          >
            {choices.map(({ value, title }) => (
              <option key={value} value={value}>
                {title}
              </option>
            ))}
          </select>
          <AllocationRows
            allocation={allocation}
            positions={positions.data?.items ?? []}
            shown={shown}
            locks={locks}
            onLocks={setLocks}
          />
        </section>
      ) : null}
      {asking ? (
        <ConfirmDialog
          title={t("allocations.apply", { n: countText(toRecommend) })}
          text={t("allocations.applyText", { n: countText(toRecommend) })}
          busy={acts.apply.isPending}
          error={acts.apply.error}
          onOk={() => acts.apply.mutate(undefined, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}

/** One allocation: how far it is, what it gains, who goes where; applied from here, and taken back. */
export function AllocationPage() {
  const allocationId = useParams().allocationId as AllocationId;
  const read = useEndpoint(
    getAllocation,
    { params: { allocationId } },
    { refetchInterval: (data) => (data && isUnderWay(data) ? 1_000 : false) },
  );
  if (read.isError && !read.data) return <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Skeleton active />;
  return <Loaded key={allocationId} allocation={read.data} />;
}
