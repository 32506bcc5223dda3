import { listAgencies } from "@shanhai/contract/agency";
import { ChoiceField } from "../form/field.tsx";
import type { ContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { useWhole } from "../session/use-whole.ts";
import { byName } from "./by-name.ts";

/** One of the park's agencies. */
export function AgencyField({ form }: { form: ContractForm }) {
  const { t } = useWords();
  const read = useWhole(listAgencies);
  const agencies = (read.data ?? []).toSorted(byName);
  const options = agencies.map(({ agencyId: value, name: title }) => ({ value, title }));
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
