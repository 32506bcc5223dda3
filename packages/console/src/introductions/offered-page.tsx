import {
  acceptIntroductions,
  declineIntroduction,
  listOfferedGraduates,
  MOST_INTRODUCED,
  type OfferedGraduate,
} from "@shanhai/contract/introduction";
import type { Language } from "@shanhai/contract/problem";
import { levelText } from "@shanhai/contract/skill-level-words";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { TextField } from "../form/field.tsx";
import { FormDialog } from "../form/form-dialog.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { Moment } from "../format/moment.tsx";
import { BulkBar } from "../list/bulk-bar.tsx";
import { ChoosePage, useChosen } from "../list/chosen.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { problemText } from "../problem/problem-text.ts";
import { act } from "../session/api.ts";
import { PageHead } from "../shell/page-head.tsx";
import { Tabs } from "../shell/tabs.tsx";
import { useToast } from "../shell/toasts.tsx";
import { Progress } from "./reasons.tsx";

function Decline({ offered, onClose }: { offered: OfferedGraduate; onClose: () => void }) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const form = useContractForm({
    endpoint: declineIntroduction,
    params: { introductionId: offered.introductionId },
    initial: { reason: "" },
    read: ({ reason }) => ({ reason }),
    onDone: () => {
      void queries.invalidateQueries({ queryKey: [listOfferedGraduates.id] });
      toast({ text: t("offered.declined") });
      onClose();
    },
  });
  return (
    <FormDialog form={form} title={t("offered.declineTitle")} submitTitle={t("offered.decline")} onClose={onClose}>
      <TextField form={form} name="reason" label={t("offered.reason")} help={t("offered.reasonHelp")} />
    </FormDialog>
  );
}

const said = (language: Language, { profile }: OfferedGraduate) =>
  [profile?.major, levelText(language, profile?.skillLevel), profile?.occupation, profile?.intendedPlace]
    .filter(Boolean)
    .join(" · ");

/** Whom schools recommend to the agency's postings: those who wait are taken on or declined. */
export function OfferedPage() {
  const { t, language } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const [search, setSearch] = useSearchParams();
  const status = search.get("status") === "answered" ? "answered" : "waiting";
  const chosen = useChosen<OfferedGraduate>((one) => one.introductionId, MOST_INTRODUCED);
  const [declining, setDeclining] = useState<OfferedGraduate>();
  const accept = useMutation({
    mutationFn: () =>
      act(acceptIntroductions, {
        body: { introductionIds: chosen.rows.map((one) => one.introductionId) },
        idempotencyKey: crypto.randomUUID(),
      }),
    onSuccess: ({ results }) => {
      chosen.clear();
      void queries.invalidateQueries({ queryKey: [listOfferedGraduates.id] });
      const n = results.filter(({ outcome }) => outcome === "accepted" || outcome === "existing").length;
      const refused = results.length - n;
      const text = [
        ...(n > 0 ? [t("offered.accepted", { n })] : []),
        ...(refused > 0 ? [t("offered.refused", { n: refused })] : []),
      ];
      toast({ text: text.join(" · "), ...(n === 0 ? { tone: "bad" as const } : {}) });
    },
    onError: (error) => toast({ text: problemText(error, t("problem.network")), tone: "bad" }),
  });
  const columns: Column<OfferedGraduate>[] = [
    {
      key: "name",
      title: t("rosters.person"),
      onPhone: "bare",
      render: (one) =>
        one.profile ? (
          <label className="reasons">
            <input type="checkbox" checked={chosen.has(one)} onChange={() => chosen.toggle(one)} />
            <b>{one.profile.name}</b> <span className="number">{one.profile.phone}</span>
          </label>
        ) : one.candidateId ? (
          <Link to={`/candidates/${one.candidateId}`}>{one.candidateName}</Link>
        ) : (
          <Progress progress={{ ...one, updatedAt: one.createdAt }} />
        ),
    },
    {
      key: "profile",
      title: t("offered.profile"),
      render: (one) => (
        <>
          {one.profile ? said(language, one) : <Progress progress={{ ...one, updatedAt: one.createdAt }} />}
          {one.profile?.practice ? <small>{one.profile.practice}</small> : null}
        </>
      ),
    },
    {
      key: "posting",
      title: t("offered.posting"),
      render: (one) => (
        <>
          <Link to={`/orders/${one.orderId}`}>{one.title}</Link>
          <small>{one.enterpriseName}</small>
          {one.cohort ? <small>{t("cohorts.fromCohort", { title: one.cohort.title })}</small> : null}
        </>
      ),
    },
    {
      key: "school",
      title: t("offered.school"),
      render: (one) => (
        <>
          {one.partnerName}
          <small>
            <Moment at={one.createdAt} />
          </small>
        </>
      ),
    },
    ...(status === "waiting"
      ? [
          {
            key: "acts",
            title: "",
            render: (one: OfferedGraduate) => <Button onClick={() => setDeclining(one)}>{t("offered.decline")}</Button>,
            width: 120,
          },
        ]
      : []),
  ];
  return (
    <>
      <PageHead title={t("offered.title")} />
      <p className="quiet">{t("offered.lead")}</p>
      <Tabs
        names={["waiting", "answered"] as const}
        current={status}
        titleOf={(one) => t(`offered.${one}`)}
        onChoose={(one) => {
          chosen.clear();
          setSearch(one === "answered" ? { status: one } : {});
        }}
      />
      <div role="tabpanel" id="tab-panel" aria-labelledby={`tab-${status}`}>
        <CursorList
          key={status}
          endpoint={listOfferedGraduates}
          query={{ status }}
          label={t("offered.title")}
          columns={columns}
          rowKey={(one: OfferedGraduate) => one.introductionId}
          refetchInterval={15_000}
          {...(status === "waiting"
            ? { above: (rows: readonly OfferedGraduate[]) => <ChoosePage chosen={chosen} page={rows} /> }
            : {})}
          empty={
            <EmptyState
              title={t(status === "waiting" ? "offered.empty" : "offered.emptyAnswered")}
              help={t("offered.emptyHelp")}
            />
          }
        />
      </div>
      {chosen.rows.length > 0 ? (
        <BulkBar chosen={t("rosters.peopleOf", { n: chosen.rows.length })} onClear={chosen.clear}>
          <Button type="primary" disabled={accept.isPending} onClick={() => accept.mutate()}>
            {t("offered.accept", { n: chosen.rows.length })}
          </Button>
        </BulkBar>
      ) : null}
      {declining ? <Decline offered={declining} onClose={() => setDeclining(undefined)} /> : null}
    </>
  );
}
