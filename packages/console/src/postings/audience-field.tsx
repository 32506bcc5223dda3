import { listAudiences } from "@shanhai/contract/partner-posting";
import { ChoiceField } from "../form/field.tsx";
import type { ContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { useEndpoint } from "../session/use-endpoint.ts";

/** Partners to whom a position may be posted; asked for once while a form is open. */
export function useAudiences() {
  return useEndpoint(listAudiences, {}).data?.items ?? [];
}

/** Who is to see a posting: everybody, unless a public one is there already, or one partner's people. */
export function AudienceField({ form, publicly }: { form: ContractForm; publicly: boolean }) {
  const { t } = useWords();
  const audiences = useAudiences();
  if (publicly && audiences.length === 0) return null;
  return (
    <ChoiceField
      form={form}
      name="partnerId"
      label={t("postings.audience")}
      help={t("postings.audienceHelp")}
      blank={t(publicly ? "postings.everybody" : "agreements.noParty")}
      options={audiences.map(({ partnerId, name }) => ({ value: partnerId, title: name }))}
    />
  );
}
