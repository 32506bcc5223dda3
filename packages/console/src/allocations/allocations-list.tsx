import { type Allocation, listAllocations } from "@shanhai/contract/allocation";
import { Link, useNavigate } from "react-router";
import { countText } from "../format/figure.ts";
import { Moment } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { AllocationStatus } from "./allocation-status.tsx";

/** The sum of matches today and by the plan, once it is worked out. */
export function AllocationGain({ allocation: { summary } }: { allocation: Allocation }) {
  if (!summary) return null;
  return <span className="number">{`${countText(summary.today.score)} → ${countText(summary.plan.score)}`}</span>;
}

/** All allocations, newest first. */
export function AllocationsList() {
  const { t } = useWords();
  const navigate = useNavigate();
  const columns: Column<Allocation>[] = [
    {
      key: "createdAt",
      title: t("allocations.createdAt"),
      render: ({ allocationId, createdAt, by }) => (
        <>
          <Link className="row-name" to={`/allocations/${allocationId}`}>
            <Moment at={createdAt} />
          </Link>
          <small>{by}</small>
        </>
      ),
    },
    {
      key: "status",
      title: t("allocations.status"),
      render: (allocation) => <AllocationStatus status={allocation.status} />,
      width: 120,
    },
    {
      key: "gain",
      title: t("allocations.gain"),
      render: (allocation) => <AllocationGain allocation={allocation} />,
      width: 220,
    },
  ];
  return (
    <CursorList
      endpoint={listAllocations}
      label={t("allocations.title")}
      columns={columns}
      rowKey={({ allocationId }) => allocationId}
      onOpen={({ allocationId }) => void navigate(`/allocations/${allocationId}`)}
      refetchInterval={2_000}
      empty={<EmptyState title={t("allocations.empty")} help={t("allocations.emptyHelp")} />}
    />
  );
}
