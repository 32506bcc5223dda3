import type { Filing } from "@shanhai/contract/filing";
import type { Values } from "../form/draft.ts";
import { TextField } from "../form/field.tsx";
import { type ContractForm, typed } from "../form/use-contract-form.ts";
import { moneyText } from "../format/money.ts";
import { fenOf, yuanOf } from "../format/pay.ts";
import { useWords } from "../messages/catalogue.ts";

export function valuesOfFiling({ revenue, tax, note = "", version }: Filing): Values {
  return { revenue: yuanOf(revenue), tax: yuanOf(tax), note, version: String(version) };
}

/** The figures that filing and correcting share, as the contract's body: 元 become 分. */
export function readFigures(values: Values) {
  return {
    revenue: fenOf(String(values.revenue ?? "")),
    tax: fenOf(String(values.tax ?? "")),
    note: typed(values.note),
  };
}

/** An amount typed in 元, read back in 万元 or 亿元: a slip of four noughts is what goes wrong here. */
function AmountField({ form, name }: { form: ContractForm; name: "revenue" | "tax" }) {
  const { t, language } = useWords();
  const fen = fenOf(String(form.values[name] ?? ""));
  return (
    <TextField
      form={form}
      name={name}
      label={t(`filings.${name}`)}
      inputMode="decimal"
      suffix={t("filings.yuan")}
      help={fen ? t("filings.readBack", { sum: moneyText(fen, language) }) : t(`filings.${name}Help`)}
    />
  );
}

export function FilingFields({ form }: { form: ContractForm }) {
  const { t } = useWords();
  return (
    <>
      <div className="field-pair">
        <AmountField form={form} name="revenue" />
        <AmountField form={form} name="tax" />
      </div>
      <TextField form={form} name="note" label={t("filings.note")} lines={2} optional />
    </>
  );
}
