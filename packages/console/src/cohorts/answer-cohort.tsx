import { type PartnerCohort, transitPartnerCohort } from "@shanhai/contract/partner-cohort";
import { useMutation } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { TextField } from "../form/field.tsx";
import { FormDialog } from "../form/form-dialog.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { problemText } from "../problem/problem-text.ts";
import { act } from "../session/api.ts";
import { useToast } from "../shell/toasts.tsx";
import { useCohortsChanged } from "./refresh-cohorts.ts";

function Decline({ cohort, onClose }: { cohort: PartnerCohort; onClose: () => void }) {
  const { t } = useWords();
  const toast = useToast();
  const changed = useCohortsChanged();
  const { cohortId, version } = cohort;
  const form = useContractForm({
    endpoint: transitPartnerCohort,
    params: { cohortId },
    initial: { reason: "" },
    read: ({ reason }) => ({ to: "declined", reason, version }),
    onDone: async () => {
      await changed();
      toast({ text: t("cohorts.declined") });
      onClose();
    },
  });
  return (
    <FormDialog form={form} title={t("cohorts.decline")} submitTitle={t("cohorts.decline")} onClose={onClose}>
      <TextField form={form} name="reason" label={t("cohorts.reason")} help={t("cohorts.reasonHelp")} />
    </FormDialog>
  );
}

const DONE = { accept: "cohorts.accepted", finish: "cohorts.finished", resume: "cohorts.resumed" } as const;

/** What a school says of a cohort as a whole: yes or no to a plan, finished, or going on. */
export function AnswerCohort({ cohort }: { cohort: PartnerCohort }) {
  const { t } = useWords();
  const toast = useToast();
  const changed = useCohortsChanged();
  const [declining, setDeclining] = useState(false);
  const { cohortId, version, status } = cohort;
  const say = useMutation({
    mutationFn: (what: keyof typeof DONE) =>
      act(transitPartnerCohort, {
        params: { cohortId },
        body: { to: what === "finish" ? "finished" : "running", version },
        idempotencyKey: crypto.randomUUID(),
      }),
    onSuccess: async (_, what) => {
      await changed();
      toast({ text: t(DONE[what]) });
    },
    onError: (error) => toast({ text: problemText(error, t("problem.network")), tone: "bad" }),
  });
  const button = (what: keyof typeof DONE, type: "primary" | "default") => (
    <Button type={type} disabled={say.isPending} onClick={() => say.mutate(what)}>
      {t(`cohorts.${what}`)}
    </Button>
  );
  return (
    <>
      {status === "proposed" ? (
        <>
          <Button onClick={() => setDeclining(true)}>{t("cohorts.decline")}</Button>
          {button("accept", "primary")}
        </>
      ) : null}
      {status === "running" ? button("finish", "default") : null}
      {status === "finished" ? button("resume", "default") : null}
      {declining ? <Decline cohort={cohort} onClose={() => setDeclining(false)} /> : null}
    </>
  );
}
