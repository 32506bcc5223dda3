import { listAgencies } from "@shanhai/contract/agency";
import { ChoiceField } from "../form/field.tsx";
import type { ContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { useEndpoint } from "../session/use-endpoint.ts";

/** One of the park's agencies, of the first hundred. */
export function AgencyField({ form }: { form: ContractForm }) {
  const { t } = useWords();
  const read = useEndpoint(listAgencies, { query: { limit: 100 } });
  const options = (read.data?.items ?? []).map(({ agencyId: value, name: title }) => ({ value, title }));
  return (
    <ChoiceField
      form={form}
      name="agencyId"
      label={t("quality.agency")}
      options={options}
      blank={t("quality.chooseAgency")}
    />
  );
}
