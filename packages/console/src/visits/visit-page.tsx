import { getVisit, type Visit } from "@shanhai/contract/visit";
import Button from "antd/es/button";
import Skeleton from "antd/es/skeleton";
import { Link, useParams } from "react-router";
import { DivisionName } from "../format/division-name.tsx";
import { Day } from "../format/moment.tsx";
import { shortName } from "../members/use-members.ts";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useSession } from "../session/session.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { Facts } from "../shell/facts.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useAddress } from "../shell/use-address.ts";
import { CancelVisit, ChangeVisit } from "./change-visit.tsx";
import { useReportQueue } from "./report-queue.ts";
import { CorrectReport, ReportVisit } from "./report-visit.tsx";
import { VisitStatusTag } from "./visit-status-tag.tsx";
import "./visits.css";

function VisitFacts({ visit }: { visit: Visit }) {
  const { t } = useWords();
  const { enterpriseId, name, purpose, plannedDate, visitedOn, memberName, met, findings, nextStep } = visit;
  return (
    <section className="panel" aria-label={t("visits.title")}>
      <Facts
        facts={[
          [
            t("visits.enterprise"),
            enterpriseId ? (
              <Link key="enterprise" to={`/enterprises/${enterpriseId}`}>
                {name}
              </Link>
            ) : (
              name
            ),
          ],
          [
            t("surveyVisits.division"),
            visit.division ? <DivisionName key="division" code={visit.division} /> : undefined,
          ],
          [t("surveyVisits.uscc"), visit.uscc],
          [t("visits.purpose"), t(`visitPurpose.${purpose}`)],
          [t("visits.plannedDate"), <Day key="planned" date={plannedDate} />],
          [t("visits.visitedOn"), visitedOn ? <Day key="visited" date={visitedOn} /> : undefined],
          [t("visits.member"), shortName({ name: memberName })],
          [t("visits.met"), met],
          [
            t("visits.findings"),
            findings ? (
              <span key="findings" className="visit-text">
                {findings}
              </span>
            ) : undefined,
          ],
          [
            t("visits.nextStep"),
            nextStep ? (
              <span key="next" className="visit-text">
                {nextStep}
              </span>
            ) : undefined,
          ],
          [
            t("visits.next"),
            visit.nextVisitId ? (
              <Link key="nextVisit" to={`/visits/${visit.nextVisitId}`}>
                {t("engagements.see")}
              </Link>
            ) : undefined,
          ],
          [t("visits.reason"), visit.cancelReason],
        ]}
      />
    </section>
  );
}

/** One visit: its plan, then its report, then what was found. Made to be filled in with a thumb. */
export function VisitPage() {
  const { t } = useWords();
  const { membership } = useSession();
  const { visitId = "" } = useParams();
  const [panel, setPanel] = useAddress("panel");
  const read = useEndpoint(getVisit, { params: { visitId } });
  const { reports, keep } = useReportQueue();
  const visit = read.data;
  const unsent = reports.find((report) => report.visitId === visitId && report.refused === undefined);
  const refused = reports.find((report) => report.visitId === visitId && report.refused !== undefined);
  const planned = visit?.status === "planned" && !unsent;
  const close = () => setPanel(undefined);
  const back =
    membership.kind === "park"
      ? { to: "/survey-visits", title: t("surveyVisits.title") }
      : { to: "/today?tab=visits", title: t("visits.today") };
  return (
    <>
      <PageHead
        title={visit?.name ?? t("visits.title")}
        back={back}
        aside={visit ? <VisitStatusTag status={visit.status} /> : null}
      >
        {planned ? (
          <>
            <Button onClick={() => setPanel("change")}>{t("visits.change")}</Button>
            <Button onClick={() => setPanel("cancel")}>{t("visits.cancel")}</Button>
          </>
        ) : null}
        {visit?.status === "done" ? <Button onClick={() => setPanel("correct")}>{t("visits.correct")}</Button> : null}
      </PageHead>
      {read.isError && !visit ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
      {visit ? <VisitFacts visit={visit} /> : read.isPending ? <Skeleton active paragraph={{ rows: 5 }} /> : null}
      {unsent ? (
        <p className="notice" role="status">
          {t("visits.kept")}
        </p>
      ) : null}
      {refused ? (
        <p className="notice" role="alert">
          {t("visits.refused", { name: refused.name, why: refused.refused })}
        </p>
      ) : null}
      {visit && planned ? <ReportVisit key={visitId} visit={visit} keep={keep} /> : null}
      {visit && planned && panel === "change" ? <ChangeVisit visit={visit} onClose={close} /> : null}
      {visit && planned && panel === "cancel" ? <CancelVisit visit={visit} onClose={close} /> : null}
      {visit?.status === "done" && panel === "correct" ? <CorrectReport visit={visit} onClose={close} /> : null}
    </>
  );
}
