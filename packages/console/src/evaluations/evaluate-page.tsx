import { createEvaluation, getScorecard, listEvaluations } from "@shanhai/contract/evaluation";
import { getPark, getParkOrder, listParkOrders, type ParkOrder } from "@shanhai/contract/park";
import type { Scorecard } from "@shanhai/contract/scorecard";
import { useQueryClient } from "@tanstack/react-query";
import Skeleton from "antd/es/skeleton";
import { useNavigate, useParams } from "react-router";
import { ContractFormFrame } from "../form/contract-form.tsx";
import type { Values } from "../form/draft.ts";
import { TextField } from "../form/field.tsx";
import { typed, typedNumber, useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { OrderStatusTag } from "../orders/order-status-tag.tsx";
import { SeatsCell } from "../orders/seats-bar.tsx";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { useToast } from "../shell/toasts.tsx";
import "./evaluations.css";

function EvaluateForm({ order, scorecard }: { order: ParkOrder; scorecard: Scorecard }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const navigate = useNavigate();
  const scored = scorecard.indicators.filter((one) => one.source === "evaluator");
  const initial: Values = { comment: "" };
  for (const { indicatorId } of scored) {
    initial[`scores.${indicatorId}`] = "";
    initial[`evidence.${indicatorId}`] = "";
  }

  const form = useContractForm({
    endpoint: createEvaluation,
    initial,
    draft: `evaluation:${order.orderId}`,
    read: (values) => ({
      orderId: order.orderId,
      // A score left out is sent as missing, so that the contract names its field.
      scores: Object.fromEntries(
        scored.map(({ indicatorId }) => [indicatorId, typedNumber(values[`scores.${indicatorId}`])]),
      ),
      evidence: Object.fromEntries(
        scored.flatMap(({ indicatorId }) => {
          const evidence = typed(values[`evidence.${indicatorId}`]);
          return evidence ? [[indicatorId, evidence]] : [];
        }),
      ),
      comment: typed(values.comment),
    }),
    onDone: (evaluation) => {
      for (const endpoint of [listParkOrders, listEvaluations, getPark])
        void queries.invalidateQueries({ queryKey: [endpoint.id] });
      toast({ text: t("evaluations.done", { score: evaluation.score, grade: evaluation.grade }) });
      void navigate("/evaluations");
    },
  });

  return (
    <ContractFormFrame
      form={form}
      label={t("evaluations.evaluateTitle")}
      submitTitle={t("evaluations.submit")}
      onCancel={() => void navigate("/park-orders")}
    >
      {scorecard.indicators.map((one) => (
        <section key={one.indicatorId} className="indicator" aria-label={one.name}>
          <header>
            <strong>{one.name}</strong>
            <span className="quiet number">{t("evaluations.weightOf", { n: one.weight })}</span>
          </header>
          {one.source === "ledger" ? (
            <p className="quiet">
              <span className="tag">{t("evaluations.ledger")}</span> {t("evaluations.ledgerHelp")}
            </p>
          ) : (
            <div className="indicator-fields">
              <TextField
                form={form}
                name={`scores.${one.indicatorId}`}
                inputMode="decimal"
                label={t("evaluations.scoreOf", { name: one.name })}
                help={t("evaluations.scoreHelp")}
              />
              <TextField
                form={form}
                name={`evidence.${one.indicatorId}`}
                lines={2}
                label={t("evaluations.evidenceOf", { name: one.name })}
                help={t("evaluations.evidenceHelp")}
                optional
              />
            </div>
          )}
        </section>
      ))}
      <TextField form={form} name="comment" lines={3} label={t("evaluations.comment")} optional />
    </ContractFormFrame>
  );
}

/** Scores one finished order on the scorecard in force. */
export function EvaluatePage() {
  const { t } = useWords();
  const { orderId = "" } = useParams();
  const order = useEndpoint(getParkOrder, { params: { orderId } });
  const scorecard = useEndpoint(getScorecard, {});
  const failed = order.isError ? order : scorecard.isError ? scorecard : undefined;
  return (
    <>
      <PageHead title={t("evaluations.evaluateTitle")} back={{ to: "/park-orders", title: t("park.ordersTitle") }} />
      <div className="evaluate">
        {failed ? <ProblemPanel error={failed.error} onRetry={() => void failed.refetch()} /> : null}
        {order.isPending || scorecard.isPending ? <Skeleton active paragraph={{ rows: 8 }} /> : null}
        {order.data && scorecard.data ? (
          <>
            <section className="panel">
              <h2>
                {order.data.title} <OrderStatusTag status={order.data.status} />
              </h2>
              <p className="quiet">
                {order.data.agencyName} · {order.data.enterpriseName}
              </p>
              <SeatsCell headcount={order.data.headcount} filled={order.data.filled} />
            </section>
            <section className="panel">
              <h2>
                {t("evaluations.scorecard", { name: scorecard.data.name, version: scorecard.data.scorecardVersion })}
              </h2>
              <EvaluateForm order={order.data} scorecard={scorecard.data} />
            </section>
          </>
        ) : null}
      </div>
    </>
  );
}
