import { listPlacements, type Placement, type PlacementStatus } from "@shanhai/contract/placement";
import { MOST_SIGNED } from "@shanhai/contract/signing";
import Button from "antd/es/button";
import { lazy, Suspense, useState } from "react";
import { Link } from "react-router";
import { countText } from "../format/figure.ts";
import { Day, Moment } from "../format/moment.tsx";
import { BulkBar } from "../list/bulk-bar.tsx";
import { ChoosableName, ChoosePage, useChosen } from "../list/chosen.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { useAddress } from "../shell/use-address.ts";
import { ConfirmationTag } from "./confirmation-tag.tsx";
import { PlacementStatusTag } from "./placement-status-tag.tsx";
import "./placements.css";

const PlacementDrawer = lazy(async () => ({ default: (await import("./placement-drawer.tsx")).PlacementDrawer }));
const SignManyDialog = lazy(async () => ({ default: (await import("./sign-many-dialog.tsx")).SignManyDialog }));

interface PlacementsListProps {
  orderId?: string | undefined;
  status?: PlacementStatus | undefined;
  /** Alone: those whose arrival the client denies. */
  confirmation?: "notArrived";
}

/** People on the job: of one order, or of all; chosen ones have their signing recorded together. */
export function PlacementsList({ orderId, status, confirmation }: PlacementsListProps) {
  const { t } = useWords();
  const [opened, setOpened] = useAddress("panel");
  const chosen = useChosen<Placement>((one) => one.placementId, MOST_SIGNED);
  const [signing, setSigning] = useState(false);
  const columns: Column<Placement>[] = [
    {
      key: "person",
      title: t("placements.person"),
      render: (one) => (
        <ChoosableName chosen={chosen} row={one} name={one.candidateName} onOpen={() => setOpened(one.placementId)} />
      ),
    },
    {
      key: "position",
      title: t("placements.position"),
      render: (one) => (
        <>
          {orderId ? one.positionTitle : <Link to={`/orders/${one.orderId}`}>{one.positionTitle}</Link>}
          <small>{one.enterpriseName}</small>
        </>
      ),
      width: "28%",
    },
    { key: "arrival", title: t("placements.arrival"), render: (one) => <Day date={one.arrivalDate} />, width: 110 },
    {
      key: "guarantee",
      title: t("placements.guaranteeUntil"),
      render: (one) => <Day date={one.guaranteeUntil} />,
      width: 120,
      onPhone: "left-out",
    },
    {
      key: "contract",
      title: t("placements.contract"),
      render: (one) =>
        one.contract ? (
          <Day date={one.contract.signedDate} />
        ) : (
          <span className="quiet">{t("placements.unsigned")}</span>
        ),
      width: 130,
    },
    {
      key: "checks",
      title: t("checks.title"),
      render: (one) => <CheckMarks placement={one} />,
      width: 130,
    },
    {
      key: "status",
      title: t("placements.status"),
      render: (one) => (
        <>
          <PlacementStatusTag placement={one} />
          {confirmation ? null : (
            <small>
              <ConfirmationTag confirmation={one.confirmation} />
            </small>
          )}
          {one.leftDate ? (
            <small>
              <Day date={one.leftDate} />
            </small>
          ) : null}
        </>
      ),
      width: 120,
    },
  ];
  const said: Column<Placement> = {
    key: "said",
    title: t("confirmation.said"),
    render: ({ confirmation: one }) =>
      one ? (
        <>
          {one.note}
          <small>
            {one.by} <Moment at={one.at} />
          </small>
        </>
      ) : null,
    width: "26%",
  };
  const shown = confirmation
    ? [...columns.filter(({ key }) => ["person", "position", "arrival"].includes(key)), said]
    : columns;
  return (
    <>
      <CursorList
        key={confirmation ?? status ?? "all"}
        endpoint={listPlacements}
        query={{ orderId, status, confirmation }}
        prefix={orderId ? "placements" : undefined}
        label={t("placements.title")}
        columns={shown}
        rowKey={(one) => one.placementId}
        onOpen={(one) => setOpened(one.placementId)}
        above={(rows) => <ChoosePage chosen={chosen} page={rows} />}
        empty={
          confirmation ? (
            <EmptyState title={t("confirmation.empty")} help={t("confirmation.emptyHelp")} />
          ) : status ? (
            <EmptyState title={t(`placements.none.${status}`)} />
          ) : (
            <EmptyState title={t("placements.empty")} help={t("placements.emptyHelp")} />
          )
        }
      />
      {chosen.rows.length > 0 ? (
        <BulkBar chosen={t("list.selected", { n: countText(chosen.rows.length) })} onClear={chosen.clear}>
          <Button type="primary" onClick={() => setSigning(true)}>
            {t("placements.sign")}
          </Button>
        </BulkBar>
      ) : null}
      <Suspense>
        {signing ? (
          <SignManyDialog
            placementIds={chosen.rows.map(({ placementId }) => placementId)}
            onDone={chosen.clear}
            onClose={() => setSigning(false)}
          />
        ) : null}
        {opened ? <PlacementDrawer key={opened} placementId={opened} onClose={() => setOpened(undefined)} /> : null}
      </Suspense>
    </>
  );
}

/** Day 7, 30 and 90 at a glance. */
function CheckMarks({ placement }: { placement: Placement }) {
  const { t } = useWords();
  return (
    <span className="check-marks">
      {placement.checks.map(({ day, outcome }) => (
        <span
          key={day}
          className="number"
          data-outcome={outcome}
          title={`${t("retention.day", { n: day })} ${t(outcome ? `checks.outcomes.${outcome}` : "checks.open")}`}
        >
          {day}
        </span>
      ))}
    </span>
  );
}
