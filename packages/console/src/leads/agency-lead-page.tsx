import { type AgencyLead, convertAgencyLead, getAgencyLead } from "@shanhai/contract/agency-lead";
import { listEnterprises } from "@shanhai/contract/enterprise";
import { listOrders } from "@shanhai/contract/order";
import { useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Skeleton from "antd/es/skeleton";
import { Link, useParams } from "react-router";
import { EnterpriseField } from "../enterprises/enterprise-field.tsx";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { ChoiceField, TextField } from "../form/field.tsx";
import { typed, useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { useAddress } from "../shell/use-address.ts";
import { LeadDetail } from "./lead-detail.tsx";
import { LeadStatusTag } from "./lead-status-tag.tsx";
import { refreshLeads } from "./refresh-leads.ts";
import { TransitLead } from "./transit-lead.tsx";

/** A lead that became a client: a new enterprise of its own facts, one on file, or an order. */
function ConvertLead({ lead, onClose }: { lead: AgencyLead; onClose: () => void }) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const { leadId, version } = lead;
  const orders = useEndpoint(listOrders, { query: { limit: 100 } }).data?.items;
  const form = useContractForm({
    endpoint: convertAgencyLead,
    params: { leadId },
    initial: { as: "uscc", uscc: "", enterpriseId: "", orderId: "" },
    read: (values) => ({ version, [String(values.as)]: typed(values[String(values.as)]) ?? "" }),
    onDone: () => {
      refreshLeads(queries);
      void queries.invalidateQueries({ queryKey: [listEnterprises.id] });
      toast({ text: t("leads.converted") });
      onClose();
    },
  });
  const as = form.values.as;
  return (
    <SideDrawer title={t("leads.convertTitle")} onClose={onClose}>
      <ContractFormFrame
        form={form}
        label={t("leads.convertTitle")}
        submitTitle={t("leads.convert")}
        onCancel={onClose}
      >
        <ChoiceField
          form={form}
          name="as"
          label={t("leads.convertHow")}
          options={[
            { value: "uscc", title: t("leads.convertNew") },
            { value: "enterpriseId", title: t("leads.convertEnterprise") },
            { value: "orderId", title: t("leads.convertOrder") },
          ]}
        />
        {as === "uscc" ? (
          <TextField form={form} name="uscc" label={t("enterprises.uscc")} help={t("enterprises.usccHelp")} />
        ) : as === "enterpriseId" ? (
          <EnterpriseField form={form} name="enterpriseId" label={t("orders.enterprise")} />
        ) : (
          <ChoiceField
            form={form}
            name="orderId"
            label={t("leads.order")}
            blank={t("form.choose")}
            options={(orders ?? []).map(({ orderId, title }) => ({ value: orderId, title }))}
          />
        )}
      </ContractFormFrame>
    </SideDrawer>
  );
}

/** One lead of the agency: whoever opens it calls, notes, converts or gives it up. */
export function AgencyLeadPage() {
  const { t } = useWords();
  const { leadId = "" } = useParams();
  const [panel, setPanel] = useAddress("panel");
  const read = useEndpoint(getAgencyLead, { params: { leadId } }, { refetchInterval: 15_000 });
  const lead = read.data;
  return (
    <>
      <PageHead
        title={lead?.organisation ?? lead?.contactName ?? t("leads.title")}
        back={{ to: "/agency-leads", title: t("leads.title") }}
        aside={lead ? <LeadStatusTag status={lead.status} /> : null}
      >
        {lead ? <TransitLead key={lead.status} lead={lead} side="agency" /> : null}
        {lead && lead.status !== "converted" ? (
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
              {t("leads.loseReason")}：{lead.lostReason}
            </p>
          ) : null}
          {lead.target ? (
            <p className="notice" data-tone="quiet">
              {t("leads.converted")} ·{" "}
              {lead.target.orderId ? (
                <Link to={`/orders/${lead.target.orderId}`}>{t("leads.toOrder")}</Link>
              ) : (
                <Link to="/enterprises">{t("leads.toEnterprise")}</Link>
              )}
            </p>
          ) : null}
        </LeadDetail>
      ) : (
        <Skeleton active paragraph={{ rows: 6 }} />
      )}
      {lead && panel === "convert" ? <ConvertLead lead={lead} onClose={() => setPanel(undefined)} /> : null}
    </>
  );
}
