import { type Cohort, listCohorts, transitCohort } from "@shanhai/contract/cohort";
import type { OrderDetail } from "@shanhai/contract/order";
import { useMutation } from "@tanstack/react-query";
import Button from "antd/es/button";
import Skeleton from "antd/es/skeleton";
import { lazy, Suspense, useState } from "react";
import { TextField } from "../form/field.tsx";
import { FormDialog } from "../form/form-dialog.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { Day } from "../format/moment.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { problemText } from "../problem/problem-text.ts";
import { act } from "../session/api.ts";
import { useWhole } from "../session/use-whole.ts";
import { useToast } from "../shell/toasts.tsx";
import { useAddress } from "../shell/use-address.ts";
import { CohortProgress } from "./cohort-progress.tsx";
import { CohortStatusTag } from "./cohort-status-tag.tsx";
import { useCohortsChanged } from "./refresh-cohorts.ts";
import "./cohorts.css";

const PlanCohort = lazy(async () => ({ default: (await import("./plan-cohort.tsx")).PlanCohort }));

function CancelCohort({ cohort, onClose }: { cohort: Cohort; onClose: () => void }) {
  const { t } = useWords();
  const toast = useToast();
  const changed = useCohortsChanged();
  const { orderId, cohortId, version } = cohort;
  const form = useContractForm({
    endpoint: transitCohort,
    params: { orderId, cohortId },
    initial: { reason: "" },
    read: ({ reason }) => ({ to: "cancelled", reason, version }),
    onDone: async () => {
      await changed();
      toast({ text: t("cohorts.cancelled") });
      onClose();
    },
  });
  return (
    <FormDialog form={form} title={t("cohorts.cancel")} submitTitle={t("cohorts.cancel")} onClose={onClose}>
      <p>{t("cohorts.cancelAsk")}</p>
      <TextField form={form} name="reason" label={t("cohorts.reason")} help={t("cohorts.reasonHelp")} />
    </FormDialog>
  );
}

function CohortCard({ cohort, running, onEdit }: { cohort: Cohort; running: boolean; onEdit: () => void }) {
  const { t } = useWords();
  const toast = useToast();
  const changed = useCohortsChanged();
  const [cancelling, setCancelling] = useState(false);
  const { orderId, cohortId, title, status, partnerName, from, to, version } = cohort;
  const propose = useMutation({
    mutationFn: () =>
      act(transitCohort, {
        params: { orderId, cohortId },
        body: { to: "proposed", version },
        idempotencyKey: crypto.randomUUID(),
      }),
    onSuccess: async () => {
      await changed();
      toast({ text: t("cohorts.proposed") });
    },
    onError: (error) => toast({ text: problemText(error, t("problem.network")), tone: "bad" }),
  });
  const plans = running && (status === "draft" || status === "declined");
  return (
    <section className="panel cohort-card" aria-label={title}>
      <p className="cohort-head">
        <b>{title}</b>
        <CohortStatusTag status={status} />
      </p>
      <p className="quiet">
        {partnerName} · <Day date={from} /> – <Day date={to} />
      </p>
      <CohortProgress cohort={cohort} />
      {plans || !["finished", "cancelled"].includes(status) ? (
        <p className="cohort-acts">
          {plans ? (
            <>
              <Button type="primary" disabled={propose.isPending} onClick={() => propose.mutate()}>
                {t("cohorts.propose")}
              </Button>
              <Button onClick={onEdit}>{t("cohorts.edit")}</Button>
            </>
          ) : null}
          <Button danger onClick={() => setCancelling(true)}>
            {t("cohorts.cancel")}
          </Button>
        </p>
      ) : null}
      {cancelling ? <CancelCohort cohort={cohort} onClose={() => setCancelling(false)} /> : null}
    </section>
  );
}

/** The order's cohorts: what was planned, and how far their people are, as counts. */
export function OrderCohorts({ order, running }: { order: OrderDetail; running: boolean }) {
  const { t } = useWords();
  const [panel, setPanel] = useAddress("panel");
  const read = useWhole(listCohorts, { params: { orderId: order.orderId } }, { refetchInterval: 15_000 });
  const cohorts = read.data;
  if (!cohorts)
    return read.isError ? (
      <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
    ) : (
      <Skeleton active paragraph={{ rows: 6 }} />
    );
  const edited = cohorts.find(({ cohortId }) => panel === `cohort-${cohortId}`);
  return (
    <>
      {running ? (
        <p className="cohort-acts">
          <Button type="primary" onClick={() => setPanel("cohort")}>
            {t("cohorts.plan")}
          </Button>
        </p>
      ) : null}
      {cohorts.length === 0 ? (
        <div className="list">
          <EmptyState title={t("cohorts.empty")} help={t("cohorts.emptyHelp")} />
        </div>
      ) : (
        cohorts.map((cohort) => (
          <CohortCard
            key={cohort.cohortId}
            cohort={cohort}
            running={running}
            onEdit={() => setPanel(`cohort-${cohort.cohortId}`)}
          />
        ))
      )}
      <Suspense>
        {panel === "cohort" ? <PlanCohort order={order} onClose={() => setPanel(undefined)} /> : null}
        {edited ? (
          <PlanCohort key={edited.cohortId} order={order} cohort={edited} onClose={() => setPanel(undefined)} />
        ) : null}
      </Suspense>
    </>
  );
}
