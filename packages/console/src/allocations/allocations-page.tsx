import { type Allocation, createAllocation, listAllocations } from "@shanhai/contract/allocation";
import { getMatchRule, MATCH_PARTS } from "@shanhai/contract/match";
import type { OrderId } from "@shanhai/contract/scalar";
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
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { AllocationStatus } from "./allocation-status.tsx";
import { OrderChoice } from "./order-choice.tsx";
import "./allocations.css";

const USUAL_FAIRNESS = 100;
const MOST_FAIRNESS = 500;

/** What a score is made of at the agency, and where that is changed. */
function Weights() {
  const { t } = useWords();
  const { data } = useEndpoint(getMatchRule, {});
  if (!data) return null;
  const parts = MATCH_PARTS.map((part) => `${t(`matching.part.${part}`)} ${data.weights[part]}`);
  return (
    <div>
      <strong>{t("matching.weights")}</strong> {parts.join(" · ")}{" "}
      <Link to="/settings/matching">{t("allocations.changeWeights")}</Link>
    </div>
  );
}

/** Work out who goes where over all open positions, and find what was worked out before. */
export function AllocationsPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [fairness, setFairness] = useState(USUAL_FAIRNESS);
  const [orderIds, setOrderIds] = useState<OrderId[]>();
  const start = useMutation({
    mutationFn: () =>
      act(createAllocation, {
        body: { fairness, ...(orderIds ? { orderIds } : {}) },
        idempotencyKey: crypto.randomUUID(),
      }),
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
        <Button type="primary" disabled={start.isPending || orderIds?.length === 0} onClick={() => start.mutate()}>
          {t("allocations.start")}
        </Button>
      </PageHead>
      <p className="quiet">{t("allocations.help")}</p>
      <div className="panel allocation-form">
        <OrderChoice chosen={orderIds} onChosen={setOrderIds} />
        <Weights />
        <div>
          <strong>{`${t("allocations.fairness")} ${fairness}`}</strong>
          <Slider
            min={0}
            max={MOST_FAIRNESS}
            step={10}
            value={fairness}
            onChange={setFairness}
            ariaLabelForHandle={t("allocations.fairness")}
          />
          <small>{t("allocations.fairnessHelp")}</small>
        </div>
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
