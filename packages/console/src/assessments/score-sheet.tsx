import { type Assessment, getAssessment, listOwnAssessments, submitSheet } from "@shanhai/contract/assessment";
import type { Programme } from "@shanhai/contract/programme";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { ContractFormFrame } from "../form/contract-form.tsx";
import type { Values } from "../form/draft.ts";
import { TextField } from "../form/field.tsx";
import { typed, typedNumber, useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { useToast } from "../shell/toasts.tsx";

/** One evaluator's scores, each with what it rests on; what is typed survives a reload. */
export function ScoreSheet({
  assessment,
  programme,
  memberId,
}: {
  assessment: Assessment;
  programme: Programme;
  memberId: string;
}) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const navigate = useNavigate();
  const { programmeId, agencyId } = assessment;
  const scored = programme.indicators.filter((one) => one.source === "evaluator");
  const own = assessment.sheets.find((sheet) => sheet.memberId === memberId);
  const initial: Values = {};
  for (const { indicatorId } of scored) {
    const given = own?.scores.find((one) => one.indicatorId === indicatorId);
    initial[`scores.${indicatorId}`] = given ? String(given.score) : "";
    initial[`evidence.${indicatorId}`] = given?.evidence ?? "";
  }
  const form = useContractForm({
    endpoint: submitSheet,
    params: { programmeId, agencyId },
    initial,
    draft: `sheet:${programmeId}:${agencyId}`,
    // What is left out is sent as missing, so that the contract names its field.
    read: (values) => ({
      scores: Object.fromEntries(scored.map(({ indicatorId: id }) => [id, typedNumber(values[`scores.${id}`])])),
      evidence: Object.fromEntries(scored.map(({ indicatorId: id }) => [id, typed(values[`evidence.${id}`])])),
    }),
    onDone: () => {
      for (const endpoint of [getAssessment, listOwnAssessments])
        void queries.invalidateQueries({ queryKey: [endpoint.id] });
      toast({ text: t("assessments.done") });
      void navigate("/evaluations/own");
    },
  });
  return (
    <ContractFormFrame
      form={form}
      label={t("assessments.sheet")}
      submitTitle={t(own ? "assessments.correct" : "assessments.submit")}
    >
      {scored.map(({ indicatorId, name, weight, guide }) => (
        <section key={indicatorId} className="indicator" aria-label={name}>
          <header>
            <strong>{name}</strong>
            <span className="quiet number">{t("evaluations.weightOf", { n: weight })}</span>
          </header>
          {guide ? <p className="quiet">{guide}</p> : null}
          <div className="indicator-fields">
            <TextField
              form={form}
              name={`scores.${indicatorId}`}
              inputMode="decimal"
              label={t("assessments.scoreOf", { name })}
              help={t("evaluations.scoreHelp")}
            />
            <TextField
              form={form}
              name={`evidence.${indicatorId}`}
              lines={2}
              label={t("assessments.evidenceOf", { name })}
              help={t("assessments.evidenceHelp")}
            />
          </div>
        </section>
      ))}
    </ContractFormFrame>
  );
}
