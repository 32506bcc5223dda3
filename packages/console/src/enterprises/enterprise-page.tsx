import { getEnterprise } from "@shanhai/contract/enterprise";
import { getEnterpriseRetention } from "@shanhai/contract/retention";
import Button from "antd/es/button";
import { useParams } from "react-router";
import { EnterpriseEngagement } from "../engagements/enterprise-engagement.tsx";
import { EnterpriseLinks } from "../enterprise-links/enterprise-links.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { EnterprisePlans } from "../plans/enterprise-plans.tsx";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { RetentionChart } from "../retention/retention-chart.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { useAddress } from "../shell/use-address.ts";
import { PlanVisit } from "../visits/plan-visit.tsx";
import { VisitsList } from "../visits/visits-list.tsx";
import { EditEnterprise } from "./edit-enterprise.tsx";

/** One client: how far the agency is with it, every visit, and how many stayed. */
export function EnterprisePage() {
  const { t } = useWords();
  const { enterpriseId = "" } = useParams();
  const [panel, setPanel] = useAddress("panel");
  const read = useEndpoint(getEnterprise, { params: { enterpriseId } });
  const enterprise = read.data;
  const close = () => setPanel(undefined);
  const plan = (
    <Button type="primary" onClick={() => setPanel("visit")}>
      {t("visits.plan")}
    </Button>
  );
  if (read.isError && !enterprise) return <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />;
  const contact = [enterprise?.industry, enterprise?.contactName, enterprise?.contactPhone].filter(Boolean).join(" · ");
  return (
    <>
      <PageHead
        title={enterprise?.name ?? t("enterprises.title")}
        back={{ to: "/enterprises", title: t("enterprises.title") }}
        aside={contact ? <span className="quiet">{contact}</span> : null}
      >
        <Button onClick={() => setPanel("edit")}>{t("act.edit")}</Button>
        {plan}
      </PageHead>
      <EnterpriseEngagement enterpriseId={enterpriseId} />
      <EnterprisePlans enterpriseId={enterpriseId} />
      <EnterpriseLinks enterpriseId={enterpriseId} name={enterprise?.name ?? ""} />
      <h2 className="section-title visit-title">{t("visits.history")}</h2>
      <VisitsList
        of="client"
        query={{ enterpriseId }}
        label={t("visits.history")}
        empty={
          <EmptyState title={t("visits.historyEmpty")} help={t("visits.historyEmptyHelp")}>
            {plan}
          </EmptyState>
        }
      />
      <div className="visit-title">
        <RetentionChart endpoint={getEnterpriseRetention} params={{ enterpriseId }} />
      </div>
      {panel === "visit" ? <PlanVisit enterpriseId={enterpriseId} onClose={close} /> : null}
      {panel === "edit" ? <EditEnterprise enterpriseId={enterpriseId} onClose={close} /> : null}
    </>
  );
}
