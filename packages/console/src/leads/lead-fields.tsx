import { LEAD_TIMINGS } from "@shanhai/contract/lead";
import { OFFERING_KINDS } from "@shanhai/contract/offering";
import type { Values } from "../form/draft.ts";
import { CheckField, ChoiceField, TextField } from "../form/field.tsx";
import { type ContractForm, typed, typedNumber } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";

/** What is known of a lead besides who it is, as the contract's body; what was cleared is `undefined`. */
export function readMore(values: Values, kind: string) {
  const service = kind === "service";
  return {
    note: typed(values.note),
    offeringKind: service ? typed(values.offeringKind) : undefined,
    headcount: service ? typedNumber(values.headcount) : undefined,
    licensed: !service && values.licensed === true ? true : undefined,
    timing: typed(values.timing),
  };
}

/** What a score is made of, by kind. */
export function LeadMoreFields({ form, kind }: { form: ContractForm; kind: string }) {
  const { t } = useWords();
  return (
    <>
      {kind === "service" ? (
        <>
          <ChoiceField
            form={form}
            name="offeringKind"
            label={t("leads.offering")}
            blank={t("leads.anyOffering")}
            options={OFFERING_KINDS.map((value) => ({ value, title: t(`offeringKind.${value}`) }))}
          />
          <TextField form={form} name="headcount" type="number" label={t("leads.headcount")} optional />
        </>
      ) : (
        <CheckField form={form} name="licensed" label={t("leads.licensed")} />
      )}
      <ChoiceField
        form={form}
        name="timing"
        label={t("leads.timing")}
        blank={t("leads.anyTiming")}
        options={LEAD_TIMINGS.map((value) => ({ value, title: t(`leadTiming.${value}`) }))}
      />
      <TextField form={form} name="note" lines={2} label={t("leads.note")} help={t("leads.noteHelp")} optional />
    </>
  );
}
