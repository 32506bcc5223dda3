import { type Prospect, SHARED_WITH, shareProspect } from "@shanhai/contract/prospect";
import { useQueryClient } from "@tanstack/react-query";
import { ChoiceField } from "../form/field.tsx";
import { FormDialog } from "../form/form-dialog.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { useToast } from "../shell/toasts.tsx";
import { AlliesField } from "./ally-field.tsx";
import { refreshProspects } from "./refresh-prospects.ts";

/** Who sees a prospect, while an agreement opens it to them. */
export function ShareProspect({ prospect, onClose }: { prospect: Prospect; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const { prospectId, version, sharing } = prospect;
  const form = useContractForm({
    endpoint: shareProspect,
    params: { prospectId },
    initial: {
      with: sharing.with,
      ...Object.fromEntries(sharing.partners.map(({ partnerId }) => [`ally.${partnerId}`, true])),
    },
    read: (values) => ({
      version,
      with: values.with,
      partnerIds:
        values.with === "chosen"
          ? Object.keys(values)
              .filter((name) => name.startsWith("ally.") && values[name] === true)
              .map((name) => name.slice("ally.".length))
          : undefined,
    }),
    onDone: async () => {
      await refreshProspects(queries);
      toast({ text: t("prospects.shared") });
      onClose();
    },
  });
  return (
    <FormDialog form={form} title={t("prospects.share")} submitTitle={t("act.save")} onClose={onClose}>
      <p className="quiet">{t("prospects.shareHelp")}</p>
      <ChoiceField
        form={form}
        name="with"
        label={t("prospects.sharedWith")}
        options={SHARED_WITH.map((value) => ({ value, title: t(`sharedWith.${value}`) }))}
      />
      {form.values.with === "chosen" ? (
        <AlliesField form={form} name="partnerIds" label={t("prospects.allies")} />
      ) : null}
    </FormDialog>
  );
}
