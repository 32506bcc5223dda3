import { PROSPECT_KINDS } from "@shanhai/contract/prospect";
import { listSharedProspects, type SharedProspect } from "@shanhai/contract/shared-prospect";
import { Moment } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { Opened } from "../partner-home/opened.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useAddressWords } from "../shell/use-address.ts";
import { SharedProspectDrawer } from "./shared-prospect-drawer.tsx";
import { SharedProspectTabs } from "./shared-prospect-tabs.tsx";
import "../prospects/prospects.css";
import { DivisionName } from "../format/division-name.tsx";
import { phoneText } from "../format/phone.ts";

function Pool() {
  const { t } = useWords();
  const { words, change } = useAddressWords();
  const kind = PROSPECT_KINDS.find((one) => one === words.get("kind"));
  const opened = words.get("prospect");
  const open = ({ prospectId }: SharedProspect) => change({ prospect: prospectId });
  const columns: Column<SharedProspect>[] = [
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
    },
    {
      key: "contact",
      title: t("prospects.contactName"),
      render: (one) =>
        one.contactOpen ? (
          <span className="tag" data-tone="good">
            {t("sharedProspects.contactOpen")}
          </span>
        ) : one.contact ? (
          <>
            {one.contact.name} <span className="number">{phoneText(one.contact.phone)}</span>
          </>
        ) : (
          <span className="quiet">—</span>
        ),
      width: 190,
    },
    {
      key: "updated",
      title: t("prospects.updated"),
      render: (one) => <Moment at={one.updatedAt} />,
      width: 130,
      onPhone: "left-out",
    },
  ];
  return (
    <>
      <p className="quiet">{t("sharedProspects.lead")}</p>
      <div className="prospect-filters">
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
      </div>
      <CursorList
        key={kind ?? "all"}
        endpoint={listSharedProspects}
        {...(kind ? { query: { kind } } : {})}
        label={t("sharedProspects.pool")}
        columns={columns}
        rowKey={(one) => one.prospectId}
        onOpen={open}
        refetchInterval={15_000}
        empty={<EmptyState title={t("sharedProspects.empty")} help={t("sharedProspects.emptyHelp")} />}
      />
      {opened ? <SharedProspectDrawer prospectId={opened} onClose={() => change({ prospect: undefined })} /> : null}
    </>
  );
}

/** 共享招商资源库 of a partner: what its park shares with it, while an agreement opens it. */
export function SharedProspectsPage() {
  const { t } = useWords();
  return (
    <>
      <PageHead title={t("sharedProspects.title")} />
      <SharedProspectTabs />
      <Opened grant="prospects">
        <Pool />
      </Opened>
    </>
  );
}
