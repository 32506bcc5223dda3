import { type ClassJob, getClassJobs, type ClassJobs as Jobs, updateClassJobs } from "@shanhai/contract/class-job";
import type { EventDetail } from "@shanhai/contract/event";
import { SKILL_LEVELS } from "@shanhai/contract/skill-level";
import { levelText } from "@shanhai/contract/skill-level-words";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Input from "antd/es/input";
import Skeleton from "antd/es/skeleton";
import { useState } from "react";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { DivisionField } from "../form/division-field.tsx";
import { ChoiceField, TextField } from "../form/field.tsx";
import { typed, useContractForm } from "../form/use-contract-form.ts";
import { type Column, DataTable } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { problemText } from "../problem/problem-text.ts";
import { act } from "../session/api.ts";
import { type ReadInput, useEndpoint } from "../session/use-endpoint.ts";
import { CodeDialog } from "../shell/code-dialog.tsx";
import { useToast } from "../shell/toasts.tsx";

/** What the class learns, to which level, and where its people are from. */
function AboutClass({ eventId, known }: { eventId: string; known: Jobs }) {
  const { t, language } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const { occupation = "", skillLevel = "", division = "", picked, dropped, version } = known;
  const form = useContractForm({
    endpoint: updateClassJobs,
    params: { eventId },
    initial: { occupation, skillLevel, division },
    read: (values) => ({
      occupation: typed(values.occupation),
      skillLevel: typed(values.skillLevel),
      division: typed(values.division),
      ...{ picked, dropped, version },
    }),
    onDone: () => {
      void queries.invalidateQueries({ queryKey: [getClassJobs.id] });
      toast({ text: t("classJobs.saved") });
    },
  });
  return (
    <ContractFormFrame form={form} label={t("classJobs.tab")} submitTitle={t("classJobs.save")}>
      <TextField
        form={form}
        name="occupation"
        label={t("classJobs.occupation")}
        help={t("classJobs.occupationHelp")}
        optional
      />
      <ChoiceField
        form={form}
        name="skillLevel"
        label={t("classJobs.skillLevel")}
        options={[
          { value: "", title: t("classJobs.anyLevel") },
          ...SKILL_LEVELS.map((level) => ({ value: level, title: levelText(language, level) })),
        ]}
      />
      <DivisionField
        form={form}
        name="division"
        label={t("classJobs.division")}
        help={t("classJobs.divisionHelp")}
        optional
      />
    </ContractFormFrame>
  );
}

/** The postings for a class: by the rule with its reasons, more or fewer by hand, and the code for its room. */
export function ClassJobs({ event }: { event: EventDetail }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const { eventId } = event;
  const [find, setFind] = useState("");
  const [coded, setCoded] = useState(false);
  const query = find.trim() ? { find: find.trim() } : {};
  const read = useEndpoint(getClassJobs, { params: { eventId }, query } as ReadInput<typeof getClassJobs>, {
    keepPrevious: true,
  });
  const { data } = read;
  const decide = useMutation({
    mutationFn: ({ posting: { postingId }, shown }: ClassJob) => {
      const { occupation, skillLevel, division, picked, dropped, version } = data as Jobs;
      const without = (ids: Jobs["picked"]) => ids.filter((id) => id !== postingId);
      const body = {
        ...{ occupation, skillLevel, division, version },
        picked: shown ? without(picked) : [...without(picked), postingId],
        dropped: shown ? [...without(dropped), postingId] : without(dropped),
      };
      return act(updateClassJobs, { params: { eventId }, body, idempotencyKey: crypto.randomUUID() });
    },
    onError: (error) => toast({ text: problemText(error, t("problem.network")), tone: "bad" }),
    onSettled: () => queries.invalidateQueries({ queryKey: [getClassJobs.id] }),
  });
  if (read.isError && !data) return <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 6 }} />;
  const columns: Column<ClassJob>[] = [
    {
      key: "posting",
      title: t("classJobs.posting"),
      render: ({ posting }) => (
        <>
          <strong>{posting.title}</strong>
          <small>
            {posting.enterpriseName} · {posting.divisionName}
          </small>
        </>
      ),
    },
    {
      key: "why",
      title: t("classJobs.why"),
      render: ({ reasons, by }) =>
        [by === "hand" ? t("classJobs.byHand") : "", ...reasons.map((one) => t(`classJobs.reasons.${one}`))]
          .filter(Boolean)
          .join(" · "),
      width: "30%",
    },
    {
      key: "shown",
      title: t("classJobs.shown"),
      render: (one) => (
        <Button
          size="small"
          disabled={decide.isPending}
          aria-label={t(one.shown ? "classJobs.dropNamed" : "classJobs.showNamed", { name: one.posting.title })}
          onClick={() => decide.mutate(one)}
        >
          {t(one.shown ? "classJobs.drop" : "classJobs.show")}
        </Button>
      ),
      width: 110,
      onPhone: "bare",
    },
  ];
  return (
    <>
      <p className="quiet">{t("classJobs.help")}</p>
      <section className="panel outcome-form">
        <AboutClass key={`${data.occupation} ${data.skillLevel} ${data.division}`} eventId={eventId} known={data} />
      </section>
      <p className="report-acts">
        <Input
          aria-label={t("classJobs.find")}
          placeholder={t("classJobs.find")}
          maxLength={50}
          style={{ maxWidth: 260 }}
          value={find}
          onChange={({ target }) => setFind(target.value)}
        />
        <Button type="primary" onClick={() => setCoded(true)}>
          {t("classJobs.code")}
        </Button>
      </p>
      {data.jobs.length === 0 ? (
        <div className="list">
          <EmptyState title={t("classJobs.empty")} help={t("classJobs.emptyHelp")} />
        </div>
      ) : (
        <div className="list">
          <DataTable
            label={t("classJobs.tab")}
            columns={columns}
            rows={data.jobs}
            rowKey={({ posting }) => posting.postingId}
          />
        </div>
      )}
      {coded ? (
        <CodeDialog
          title={t("classJobs.code")}
          heading={event.title}
          facts={event.place}
          path={data.path}
          ask={t("classJobs.ask")}
          help={t("classJobs.askHelp")}
          onClose={() => setCoded(false)}
        />
      ) : null}
    </>
  );
}
