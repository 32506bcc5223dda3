import { type Prospect, type ProspectStatus, transitProspect } from "@shanhai/contract/prospect";
import { useQueryClient } from "@tanstack/react-query";
import { TextField } from "../form/field.tsx";
import { FormDialog } from "../form/form-dialog.tsx";
import { typed, useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { useToast } from "../shell/toasts.tsx";
import { AllyField } from "./ally-field.tsx";
import { refreshProspects } from "./refresh-prospects.ts";

/** A prospect won, perhaps with an ally, closed with its reason, or taken up again. */
export function TransitProspect({
  prospect,
  to,
  onClose,
}: {
  prospect: Prospect;
  to: ProspectStatus;
  onClose: () => void;
}) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const { prospectId, version } = prospect;
  const form = useContractForm({
    endpoint: transitProspect,
    params: { prospectId },
    initial: { reason: "", partnerId: "" },
    read: ({ reason, partnerId }) => ({ to, version, reason: typed(reason), partnerId: typed(partnerId) }),
    onDone: async () => {
      await refreshProspects(queries);
      toast({ text: t("prospects.saved") });
      onClose();
    },
  });
  const title = t(`prospects.to.${to}`);
  return (
    <FormDialog form={form} title={title} submitTitle={title} onClose={onClose}>
      <p className="quiet">{t(`prospects.toHelp.${to}`)}</p>
      {to === "won" ? <AllyField form={form} name="partnerId" label={t("prospects.wonWith")} optional /> : null}
      <TextField form={form} name="reason" lines={3} label={t("prospects.reason")} optional={to !== "closed"} />
    </FormDialog>
  );
}
