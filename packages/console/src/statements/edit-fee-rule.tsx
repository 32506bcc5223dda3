import type { FeeRule } from "@shanhai/contract/fee-rule";
import { getOrder, Order, type OrderDetail, updateOrder } from "@shanhai/contract/order";
import { useQueryClient } from "@tanstack/react-query";
import { ContractFormFrame } from "../form/contract-form.tsx";
import type { Values } from "../form/draft.ts";
import { ChoiceField, TextField } from "../form/field.tsx";
import { explainStale } from "../form/stale-notice.tsx";
import { typed, typedNumber, useContractForm } from "../form/use-contract-form.ts";
import { fenOf, yuanOf } from "../format/pay.ts";
import { useWords } from "../messages/catalogue.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";

const KINDS = ["perHead", "monthly", "milestones"] as const satisfies readonly FeeRule["kind"][];
const GUARANTEES = ["replacement", "proRata", "none"] as const satisfies readonly FeeRule["guarantee"][];

/** VAT of 人力资源服务 for a general taxpayer, in per cent; typed over where another one applies. */
const USUAL_VAT = "6";

function valuesOf(order: Order): Values {
  const rule = order.feeRule;
  const { fen, capMonths, day7, day30, day90 } = { ...rule } as Record<string, number | undefined>;
  return {
    "feeRule.kind": rule?.kind ?? "perHead",
    "feeRule.fen": yuanOf(fen),
    "feeRule.capMonths": capMonths === undefined ? "" : String(capMonths),
    "feeRule.day7": yuanOf(day7),
    "feeRule.day30": yuanOf(day30),
    "feeRule.day90": yuanOf(day90),
    "feeRule.guarantee": rule?.guarantee ?? "replacement",
    "feeRule.vatRate": rule ? String(rule.vatRate / 100) : USUAL_VAT,
    version: String(order.version),
  };
}

/** What was typed as the contract's body: 元 become 分, per cent basis points. */
function read(values: Values) {
  const money = (name: string) => fenOf(String(values[`feeRule.${name}`] ?? ""));
  const vat = typedNumber(values["feeRule.vatRate"]);
  const vatRate = vat === undefined ? undefined : Math.round(vat * 10_000) / 100;
  const terms = { kind: typed(values["feeRule.kind"]), guarantee: values["feeRule.guarantee"], vatRate };
  const fees = {
    perHead: { fen: money("fen") },
    monthly: { fen: money("fen"), capMonths: typedNumber(values["feeRule.capMonths"]) },
    milestones: { day7: money("day7"), day30: money("day30"), day90: money("day90") },
  };
  const kind = KINDS.find((one) => one === terms.kind) ?? "perHead";
  return { version: Number(values.version), feeRule: { ...terms, ...fees[kind] } };
}

export function EditFeeRule({ order, onClose }: { order: OrderDetail; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const form = useContractForm({
    endpoint: updateOrder,
    params: { orderId: order.orderId },
    initial: valuesOf(order),
    draft: `feeRule:${order.orderId}`,
    read,
    onDone: () => {
      void queries.invalidateQueries({ queryKey: [getOrder.id] });
      toast({ text: t("form.saved") });
      onClose();
    },
  });
  const kind = form.values["feeRule.kind"];
  const money = (name: string, label: string) => (
    <TextField form={form} name={`feeRule.${name}`} inputMode="decimal" label={label} suffix={t("feeRule.yuan")} />
  );
  return (
    <SideDrawer title={t("feeRule.title")} onClose={onClose}>
      <ContractFormFrame
        form={form}
        label={t("feeRule.title")}
        submitTitle={t("act.save")}
        onCancel={onClose}
        explain={() => explainStale(form, Order, valuesOf)}
      >
        <ChoiceField
          form={form}
          name="feeRule.kind"
          label={t("feeRule.kind")}
          options={KINDS.map((one) => ({ value: one, title: t(`feeRule.kinds.${one}`) }))}
        />
        {kind === "perHead" ? money("fen", t("feeRule.perHead")) : null}
        {kind === "monthly" ? (
          <div className="field-pair">
            {money("fen", t("feeRule.perMonth"))}
            <TextField form={form} name="feeRule.capMonths" type="number" label={t("feeRule.capMonths")} />
          </div>
        ) : null}
        {kind === "milestones" ? (
          <>
            {money("day7", t("feeRule.day7"))}
            {money("day30", t("feeRule.day30"))}
            {money("day90", t("feeRule.day90"))}
          </>
        ) : null}
        <ChoiceField
          form={form}
          name="feeRule.guarantee"
          label={t("feeRule.guarantee")}
          help={t("feeRule.guaranteeHelp")}
          options={GUARANTEES.map((one) => ({ value: one, title: t(`feeRule.guarantees.${one}`) }))}
        />
        <TextField
          form={form}
          name="feeRule.vatRate"
          inputMode="decimal"
          label={t("feeRule.vat")}
          help={t("feeRule.vatHelp")}
          suffix="%"
        />
        <p className="quiet">{t("feeRule.fixed")}</p>
      </ContractFormFrame>
    </SideDrawer>
  );
}
