import { createGraduate } from "@shanhai/contract/graduate";
import { SKILL_LEVELS } from "@shanhai/contract/skill-level";
import { CheckField, ChoiceField, TextField } from "../form/field.tsx";
import { FormDialog } from "../form/form-dialog.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { useToast } from "../shell/toasts.tsx";
import { useRosterChanged } from "./use-roster-changed.ts";

/** Names as people separate them. */
const namesIn = (words: string) =>
  words
    .split(/[,，、;；]/)
    .map((one) => one.trim())
    .filter(Boolean);

/** One graduate by form, with whom they named. */
export function AddGraduate({ rosterId, onClose }: { rosterId: string; onClose: () => void }) {
  const { t } = useWords();
  const toast = useToast();
  const changed = useRosterChanged();
  const some = (value: unknown) => (value ? String(value) : undefined);
  const form = useContractForm({
    endpoint: createGraduate,
    params: { rosterId },
    initial: {
      ...{ name: "", phone: "", idNumber: "", skillLevel: "", major: "", practice: "", occupation: "" },
      ...{ intendedPlace: "", graduatesOn: "", recipients: "", consent: false },
    },
    read: (values) => ({
      name: values.name,
      phone: some(values.phone),
      idNumber: some(values.idNumber),
      skillLevel: some(values.skillLevel),
      major: some(values.major),
      practice: some(values.practice),
      occupation: some(values.occupation),
      intendedPlace: some(values.intendedPlace),
      graduatesOn: some(values.graduatesOn),
      recipients: namesIn(String(values.recipients)),
      consent: values.consent === true ? true : undefined,
    }),
    onDone: ({ name }) => {
      changed();
      toast({ text: t("rosters.added", { name }) });
      onClose();
    },
  });
  const levels = SKILL_LEVELS.map((value) => ({ value, title: value }));
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
      <div className="field-pair">
        <TextField form={form} name="major" label={t("rosters.major")} optional />
        <ChoiceField form={form} name="skillLevel" label={t("rosters.level")} blank="—" options={levels} />
      </div>
      <div className="field-pair">
        <TextField
          form={form}
          name="occupation"
          label={t("rosters.direction")}
          help={t("rosters.directionHelp")}
          optional
        />
        <TextField form={form} name="intendedPlace" label={t("rosters.place")} optional />
      </div>
      <TextField form={form} name="practice" lines={2} label={t("rosters.practice")} optional />
      <TextField form={form} name="graduatesOn" type="month" label={t("rosters.graduatesOn")} optional />
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
