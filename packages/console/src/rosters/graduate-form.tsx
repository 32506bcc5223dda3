import { createGraduate } from "@shanhai/contract/graduate";
import { CheckField, TextField } from "../form/field.tsx";
import { FormDialog } from "../form/form-dialog.tsx";
import { typed, useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { useToast } from "../shell/toasts.tsx";
import { GraduateFields, namesIn, readProfile, valuesOfProfile } from "./graduate-fields.tsx";
import { useRosterChanged } from "./use-roster-changed.ts";

/** One graduate by form, with whom they named. */
export function AddGraduate({ rosterId, onClose }: { rosterId: string; onClose: () => void }) {
  const { t } = useWords();
  const toast = useToast();
  const changed = useRosterChanged();
  const form = useContractForm({
    endpoint: createGraduate,
    params: { rosterId },
    initial: { ...valuesOfProfile(), name: "", phone: "", idNumber: "", recipients: "", consent: false },
    read: (values) => ({
      ...readProfile(values, undefined),
      name: values.name,
      phone: typed(values.phone),
      idNumber: typed(values.idNumber),
      recipients: namesIn(String(values.recipients)),
      consent: values.consent === true ? true : undefined,
    }),
    onDone: ({ name }) => {
      changed();
      toast({ text: t("rosters.added", { name }) });
      onClose();
    },
  });
  return (
    <FormDialog form={form} title={t("rosters.add")} submitTitle={t("rosters.add")} onClose={onClose} width={640}>
      <TextField form={form} name="name" label={t("rosters.person")} />
      <div className="field-pair">
        <TextField
          form={form}
          name="phone"
          type="tel"
          label={t("rosters.phone")}
          help={t("rosters.identityHelp")}
          optional
        />
        <TextField form={form} name="idNumber" label={t("rosters.idNumber")} optional />
      </div>
      <GraduateFields form={form} />
      <TextField
        form={form}
        name="recipients"
        label={t("rosters.recipients")}
        help={t("rosters.recipientsHelp")}
        optional
      />
      <CheckField form={form} name="consent" label={t("rosters.consent")} />
    </FormDialog>
  );
}
