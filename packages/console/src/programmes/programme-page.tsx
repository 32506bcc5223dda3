import { type Assessment, listAssessments } from "@shanhai/contract/assessment";
import {
  concludeProgramme,
  getAgreement,
  getProgramme,
  listBoards,
  listProgrammes,
  type Programme,
  publishProgramme,
} from "@shanhai/contract/programme";
import { listProgrammeResults } from "@shanhai/contract/service-result";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Skeleton from "antd/es/skeleton";
import { lazy, Suspense, useState } from "react";
import { Link, useParams } from "react-router";
import { Due, quarterText, StateTag } from "../evaluations/quality-words.tsx";
import { type Column, DataTable } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { ProgrammeResults } from "../service-results/programme-results.tsx";
import { act } from "../session/api.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { ConfirmDialog } from "../shell/confirm-dialog.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useToast } from "../shell/toasts.tsx";
import { useAddress } from "../shell/use-address.ts";
import { AgreementPanel } from "./agreement-panel.tsx";
import { ProgrammeStatusTag } from "./programme-status-tag.tsx";
import "../evaluations/quality.css";
import "./programmes.css";

const AssignAgencies = lazy(async () => ({ default: (await import("./assign-agencies.tsx")).AssignAgencies }));
const ReassignEvaluators = lazy(async () => ({
  default: (await import("./reassign-evaluators.tsx")).ReassignEvaluators,
}));

const TONES = { scoring: "live", differing: "warn", ready: "good", concluded: "quiet" } as const;

/** Who has submitted, and who has not. */
function Evaluators({ assessment }: { assessment: Assessment }) {
  const { t } = useWords();
  return assessment.evaluators.map(({ memberId, name, submitted }) => (
    <div key={memberId}>
      {name.split("@")[0]}{" "}
      <span className="quiet">{t(submitted ? "assessments.submitted" : "assessments.waiting")}</span>
    </div>
  ));
}

function Assessments({
  rows,
  onReassign,
}: {
  rows: readonly Assessment[] | undefined;
  onReassign: ((assessment: Assessment) => void) | undefined;
}) {
  const { t } = useWords();
  const columns: Column<Assessment>[] = [
    {
      key: "agency",
      title: t("quality.agency"),
      render: (one) => (
        <Link className="row-name" to={`/evaluations/programmes/${one.programmeId}/${one.agencyId}`}>
          {one.agencyName}
        </Link>
      ),
    },
    {
      key: "evaluators",
      title: t("programmes.evaluators"),
      render: (one) => <Evaluators assessment={one} />,
      width: "32%",
    },
    {
      key: "progress",
      title: t("programmes.progress"),
      render: (one) => <StateTag tone={TONES[one.status]} word={t(`assessments.statuses.${one.status}`)} />,
      width: 110,
    },
    ...(onReassign
      ? [
          {
            key: "act",
            title: "",
            render: (one: Assessment) => (
              <button type="button" className="row-button" onClick={() => onReassign(one)}>
                {t("programmes.reassign")}
              </button>
            ),
            width: 110,
          },
        ]
      : []),
  ];
  return (
    <div className="list">
      {rows?.length === 0 ? (
        <EmptyState title={t("programmes.none")} help={t("programmes.noneHelp")} />
      ) : (
        <DataTable label={t("programmes.agencies")} columns={columns} rows={rows} rowKey={(one) => one.agencyId} />
      )}
    </div>
  );
}

type Asked = "conclude" | "publish";

/** The two acts that cannot be taken back. */
function Step({ programme, asked, onClose }: { programme: Programme; asked: Asked; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const { programmeId, version } = programme;
  const step = useMutation({
    mutationFn: () =>
      act(asked === "conclude" ? concludeProgramme : publishProgramme, {
        params: { programmeId },
        body: { version },
        idempotencyKey: `${asked}-${programmeId}-${version}`,
      }),
    onSuccess: () => {
      for (const endpoint of [getProgramme, listProgrammes, listAssessments, listProgrammeResults, listBoards])
        void queries.invalidateQueries({ queryKey: [endpoint.id] });
      toast({ text: t(asked === "conclude" ? "programmes.concluded" : "programmes.published") });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t(asked === "conclude" ? "programmes.conclude" : "programmes.publish")}
      text={t(asked === "conclude" ? "programmes.concludeAsk" : "programmes.publishAsk")}
      busy={step.isPending}
      error={step.error}
      onOk={() => step.mutate()}
      onClose={onClose}
    />
  );
}

/** One programme: who scores whom, how far it is, and what came of it. */
export function ProgrammePage() {
  const { t } = useWords();
  const queries = useQueryClient();
  const { programmeId = "" } = useParams();
  const [panel, setPanel] = useAddress("panel");
  const [asked, setAsked] = useState<Asked>();
  const [changed, setChanged] = useState<Assessment>();
  const read = useEndpoint(getProgramme, { params: { programmeId } });
  const list = useEndpoint(
    listAssessments,
    { params: { programmeId }, query: { limit: 100 } },
    { refetchInterval: 15_000 },
  );
  const programme = read.data;
  const open = programme?.status === "open";
  function refresh() {
    for (const endpoint of [getProgramme, listProgrammes, listAssessments, getAgreement])
      void queries.invalidateQueries({ queryKey: [endpoint.id] });
    setPanel(undefined);
    setChanged(undefined);
  }
  return (
    <>
      <PageHead
        title={programme?.name ?? t("programmes.title")}
        back={{ to: "/evaluations/programmes", title: t("programmes.title") }}
        aside={programme ? <ProgrammeStatusTag status={programme.status} /> : null}
      >
        {open ? <Button onClick={() => setPanel("assign")}>{t("programmes.assign")}</Button> : null}
        {open ? (
          <Button type="primary" onClick={() => setAsked("conclude")}>
            {t("programmes.conclude")}
          </Button>
        ) : null}
        {programme && !open ? (
          <Button type={programme.status === "concluded" ? "primary" : "default"} onClick={() => setAsked("publish")}>
            {t(programme.status === "concluded" ? "programmes.publish" : "programmes.publishAgain")}
          </Button>
        ) : null}
      </PageHead>
      {read.isError && !programme ? (
        <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
      ) : programme ? (
        <>
          <p className="programme-facts">
            <span>{quarterText(programme.quarter, t)}</span>
            <span>
              {t("programmes.scorecard")} {t("scorecards.version", { n: programme.scorecardVersion })}
            </span>
            <span>
              {t("programmes.tolerance")} {t("quality.points", { n: programme.tolerance })}
            </span>
            <span>
              {t("quality.deadline")} <Due date={programme.deadline} done={!open} />
            </span>
          </p>
          {open ? null : <ProgrammeResults programme={programme} />}
          <h2 className="section-title">{t("programmes.assessments")}</h2>
          <Assessments rows={list.data?.items} onReassign={open ? setChanged : undefined} />
          <div className="quality-below">
            <AgreementPanel programme={programme} />
          </div>
        </>
      ) : (
        <Skeleton active paragraph={{ rows: 6 }} />
      )}
      {programme && asked ? <Step programme={programme} asked={asked} onClose={() => setAsked(undefined)} /> : null}
      <Suspense>
        {programme && panel === "assign" && list.data ? (
          <AssignAgencies
            programmeId={programmeId}
            taken={list.data.items}
            onDone={refresh}
            onClose={() => setPanel(undefined)}
          />
        ) : null}
        {changed ? (
          <ReassignEvaluators assessment={changed} onDone={refresh} onClose={() => setChanged(undefined)} />
        ) : null}
      </Suspense>
    </>
  );
}
