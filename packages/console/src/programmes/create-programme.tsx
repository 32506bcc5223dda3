import { createProgramme, listProgrammes, type Programme } from "@shanhai/contract/programme";
import { listScorecards } from "@shanhai/contract/scorecard";
import { useQueryClient } from "@tanstack/react-query";
import { quarterText } from "../evaluations/quality-words.tsx";
import { ChoiceField, TextField } from "../form/field.tsx";
import { FormDialog } from "../form/form-dialog.tsx";
import { typedNumber, useContractForm } from "../form/use-contract-form.ts";
import { inDays, today } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { useToast } from "../shell/toasts.tsx";

/** This quarter and those before it, latest first. */
function recentQuarters(count: number): string[] {
  const [year = 0, month = 1] = today().split("-").map(Number);
  const now = year * 4 + Math.floor((month - 1) / 3);
  return Array.from({ length: count }, (_, ago) => `${Math.floor((now - ago) / 4)}-Q${((now - ago) % 4) + 1}`);
}

/** Begins the evaluation of a quarter. */
export function CreateProgramme({
  onCreated,
  onClose,
}: {
  onCreated: (programme: Programme) => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const cards = useEndpoint(listScorecards, { query: { limit: 100 } });
  const published = cards.data?.items.filter(({ status }) => status === "published") ?? [];
  const quarters = recentQuarters(6);
  const nameOf = (quarter: string) => t("programmes.nameOf", { quarter: quarterText(quarter, t) });
  const [, last = ""] = quarters;
  const form = useContractForm({
    endpoint: createProgramme,
    initial: { quarter: last, name: nameOf(last), scorecardVersion: "", tolerance: "15", deadline: inDays(20) },
    read: (values) => ({
      quarter: values.quarter,
      name: values.name,
      scorecardVersion: typedNumber(values.scorecardVersion) ?? published[0]?.scorecardVersion,
      tolerance: typedNumber(values.tolerance),
      deadline: values.deadline,
    }),
    onDone: (programme) => {
      void queries.invalidateQueries({ queryKey: [listProgrammes.id] });
      toast({ text: t("programmes.created") });
      onCreated(programme);
    },
  });
  return (
    <FormDialog form={form} title={t("programmes.create")} submitTitle={t("programmes.create")} onClose={onClose}>
      <ChoiceField
        form={{
          ...form,
          // The name goes with the quarter until somebody gives another.
          set: (field, value) =>
            form.values.name === nameOf(String(form.values.quarter))
              ? form.reset({ ...form.values, [field]: value, name: nameOf(String(value)) })
              : form.set(field, value),
        }}
        name="quarter"
        label={t("quality.quarter")}
        options={quarters.map((value) => ({ value, title: quarterText(value, t) }))}
      />
      <TextField form={form} name="name" label={t("programmes.name")} />
      <ChoiceField
        form={form}
        name="scorecardVersion"
        label={t("programmes.scorecard")}
        options={published.map(({ scorecardVersion, name }) => ({
          value: String(scorecardVersion),
          title: `${t("scorecards.version", { n: scorecardVersion })} · ${name}`,
        }))}
      />
      <div className="field-pair">
        <TextField
          form={form}
          name="tolerance"
          type="number"
          label={t("programmes.tolerance")}
          help={t("programmes.toleranceHelp")}
        />
        <TextField
          form={form}
          name="deadline"
          type="date"
          label={t("quality.deadline")}
          help={t("programmes.deadlineHelp")}
        />
      </div>
    </FormDialog>
  );
}
