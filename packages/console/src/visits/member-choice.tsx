import { ChoiceField } from "../form/field.tsx";
import type { ContractForm } from "../form/use-contract-form.ts";
import { shortName, useMembers } from "../members/use-members.ts";
import { useWords } from "../messages/catalogue.ts";

/** Who goes: oneself, unless a colleague is chosen. */
export function MemberChoice({ form, name = "memberId" }: { form: ContractForm; name?: string }) {
  const { t } = useWords();
  const { members = [] } = useMembers();
  return (
    <ChoiceField
      form={form}
      name={name}
      label={t("visits.member")}
      blank={t("visits.oneself")}
      options={members.map((member) => ({ value: member.memberId, title: shortName(member) }))}
    />
  );
}
