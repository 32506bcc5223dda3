import { type Complaint, listComplaints } from "@shanhai/contract/complaint";
import Button from "antd/es/button";
import { lazy, Suspense } from "react";
import { QualityTabs } from "../evaluations/quality-tabs.tsx";
import { Due, StateTag } from "../evaluations/quality-words.tsx";
import { Day } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { useSession } from "../session/session.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useAddress } from "../shell/use-address.ts";
import "../evaluations/quality.css";

const ComplaintDrawer = lazy(async () => ({ default: (await import("./complaint-drawer.tsx")).ComplaintDrawer }));
const RecordComplaint = lazy(async () => ({ default: (await import("./record-complaint.tsx")).RecordComplaint }));

const TONES = { open: "warn", answered: "live", closed: "quiet" } as const;
const STATES = ["open", "all"] as const;

/** Complaints: a park's by deadline, an agency's own. */
export function ComplaintsPage() {
  const { t } = useWords();
  const { membership } = useSession();
  const ofPark = membership.kind === "park";
  const [panel, setPanel] = useAddress("panel");
  const [opened, setOpened] = useAddress("complaint");
  const [shown, setShown] = useAddress("state");
  const state = shown === "all" ? "all" : "open";
  const columns: Column<Complaint>[] = [
    {
      key: "content",
      title: t("complaints.content"),
      render: (one) => (
        <>
          <button type="button" className="row-button" onClick={() => setOpened(one.complaintId)}>
            {one.content.length > 40 ? `${one.content.slice(0, 40)}…` : one.content}
          </button>
          {ofPark ? <small>{one.agencyName}</small> : null}
        </>
      ),
    },
    {
      key: "received",
      title: t("complaints.receivedOn"),
      render: (one) => <Day date={one.receivedOn} />,
      width: 110,
    },
    {
      key: "deadline",
      title: t("quality.deadline"),
      render: (one) => <Due date={one.deadline} done={one.status !== "open"} />,
      width: 170,
    },
    ...(ofPark
      ? [
          {
            key: "owner",
            title: t("complaints.owner"),
            render: (one: Complaint) =>
              one.owner ? one.owner.name.split("@")[0] : <StateTag tone="warn" word={t("complaints.noOwner")} />,
            width: 110,
          },
        ]
      : []),
    {
      key: "status",
      title: t("quality.status"),
      render: (one) => (
        <>
          <StateTag tone={TONES[one.status]} word={t(`complaints.statuses.${one.status}`)} />
          {one.closing ? <small>{t(`complaints.outcomes.${one.closing.outcome}`)}</small> : null}
        </>
      ),
      width: 110,
    },
  ];
  return (
    <>
      <PageHead title={t("complaints.title")}>
        {ofPark ? (
          <Button type="primary" onClick={() => setPanel("new")}>
            {t("complaints.record")}
          </Button>
        ) : null}
      </PageHead>
      <QualityTabs />
      {ofPark ? (
        <label className="quality-filter">
          {t("complaints.state")}
          <select className="select" value={state} onChange={({ target }) => setShown(target.value)}>
            {STATES.map((one) => (
              <option key={one} value={one}>
                {t(`complaints.states.${one}`)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <CursorList
        key={state}
        endpoint={listComplaints}
        query={{ state: ofPark ? state : "all" }}
        label={t("complaints.title")}
        columns={columns}
        rowKey={(one) => one.complaintId}
        onOpen={(one) => setOpened(one.complaintId)}
        refetchInterval={15_000}
        empty={
          <EmptyState
            title={t("complaints.empty")}
            help={t(ofPark ? "complaints.emptyPark" : "complaints.emptyAgency")}
          />
        }
      />
      <Suspense>
        {opened ? <ComplaintDrawer complaintId={opened} onClose={() => setOpened(undefined)} /> : null}
        {panel === "new" ? <RecordComplaint onClose={() => setPanel(undefined)} /> : null}
      </Suspense>
    </>
  );
}
