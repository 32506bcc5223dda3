import { createRectification, listRectifications } from "@shanhai/contract/rectification";
import { useQueryClient } from "@tanstack/react-query";
import { AgencyField } from "../agencies/agency-field.tsx";
import { TextField } from "../form/field.tsx";
import { FormDialog } from "../form/form-dialog.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { inDays } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { useToast } from "../shell/toasts.tsx";

/** Has an agency put something right by a deadline. */
export function DemandRectification({ agencyId, onClose }: { agencyId: string; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const form = useContractForm({
    endpoint: createRectification,
    initial: { agencyId, demand: "", deadline: inDays(30) },
    draft: "rectification",
    read: (values) => ({ agencyId: values.agencyId, demand: values.demand, deadline: values.deadline }),
    onDone: () => {
      void queries.invalidateQueries({ queryKey: [listRectifications.id] });
      toast({ text: t("rectifications.created") });
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      title={t("rectifications.create")}
      submitTitle={t("rectifications.create")}
      onClose={onClose}
    >
      <AgencyField form={form} />
      <TextField
        form={form}
        name="demand"
        lines={5}
        label={t("rectifications.demand")}
        help={t("rectifications.demandHelp")}
      />
      <TextField form={form} name="deadline" type="date" label={t("quality.deadline")} />
    </FormDialog>
  );
}
