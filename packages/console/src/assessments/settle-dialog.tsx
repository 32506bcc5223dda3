import {
  type Assessment,
  getAssessment,
  listAssessments,
  listOwnAssessments,
  settleScore,
} from "@shanhai/contract/assessment";
import type { EvaluatorIndicator } from "@shanhai/contract/scorecard";
import { useQueryClient } from "@tanstack/react-query";
import { TextField } from "../form/field.tsx";
import { FormDialog } from "../form/form-dialog.tsx";
import { typedNumber, useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { useToast } from "../shell/toasts.tsx";

/** One score in the place of two: what the other proposed stands in the form already. */
export function SettleDialog({
  assessment,
  indicator,
  onClose,
}: {
  assessment: Assessment;
  indicator: EvaluatorIndicator;
  onClose: () => void;
}) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const { programmeId, agencyId, version } = assessment;
  const { indicatorId, name } = indicator;
  const proposed = assessment.settlements.find((one) => one.indicatorId === indicatorId);
  const form = useContractForm({
    endpoint: settleScore,
    params: { programmeId, agencyId },
    initial: { score: proposed ? String(proposed.score) : "", reason: proposed?.reason ?? "" },
    read: (values) => ({ version, indicatorId, score: typedNumber(values.score), reason: values.reason }),
    onDone: ({ differing }) => {
      for (const endpoint of [getAssessment, listAssessments, listOwnAssessments])
        void queries.invalidateQueries({ queryKey: [endpoint.id] });
      toast({ text: t(differing.includes(indicatorId) ? "assessments.proposedDone" : "assessments.settledDone") });
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      title={t("assessments.settleTitle", { name })}
      submitTitle={t("assessments.settle")}
      onClose={onClose}
    >
      <p className="quiet">{t("assessments.settleHelp")}</p>
      <TextField form={form} name="score" inputMode="decimal" label={t("quality.score")} />
      <TextField form={form} name="reason" lines={3} label={t("quality.reason")} />
    </FormDialog>
  );
}
