import { type Lead, updateLead } from "@shanhai/contract/lead";
import { useQueryClient } from "@tanstack/react-query";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { TextField } from "../form/field.tsx";
import { typed, useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { LeadMoreFields, readMore } from "./lead-fields.tsx";
import { refreshLeads } from "./refresh-leads.ts";

/** What was learnt since: whatever is cleared is forgotten, and the score follows. */
export function EditLead({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const { leadId, version, kind, organisation = "", contactName, note = "", offeringKind = "", headcount } = lead;
  const form = useContractForm({
    endpoint: updateLead,
    params: { leadId },
    initial: {
      organisation,
      contactName,
      note,
      offeringKind,
      headcount: headcount === undefined ? "" : String(headcount),
      licensed: lead.licensed ?? false,
      timing: lead.timing ?? "",
    },
    read: (values) => {
      const more = Object.entries(readMore(values, kind)).map(([name, value]) => [name, value ?? null]);
      return {
        version,
        organisation: typed(values.organisation) ?? null,
        contactName: values.contactName,
        ...Object.fromEntries(more),
      };
    },
    onDone: () => {
      void refreshLeads(queries);
      toast({ text: t("leads.editSaved") });
      onClose();
    },
  });
  return (
    <SideDrawer title={t("leads.edit")} onClose={onClose}>
      <ContractFormFrame form={form} label={t("leads.edit")} submitTitle={t("act.save")} onCancel={onClose}>
        <TextField form={form} name="organisation" label={t("leads.organisation")} optional />
        <TextField form={form} name="contactName" label={t("leads.person")} />
        <LeadMoreFields form={form} kind={kind} />
      </ContractFormFrame>
    </SideDrawer>
  );
}
