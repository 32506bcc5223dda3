import { getCandidate } from "@shanhai/contract/candidate";
import Skeleton from "antd/es/skeleton";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { CandidateFacts } from "./candidate-facts.tsx";

interface CandidateDrawerProps {
  candidateId: string;
  /** What the list or board knows besides. */
  above?: ReactNode;
  onClose: () => void;
}

/** One person beside the list or board they were found in. */
export function CandidateDrawer({ candidateId, above, onClose }: CandidateDrawerProps) {
  const { t } = useWords();
  const read = useEndpoint(getCandidate, { params: { candidateId } });
  return (
    <SideDrawer title={read.data?.name ?? t("candidates.title")} onClose={onClose}>
      {read.isPending ? <Skeleton active paragraph={{ rows: 8 }} /> : null}
      {read.isError ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
      {read.data ? (
        <>
          {above}
          <CandidateFacts candidate={read.data} />
          <p>
            <Link to={`/candidates/${candidateId}`}>{t("candidates.openFull")}</Link>
          </p>
        </>
      ) : null}
    </SideDrawer>
  );
}
