import { listPlacements, type Placement } from "@shanhai/contract/placement";
import { Link } from "react-router";
import { Day, Moment } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";

/** People on the job: of one order, or of all. */
export function PlacementsList({ orderId }: { orderId?: string | undefined }) {
  const { t } = useWords();
  const columns: Column<Placement>[] = [
    {
      key: "person",
      title: t("placements.person"),
      render: (one) => (
        <Link className="row-name" to={`/candidates/${one.candidateId}`}>
          {one.candidateName}
        </Link>
      ),
    },
    { key: "position", title: t("placements.position"), render: (one) => one.positionTitle, width: "30%" },
    { key: "arrival", title: t("placements.arrival"), render: (one) => <Day date={one.arrivalDate} />, width: 120 },
    {
      key: "status",
      title: t("placements.status"),
      render: (one) => (
        <span className="tag" data-tone="good">
          {t(`placements.${one.status}`)}
        </span>
      ),
      width: 100,
    },
    {
      key: "recordedAt",
      title: t("placements.recordedAt"),
      render: (one) => <Moment at={one.createdAt} />,
      width: 140,
      onPhone: "left-out",
    },
  ];
  if (!orderId) {
    columns.push({
      key: "order",
      title: t("placements.order"),
      render: (one) => <Link to={`/orders/${one.orderId}`}>{t("placements.openOrder")}</Link>,
      width: 110,
      onPhone: "bare",
    });
  }
  return (
    <CursorList
      endpoint={listPlacements}
      query={{ orderId }}
      prefix={orderId ? "placements" : undefined}
      label={t("placements.title")}
      columns={columns}
      rowKey={(one) => one.placementId}
      empty={<EmptyState title={t("placements.empty")} help={t("placements.emptyHelp")} />}
    />
  );
}
