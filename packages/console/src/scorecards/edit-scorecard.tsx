import { DIMENSIONS } from "@shanhai/contract/dimension";
import { issueText } from "@shanhai/contract/problem";
import { FACTS, listScorecards, type Scorecard, updateScorecard } from "@shanhai/contract/scorecard";
import { useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { ChoiceField, TextField } from "../form/field.tsx";
import { type ContractForm, typedNumber, useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { countOf, fieldOf, newIndicator, readScorecard, valuesOf, withoutIndicator } from "./scorecard-values.ts";
import "./scorecards.css";

const SOURCES = ["ledger", "survey", "evaluator"] as const;

/** What an indicator of this source needs besides its name and weight. */
function SourceFields({ form, index }: { form: ContractForm; index: number }) {
  const { t } = useWords();
  const own = (name: string) => fieldOf(index, name);
  const source = form.values[own("source")];
  if (source === "ledger") {
    return (
      <>
        <ChoiceField
          form={form}
          name={own("fact")}
          label={t("scorecards.fact")}
          options={FACTS.map((value) => ({ value, title: t(`quality.facts.${value}`) }))}
        />
        <TextField form={form} name={own("zeroAt")} inputMode="decimal" label={t("scorecards.zeroAt")} />
        <TextField form={form} name={own("fullAt")} inputMode="decimal" label={t("scorecards.fullAt")} />
      </>
    );
  }
  if (source === "survey") {
    return (
      <ChoiceField
        form={form}
        name={own("dimension")}
        label={t("scorecards.dimension")}
        options={(["overall", ...DIMENSIONS] as const).map((value) => ({
          value,
          title: t(`quality.dimensions.${value}`),
        }))}
      />
    );
  }
  return <TextField form={form} name={own("guide")} label={t("scorecards.guide")} optional />;
}

function IndicatorFields({ form, index, onRemove }: { form: ContractForm; index: number; onRemove: () => void }) {
  const { t } = useWords();
  const own = (name: string) => fieldOf(index, name);
  const name = String(form.values[own("name")] ?? "");
  return (
    <section className="indicator-edit" aria-label={name || t("scorecards.indicator")}>
      <TextField form={form} name={own("name")} label={t("scorecards.indicator")} />
      <TextField form={form} name={own("weight")} type="number" label={t("scorecards.weightShort")} />
      <ChoiceField
        form={form}
        name={own("source")}
        label={t("scorecards.source")}
        options={SOURCES.map((value) => ({ value, title: t(`quality.sources.${value}`) }))}
      />
      <Button type="text" danger aria-label={t("scorecards.remove", { name })} onClick={onRemove}>
        ×
      </Button>
      <div className="indicator-source">
        <SourceFields form={form} index={index} />
      </div>
    </section>
  );
}

/** A draft's indicators, their weights adding up as they are typed. */
export function EditScorecard({ card, onClose }: { card: Scorecard; onClose: () => void }) {
  const { t, language } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const { scorecardVersion, version } = card;
  const form = useContractForm({
    endpoint: updateScorecard,
    params: { scorecardVersion: String(scorecardVersion) },
    initial: valuesOf(card),
    read: (values) => readScorecard(values, version),
    onDone: () => {
      void queries.invalidateQueries({ queryKey: [listScorecards.id] });
      toast({ text: t("form.saved") });
      onClose();
    },
  });
  const count = countOf(form.values);
  const weights = Array.from({ length: count }, (_, index) => typedNumber(form.values[fieldOf(index, "weight")]) ?? 0);
  const sum = weights.reduce((total, weight) => total + (Number.isNaN(weight) ? 0 : weight), 0);
  const issue = form.shown.indicators;
  const title = t("scorecards.editTitle", { n: scorecardVersion });
  return (
    <SideDrawer title={title} onClose={onClose} width={720}>
      <ContractFormFrame form={form} label={title} submitTitle={t("act.save")} onCancel={onClose}>
        <TextField form={form} name="name" label={t("scorecards.name")} />
        {Array.from({ length: count }, (_, index) => (
          <IndicatorFields
            key={String(form.values[fieldOf(index, "indicatorId")])}
            form={form}
            index={index}
            onRemove={() => form.reset(withoutIndicator(form.values, index))}
          />
        ))}
        <div className="indicator-foot">
          <Button
            onClick={() => form.reset({ ...form.values, ...newIndicator(count), count: String(count + 1) })}
            disabled={count >= 30}
          >
            {t("scorecards.add")}
          </Button>
          <strong className="number" data-wrong={sum !== 100}>
            {t("scorecards.sum", { n: sum })}
          </strong>
        </div>
        {issue ? <p className="field-issue">{issueText(issue, language)}</p> : null}
      </ContractFormFrame>
    </SideDrawer>
  );
}
