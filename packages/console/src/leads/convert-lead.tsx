import { type AgencyLead, convertAgencyLead } from "@shanhai/contract/agency-lead";
import { listEngagements } from "@shanhai/contract/engagement";
import { listEnterprises } from "@shanhai/contract/enterprise";
import { listOrders } from "@shanhai/contract/order";
import { useQueryClient } from "@tanstack/react-query";
import { EnterpriseField } from "../enterprises/enterprise-field.tsx";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { ChoiceField, TextField } from "../form/field.tsx";
import { typed, useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { refreshLeads } from "./refresh-leads.ts";

/**
 * A lead that became a client: a new enterprise of its own facts, one on file, an order, or an engagement. What is an enterprise
 * already may go on to an order or an engagement with it.
 */
export function ConvertLead({ lead, onClose }: { lead: AgencyLead; onClose: () => void }) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const { leadId, version, target } = lead;
  const client = target?.enterpriseId;
  const orders = useEndpoint(listOrders, { query: { limit: 100 } }).data?.items;
  const choices = [
    { value: "uscc", title: t("leads.convertNew") },
    { value: "enterpriseId", title: t("leads.convertEnterprise") },
    { value: "orderId", title: t("leads.convertOrder") },
    { value: "engageWith", title: t("leads.convertEngagement") },
  ].filter(({ value }) =>
    client ? (value === "engageWith" && !target.engagementId) || (value === "orderId" && !target.orderId) : true,
  );
  const form = useContractForm({
    endpoint: convertAgencyLead,
    params: { leadId },
    initial: {
      as: choices.at(client ? -1 : 0)?.value ?? "",
      uscc: "",
      enterpriseId: "",
      orderId: "",
      engageWith: client ?? "",
    },
    read: (values) => ({ version, [String(values.as)]: typed(values[String(values.as)]) ?? "" }),
    onDone: () => {
      void refreshLeads(queries);
      for (const { id } of [listEnterprises, listEngagements]) void queries.invalidateQueries({ queryKey: [id] });
      toast({ text: t("leads.converted") });
      onClose();
    },
  });
  const as = form.values.as;
  const fields = {
    uscc: <TextField form={form} name="uscc" label={t("enterprises.uscc")} help={t("enterprises.usccHelp")} />,
    enterpriseId: <EnterpriseField form={form} name="enterpriseId" label={t("orders.enterprise")} />,
    orderId: (
      <ChoiceField
        form={form}
        name="orderId"
        label={t("leads.order")}
        blank={t("form.choose")}
        options={(orders ?? [])
          .filter(({ enterpriseId }) => !client || enterpriseId === client)
          .map(({ orderId, title }) => ({ value: orderId, title }))}
      />
    ),
    engageWith: client ? null : <EnterpriseField form={form} name="engageWith" label={t("orders.enterprise")} />,
  };
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
          help={as === "engageWith" ? t("leads.engageHelp") : undefined}
          options={choices}
        />
        {fields[as as keyof typeof fields]}
      </ContractFormFrame>
    </SideDrawer>
  );
}
