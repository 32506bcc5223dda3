import { listAgencies } from "@shanhai/contract/agency";
import { assignLead, type Lead } from "@shanhai/contract/lead";
import { useQueryClient } from "@tanstack/react-query";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { ChoiceField, TextField } from "../form/field.tsx";
import { typed, useContractForm } from "../form/use-contract-form.ts";
import { shortName, useMembers } from "../members/use-members.ts";
import { useWords } from "../messages/catalogue.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { refreshLeads } from "./refresh-leads.ts";

/** Whom a lead of that kind may be given to by hand. */
function useAssignees(kind: Lead["kind"]) {
  const { members } = useMembers();
  const agencies = useEndpoint(listAgencies, { query: { limit: 100 } }, { enabled: kind === "service" }).data?.items;
  if (kind === "service")
    return agencies
      ?.filter(({ status }) => status === "active")
      .map(({ agencyId, name }) => ({ value: agencyId as string, title: name }));
  return members
    ?.filter(({ role }) => role === "administrator")
    .map((member) => ({ value: member.memberId as string, title: shortName(member) }));
}

/** Gives a lead to whose turn it is, or to somebody by hand, by a day. */
export function AssignLead({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const { leadId, version, kind, assignee } = lead;
  const options = useAssignees(kind);
  const title = t(assignee ? "leads.reassign" : "leads.assign");
  const form = useContractForm({
    endpoint: assignLead,
    params: { leadId },
    initial: { to: "", due: "" },
    read: (values) => ({
      version,
      ...(kind === "service" ? { agencyId: typed(values.to) } : { memberId: typed(values.to) }),
      due: typed(values.due),
    }),
    onDone: async (after) => {
      await refreshLeads(queries);
      toast({ text: t("leads.assigned", { name: after.assignee ? shortName(after.assignee) : "" }) });
      onClose();
    },
  });
  return (
    <SideDrawer title={title} onClose={onClose}>
      <ContractFormFrame form={form} label={title} submitTitle={title} onCancel={onClose}>
        <ChoiceField
          form={form}
          name="to"
          label={t("leads.to")}
          blank={t("leads.inTurn")}
          help={
            typed(form.values.to) ? undefined : t(kind === "service" ? "leads.inTurnService" : "leads.inTurnSettlement")
          }
          options={options ?? []}
        />
        <TextField form={form} name="due" type="date" label={t("leads.due")} help={t("leads.dueHelp")} optional />
      </ContractFormFrame>
    </SideDrawer>
  );
}
