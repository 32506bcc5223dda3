import { listOrders, type Order } from "@shanhai/contract/order";
import Button from "antd/es/button";
import { lazy, Suspense } from "react";
import { Link, useNavigate } from "react-router";
import { ExportMenu } from "../exports/export-menu.tsx";
import { Moment } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { PageHead } from "../shell/page-head.tsx";
import { useAddress } from "../shell/use-address.ts";
import { Deadline } from "./deadline.tsx";
import { OrderStatusTag } from "./order-status-tag.tsx";
import { SeatsCell } from "./seats-bar.tsx";

const CreateOrder = lazy(async () => ({ default: (await import("./create-order.tsx")).CreateOrder }));

export function OrdersPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const [panel, setPanel] = useAddress("panel");
  const create = (
    <Button type="primary" onClick={() => setPanel("new")}>
      {t("orders.create")}
    </Button>
  );
  const columns: Column<Order>[] = [
    {
      key: "title",
      title: t("orders.name"),
      render: (order) => (
        <>
          <Link className="row-name" to={`/orders/${order.orderId}`}>
            {order.title}
          </Link>
          <small>{order.enterpriseName}</small>
        </>
      ),
    },
    {
      key: "status",
      title: t("orders.status"),
      render: (order) => <OrderStatusTag status={order.status} />,
      width: 100,
    },
    {
      key: "progress",
      title: t("orders.progress"),
      render: (order) => <SeatsCell headcount={order.headcount} filled={order.filled} />,
      width: "28%",
    },
    {
      key: "deadline",
      title: t("orders.deadline"),
      render: (order) => <Deadline date={order.deadline} status={order.status} />,
      width: 210,
    },
    { key: "createdAt", title: t("orders.createdAt"), render: (order) => <Moment at={order.createdAt} />, width: 130 },
  ];
  return (
    <>
      <PageHead title={t("orders.title")}>
        <Button onClick={() => void navigate("/allocations")}>{t("orders.allocate")}</Button>
        <ExportMenu wanted={{ list: "orders" }} />
        {create}
      </PageHead>
      <CursorList
        endpoint={listOrders}
        label={t("orders.title")}
        columns={columns}
        rowKey={(order) => order.orderId}
        onOpen={(order) => void navigate(`/orders/${order.orderId}`)}
        empty={
          <EmptyState title={t("orders.empty")} help={t("orders.emptyHelp")}>
            {create}
          </EmptyState>
        }
      />
      {panel === "new" ? (
        <Suspense>
          <CreateOrder onClose={() => setPanel(undefined)} />
        </Suspense>
      ) : null}
    </>
  );
}
