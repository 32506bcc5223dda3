import { listPartners, PARTNER_KINDS, type Partner } from "@shanhai/contract/partner";
import Button from "antd/es/button";
import { lazy, Suspense } from "react";
import { Link, useNavigate } from "react-router";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { useSession } from "../session/session.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useAddressWords } from "../shell/use-address.ts";
import { PartnerStatusTag } from "./partner-status-tag.tsx";
import { PartnerTabs } from "./partner-tabs.tsx";
import "./partners.css";
import { DivisionName } from "../format/division-name.tsx";

const CreatePartner = lazy(async () => ({ default: (await import("./create-partner.tsx")).CreatePartner }));

/** Whom the park works with, of all kinds or one. */
export function PartnersPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const administers = useSession().membership.role === "administrator";
  const { words, change } = useAddressWords();
  const kind = PARTNER_KINDS.find((one) => one === words.get("kind"));
  const create = administers ? (
    <Button type="primary" onClick={() => change({ panel: "new" })}>
      {t("partners.create")}
    </Button>
  ) : null;
  const columns: Column<Partner>[] = [
    {
      key: "name",
      title: t("partners.name"),
      render: (one) => (
        <Link className="row-name" to={`/partners/${one.partnerId}`}>
          {one.name}
        </Link>
      ),
    },
    { key: "kind", title: t("partners.kind"), render: (one) => t(`partnerKind.${one.kind}`), width: 120 },
    {
      key: "division",
      title: t("partners.place"),
      render: (one) => <DivisionName code={one.division} />,
      width: 150,
    },
    {
      key: "contact",
      title: t("partners.contactName"),
      render: (one) => (
        <>
          {one.contactName ?? <span className="quiet">—</span>}
          {one.contactPhone ? <small className="number">{one.contactPhone}</small> : null}
        </>
      ),
      width: 150,
    },
    {
      key: "coordinator",
      title: t("partners.hasCoordinator"),
      render: (one) =>
        one.hasCoordinator ? t("partners.joined") : <span className="quiet">{t("partners.notJoined")}</span>,
      width: 100,
    },
    {
      key: "status",
      title: t("partners.status"),
      render: (one) => <PartnerStatusTag status={one.status} />,
      width: 90,
    },
  ];
  return (
    <>
      <PageHead title={t("partners.title")}>{create}</PageHead>
      <PartnerTabs />
      <div className="partner-filters">
        <select
          className="select"
          aria-label={t("partners.kind")}
          value={kind ?? ""}
          onChange={(event) => change({ kind: event.target.value || undefined, cursor: undefined })}
        >
          <option value="">{t("partners.allKinds")}</option>
          {PARTNER_KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`partnerKind.${one}`)}
            </option>
          ))}
        </select>
      </div>
      <CursorList
        key={kind ?? "all"}
        endpoint={listPartners}
        {...(kind ? { query: { kind } } : {})}
        label={t("partners.tabs.partners")}
        columns={columns}
        rowKey={(one) => one.partnerId}
        onOpen={(one) => void navigate(`/partners/${one.partnerId}`)}
        empty={
          kind ? (
            <EmptyState title={t("partners.emptyKind")} />
          ) : (
            <EmptyState title={t("partners.empty")} help={t("partners.emptyHelp")}>
              {create}
            </EmptyState>
          )
        }
      />
      <Suspense>
        {administers && words.get("panel") === "new" ? (
          <CreatePartner
            onCreated={({ partnerId }) => void navigate(`/partners/${partnerId}`)}
            onClose={() => change({ panel: undefined })}
          />
        ) : null}
      </Suspense>
    </>
  );
}
