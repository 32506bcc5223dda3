import { getAgencyLead } from "@shanhai/contract/agency-lead";
import type { LeadTarget } from "@shanhai/contract/lead";
import Button from "antd/es/button";
import Skeleton from "antd/es/skeleton";
import { lazy, Suspense } from "react";
import { Link, useParams } from "react-router";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { useAddress } from "../shell/use-address.ts";
import { LeadDetail } from "./lead-detail.tsx";
import { LeadStatusTag } from "./lead-status-tag.tsx";
import { TransitLead } from "./transit-lead.tsx";

const ConvertLead = lazy(async () => ({ default: (await import("./convert-lead.tsx")).ConvertLead }));
const OrderFromLead = lazy(async () => ({ default: (await import("./order-from-lead.tsx")).OrderFromLead }));

/** What it became, each with the way there. */
function Became({ target: { enterpriseId, orderId, engagementId } }: { target: LeadTarget }) {
  const { t } = useWords();
  return (
    <p className="notice" data-tone="quiet">
      {t("leads.converted")} ·{" "}
      {enterpriseId && !engagementId ? (
        <Link to={`/enterprises/${enterpriseId}`}>{t("leads.toEnterprise")}</Link>
      ) : null}{" "}
      {engagementId ? <Link to={`/enterprises/${enterpriseId}`}>{t("leads.toEngagement")}</Link> : null}{" "}
      {orderId ? <Link to={`/orders/${orderId}`}>{t("leads.toOrder")}</Link> : null}
    </p>
  );
}

/** One lead of the agency: whoever opens it calls, notes, converts or gives it up. */
export function AgencyLeadPage() {
  const { t } = useWords();
  const { leadId = "" } = useParams();
  const [panel, setPanel] = useAddress("panel");
  const read = useEndpoint(getAgencyLead, { params: { leadId } }, { refetchInterval: 15_000 });
  const lead = read.data;
  const { enterpriseId, orderId, engagementId } = lead?.target ?? {};
  const mayGoOn = enterpriseId !== undefined && !(orderId && engagementId);
  return (
    <>
      <PageHead
        title={lead?.organisation ?? lead?.contactName ?? t("leads.title")}
        back={{ to: "/agency-leads", title: t("leads.title") }}
        aside={lead ? <LeadStatusTag status={lead.status} /> : null}
      >
        {lead ? <TransitLead lead={lead} side="agency" /> : null}
        {lead && !lead.target?.orderId ? (
          <Button onClick={() => setPanel("order")}>{t("leads.newOrder")}</Button>
        ) : null}
        {lead && (lead.status !== "converted" || mayGoOn) ? (
          <Button type="primary" onClick={() => setPanel("convert")}>
            {t("leads.convertTitle")}
          </Button>
        ) : null}
      </PageHead>
      {read.isError && !lead ? (
        <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
      ) : lead ? (
        <LeadDetail
          lead={lead}
          more={[
            [t("leads.event"), lead.eventTitle],
            [t("leads.source"), t(`leads.sources.${lead.origin}`)],
          ]}
        >
          {lead.status === "lost" && lead.lostReason ? (
            <p className="notice">
              {t("leads.loseReason")}
              {t("punctuation.colon")}
              {lead.lostReason}
            </p>
          ) : null}
          {lead.target ? <Became target={lead.target} /> : null}
        </LeadDetail>
      ) : (
        <Skeleton active paragraph={{ rows: 6 }} />
      )}
      <Suspense>
        {lead && panel === "convert" ? <ConvertLead lead={lead} onClose={() => setPanel(undefined)} /> : null}
        {lead && panel === "order" ? <OrderFromLead lead={lead} onClose={() => setPanel(undefined)} /> : null}
      </Suspense>
    </>
  );
}
