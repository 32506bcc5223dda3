import { getPartnerHome } from "@shanhai/contract/agreement";
import type { Grant } from "@shanhai/contract/grant";
import Skeleton from "antd/es/skeleton";
import type { ReactNode } from "react";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";

interface OpenedProps {
  grant: Grant;
  /** The page's head where it is among what is opened: it stands above what is shown instead, too. */
  head?: ReactNode;
  children: ReactNode;
}

/** What an agreement opens to the partner that is worked for. Once it is closed nothing is shown that was read before. */
export function Opened({ grant, head, children }: OpenedProps) {
  const { t } = useWords();
  const read = useEndpoint(getPartnerHome, {}, { refetchInterval: 15_000 });
  const home = read.data;
  if (home?.open.some((one) => one.grant === grant)) return children;
  return (
    <>
      {head}
      {home ? (
        <div className="list">
          <EmptyState title={t("partnerHome.closed")} help={t("partnerHome.openNothingHelp")} />
        </div>
      ) : read.isError ? (
        <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
      ) : (
        <Skeleton active paragraph={{ rows: 6 }} />
      )}
    </>
  );
}
