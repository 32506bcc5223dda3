import { type Assessment, listAssessments } from "@shanhai/contract/assessment";
import { getProgramme, getRaterAgreement, listProgrammes } from "@shanhai/contract/programme";
import { useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Skeleton from "antd/es/skeleton";
import { lazy, Suspense, useState } from "react";
import { useParams } from "react-router";
import { Due, quarterText } from "../evaluations/quality-words.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { ProgrammeResults } from "../service-results/programme-results.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { useAddress } from "../shell/use-address.ts";
import { AgreementPanel } from "./agreement-panel.tsx";
import { ProgrammeAssessments } from "./programme-assessments.tsx";
import { ProgrammeStatusTag } from "./programme-status-tag.tsx";
import { type Asked, ProgrammeStep } from "./programme-step.tsx";
import "../evaluations/quality.css";
import "./programmes.css";

const AssignAgencies = lazy(async () => ({ default: (await import("./assign-agencies.tsx")).AssignAgencies }));
const BoardCode = lazy(async () => ({ default: (await import("./board-code.tsx")).BoardCode }));
const ReassignEvaluators = lazy(async () => ({
  default: (await import("./reassign-evaluators.tsx")).ReassignEvaluators,
}));

/** One programme: who scores whom, how far it is, and what came of it. */
export function ProgrammePage() {
  const { t } = useWords();
  const queries = useQueryClient();
  const { programmeId = "" } = useParams();
  const [panel, setPanel] = useAddress("panel");
  const [asked, setAsked] = useState<Asked>();
  const [changed, setChanged] = useState<Assessment>();
  const read = useEndpoint(getProgramme, { params: { programmeId } });
  const programme = read.data;
  const open = programme?.status === "open";
  function refresh() {
    for (const endpoint of [getProgramme, listProgrammes, listAssessments, getRaterAgreement])
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
        {programme?.status === "published" ? (
          <>
            <Button type="text" onClick={() => setAsked("withdraw")}>
              {t("programmes.withdraw")}
            </Button>
            <Button onClick={() => setPanel("code")}>{t("boards.code")}</Button>
          </>
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
          <ProgrammeAssessments programmeId={programmeId} onReassign={open ? setChanged : undefined} />
          <div className="quality-below">
            <AgreementPanel programme={programme} />
          </div>
        </>
      ) : (
        <Skeleton active paragraph={{ rows: 6 }} />
      )}
      {programme && asked ? (
        <ProgrammeStep programme={programme} asked={asked} onClose={() => setAsked(undefined)} />
      ) : null}
      <Suspense>
        {open && panel === "assign" ? (
          <AssignAgencies programmeId={programmeId} onDone={refresh} onClose={() => setPanel(undefined)} />
        ) : null}
        {programme?.status === "published" && panel === "code" ? (
          <BoardCode programme={programme} onClose={() => setPanel(undefined)} />
        ) : null}
        {changed ? (
          <ReassignEvaluators assessment={changed} onDone={refresh} onClose={() => setChanged(undefined)} />
        ) : null}
      </Suspense>
    </>
  );
}
