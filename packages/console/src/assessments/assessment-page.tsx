import { type Assessment, getAssessment } from "@shanhai/contract/assessment";
import { getMe } from "@shanhai/contract/member";
import { getProgramme } from "@shanhai/contract/programme";
import Skeleton from "antd/es/skeleton";
import { useParams } from "react-router";
import { FactsList } from "../evaluations/facts-table.tsx";
import { Due, quarterText } from "../evaluations/quality-words.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useSession } from "../session/session.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { CompareSheets } from "./compare-sheets.tsx";
import { ScoreSheet } from "./score-sheet.tsx";
import "../evaluations/evaluations.css";
import "../evaluations/quality.css";

/** Whether there is nothing left to type: both sheets are in, or this person scores nobody here. */
const isFilled = ({ status }: Assessment) => status !== "scoring";

/** One agency's assessment: the facts, one's own sheet, and once both are in how they compare. */
export function AssessmentPage() {
  const { t } = useWords();
  const { programmeId = "", agencyId = "" } = useParams();
  const { membership } = useSession();
  const evaluates = membership.role === "evaluator";
  const me = useEndpoint(getMe, {});
  const read = useEndpoint(getAssessment, { params: { programmeId, agencyId } });
  const programme = useEndpoint(getProgramme, { params: { programmeId } });
  const failed = read.isError ? read : programme.isError ? programme : undefined;
  const assessment = read.data?.assessment;
  const back = evaluates
    ? { to: "/evaluations/own", title: t("assessments.own") }
    : { to: `/evaluations/programmes/${programmeId}`, title: programme.data?.name ?? t("programmes.title") };
  return (
    <>
      <PageHead
        title={assessment ? t("assessments.title", { name: assessment.agencyName }) : t("assessments.own")}
        back={back}
      />
      <div className="evaluate">
        {failed ? <ProblemPanel error={failed.error} onRetry={() => void failed.refetch()} /> : null}
        {!failed && !(read.data && programme.data && me.data) ? <Skeleton active paragraph={{ rows: 8 }} /> : null}
        {read.data && assessment && programme.data && me.data ? (
          <>
            <section className="panel">
              <h2>
                {t("quality.factsTitle")} · {quarterText(assessment.quarter, t)}
              </h2>
              <FactsList facts={read.data.facts} />
              <p className="quiet">
                {t("quality.deadline")} <Due date={assessment.deadline} done={isFilled(assessment)} />
              </p>
            </section>
            {evaluates && !isFilled(assessment) ? (
              <section className="panel">
                <h2>{t("assessments.sheet")}</h2>
                <p className="quiet">{t("assessments.blind")}</p>
                <ScoreSheet
                  key={assessment.version}
                  assessment={assessment}
                  programme={programme.data}
                  memberId={me.data.memberId}
                />
              </section>
            ) : null}
            {assessment.sheets.length > 0 && (isFilled(assessment) || !evaluates) ? (
              <section className="panel">
                <h2>{t("assessments.compare")}</h2>
                <CompareSheets assessment={assessment} programme={programme.data} memberId={me.data.memberId} />
              </section>
            ) : null}
          </>
        ) : null}
      </div>
    </>
  );
}
