import { Graduate, updateGraduate } from "@shanhai/contract/graduate";
import { ConsentMeans } from "@shanhai/contract/recipient";
import type { Values } from "../form/draft.ts";
import { ChoiceField, TextField } from "../form/field.tsx";
import { FormDialog } from "../form/form-dialog.tsx";
import { explainStale } from "../form/stale-notice.tsx";
import { typed, useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { useToast } from "../shell/toasts.tsx";
import { GraduateFields, namesIn, readProfile, valuesOfProfile } from "./graduate-fields.tsx";
import { useRosterChanged } from "./use-roster-changed.ts";

function valuesOf(graduate: Graduate, separator: string): Values {
  const { name, phone = "", recipients = [], version } = graduate;
  const names = recipients.map((one) => one.name).join(separator);
  return { ...valuesOfProfile(graduate), name, phone, recipients: names, means: "written", version: String(version) };
}

interface EditGraduateProps {
  graduate: Graduate;
  onSaved: (after: Graduate) => void;
  onClose: () => void;
}

/** Changes a graduate's profile, and whom they named. */
export function EditGraduate({ graduate, onSaved, onClose }: EditGraduateProps) {
  const { t } = useWords();
  const toast = useToast();
  const changed = useRosterChanged();
  const { graduateId, name } = graduate;
  const shown = (one: Graduate) => valuesOf(one, t("punctuation.list"));
  const initial = shown(graduate);
  const form = useContractForm({
    endpoint: updateGraduate,
    params: { graduateId },
    initial,
    read: (values) => ({
      ...readProfile(values, null),
      name: values.name,
      phone: typed(values.phone),
      // Consents that nobody touched stay as they are, whatever stands in a name.
      ...(values.recipients === initial.recipients
        ? {}
        : { recipients: namesIn(String(values.recipients)), means: values.means }),
      version: Number(values.version),
    }),
    onDone: (after) => {
      changed();
      toast({ text: t("form.saved") });
      onSaved(after);
    },
  });
  const known = namesIn(String(initial.recipients));
  const namesMore = namesIn(String(form.values.recipients)).some((one) => !known.includes(one));
  return (
    <FormDialog
      form={form}
      title={t("rosters.editNamed", { name })}
      submitTitle={t("act.save")}
      onClose={onClose}
      width={640}
      explain={() => explainStale(form, Graduate, shown)}
    >
      <TextField form={form} name="name" label={t("rosters.person")} />
      <TextField
        form={form}
        name="phone"
        type="tel"
        label={t("rosters.phone")}
        {...(graduate.phone ? { help: t("rosters.phoneKeepHelp") } : {})}
        optional={!graduate.phone}
      />
      <GraduateFields form={form} />
      <TextField
        form={form}
        name="recipients"
        label={t("rosters.recipients")}
        help={t("rosters.recipientsKeepHelp")}
        optional
      />
      {namesMore ? (
        <ChoiceField
          form={form}
          name="means"
          label={t("rosters.means")}
          options={ConsentMeans.options.map((value) => ({ value, title: t(`recipients.meansOf.${value}`) }))}
        />
      ) : null}
    </FormDialog>
  );
}
