import {
  type Allocation,
  type AllocationLock,
  type AllocationPosition,
  type AllocationRow,
  listAllocationRows,
} from "@shanhai/contract/allocation";
import type { PositionId } from "@shanhai/contract/scalar";
import Button from "antd/es/button";
import { Link } from "react-router";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";

/** Whose rows are shown: of a position, of one kind left over, or all. */
interface Shown {
  positionId?: string | undefined;
  left?: string | undefined;
}

interface AllocationRowsProps {
  allocation: Allocation;
  positions: readonly AllocationPosition[];
  shown: Shown;
  locks: readonly AllocationLock[];
  onLocks: (locks: AllocationLock[]) => void;
}

export function AllocationRows({ allocation, positions, shown, locks, onLocks }: AllocationRowsProps) {
  const { t } = useWords();
  const titles = new Map(positions.map((one) => [one.positionId, `${one.title} · ${one.enterpriseName}`]));
  const titleOf = (id: PositionId | undefined) => (id ? titles.get(id) : undefined);
  const isLocked = ({ candidateId }: AllocationRow) => locks.some((lock) => lock.candidateId === candidateId);

  function toggle(row: AllocationRow) {
    const { candidateId, positionId } = row;
    const others = locks.filter((lock) => lock.candidateId !== candidateId);
    onLocks(isLocked(row) || !positionId ? others : [...others, { candidateId, positionId }]);
  }

  function resultOf({ outcome, cause, undone }: AllocationRow): string {
    if (undone) return t(`allocations.undoneRow.${undone}`);
    if (cause) return t(`allocations.causes.${cause}`);
    return outcome ? t(`allocations.outcomes.${outcome}`) : "";
  }

  const columns: Column<AllocationRow>[] = [
    {
      key: "person",
      title: t("allocations.person"),
      render: ({ candidateId, candidateName }) =>
        candidateName ? (
          <Link className="row-name" to={`/candidates/${candidateId}`}>
            {candidateName}
          </Link>
        ) : (
          t("allocations.erased")
        ),
      width: 130,
    },
    {
      key: "kind",
      title: t("allocations.kind"),
      render: ({ kind, positionId, todayPositionId }) => (
        <>
          <span>{t(`allocations.kinds.${kind}`)}</span>
          <small>{titleOf(positionId)}</small>
          {kind === "moved" ? <small>{`${t("allocations.today")} ${titleOf(todayPositionId) ?? ""}`}</small> : null}
        </>
      ),
    },
    {
      key: "score",
      title: t("allocations.score"),
      render: ({ score }) => <span className="number">{score ?? ""}</span>,
      align: "end",
      width: 80,
    },
    allocation.status === "ready"
      ? {
          key: "lock",
          title: t("allocations.lock"),
          render: (row) =>
            row.kind === "noFit" || row.kind === "lockFailed" ? null : (
              <Button size="small" aria-pressed={isLocked(row)} onClick={() => toggle(row)}>
                {t(isLocked(row) ? "allocations.unlock" : "allocations.lock")}
              </Button>
            ),
          width: 130,
          onPhone: "bare",
        }
      : { key: "result", title: t("allocations.result"), render: resultOf, width: 190 },
  ];
  return (
    <CursorList
      key={`${shown.positionId ?? ""}${shown.left ?? ""}`}
      endpoint={listAllocationRows}
      params={{ allocationId: allocation.allocationId }}
      query={{ positionId: shown.positionId, left: shown.left }}
      label={t("allocations.rows")}
      columns={columns}
      rowKey={({ candidateId }) => candidateId}
      empty={<EmptyState title={t("allocations.emptyRows")} help={t("allocations.emptyRowsHelp")} />}
    />
  );
}
