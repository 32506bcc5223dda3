import { createAllocation, listAllocations } from "@shanhai/contract/allocation";
import { getMatchRule, MATCH_PARTS } from "@shanhai/contract/match";
import type { OrderId } from "@shanhai/contract/scalar";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Slider from "antd/es/slider";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { useIdempotencyKey } from "../form/idempotency.ts";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { act } from "../session/api.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { AllocationsList } from "./allocations-list.tsx";
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
    <p className="allocation-weights">
      <strong>{t("settings.matching")}</strong> {parts.join(" · ")}{" "}
      <Link to="/settings/matching">{t("allocations.changeWeights")}</Link>
    </p>
  );
}

/** Work out who goes where over all open positions, and find what was worked out before. */
export function AllocationsPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const key = useIdempotencyKey();
  const [fairness, setFairness] = useState(USUAL_FAIRNESS);
  const [orderIds, setOrderIds] = useState<OrderId[]>();
  const start = useMutation({
    mutationFn: () => {
      const body = { fairness, ...(orderIds ? { orderIds } : {}) };
      return act(createAllocation, { body, idempotencyKey: key.keyFor(body) });
    },
    onSuccess: ({ allocationId }) => {
      key.renew();
      return navigate(`/allocations/${allocationId}`);
    },
    onSettled: () => void queries.invalidateQueries({ queryKey: [listAllocations.id] }),
  });
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
      <AllocationsList />
    </>
  );
}
