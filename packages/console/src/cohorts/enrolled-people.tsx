import type { ResultOf } from "@shanhai/contract/endpoint";
import {
  type Enrolment,
  type EnrolmentStatus,
  listEnrolments,
  MOST_ENROLLED,
  moveEnrolments,
  sendGraduates,
} from "@shanhai/contract/enrolment";
import type { PartnerCohort } from "@shanhai/contract/partner-cohort";
import { useMutation } from "@tanstack/react-query";
import Button from "antd/es/button";
import Skeleton from "antd/es/skeleton";
import { useState } from "react";
import { TextField } from "../form/field.tsx";
import { FormDialog } from "../form/form-dialog.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { Progress } from "../introductions/reasons.tsx";
import { BulkBar } from "../list/bulk-bar.tsx";
import { ChoosePage, type Chosen, useChosen } from "../list/chosen.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { problemText } from "../problem/problem-text.ts";
import { act } from "../session/api.ts";
import { useWhole } from "../session/use-whole.ts";
import { useToast } from "../shell/toasts.tsx";
import { Consenting } from "./enrol-graduates.tsx";
import { useCohortsChanged } from "./refresh-cohorts.ts";

const TONES: Record<EnrolmentStatus, string> = {
  enrolled: "quiet",
  training: "live",
  graduated: "good",
  dropped: "bad",
};

type Results = (ResultOf<typeof moveEnrolments> | ResultOf<typeof sendGraduates>)["results"];

/** Says what a bulk act did, and of those it did nothing for, why. */
function useTell(): (results: Results, done: "cohorts.moveDone" | "cohorts.sendDone") => void {
  const { t } = useWords();
  const toast = useToast();
  return (results, done) => {
    const kept = results.flatMap(({ outcome }) =>
      outcome === "moved" || (outcome === "sent" && done === "cohorts.sendDone") ? [] : [outcome],
    );
    const n = results.length - kept.length;
    const why = [...new Set(kept)].map((outcome) => t(`cohorts.moveOutcome.${outcome as "state"}`)).join("、");
    const text = [
      ...(n > 0 ? [t(done, { n })] : []),
      ...(kept.length > 0 ? [t("cohorts.moveSkipped", { n: kept.length, why })] : []),
    ];
    toast({ text: text.join(" · "), ...(n === 0 ? { tone: "bad" as const } : {}) });
  };
}

interface ActProps {
  cohort: PartnerCohort;
  chosen: Chosen<Enrolment>;
  onClose: () => void;
}

const idsOf = ({ rows }: Chosen<Enrolment>) => rows.map(({ graduateId }) => graduateId);

function Drop({ cohort, chosen, onClose }: ActProps) {
  const { t } = useWords();
  const tell = useTell();
  const changed = useCohortsChanged();
  const form = useContractForm({
    endpoint: moveEnrolments,
    params: { cohortId: cohort.cohortId },
    initial: { reason: "" },
    read: ({ reason }) => ({ graduateIds: idsOf(chosen), to: "dropped", reason }),
    onDone: async ({ results }) => {
      await changed();
      tell(results, "cohorts.moveDone");
      chosen.clear();
      onClose();
    },
  });
  const title = t("cohorts.dropTitle", { n: chosen.rows.length });
  return (
    <FormDialog form={form} title={title} submitTitle={t("cohorts.drop")} onClose={onClose}>
      <TextField form={form} name="reason" label={t("cohorts.reason")} />
    </FormDialog>
  );
}

function Send({ cohort, chosen, onClose }: ActProps) {
  const { t } = useWords();
  const tell = useTell();
  const changed = useCohortsChanged();
  const form = useContractForm({
    endpoint: sendGraduates,
    params: { cohortId: cohort.cohortId },
    initial: { agreed: false, means: "written" },
    read: ({ agreed, means }) => ({
      graduateIds: idsOf(chosen),
      ...(agreed === true ? { consent: { means } } : {}),
    }),
    onDone: async ({ results }) => {
      await changed();
      tell(results, "cohorts.sendDone");
      chosen.clear();
      onClose();
    },
  });
  const title = t("cohorts.sendTitle", { agency: cohort.agencyName });
  return (
    <FormDialog form={form} title={title} submitTitle={t("cohorts.send")} onClose={onClose}>
      <p>{chosen.rows.map(({ graduateName }) => graduateName).join("、")}</p>
      <Consenting form={form} cohort={cohort} />
    </FormDialog>
  );
}

function Acts({ cohort, chosen }: Omit<ActProps, "onClose">) {
  const { t } = useWords();
  const toast = useToast();
  const tell = useTell();
  const changed = useCohortsChanged();
  const [asked, setAsked] = useState<"drop" | "send">();
  const move = useMutation({
    mutationFn: (to: "enrolled" | "training" | "graduated") =>
      act(moveEnrolments, {
        params: { cohortId: cohort.cohortId },
        body: { graduateIds: idsOf(chosen), to },
        idempotencyKey: crypto.randomUUID(),
      }),
    onSuccess: async ({ results }) => {
      await changed();
      tell(results, "cohorts.moveDone");
      chosen.clear();
    },
    onError: (error) => toast({ text: problemText(error, t("problem.network")), tone: "bad" }),
  });
  const isAll = (...states: EnrolmentStatus[]) => chosen.rows.every(({ status }) => states.includes(status));
  const running = cohort.status === "running";
  const step = (to: "enrolled" | "training" | "graduated", word: "train" | "graduate" | "back", primary = false) => (
    <Button type={primary ? "primary" : "default"} disabled={move.isPending} onClick={() => move.mutate(to)}>
      {t(`cohorts.${word}`)}
    </Button>
  );
  return (
    <>
      {running && isAll("enrolled") ? step("training", "train", true) : null}
      {running && isAll("training") ? step("graduated", "graduate", true) : null}
      {isAll("graduated") ? (
        <Button type="primary" onClick={() => setAsked("send")}>
          {t("cohorts.send")}
        </Button>
      ) : null}
      {running && isAll("graduated", "dropped") ? step("training", "back") : null}
      {running && isAll("enrolled", "training") ? (
        <Button danger onClick={() => setAsked("drop")}>
          {t("cohorts.drop")}
        </Button>
      ) : null}
      {asked === "drop" ? <Drop cohort={cohort} chosen={chosen} onClose={() => setAsked(undefined)} /> : null}
      {asked === "send" ? <Send cohort={cohort} chosen={chosen} onClose={() => setAsked(undefined)} /> : null}
    </>
  );
}

/** Who is in a cohort and how far; chosen, they are moved on or sent together. */
export function EnrolledPeople({ cohort }: { cohort: PartnerCohort }) {
  const { t } = useWords();
  const { cohortId, seats } = cohort;
  const read = useWhole(listEnrolments, { params: { cohortId } }, { refetchInterval: 15_000 });
  const chosen = useChosen<Enrolment>(({ graduateId }) => graduateId, MOST_ENROLLED);
  const people = read.data;
  if (!people)
    return read.isError ? (
      <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
    ) : (
      <Skeleton active paragraph={{ rows: 4 }} />
    );
  if (people.length === 0)
    return (
      <EmptyState
        title={t("cohorts.nobody")}
        help={t(cohort.status === "running" ? "cohorts.nobodyHelp" : "cohorts.notRunning")}
      />
    );
  const choosable = people.filter(({ introduction }) => introduction === undefined);
  return (
    <>
      {choosable.length > 1 ? <ChoosePage chosen={chosen} page={choosable.slice(0, MOST_ENROLLED)} /> : null}
      <ul className="cohort-people">
        {people.map((one) => {
          const name = one.graduateName ?? t("cohorts.removed");
          return (
            <li key={one.graduateId}>
              <span className="cohort-person">
                {one.introduction ? null : (
                  <input
                    type="checkbox"
                    aria-label={t("cohorts.choose", { name })}
                    checked={chosen.has(one)}
                    onChange={() => chosen.toggle(one)}
                  />
                )}
                <b>{name}</b>
              </span>
              {seats.length > 1 ? <small>{seats[one.seat]?.title}</small> : null}
              <span className="cohort-person-state">
                {one.reason ? <small>{one.reason}</small> : null}
                <span className="tag" data-tone={TONES[one.status]} title={t("cohorts.since", { date: one.since })}>
                  {t(`enrolmentStatus.${one.status}`)}
                </span>
                {one.introduction ? <Progress progress={one.introduction} /> : null}
              </span>
            </li>
          );
        })}
      </ul>
      {chosen.rows.length > 0 ? (
        <BulkBar chosen={t("rosters.peopleOf", { n: chosen.rows.length })} onClear={chosen.clear}>
          <Acts cohort={cohort} chosen={chosen} />
        </BulkBar>
      ) : null}
    </>
  );
}
