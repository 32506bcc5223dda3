import { matchLead } from "@shanhai/contract/plan";
import Skeleton from "antd/es/skeleton";
import { Link } from "react-router";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PlanReasons, PlanRules } from "./plan-reasons.tsx";
import "../events/events.css";
import "../figures/figures.css";
import "./plans.css";

/** Which agencies' published offerings fit a need that the park was told of. */
export function LeadPlans({ leadId }: { leadId: string }) {
  const { t } = useWords();
  const read = useEndpoint(matchLead, { params: { leadId } });
  if (read.isError && !read.data) return <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Skeleton active paragraph={{ rows: 3 }} />;
  const { fitting, rules } = read.data;
  return (
    <section className="panel plans" aria-label={t("plans.leadTitle")}>
      <h2>{t("plans.leadTitle")}</h2>
      <p className="quiet">{t("plans.leadLead")}</p>
      {fitting.length === 0 ? <EmptyState title={t("plans.leadNone")} help={t("plans.leadNoneHelp")} /> : null}
      <ul className="plan-list">
        {fitting.map(({ offering, points, reasons }) => (
          <li key={offering.offeringId} className="plan">
            <header>
              <h3>{offering.name}</h3>
              <Link to={`/agencies/${offering.agencyId}`}>{offering.agencyName}</Link>
              <b className="number">{t("plans.points", { n: points })}</b>
            </header>
            <PlanReasons reasons={reasons} />
          </li>
        ))}
      </ul>
      <PlanRules rules={rules} />
    </section>
  );
}
