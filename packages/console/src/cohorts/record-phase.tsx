import { type PartnerCohort, recordPhase } from "@shanhai/contract/partner-cohort";
import { useMutation } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { TextField } from "../form/field.tsx";
import { FormDialog } from "../form/form-dialog.tsx";
import { typedNumber, useContractForm } from "../form/use-contract-form.ts";
import { today } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { problemText } from "../problem/problem-text.ts";
import { act } from "../session/api.ts";
import { useToast } from "../shell/toasts.tsx";
import { useCohortsChanged } from "./refresh-cohorts.ts";

function RecordDialog({ cohort, phase, onClose }: { cohort: PartnerCohort; phase: number; onClose: () => void }) {
  const { t } = useWords();
  const toast = useToast();
  const changed = useCohortsChanged();
  const { cohortId, version, seats, phases } = cohort;
  const people = seats.reduce((sum, { enrolled }) => sum + enrolled, 0);
  const form = useContractForm({
    endpoint: recordPhase,
    params: { cohortId },
    initial: { "done.on": today(), "done.completed": String(people) },
    read: (values) => ({
      phase,
      done: { on: values["done.on"], completed: typedNumber(values["done.completed"]) },
      version,
    }),
    onDone: async () => {
      await changed();
      toast({ text: t("cohorts.recorded") });
      onClose();
    },
  });
  const title = `${phases[phase]?.title ?? ""} · ${t("cohorts.record")}`;
  return (
    <FormDialog form={form} title={title} submitTitle={t("act.save")} onClose={onClose}>
      <TextField form={form} name="done.on" type="date" label={t("cohorts.completedOn")} />
      <TextField form={form} name="done.completed" type="number" label={t("cohorts.completed")} />
    </FormDialog>
  );
}

/** A phase's act: recorded as done, or that taken back. */
export function RecordPhase({ cohort, phase }: { cohort: PartnerCohort; phase: number }) {
  const { t } = useWords();
  const toast = useToast();
  const changed = useCohortsChanged();
  const [asked, setAsked] = useState(false);
  const { cohortId, version } = cohort;
  const takeBack = useMutation({
    mutationFn: () =>
      act(recordPhase, { params: { cohortId }, body: { phase, version }, idempotencyKey: crypto.randomUUID() }),
    onSuccess: async () => {
      await changed();
      toast({ text: t("cohorts.recorded") });
    },
    onError: (error) => toast({ text: problemText(error, t("problem.network")), tone: "bad" }),
  });
  if (cohort.phases[phase]?.doneOn)
    return (
      <Button type="text" size="small" disabled={takeBack.isPending} onClick={() => takeBack.mutate()}>
        {t("cohorts.takeBack")}
      </Button>
    );
  return (
    <>
      <Button size="small" onClick={() => setAsked(true)}>
        {t("cohorts.record")}
      </Button>
      {asked ? <RecordDialog cohort={cohort} phase={phase} onClose={() => setAsked(false)} /> : null}
    </>
  );
}
