import { ProblemError } from "@shanhai/client/client";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";

interface OpenedProps<Result> {
  read: UseQueryResult<Result>;
  children: ReactNode;
}

/** What an agreement opens. Once it is closed nothing is shown that was read before. */
export function Opened<Result>({ read, children }: OpenedProps<Result>) {
  const { t } = useWords();
  const { error, data } = read;
  if (error instanceof ProblemError && error.problem.code === "agreement.notInForce")
    return (
      <div className="list">
        <EmptyState title={t("partnerHome.closed")} help={t("partnerHome.openNothingHelp")} />
      </div>
    );
  if (error && data === undefined) return <ProblemPanel error={error} onRetry={() => void read.refetch()} />;
  return children;
}
