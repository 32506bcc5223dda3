import { ProblemError } from "@shanhai/client/client";
import { type Candidate, getCandidate } from "@shanhai/contract/candidate";
import Button from "antd/es/button";
import Skeleton from "antd/es/skeleton";
import { lazy, Suspense, useState } from "react";
import { Navigate, useParams } from "react-router";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { RecipientsPanel } from "../recipients/recipients-panel.tsx";
import { useSession } from "../session/session.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { Tabs } from "../shell/tabs.tsx";
import { useAddressWords } from "../shell/use-address.ts";
import { CandidateFacts } from "./candidate-facts.tsx";
import { CandidateTimeline } from "./candidate-timeline.tsx";
import { MergesPanel } from "./merges-panel.tsx";
import "./candidates.css";

const EditCandidate = lazy(async () => ({ default: (await import("./edit-candidate.tsx")).EditCandidate }));
const RevealIdNumber = lazy(async () => ({ default: (await import("./reveal-id-number.tsx")).RevealIdNumber }));
const MergeCandidate = lazy(async () => ({ default: (await import("./merge-candidate.tsx")).MergeCandidate }));
const CopyPersonalData = lazy(async () => ({ default: (await import("./copy-personal-data.tsx")).CopyPersonalData }));
const EraseCandidate = lazy(async () => ({ default: (await import("./erase-candidate.tsx")).EraseCandidate }));
const CandidateMatches = lazy(async () => ({
  default: (await import("../matching/candidate-matches.tsx")).CandidateMatches,
}));
const AuditList = lazy(async () => ({ default: (await import("../audit/audit-list.tsx")).AuditList }));

const TAB_WORDS = { timeline: "timeline.title", matches: "matching.positions", history: "audit.history" } as const;

/** Where a record went that was merged into another. */
function survivorOf(error: unknown): string | undefined {
  if (!(error instanceof ProblemError) || error.problem.code !== "candidate.merged") return undefined;
  return (error.problem.current as { candidateId?: string } | undefined)?.candidateId;
}

function Person({ candidate }: { candidate: Candidate }) {
  const { t } = useWords();
  const { membership } = useSession();
  const { words, change } = useAddressWords();
  const [revealing, setRevealing] = useState(false);
  const [erasing, setErasing] = useState(false);
  const { candidateId } = candidate;
  const panel = words.get("panel");
  const close = () => change({ panel: undefined, other: undefined });
  const owner = membership.role === "owner";
  const tabs = owner ? (["timeline", "matches", "history"] as const) : (["timeline", "matches"] as const);
  const tab = tabs.find((one) => one === words.get("tab")) ?? "timeline";
  return (
    <>
      <PageHead title={candidate.name} back={{ to: "/candidates", title: t("candidates.title") }}>
        <Button onClick={() => change({ panel: "copy" })}>{t("personalCopy.act")}</Button>
        {owner ? (
          <Button danger onClick={() => setErasing(true)}>
            {t("candidates.erase")}
          </Button>
        ) : null}
        <Button onClick={() => change({ panel: "merge" })}>{t("merges.act")}</Button>
        <Button type="primary" onClick={() => change({ panel: "edit" })}>
          {t("act.edit")}
        </Button>
      </PageHead>
      <section className="panel candidate-facts">
        <CandidateFacts candidate={candidate} onReveal={() => setRevealing(true)} />
      </section>
      <RecipientsPanel candidate={candidate} />
      <MergesPanel candidateId={candidateId} />
      <Tabs
        names={tabs}
        current={tab}
        titleOf={(one) => t(TAB_WORDS[one])}
        onChoose={(one) => change({ tab: one === "timeline" ? undefined : one })}
      />
      <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        <Suspense fallback={<Skeleton active />}>
          {tab === "timeline" ? <CandidateTimeline candidateId={candidateId} /> : null}
          {tab === "matches" ? <CandidateMatches candidateId={candidateId} /> : null}
          {tab === "history" ? <AuditList recordId={candidateId} /> : null}
        </Suspense>
      </div>
      <Suspense>
        {panel === "edit" ? <EditCandidate candidate={candidate} onClose={close} /> : null}
        {panel === "copy" ? <CopyPersonalData candidate={candidate} onClose={close} /> : null}
        {panel === "merge" ? (
          <MergeCandidate candidate={candidate} otherId={words.get("other") ?? undefined} onClose={close} />
        ) : null}
        {erasing ? <EraseCandidate candidate={candidate} onClose={() => setErasing(false)} /> : null}
        {revealing ? <RevealIdNumber candidateId={candidateId} onClose={() => setRevealing(false)} /> : null}
      </Suspense>
    </>
  );
}

/** One person: what is known, what happened, and what was merged into them. */
export function CandidatePage() {
  const { t } = useWords();
  const { candidateId = "" } = useParams();
  const read = useEndpoint(getCandidate, { params: { candidateId } });
  const survivor = survivorOf(read.error);
  if (survivor) return <Navigate to={`/candidates/${survivor}`} replace />;
  if (read.data) return <Person key={candidateId} candidate={read.data} />;
  return (
    <>
      <PageHead title={t("candidates.title")} back={{ to: "/candidates", title: t("candidates.title") }} />
      {read.isError ? (
        <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
      ) : (
        <Skeleton active paragraph={{ rows: 8 }} />
      )}
    </>
  );
}
