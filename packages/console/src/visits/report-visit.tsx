import type { InputOf } from "@shanhai/contract/endpoint";
import { changeVisit, completeVisit, Visit } from "@shanhai/contract/visit";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { dropDraft, type Values } from "../form/draft.ts";
import { TextField } from "../form/field.tsx";
import { explainStale } from "../form/stale-notice.tsx";
import { typed, useContractForm } from "../form/use-contract-form.ts";
import { today } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { isUncertain } from "../session/api.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { refreshVisits } from "./refresh-visits.ts";
import type { useReportQueue } from "./report-queue.ts";

type Report = InputOf<typeof completeVisit, "body">;

function readReport(values: Values) {
  const next = typed(values["next.plannedDate"]);
  return {
    visitedOn: String(values.visitedOn ?? ""),
    findings: String(values.findings ?? ""),
    met: typed(values.met),
    nextStep: typed(values.nextStep),
    ...(next ? { next: { plannedDate: next } } : {}),
  };
}

interface ReportVisitProps {
  visit: Visit;
  keep: ReturnType<typeof useReportQueue>["keep"];
}

/** The report, filled in on a phone at the gate: what was typed survives a reload, and what cannot be sent is kept. */
export function ReportVisit({ visit, keep }: ReportVisitProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const { visitId, name } = visit;
  const draft = `visit:${visitId}`;
  const form = useContractForm({
    endpoint: completeVisit,
    params: { visitId },
    initial: { visitedOn: today(), met: "", findings: "", nextStep: "", "next.plannedDate": "" },
    draft,
    read: readReport,
    onDone: (done) => {
      refreshVisits(queries);
      toast({ text: t(done.nextVisitId ? "visits.reportedNext" : "visits.reported") });
    },
  });
  const kept = useRef<unknown>(undefined);
  useEffect(() => {
    if (form.error === undefined || form.error === kept.current || !isUncertain(form.error)) return;
    kept.current = form.error;
    keep({ visitId, name, body: readReport(form.values) as Report });
    dropDraft(draft);
  }, [form.error, form.values, keep, visitId, name, draft]);
  return (
    <section className="panel" aria-label={t("visits.report")}>
      <h2>{t("visits.report")}</h2>
      <ContractFormFrame form={form} label={t("visits.report")} submitTitle={t("visits.submit")}>
        <TextField form={form} name="findings" lines={5} label={t("visits.findings")} help={t("visits.findingsHelp")} />
        <div className="field-pair">
          <TextField form={form} name="visitedOn" type="date" label={t("visits.visitedOn")} />
          <TextField form={form} name="met" label={t("visits.met")} help={t("visits.metHelp")} optional />
        </div>
        <TextField form={form} name="nextStep" lines={2} label={t("visits.nextStep")} optional />
        <TextField
          form={form}
          name="next.plannedDate"
          type="date"
          label={t("visits.nextDate")}
          help={t("visits.nextHelp")}
          optional
        />
      </ContractFormFrame>
    </section>
  );
}

const reportOf = ({ findings = "", met = "", nextStep = "", version }: Visit): Values => ({
  findings,
  met,
  nextStep,
  version: String(version),
});

/** Another wording of a report that was sent. */
export function CorrectReport({ visit, onClose }: { visit: Visit; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const form = useContractForm({
    endpoint: changeVisit,
    params: { visitId: visit.visitId },
    initial: reportOf(visit),
    read: (values) => ({
      version: Number(values.version),
      findings: values.findings,
      met: typed(values.met) ?? null,
      nextStep: typed(values.nextStep) ?? null,
    }),
    onDone: () => {
      refreshVisits(queries);
      toast({ text: t("visits.corrected") });
      onClose();
    },
  });
  return (
    <SideDrawer title={t("visits.correct")} onClose={onClose}>
      <ContractFormFrame
        form={form}
        label={t("visits.correct")}
        submitTitle={t("act.save")}
        onCancel={onClose}
        explain={() => explainStale(form, Visit, reportOf)}
      >
        <TextField form={form} name="findings" lines={5} label={t("visits.findings")} />
        <TextField form={form} name="met" label={t("visits.met")} optional />
        <TextField form={form} name="nextStep" lines={2} label={t("visits.nextStep")} optional />
      </ContractFormFrame>
    </SideDrawer>
  );
}
