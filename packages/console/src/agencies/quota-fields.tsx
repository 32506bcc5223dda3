import { TextField } from "../form/field.tsx";
import type { ContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";

/** What a park allows an agency: members, imports a day, requests a minute. */
export function QuotaFields({ form }: { form: ContractForm }) {
  const { t } = useWords();
  return (
    <>
      <TextField
        form={form}
        name="quotas.members"
        type="number"
        label={t("quotas.members")}
        help={t("quotas.membersHelp")}
      />
      <TextField
        form={form}
        name="quotas.importsADay"
        type="number"
        label={t("quotas.importsADay")}
        help={t("quotas.importsADayHelp")}
      />
      <TextField
        form={form}
        name="quotas.requestsAMinute"
        type="number"
        label={t("quotas.requestsAMinute")}
        help={t("quotas.requestsAMinuteHelp")}
      />
    </>
  );
}
