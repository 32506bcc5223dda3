import { listProspects, PROSPECT_KINDS, PROSPECT_STATUSES, type Prospect } from "@shanhai/contract/prospect";
import Button from "antd/es/button";
import { lazy, Suspense } from "react";
import { Moment } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { PageHead } from "../shell/page-head.tsx";
import { useAddressWords } from "../shell/use-address.ts";
import { ProspectDrawer, useSharingText } from "./prospect-drawer.tsx";
import { ProspectStatusTag } from "./prospect-status-tag.tsx";
import { ProspectTabs } from "./prospect-tabs.tsx";
import "../leads/leads.css";
import { DivisionName } from "../format/division-name.tsx";

const CreateProspect = lazy(async () => ({ default: (await import("./prospect-form.tsx")).CreateProspect }));

/** 资源库: whom the park would win, with whom it shares them, and how each stands. */
export function ProspectsPage() {
  const { t } = useWords();
  const { words, change } = useAddressWords();
  const sharingText = useSharingText();
  const kind = PROSPECT_KINDS.find((one) => one === words.get("kind"));
  const status = PROSPECT_STATUSES.find((one) => one === words.get("status"));
  const opened = words.get("prospect");
  const create = (
    <Button type="primary" onClick={() => change({ panel: "new" })}>
      {t("prospects.create")}
    </Button>
  );
  const open = ({ prospectId }: Prospect) => change({ prospect: prospectId });
  const columns: Column<Prospect>[] = [
    {
      key: "organisation",
      title: t("prospects.organisation"),
      render: (one) => (
        <>
          <button type="button" className="row-button" onClick={() => open(one)}>
            {one.organisation}
          </button>
          {one.looksFor ? <small>{one.looksFor}</small> : null}
        </>
      ),
    },
    { key: "kind", title: t("prospects.kind"), render: (one) => t(`prospectKind.${one.kind}`), width: 130 },
    {
      key: "division",
      title: t("prospects.place"),
      render: (one) => <DivisionName code={one.division} />,
      width: 150,
      onPhone: "left-out",
    },
    { key: "sharing", title: t("prospects.sharedWith"), render: sharingText, width: "22%" },
    {
      key: "status",
      title: t("prospects.status"),
      render: (one) => <ProspectStatusTag status={one.status} />,
      width: 90,
    },
    {
      key: "updated",
      title: t("prospects.updated"),
      render: (one) => <Moment at={one.updatedAt} />,
      width: 130,
      onPhone: "left-out",
    },
  ];
  const filtered = kind !== undefined || status !== undefined;
  return (
    <>
      <PageHead title={t("prospects.title")}>{create}</PageHead>
      <ProspectTabs />
      <div className="lead-filters">
        <select
          className="select"
          aria-label={t("prospects.kind")}
          value={kind ?? ""}
          onChange={(event) => change({ kind: event.target.value || undefined, cursor: undefined })}
        >
          <option value="">{t("prospects.allKinds")}</option>
          {PROSPECT_KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`prospectKind.${one}`)}
            </option>
          ))}
        </select>
        <select
          className="select"
          aria-label={t("prospects.status")}
          value={status ?? ""}
          onChange={(event) => change({ status: event.target.value || undefined, cursor: undefined })}
        >
          <option value="">{t("prospects.allStatuses")}</option>
          {PROSPECT_STATUSES.map((one) => (
            <option key={one} value={one}>
              {t(`prospectStatus.${one}`)}
            </option>
          ))}
        </select>
      </div>
      <CursorList
        key={`${kind} ${status}`}
        endpoint={listProspects}
        query={{ ...(kind ? { kind } : {}), ...(status ? { status } : {}) }}
        label={t("prospects.title")}
        columns={columns}
        rowKey={(one) => one.prospectId}
        onOpen={open}
        refetchInterval={15_000}
        empty={
          filtered ? (
            <EmptyState title={t("prospects.emptyHere")} />
          ) : (
            <EmptyState title={t("prospects.empty")} help={t("prospects.emptyHelp")}>
              {create}
            </EmptyState>
          )
        }
      />
      <Suspense>
        {words.get("panel") === "new" ? (
          <CreateProspect
            onSaved={({ prospectId }) => change({ panel: undefined, prospect: prospectId })}
            onClose={() => change({ panel: undefined })}
          />
        ) : null}
      </Suspense>
      {opened ? <ProspectDrawer prospectId={opened} onClose={() => change({ prospect: undefined })} /> : null}
    </>
  );
}
