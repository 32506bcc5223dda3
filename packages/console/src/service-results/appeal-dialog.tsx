import { createAppeal, listServiceResults, type ServiceResult } from "@shanhai/contract/service-result";
import { useQueryClient } from "@tanstack/react-query";
import { TextField } from "../form/field.tsx";
import { FormDialog } from "../form/form-dialog.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { useToast } from "../shell/toasts.tsx";

/** The agency's one appeal. */
export function AppealDialog({ result, onClose }: { result: ServiceResult; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const { programmeId, version } = result;
  const form = useContractForm({
    endpoint: createAppeal,
    params: { programmeId },
    initial: { grounds: "" },
    draft: `appeal:${programmeId}`,
    read: ({ grounds }) => ({ version, grounds }),
    onDone: () => {
      void queries.invalidateQueries({ queryKey: [listServiceResults.id] });
      toast({ text: t("results.appealed") });
      onClose();
    },
  });
  return (
    <FormDialog form={form} title={t("results.appealTitle")} submitTitle={t("results.appeal")} onClose={onClose}>
      <TextField form={form} name="grounds" lines={5} label={t("results.grounds")} help={t("results.groundsHelp")} />
    </FormDialog>
  );
}
