import { getOrder, type OrderDetail } from "@shanhai/contract/order";
import Button from "antd/es/button";
import Skeleton from "antd/es/skeleton";
import { lazy, Suspense } from "react";
import { Link, useParams } from "react-router";
import { ExportMenu } from "../exports/export-menu.tsx";
import { countText } from "../format/figure.ts";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { PositionRow } from "../positions/position-row.tsx";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useSession } from "../session/session.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { Tabs } from "../shell/tabs.tsx";
import { useAddressWords } from "../shell/use-address.ts";
import { Deadline } from "./deadline.tsx";
import { OrderActs } from "./order-acts.tsx";
import { OrderStatusTag } from "./order-status-tag.tsx";
import "./order-page.css";

const Board = lazy(async () => ({ default: (await import("../applications/board.tsx")).Board }));
const RecommendCandidates = lazy(async () => ({
  default: (await import("../applications/recommend-candidates.tsx")).RecommendCandidates,
}));
const PositionMatches = lazy(async () => ({
  default: (await import("../matching/position-matches.tsx")).PositionMatches,
}));
const OrderPlacements = lazy(async () => ({
  default: (await import("../placements/order-placements.tsx")).OrderPlacements,
}));
const OrderInterviews = lazy(async () => ({
  default: (await import("../interviews/order-interviews.tsx")).OrderInterviews,
}));
const OrderBatches = lazy(async () => ({
  default: (await import("../batch-interviews/order-batches.tsx")).OrderBatches,
}));
const OrderCohorts = lazy(async () => ({ default: (await import("../cohorts/order-cohorts.tsx")).OrderCohorts }));
const MoveHistory = lazy(async () => ({ default: (await import("../moves/move-history.tsx")).MoveHistory }));
const AuditList = lazy(async () => ({ default: (await import("../audit/audit-list.tsx")).AuditList }));
const AddPosition = lazy(async () => ({ default: (await import("../positions/add-position.tsx")).AddPosition }));
const EditPosition = lazy(async () => ({ default: (await import("../positions/edit-position.tsx")).EditPosition }));
const PositionPosting = lazy(async () => ({
  default: (await import("../postings/position-posting.tsx")).PositionPosting,
}));
const EditOrder = lazy(async () => ({ default: (await import("./edit-order.tsx")).EditOrder }));

const OrderSettlement = lazy(async () => ({
  default: (await import("../statements/order-settlement.tsx")).OrderSettlement,
}));
const EditFeeRule = lazy(async () => ({ default: (await import("../statements/edit-fee-rule.tsx")).EditFeeRule }));
const DraftStatement = lazy(async () => ({
  default: (await import("../statements/draft-statement.tsx")).DraftStatement,
}));

/** Where a demand list (企业需求清单) goes in. */
function ImportPositions({ order }: { order: OrderDetail }) {
  const { t } = useWords();
  return (
    <Link className="import-positions" to={`/imports?kind=positions&orderId=${order.orderId}`}>
      {t("imports.positions")}
    </Link>
  );
}

const TABS = ["board", "interviews", "batches", "cohorts", "placements", "settlement", "moves", "history"] as const;
const TAB_WORDS = {
  board: "tabBoard",
  interviews: "tabInterviews",
  batches: "tabBatches",
  cohorts: "tabCohorts",
  placements: "tabPlacements",
  settlement: "tabSettlement",
  moves: "tabMoves",
  history: "tabHistory",
} as const;

function Missing({ open, headcount }: { open: number; headcount: number }) {
  const { t } = useWords();
  if (headcount === 0) return null;
  return open > 0 ? (
    <strong className="missing number">{t("seats.missing", { n: countText(open) })}</strong>
  ) : (
    <strong className="complete">{t("seats.complete")}</strong>
  );
}

function Notice({ order }: { order: OrderDetail }) {
  const { t } = useWords();
  if (order.status === "draft") return <p className="notice">{t("orders.draftNotice")}</p>;
  if (order.status !== "closed" && order.status !== "cancelled") return null;
  return <p className="notice">{t("orders.endedNotice", { status: t(`orderStatus.${order.status}`) })}</p>;
}

function Order({ order }: { order: OrderDetail }) {
  const { t } = useWords();
  const { words, change } = useAddressWords();
  const panel = words.get("panel") ?? undefined;
  const setPanel = (value: string | undefined) => change({ panel: value });
  const { membership } = useSession();
  // The audit is the owner's to read.
  const tabs = TABS.filter((one) => one !== "history" || membership.role === "owner");
  const tab = tabs.find((one) => one === words.get("tab")) ?? "board";
  const position = order.positions.find((one) => one.positionId === words.get("position")) ?? order.positions[0];
  const edited = order.positions.find((one) => `position-${one.positionId}` === panel);
  const recommended = order.positions.find((one) => `recommend-${one.positionId}` === panel);
  const matched = order.positions.find((one) => `match-${one.positionId}` === panel);
  const published = order.positions.find((one) => `posting-${one.positionId}` === panel);
  const running = order.status === "open" || order.status === "fulfilled";
  const ended = order.status === "closed" || order.status === "cancelled";
  const close = () => change({ panel: undefined, headcount: undefined });

  return (
    <>
      <PageHead
        title={order.title}
        back={{ to: "/orders", title: t("orders.title") }}
        aside={
          <>
            <OrderStatusTag status={order.status} />
            <Missing open={order.open} headcount={order.headcount} />
          </>
        }
      >
        {ended ? null : <Button onClick={() => setPanel("edit")}>{t("orders.edit")}</Button>}
        <OrderActs order={order} />
      </PageHead>
      <p className="order-facts">
        <span>{order.enterpriseName}</span>
        <span>
          {t("orders.deadline")} <Deadline date={order.deadline} status={order.status} />
        </span>
        <span className="number">{t("orders.guaranteeOf", { n: order.guaranteeDays })}</span>
        <span className="number">
          {t("seats.describeShort", {
            headcount: countText(order.headcount),
            filled: countText(order.filled),
            open: countText(order.open),
          })}
        </span>
      </p>
      <Notice order={order} />
      <section aria-label={t("positions.title")}>
        {order.positions.length > 0 ? (
          <ul className="positions">
            {order.positions.map((one) => (
              <PositionRow
                key={one.positionId}
                position={one}
                chosen={tab === "board" && one.positionId === position?.positionId}
                onChoose={() => change({ position: one.positionId, tab: undefined })}
                onEdit={ended ? undefined : () => setPanel(`position-${one.positionId}`)}
                onPublish={ended ? undefined : () => setPanel(`posting-${one.positionId}`)}
                onRecommend={running ? () => setPanel(`recommend-${one.positionId}`) : undefined}
                onMatch={running ? () => setPanel(`match-${one.positionId}`) : undefined}
              />
            ))}
            {ended ? null : (
              <li className="add-position">
                <Button type="link" onClick={() => setPanel("position")}>
                  {t("positions.add")}
                </Button>
                <ImportPositions order={order} />
              </li>
            )}
          </ul>
        ) : null}
      </section>
      {order.positions.length === 0 ? (
        <div className="list">
          <EmptyState title={t("positions.empty")} help={t("positions.emptyHelp")}>
            {ended ? null : (
              <>
                <Button type="primary" onClick={() => setPanel("position")}>
                  {t("positions.add")}
                </Button>
                <ImportPositions order={order} />
              </>
            )}
          </EmptyState>
        </div>
      ) : (
        <>
          <div className="tabs-line">
            <Tabs
              names={tabs}
              current={tab}
              titleOf={(one) => t(`orders.${TAB_WORDS[one]}`)}
              onChoose={(one) => change({ tab: one === "board" ? undefined : one })}
            />
            {tab === "board" && position ? (
              <ExportMenu wanted={{ list: "applications", positionId: position.positionId }} />
            ) : null}
            {tab === "placements" ? <ExportMenu wanted={{ list: "placements", orderId: order.orderId }} /> : null}
          </div>
          <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
            <Suspense fallback={<Skeleton active />}>
              {tab === "board" && position ? (
                <Board
                  key={position.positionId}
                  position={position}
                  movable={running}
                  onRecommend={running ? () => setPanel(`recommend-${position.positionId}`) : undefined}
                />
              ) : null}
              {tab === "interviews" ? <OrderInterviews order={order} running={running} /> : null}
              {tab === "batches" ? <OrderBatches order={order} running={running} /> : null}
              {tab === "cohorts" ? <OrderCohorts order={order} running={running} /> : null}
              {tab === "placements" ? <OrderPlacements orderId={order.orderId} /> : null}
              {tab === "settlement" ? (
                <OrderSettlement
                  order={order}
                  onRule={() => setPanel("fee-rule")}
                  onDraft={() => setPanel("statement")}
                />
              ) : null}
              {tab === "moves" ? <MoveHistory orderId={order.orderId} /> : null}
              {tab === "history" ? <AuditList recordId={order.orderId} /> : null}
            </Suspense>
          </div>
        </>
      )}
      <Suspense>
        {panel === "edit" ? <EditOrder order={order} onClose={close} /> : null}
        {panel === "fee-rule" ? <EditFeeRule order={order} onClose={close} /> : null}
        {panel === "statement" ? <DraftStatement order={order} onClose={close} /> : null}
        {panel === "position" ? (
          <AddPosition
            orderId={order.orderId}
            headcount={words.get("headcount") ?? undefined}
            onClose={close}
            onAdded={close}
          />
        ) : null}
        {edited ? <EditPosition key={edited.positionId} position={edited} onClose={close} /> : null}
        {published ? <PositionPosting key={published.positionId} position={published} onClose={close} /> : null}
        {matched ? <PositionMatches key={matched.positionId} position={matched} onClose={close} /> : null}
        {recommended ? (
          <RecommendCandidates key={recommended.positionId} position={recommended} onClose={close} />
        ) : null}
      </Suspense>
    </>
  );
}

/** One order: its seats, its positions, and the people on their way. */
export function OrderPage() {
  const { t } = useWords();
  const { orderId = "" } = useParams();
  const read = useEndpoint(getOrder, { params: { orderId } }, { refetchInterval: 15_000 });
  if (read.data) return <Order order={read.data} />;
  return (
    <>
      <PageHead title={t("orders.title")} back={{ to: "/orders", title: t("orders.title") }} />
      {read.isError ? (
        <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
      ) : (
        <Skeleton active paragraph={{ rows: 6 }} />
      )}
    </>
  );
}
