import { listParkOrders, type ParkOrder } from "@shanhai/contract/park";
import { Link } from "react-router";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { Deadline } from "../orders/deadline.tsx";
import { OrderStatusTag } from "../orders/order-status-tag.tsx";
import { SeatsCell } from "../orders/seats-bar.tsx";
import { useSession } from "../session/session.tsx";
import { PageHead } from "../shell/page-head.tsx";

/** The agencies' orders as figures; finished ones can be evaluated here. */
export function ParkOrdersPage() {
  const { t } = useWords();
  const { membership } = useSession();
  const evaluates = membership.role === "evaluator";

  function evaluation(order: ParkOrder) {
    if (order.score !== undefined)
      return <strong className="number">{t("evaluations.points", { score: order.score })}</strong>;
    if (order.evaluationId)
      return (
        <span className="tag" data-tone="good">
          {t("evaluations.scored")}
        </span>
      );
    if (order.status !== "fulfilled" && order.status !== "closed") return null;
    if (!evaluates) return <span className="quiet">{t("evaluations.waiting")}</span>;
    return (
      <Link
        to={`/park-orders/${order.orderId}/evaluate`}
        aria-label={t("evaluations.evaluateNamed", { name: order.title })}
      >
        {t("evaluations.evaluate")}
      </Link>
    );
  }

  const columns: Column<ParkOrder>[] = [
    {
      key: "title",
      title: t("orders.name"),
      render: (order) => (
        <>
          <span className="row-name">{order.title}</span>
          <small>{order.enterpriseName}</small>
        </>
      ),
    },
    { key: "agency", title: t("evaluations.agency"), render: (order) => order.agencyName, width: "19%" },
    {
      key: "status",
      title: t("orders.status"),
      render: (order) => <OrderStatusTag status={order.status} />,
      width: 90,
    },
    {
      key: "progress",
      title: t("orders.progress"),
      render: (order) => <SeatsCell headcount={order.headcount} filled={order.filled} />,
      width: "24%",
    },
    {
      key: "deadline",
      title: t("orders.deadline"),
      render: (order) => <Deadline date={order.deadline} status={order.status} />,
      width: 190,
    },
    { key: "evaluation", title: t("evaluations.title"), render: evaluation, width: 100 },
  ];
  return (
    <>
      <PageHead title={t("park.ordersTitle")} />
      <CursorList
        endpoint={listParkOrders}
        label={t("park.ordersTitle")}
        columns={columns}
        rowKey={(order) => order.orderId}
        refetchInterval={8_000}
        empty={<EmptyState title={t("park.ordersEmpty")} help={t("park.ordersEmptyHelp")} />}
      />
    </>
  );
}
