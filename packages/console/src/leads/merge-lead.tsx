import { type Lead, listLeads, mergeLeads } from "@shanhai/contract/lead";
import { useQueryClient } from "@tanstack/react-query";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { ChoiceField } from "../form/field.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { phoneText } from "../format/phone.ts";
import { useWords } from "../messages/catalogue.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { refreshLeads } from "./refresh-leads.ts";

/** Two leads that are one: chosen among the newest of the same kind, of the same event where there is one. */
export function MergeLead({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const { leadId, version, kind, eventId } = lead;
  const query = { kind, limit: 100, ...(eventId ? { eventId } : {}) };
  const others = useEndpoint(listLeads, { query }).data?.items.filter(
    (one) => one.leadId !== leadId && one.status !== "converted" && one.merged.length === 0,
  );
  const form = useContractForm({
    endpoint: mergeLeads,
    params: { leadId },
    initial: { otherId: "" },
    read: (values) => ({ version, otherId: values.otherId }),
    onDone: () => {
      void refreshLeads(queries);
      toast({ text: t("leads.merged") });
      onClose();
    },
  });
  return (
    <SideDrawer title={t("leads.merge")} onClose={onClose}>
      <ContractFormFrame form={form} label={t("leads.merge")} submitTitle={t("leads.merge")} onCancel={onClose}>
        <p>{t("leads.mergeHelp")}</p>
        <ChoiceField
          form={form}
          name="otherId"
          label={t("leads.mergeWith")}
          blank={t("form.choose")}
          help={others?.length === 0 ? t("leads.noOthers") : undefined}
          options={(others ?? []).map((one) => ({
            value: one.leadId,
            title: [one.organisation, one.contactName, phoneText(one.phone)].filter(Boolean).join(" · "),
          }))}
        />
      </ContractFormFrame>
    </SideDrawer>
  );
}
