import { ChoiceField } from "../form/field.tsx";
import type { ContractForm } from "../form/use-contract-form.ts";
import { shortName, useMembers } from "../members/use-members.ts";
import { useWords } from "../messages/catalogue.ts";

/** Who of the park's staff looks after a complaint. */
export function OwnerField({ form, blank }: { form: ContractForm; blank: string }) {
  const { t } = useWords();
  const { members = [] } = useMembers();
  return (
    <ChoiceField
      form={form}
      name="ownerId"
      label={t("complaints.owner")}
      options={members.map((one) => ({
        value: one.memberId,
        title: t("punctuation.aside", { text: shortName(one), note: t(`role.${one.role}`) }),
      }))}
      blank={blank}
    />
  );
}
