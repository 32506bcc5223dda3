import { DivisionField } from "../form/division-field.tsx";
import { TextField } from "../form/field.tsx";
import type { ContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";

/** Where the work is, until when it is shown, and what else there is to say. */
export function PostingFields({ form }: { form: ContractForm }) {
  const { t } = useWords();
  return (
    <>
      <DivisionField form={form} name="division" label={t("postings.division")} help={t("postings.divisionHelp")} />
      <TextField
        form={form}
        name="validThrough"
        type="date"
        label={t("postings.validThrough")}
        help={t("postings.validThroughHelp")}
      />
      <TextField
        form={form}
        name="description"
        lines={4}
        label={t("postings.description")}
        help={t("postings.descriptionHelp")}
        optional
      />
    </>
  );
}
