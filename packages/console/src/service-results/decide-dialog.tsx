import type { Programme } from "@shanhai/contract/programme";
import { decideAppeal, listProgrammeResults, type ServiceResult } from "@shanhai/contract/service-result";
import { useQueryClient } from "@tanstack/react-query";
import type { Values } from "../form/draft.ts";
import { ChoiceField, TextField } from "../form/field.tsx";
import { FormDialog } from "../form/form-dialog.tsx";
import { typedNumber, useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { useToast } from "../shell/toasts.tsx";
import { lastOf } from "./last-outcome.ts";

/** Decides an appeal: the result stands, or a new one takes its place. */
export function DecideDialog({
  result,
  programme,
  onClose,
}: {
  result: ServiceResult;
  programme: Programme;
  onClose: () => void;
}) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const { programmeId, agencyId, version } = result;
  const scored = programme.indicators.filter(({ source }) => source === "evaluator");
  const given = new Map(lastOf(result).lines.map(({ indicatorId, score }) => [indicatorId, score]));
  const initial: Values = { outcome: "dismissed", reason: "" };
  for (const { indicatorId } of scored) initial[`scores.${indicatorId}`] = "";
  const form = useContractForm({
    endpoint: decideAppeal,
    params: { programmeId, agencyId },
    initial,
    read: (values) => ({
      version,
      outcome: values.outcome,
      reason: values.reason,
      scores:
        values.outcome === "upheld"
          ? Object.fromEntries(
              scored.flatMap(({ indicatorId }) => {
                const score = typedNumber(values[`scores.${indicatorId}`]);
                return score === undefined ? [] : [[indicatorId, score]];
              }),
            )
          : {},
    }),
    onDone: () => {
      void queries.invalidateQueries({ queryKey: [listProgrammeResults.id] });
      toast({ text: t("results.decided") });
      onClose();
    },
  });
  return (
    <FormDialog form={form} title={t("results.decide")} submitTitle={t("act.confirm")} onClose={onClose}>
      <ChoiceField
        form={form}
        name="outcome"
        label={t("results.outcome")}
        options={(["dismissed", "upheld"] as const).map((value) => ({ value, title: t(`results.${value}`) }))}
      />
      {form.values.outcome === "upheld"
        ? scored.map(({ indicatorId, name }) => (
            <TextField
              key={indicatorId}
              form={form}
              name={`scores.${indicatorId}`}
              inputMode="decimal"
              label={t("results.newScore", { name })}
              help={`${t("quality.points", { n: given.get(indicatorId) ?? 0 })} → ${t("results.newScoreHelp")}`}
              optional
            />
          ))
        : null}
      <TextField form={form} name="reason" lines={4} label={t("quality.reason")} />
    </FormDialog>
  );
}
