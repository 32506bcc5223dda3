import { type Allocation, createAllocation, listAllocations } from "@shanhai/contract/allocation";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Slider from "antd/es/slider";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { countText } from "../format/figure.ts";
import { Moment } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { act } from "../session/api.ts";
import { PageHead } from "../shell/page-head.tsx";
import { AllocationStatus } from "./allocation-status.tsx";

const USUAL_FAIRNESS = 100;
const MOST_FAIRNESS = 500;

/** Work out who goes where over all open positions, and find what was worked out before. */
export function AllocationsPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [fairness, setFairness] = useState(USUAL_FAIRNESS);
  const start = useMutation({
    mutationFn: () => act(createAllocation, { body: { fairness }, idempotencyKey: crypto.randomUUID() }),
    onSuccess: ({ allocationId }) => navigate(`/allocations/${allocationId}`),
    onSettled: () => void queries.invalidateQueries({ queryKey: [listAllocations.id] }),
  });
  const columns: Column<Allocation>[] = [
    {
      key: "createdAt",
      title: t("allocations.createdAt"),
      render: ({ allocationId, createdAt, by }) => (
        <>
          <Link className="row-name" to={`/allocations/${allocationId}`}>
            <Moment at={createdAt} />
          </Link>
          <small>{by}</small>
        </>
      ),
    },
    {
      key: "status",
      title: t("allocations.status"),
      render: (allocation) => <AllocationStatus status={allocation.status} />,
      width: 120,
    },
    {
      key: "gain",
      title: t("allocations.gain"),
      render: ({ summary }) =>
        summary ? (
          <span className="number">{`${countText(summary.today.score)} → ${countText(summary.plan.score)}`}</span>
        ) : null,
      width: 220,
    },
  ];
  return (
    <>
      <PageHead title={t("allocations.title")} back={{ to: "/orders", title: t("orders.title") }}>
        <Button type="primary" disabled={start.isPending} onClick={() => start.mutate()}>
          {t("allocations.start")}
        </Button>
      </PageHead>
      <p className="quiet">{t("allocations.help")}</p>
      <div className="panel">
        <strong>{`${t("allocations.fairness")} ${fairness}`}</strong>
        <Slider
          min={0}
          max={MOST_FAIRNESS}
          step={10}
          value={fairness}
          onChange={setFairness}
          ariaLabelForHandle={t("allocations.fairness")}
        />
        <small className="quiet">{t("allocations.fairnessHelp")}</small>
      </div>
      {start.error ? <ProblemPanel error={start.error} writing /> : null}
      <CursorList
        endpoint={listAllocations}
        label={t("allocations.title")}
        columns={columns}
        rowKey={({ allocationId }) => allocationId}
        onOpen={({ allocationId }) => void navigate(`/allocations/${allocationId}`)}
        refetchInterval={2_000}
        empty={<EmptyState title={t("allocations.empty")} help={t("allocations.emptyHelp")} />}
      />
    </>
  );
}
