import { PARTNER_KINDS } from "@shanhai/contract/partner";
import { DivisionField } from "../form/division-field.tsx";
import { ChoiceField, TextField } from "../form/field.tsx";
import type { ContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";

/** The fields of a partner; a known one keeps its kind. */
export function PartnerFields({ form, known = false }: { form: ContractForm; known?: boolean }) {
  const { t } = useWords();
  return (
    <>
      <TextField form={form} name="name" label={t("partners.name")} />
      {known ? null : (
        <ChoiceField
          form={form}
          name="kind"
          label={t("partners.kind")}
          options={PARTNER_KINDS.map((kind) => ({ value: kind, title: t(`partnerKind.${kind}`) }))}
        />
      )}
      <DivisionField form={form} name="division" label={t("partners.place")} anyLevel />
      <div className="field-pair">
        <TextField form={form} name="contactName" label={t("partners.contactName")} optional />
        <TextField form={form} name="contactPhone" type="tel" label={t("partners.contactPhone")} optional />
      </div>
      <TextField form={form} name="note" lines={3} label={t("partners.note")} help={t("partners.noteHelp")} optional />
    </>
  );
}
