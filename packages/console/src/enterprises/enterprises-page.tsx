import { type Enterprise, listEnterprises } from "@shanhai/contract/enterprise";
import Button from "antd/es/button";
import { lazy, Suspense } from "react";
import { Link } from "react-router";
import { ExportMenu } from "../exports/export-menu.tsx";
import { Moment } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { PageHead } from "../shell/page-head.tsx";
import { useAddress } from "../shell/use-address.ts";

const CreateEnterprise = lazy(async () => ({ default: (await import("./create-enterprise.tsx")).CreateEnterprise }));
const EditEnterprise = lazy(async () => ({ default: (await import("./edit-enterprise.tsx")).EditEnterprise }));

export function EnterprisesPage() {
  const { t } = useWords();
  const [panel, setPanel] = useAddress("panel");
  const create = (
    <Button type="primary" onClick={() => setPanel("new")}>
      {t("enterprises.create")}
    </Button>
  );
  const columns: Column<Enterprise>[] = [
    {
      key: "name",
      title: t("enterprises.name"),
      render: (one) => (
        <button type="button" className="row-name row-button" onClick={() => setPanel(one.enterpriseId)}>
          {one.name}
        </button>
      ),
    },
    { key: "uscc", title: t("enterprises.uscc"), render: (one) => <code>{one.uscc}</code>, width: 190 },
    { key: "industry", title: t("enterprises.industry"), render: (one) => one.industry, width: "15%" },
    { key: "chain", title: t("enterprises.chain"), render: (one) => one.chain, width: "12%" },
    {
      key: "contact",
      title: t("enterprises.contactName"),
      render: (one) => [one.contactName, one.contactPhone].filter(Boolean).join(" "),
      width: "17%",
    },
    {
      key: "service",
      title: t("enterprises.service"),
      render: (one) => <Link to={`/enterprises/${one.enterpriseId}`}>{t("enterprises.serviceOpen")}</Link>,
      width: 120,
    },
    { key: "updatedAt", title: t("enterprises.updatedAt"), render: (one) => <Moment at={one.updatedAt} />, width: 130 },
  ];
  return (
    <>
      <PageHead title={t("enterprises.title")}>
        <ExportMenu wanted={{ list: "enterprises" }} />
        {create}
      </PageHead>
      <CursorList
        endpoint={listEnterprises}
        label={t("enterprises.title")}
        columns={columns}
        rowKey={(one) => one.enterpriseId}
        onOpen={(one) => setPanel(one.enterpriseId)}
        empty={
          <EmptyState title={t("enterprises.empty")} help={t("enterprises.emptyHelp")}>
            {create}
          </EmptyState>
        }
      />
      <Suspense>
        {panel === "new" ? <CreateEnterprise onClose={() => setPanel(undefined)} /> : null}
        {panel && panel !== "new" ? (
          <EditEnterprise key={panel} enterpriseId={panel} onClose={() => setPanel(undefined)} />
        ) : null}
      </Suspense>
    </>
  );
}
