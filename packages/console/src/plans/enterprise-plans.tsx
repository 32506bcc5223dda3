import { matchPlans, type PlanMatches, proposePlan } from "@shanhai/contract/plan";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Skeleton from "antd/es/skeleton";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { refreshEngagements } from "../engagements/refresh-engagements.ts";
import { Moment } from "../format/moment.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { problemText } from "../problem/problem-text.ts";
import { act } from "../session/api.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { useToast } from "../shell/toasts.tsx";
import { PlanReasons, PlanRules } from "./plan-reasons.tsx";
import "../events/events.css";
import "../figures/figures.css";
import "./plans.css";

type Fitting = PlanMatches["fitting"][number];

function Fit({
  fit,
  children,
}: {
  fit: Pick<Fitting, "kind" | "points" | "reasons"> & { name?: string };
  children: ReactNode;
}) {
  const { t } = useWords();
  return (
    <li className="plan">
      <header>
        <h3>{fit.name ?? t(`offeringKind.${fit.kind}`)}</h3>
        {fit.name ? <span className="quiet">{t(`offeringKind.${fit.kind}`)}</span> : null}
        <b className="number">{t("plans.points", { n: fit.points })}</b>
        {children}
      </header>
      <PlanReasons reasons={fit.reasons} leads="/agency-leads" />
    </li>
  );
}

/** Which of the agency's offerings fit this client and why; one act takes one into the four steps. */
export function EnterprisePlans({ enterpriseId }: { enterpriseId: string }) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const read = useEndpoint(matchPlans, { params: { enterpriseId } });
  const propose = useMutation({
    mutationFn: ({ offeringId }: Fitting) =>
      act(proposePlan, { params: { enterpriseId }, body: { offeringId }, idempotencyKey: crypto.randomUUID() }),
    onSuccess: (_, { name }) => toast({ text: t("plans.done", { name }) }),
    onError: (error) => toast({ text: problemText(error, t("problem.network")), tone: "bad" }),
    onSettled: () => Promise.all([read.refetch(), refreshEngagements(queries)]),
  });
  if (read.isError && !read.data) return <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Skeleton active paragraph={{ rows: 3 }} />;
  const { fitting, missing, proposed, sold, rules } = read.data;
  return (
    <section className="panel plans" aria-label={t("plans.title")}>
      <h2>{t("plans.title")}</h2>
      <p className="quiet">{t("plans.lead")}</p>
      {fitting.length + missing.length + proposed.length === 0 ? (
        <EmptyState title={t("plans.none")} help={t("plans.noneHelp")} />
      ) : (
        <ul className="plan-list">
          {fitting.map((fit) => (
            <Fit key={fit.offeringId} fit={fit}>
              <Button
                size="small"
                disabled={propose.isPending}
                aria-label={t("plans.proposeNamed", { name: fit.name })}
                onClick={() => propose.mutate(fit)}
              >
                {t("plans.propose")}
              </Button>
            </Fit>
          ))}
          {missing.map((fit) => (
            <Fit key={fit.kind} fit={fit}>
              <span className="quiet">
                {t("plans.missing")} · <Link to="/offerings">{t("plans.add")}</Link>
              </span>
            </Fit>
          ))}
          {proposed.map((plan) => (
            <li key={plan.offeringId} className="plan" data-state="proposed">
              <header>
                <h3>{plan.offeringName}</h3>
                <span className="quiet">
                  {t("plans.proposed")} · <Moment at={plan.proposedAt} />
                </span>
              </header>
              <PlanReasons reasons={plan.reasons} leads="/agency-leads" />
            </li>
          ))}
        </ul>
      )}
      {sold.length > 0 ? (
        <p className="quiet">{t("plans.sold", { kinds: sold.map((kind) => t(`offeringKind.${kind}`)).join(" · ") })}</p>
      ) : null}
      <PlanRules rules={rules} />
    </section>
  );
}
