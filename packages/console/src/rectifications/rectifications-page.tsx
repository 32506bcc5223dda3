import { listRectifications, type Rectification } from "@shanhai/contract/rectification";
import Button from "antd/es/button";
import { lazy, Suspense, useState } from "react";
import { QualityTabs } from "../evaluations/quality-tabs.tsx";
import { Due, StateTag } from "../evaluations/quality-words.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { useSession } from "../session/session.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useAddressWords } from "../shell/use-address.ts";

const RectificationDrawer = lazy(async () => ({
  default: (await import("./rectification-drawer.tsx")).RectificationDrawer,
}));
const DemandRectification = lazy(async () => ({
  default: (await import("./demand-rectification.tsx")).DemandRectification,
}));

const TONES = { open: "warn", submitted: "live", accepted: "good" } as const;

/** What agencies are to put right: a park's demands, an agency's own. */
export function RectificationsPage() {
  const { t } = useWords();
  const { membership } = useSession();
  const ofPark = membership.kind === "park";
  const { words, change } = useAddressWords();
  const [opened, setOpened] = useState<Rectification>();
  const columns: Column<Rectification>[] = [
    {
      key: "demand",
      title: t("rectifications.demand"),
      render: (one) => (
        <>
          <button type="button" className="row-button" onClick={() => setOpened(one)}>
            {one.demand.length > 40 ? `${one.demand.slice(0, 40)}…` : one.demand}
          </button>
          {ofPark ? <small>{one.agencyName}</small> : null}
        </>
      ),
    },
    {
      key: "deadline",
      title: t("quality.deadline"),
      render: (one) => <Due date={one.deadline} done={one.status !== "open"} />,
      width: 180,
    },
    {
      key: "status",
      title: t("quality.status"),
      render: (one) => <StateTag tone={TONES[one.status]} word={t(`rectifications.statuses.${one.status}`)} />,
      width: 120,
    },
  ];
  return (
    <>
      <PageHead title={t("rectifications.title")}>
        {ofPark ? (
          <Button type="primary" onClick={() => change({ panel: "new" })}>
            {t("rectifications.create")}
          </Button>
        ) : null}
      </PageHead>
      <QualityTabs />
      <CursorList
        endpoint={listRectifications}
        label={t("rectifications.title")}
        columns={columns}
        rowKey={(one) => one.rectificationId}
        onOpen={setOpened}
        refetchInterval={15_000}
        empty={
          <EmptyState
            title={t("rectifications.empty")}
            help={t(ofPark ? "rectifications.emptyPark" : "rectifications.emptyAgency")}
          />
        }
      />
      <Suspense>
        {opened ? <RectificationDrawer rectification={opened} onClose={() => setOpened(undefined)} /> : null}
        {ofPark && words.get("panel") === "new" ? (
          <DemandRectification
            agencyId={words.get("agency") ?? ""}
            onClose={() => change({ panel: undefined, agency: undefined })}
          />
        ) : null}
      </Suspense>
    </>
  );
}
