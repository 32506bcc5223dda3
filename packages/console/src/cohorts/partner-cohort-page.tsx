import { getPartnerCohort, type PartnerCohort } from "@shanhai/contract/partner-cohort";
import Button from "antd/es/button";
import Skeleton from "antd/es/skeleton";
import { lazy, type ReactNode, Suspense } from "react";
import { useParams } from "react-router";
import { Day } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { Opened } from "../partner-home/opened.tsx";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { useAddress } from "../shell/use-address.ts";
import { AnswerCohort } from "./answer-cohort.tsx";
import { CohortProgress } from "./cohort-progress.tsx";
import { CohortStatusTag } from "./cohort-status-tag.tsx";
import { EnrolledPeople } from "./enrolled-people.tsx";
import { RecordPhase } from "./record-phase.tsx";

const EnrolGraduates = lazy(async () => ({ default: (await import("./enrol-graduates.tsx")).EnrolGraduates }));

function Content({ cohort }: { cohort: PartnerCohort }) {
  const { t } = useWords();
  const [panel, setPanel] = useAddress("panel");
  const running = cohort.status === "running";
  const hasPeople = running || cohort.status === "finished" || cohort.status === "cancelled";
  return (
    <>
      <section className="panel" aria-label={cohort.title}>
        <p className="cohort-head">
          <CohortStatusTag status={cohort.status} />
          <span>
            {cohort.agencyName} · {cohort.enterpriseName}
          </span>
          <span className="quiet">
            <Day date={cohort.from} /> – <Day date={cohort.to} />
          </span>
        </p>
        <CohortProgress
          cohort={cohort}
          {...(running ? { actsOf: (phase: number) => <RecordPhase cohort={cohort} phase={phase} /> } : {})}
        />
      </section>
      {hasPeople ? (
        <section className="panel" aria-label={t("cohorts.people")}>
          <h2>{t("cohorts.people")}</h2>
          {running ? (
            <p className="cohort-acts">
              <Button onClick={() => setPanel("enrol")}>{t("cohorts.enrol")}</Button>
            </p>
          ) : null}
          <EnrolledPeople cohort={cohort} />
        </section>
      ) : null}
      {running && panel === "enrol" ? (
        <Suspense>
          <EnrolGraduates cohort={cohort} onClose={() => setPanel(undefined)} />
        </Suspense>
      ) : null}
    </>
  );
}

function Head({ title, children }: { title?: string | undefined; children?: ReactNode }) {
  const { t } = useWords();
  return (
    <PageHead title={title ?? t("cohorts.title")} back={{ to: "/cohorts", title: t("cohorts.title") }}>
      {children}
    </PageHead>
  );
}

function Loaded({ cohortId }: { cohortId: string }) {
  const read = useEndpoint(getPartnerCohort, { params: { cohortId } }, { refetchInterval: 15_000 });
  const cohort = read.data;
  return (
    <>
      <Head title={cohort?.title}>{cohort ? <AnswerCohort cohort={cohort} /> : null}</Head>
      {cohort ? (
        <Content cohort={cohort} />
      ) : read.isError ? (
        <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
      ) : (
        <Skeleton active paragraph={{ rows: 6 }} />
      )}
    </>
  );
}

/** One cohort as its school works with it: the plan to answer, phases, people. */
export function PartnerCohortPage() {
  const { cohortId = "" } = useParams();
  return (
    <Opened grant="cohorts" head={<Head />}>
      <Loaded cohortId={cohortId} />
    </Opened>
  );
}
