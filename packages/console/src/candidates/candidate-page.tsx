import { getCandidate } from "@shanhai/contract/candidate";
import Skeleton from "antd/es/skeleton";
import { useParams } from "react-router";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { CandidateFacts } from "./candidate-facts.tsx";

export function CandidatePage() {
  const { t } = useWords();
  const { candidateId = "" } = useParams();
  const read = useEndpoint(getCandidate, { params: { candidateId } });
  return (
    <>
      <PageHead
        title={read.data?.name ?? t("candidates.title")}
        back={{ to: "/candidates", title: t("candidates.title") }}
      />
      {read.isError ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
      {read.isPending ? <Skeleton active paragraph={{ rows: 8 }} /> : null}
      {read.data ? (
        <section className="panel">
          <CandidateFacts candidate={read.data} />
        </section>
      ) : null}
    </>
  );
}
