import type { Enterprise } from "@shanhai/contract/enterprise";
import type { Values } from "../form/draft.ts";
import { TextField } from "../form/field.tsx";
import { type ContractForm, typed } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";

export const NO_ENTERPRISE: Values = { name: "", uscc: "", industry: "", chain: "", contactName: "", contactPhone: "" };

export function valuesOfEnterprise(enterprise: Enterprise): Values {
  const { name, industry = "", chain = "", contactName = "", contactPhone = "", version } = enterprise;
  return { name, industry, chain, contactName, contactPhone, version: String(version) };
}

/** The fields that creating and changing share, as the contract's body. */
export function readEnterprise(values: Values) {
  return {
    name: values.name,
    industry: typed(values.industry),
    chain: typed(values.chain),
    contactName: typed(values.contactName),
    contactPhone: typed(values.contactPhone),
  };
}

export function EnterpriseFields({ form, withUscc }: { form: ContractForm; withUscc: boolean }) {
  const { t } = useWords();
  return (
    <>
      <TextField form={form} name="name" label={t("enterprises.name")} />
      {withUscc ? (
        <TextField form={form} name="uscc" label={t("enterprises.uscc")} help={t("enterprises.usccHelp")} />
      ) : null}
      <div className="field-pair">
        <TextField form={form} name="industry" label={t("enterprises.industry")} optional />
        <TextField form={form} name="chain" label={t("enterprises.chain")} optional />
      </div>
      <div className="field-pair">
        <TextField form={form} name="contactName" label={t("enterprises.contactName")} optional />
        <TextField form={form} name="contactPhone" type="tel" label={t("enterprises.contactPhone")} optional />
      </div>
    </>
  );
}
