import { type BatchInterview, listBatchInterviews } from "@shanhai/contract/batch-interview";
import type { OrderDetail } from "@shanhai/contract/order";
import Button from "antd/es/button";
import { lazy, Suspense } from "react";
import { Link, useNavigate } from "react-router";
import { countText } from "../format/figure.ts";
import { Moment } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { shortName } from "../members/use-members.ts";
import { useWords } from "../messages/catalogue.ts";
import { useAddress } from "../shell/use-address.ts";
import "./batch-interviews.css";

const CreateBatch = lazy(async () => ({ default: (await import("./create-batch.tsx")).CreateBatch }));

const pathOf = ({ orderId, batchInterviewId }: BatchInterview) => `/orders/${orderId}/batches/${batchInterviewId}`;

/** The order's batches of interviews; while it runs, another can be begun. */
export function OrderBatches({ order, running }: { order: OrderDetail; running: boolean }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const [panel, setPanel] = useAddress("panel");
  const create = running ? (
    <Button type="primary" onClick={() => setPanel("batch")}>
      {t("batches.create")}
    </Button>
  ) : null;
  const columns: Column<BatchInterview>[] = [
    {
      key: "title",
      title: t("batches.name"),
      render: (one) => (
        <>
          <Link className="row-name" to={pathOf(one)}>
            {one.title}
          </Link>
          <small>{one.positionTitle}</small>
        </>
      ),
    },
    { key: "questions", title: t("batches.questions"), render: (one) => one.questionSetTitle, width: "20%" },
    {
      key: "raters",
      title: t("batches.raters"),
      render: (one) =>
        one.raters
          .filter(({ successorId }) => !successorId)
          .map((rater) => shortName(rater))
          .join(t("punctuation.list")),
      width: "20%",
    },
    {
      key: "people",
      title: t("batches.people"),
      render: (one) => <span className="number">{t("batches.peopleOf", { n: countText(one.people) })}</span>,
      width: 90,
    },
    {
      key: "state",
      title: t("batches.state"),
      render: (one) => (
        <span className="tag" data-tone={one.status === "open" ? "live" : "quiet"}>
          {t(`batches.status.${one.status}`)}
        </span>
      ),
      width: 100,
    },
    { key: "at", title: t("questionSets.updatedAt"), render: (one) => <Moment at={one.createdAt} />, width: 130 },
  ];
  return (
    <>
      <p className="batch-acts">
        <Link to="/question-sets">{t("questionSets.title")}</Link>
        {create}
      </p>
      <CursorList
        endpoint={listBatchInterviews}
        query={{ orderId: order.orderId }}
        label={t("batches.title")}
        columns={columns}
        rowKey={(one) => one.batchInterviewId}
        onOpen={(one) => void navigate(pathOf(one))}
        empty={
          <EmptyState title={t("batches.empty")} help={t("batches.emptyHelp")}>
            {create}
          </EmptyState>
        }
        prefix="batches"
      />
      {panel === "batch" ? (
        <Suspense>
          <CreateBatch
            order={order}
            onCreated={(one) => void navigate(`${pathOf(one)}?panel=add`)}
            onClose={() => setPanel(undefined)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
