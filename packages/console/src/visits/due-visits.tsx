import { type DueVisit, getVisitRule, listDueVisits, skipDueVisit } from "@shanhai/contract/due-visit";
import { listEngagements } from "@shanhai/contract/engagement";
import { useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { Link } from "react-router";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { TextField } from "../form/field.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { Day } from "../format/moment.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useSession } from "../session/session.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { useAddressWords } from "../shell/use-address.ts";
import { DueTag } from "./due-tag.tsx";
import { PlanVisit } from "./plan-visit.tsx";
import { refreshVisits } from "./refresh-visits.ts";
import { UnsentReports } from "./unsent-reports.tsx";
import { EditVisitRule } from "./visit-rule.tsx";
import { VisitsList } from "./visits-list.tsx";
import "../placement-checks/due-checks.css";

/** A work list drains from its head. */
const AT_ONCE = 100;

function SkipVisit({ due, everyDays, onClose }: { due: DueVisit; everyDays: number; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const title = t("visits.skipNamed", { name: due.enterpriseName });
  const form = useContractForm({
    endpoint: skipDueVisit,
    params: { enterpriseId: due.enterpriseId },
    initial: { reason: "" },
    read: (values) => ({ reason: values.reason }),
    onDone: () => {
      refreshVisits(queries);
      toast({ text: t("visits.skipped", { n: everyDays }) });
      onClose();
    },
  });
  return (
    <SideDrawer title={title} onClose={onClose}>
      <ContractFormFrame form={form} label={title} submitTitle={t("visits.skip")} onCancel={onClose}>
        <TextField form={form} name="reason" label={t("visits.reason")} help={t("visits.skipHelp")} autoFocus />
      </ContractFormFrame>
    </SideDrawer>
  );
}

function Row({ due, onPlan, onSkip }: { due: DueVisit; onPlan: () => void; onSkip: () => void }) {
  const { t } = useWords();
  const { enterpriseId, enterpriseName, lastVisit, openOrders } = due;
  return (
    <li className="due-check due-visit">
      <div className="due-check-person">
        <Link className="row-name" to={`/enterprises/${enterpriseId}`}>
          {enterpriseName}
        </Link>
        <small>{t("visits.orders", { n: openOrders })}</small>
      </div>
      <div className="due-check-day">
        <DueTag due={due.due} />
        <small>
          {lastVisit ? (
            <>
              {t("visits.last")} <Day date={lastVisit} />
            </>
          ) : (
            t("visits.never")
          )}
        </small>
      </div>
      <div className="due-check-acts">
        <Button aria-label={t("visits.planNamed", { name: enterpriseName })} onClick={onPlan}>
          {t("visits.plan")}
        </Button>
        <Button type="text" aria-label={t("visits.skipNamed", { name: enterpriseName })} onClick={onSkip}>
          {t("visits.skip")}
        </Button>
      </div>
    </li>
  );
}

function OverdueEngagements() {
  const { t } = useWords();
  const read = useEndpoint(listEngagements, { query: { show: "overdue", limit: 100 } });
  const count = read.data?.items.length ?? 0;
  if (count === 0) return null;
  return (
    <p className="notice" role="status">
      {t("engagements.overdueNotice", { n: read.data?.cursor ? `${count}+` : count })}{" "}
      <Link to="/engagements?show=overdue">{t("engagements.see")}</Link>
    </p>
  );
}

/** Clients whose turn it is, visits that are planned, and what is overdue of the four steps. */
export function DueVisits() {
  const { t } = useWords();
  const { membership } = useSession();
  const { words, change } = useAddressWords();
  const read = useEndpoint(listDueVisits, { query: { limit: AT_ONCE } }, { refetchInterval: 60_000 });
  const rule = useEndpoint(getVisitRule, {}).data;
  const panel = words.get("panel");
  const client = words.get("client") ?? undefined;
  const close = () => change({ panel: undefined, client: undefined });
  const items = read.data?.items;
  const chosen = items?.find(({ enterpriseId }) => enterpriseId === client);
  return (
    <>
      <UnsentReports />
      <OverdueEngagements />
      <header className="visit-head">
        <h2 className="section-title">{t("visits.due")}</h2>
        <span className="quiet">
          {rule ? (rule.everyDays === 0 ? t("visits.off") : t("visits.dueHelp", { n: rule.everyDays })) : ""}
        </span>
        {membership.role === "owner" && rule ? (
          <Button onClick={() => change({ panel: "rule" })}>{t("visits.rule")}</Button>
        ) : null}
        <Button type="primary" onClick={() => change({ panel: "plan" })}>
          {t("visits.plan")}
        </Button>
      </header>
      <section className="list due-checks visit-list" aria-label={t("visits.due")}>
        {read.isError && !items ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
        {items?.length === 0 ? (
          <EmptyState title={t("visits.nothingDue")} help={t("visits.nothingDueHelp")} />
        ) : (
          <ul>
            {items?.map((due) => (
              <Row
                key={due.enterpriseId}
                due={due}
                onPlan={() => change({ panel: "plan", client: due.enterpriseId })}
                onSkip={() => change({ panel: "skip", client: due.enterpriseId })}
              />
            ))}
            {read.isPending ? (
              <li className="due-check">
                <span className="bone" />
              </li>
            ) : null}
          </ul>
        )}
      </section>
      <header className="visit-head">
        <h2 className="section-title">{t("visits.planned")}</h2>
      </header>
      <VisitsList
        label={t("visits.planned")}
        empty={<EmptyState title={t("visits.nothingPlanned")} help={t("visits.nothingPlannedHelp")} />}
      />
      {panel === "plan" ? <PlanVisit key={client} enterpriseId={client} onClose={close} /> : null}
      {panel === "skip" && chosen && rule ? (
        <SkipVisit due={chosen} everyDays={rule.everyDays} onClose={close} />
      ) : null}
      {panel === "rule" && rule ? <EditVisitRule rule={rule} onClose={close} /> : null}
    </>
  );
}
