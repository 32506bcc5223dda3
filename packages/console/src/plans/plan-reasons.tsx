import type { PlanRule } from "@shanhai/contract/plan";
import { Link } from "react-router";
import { useWords } from "../messages/catalogue.ts";
import { ScrollArea } from "../shell/scroll-area.tsx";

/** Why an offering fits: each rule that holds, its numbers, its points, and the rows that they are of. */
export function PlanReasons({ reasons, leads }: { reasons: readonly PlanRule[]; leads?: string }) {
  const { t } = useWords();
  return (
    <ul className="plan-reasons">
      {reasons.map(({ measure, n, least, points, occupation = "", orderIds, leadId }) => (
        <li key={measure}>
          {t(`planReason.${measure}`, { n, least, occupation })}{" "}
          <b className="number">{t("plans.points", { n: points })}</b>{" "}
          {orderIds.map((id, index) => (
            <Link key={id} to={`/orders/${id}`}>
              {t("plans.order", { n: index + 1 })}{" "}
            </Link>
          ))}
          {leadId && leads ? <Link to={`${leads}/${leadId}`}>{t("plans.fromLead")}</Link> : null}
        </li>
      ))}
    </ul>
  );
}

/** Every rule with what it measured: nothing is weighed that does not stand here. */
export function PlanRules({ rules }: { rules: readonly PlanRule[] }) {
  const { t } = useWords();
  return (
    <details className="plan-rules">
      <summary>{t("plans.rules")}</summary>
      <ScrollArea label={t("plans.rules")} className="figure-table">
        <table className="event-table">
          <thead>
            <tr>
              <th scope="col">{t("offerings.kind")}</th>
              <th scope="col">{t("plans.rule")}</th>
              <th scope="col">{t("plans.from")}</th>
              <th scope="col">{t("plans.measured")}</th>
              <th scope="col">{t("plans.gives")}</th>
            </tr>
          </thead>
          <tbody>
            {rules.map(({ kind, measure, least, n, points }) => (
              <tr key={`${kind} ${measure}`} data-holds={n >= least}>
                <td>{t(`offeringKind.${kind}`)}</td>
                <td>{t(`planMeasure.${measure}`)}</td>
                <td>{least}</td>
                <td>{n}</td>
                <td>{n >= least ? <b>{points}</b> : <span className="quiet">{points}</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </details>
  );
}
