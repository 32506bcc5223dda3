import { listPartners, type Partner } from "@shanhai/contract/partner";
import { ChoiceField, FieldFrame } from "../form/field.tsx";
import type { ContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { useWhole } from "../session/use-whole.ts";

/** The park's partners, allied parks first: a prospect may be shared with any of them. */
function useAllies(): readonly Partner[] {
  const partners = useWhole(listPartners).data ?? [];
  const allied = ({ kind }: Partner) => (kind === "alliedPark" ? 0 : 1);
  return partners.filter(({ status }) => status === "active").toSorted((one, other) => allied(one) - allied(other));
}

/** The name of one of them, as consents and questions say it. */
export function useAllyName(partnerId: string): string | undefined {
  return useAllies().find((one) => one.partnerId === partnerId)?.name;
}

interface AllyFieldProps {
  form: ContractForm;
  name: string;
  label: string;
  optional?: boolean;
}

/** One ally, chosen. */
export function AllyField({ form, name, label, optional = false }: AllyFieldProps) {
  const { t } = useWords();
  const allies = useAllies();
  return (
    <ChoiceField
      form={form}
      name={name}
      label={label}
      optional={optional}
      blank={t("form.choose")}
      options={allies.map(({ partnerId, name: title }) => ({ value: partnerId, title }))}
    />
  );
}

/** Some of them, ticked; each is a value of its own, named by its id. */
export function AlliesField({ form, name, label }: AllyFieldProps) {
  const { t } = useWords();
  const allies = useAllies();
  return (
    <FieldFrame form={form} name={name} label={label}>
      {({ onBlur, disabled, ...wiring }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be what the label above names.
        <div role="group" {...wiring} tabIndex={-1} aria-label={label} className="ally-choices">
          {allies.length === 0 ? <p className="quiet">{t("prospects.noAllies")}</p> : null}
          {allies.map(({ partnerId, name: title, kind }) => (
            <label key={partnerId}>
              <input
                type="checkbox"
                checked={form.values[`ally.${partnerId}`] === true}
                disabled={disabled}
                onBlur={onBlur}
                onChange={(event) => form.set(`ally.${partnerId}`, event.target.checked)}
              />
              <span>{title}</span>
              <small className="quiet">{t(`partnerKind.${kind}`)}</small>
            </label>
          ))}
        </div>
      )}
    </FieldFrame>
  );
}
