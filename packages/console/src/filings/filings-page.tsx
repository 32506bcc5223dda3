import { type Filing, listFilings } from "@shanhai/contract/filing";
import { yuan } from "@shanhai/contract/statement-words";
import Button from "antd/es/button";
import { lazy, Suspense } from "react";
import { Link } from "react-router";
import { Moment } from "../format/moment.tsx";
import { periodText } from "../format/period.ts";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { useSession } from "../session/session.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useAddressWords } from "../shell/use-address.ts";
import { DueFilingsList } from "./due-filings.tsx";
import { FilingStatusTag } from "./filing-status-tag.tsx";

const FileMonth = lazy(async () => ({ default: (await import("./file-month.tsx")).FileMonth }));
const FilingDrawer = lazy(async () => ({ default: (await import("./filing-drawer.tsx")).FilingDrawer }));

/** The agency's months: what is owed first, then what was filed. */
export function FilingsPage() {
  const { t, language } = useWords();
  const { membership } = useSession();
  const { words, change } = useAddressWords();
  const panel = words.get("panel");
  const close = () => change({ panel: undefined, month: undefined });
  const file = (month?: string) => change({ panel: "new", month });
  const owns = membership.role === "owner";
  const start = owns ? (
    <>
      <Link to="/imports?kind=filings">{t("filings.byFile")}</Link>
      <Button type="primary" onClick={() => file()}>
        {t("filings.file")}
      </Button>
    </>
  ) : null;
  const columns: Column<Filing>[] = [
    {
      key: "month",
      title: t("filings.month"),
      render: (one) => (
        <button type="button" className="row-button" onClick={() => change({ panel: one.month })}>
          {periodText(one.month, language)}
        </button>
      ),
    },
    { key: "status", title: t("filings.status"), render: (one) => <FilingStatusTag filing={one} />, width: 110 },
    {
      key: "revenue",
      title: t("filings.revenueYuan"),
      render: (one) => yuan(one.revenue),
      align: "end",
      width: 180,
    },
    { key: "tax", title: t("filings.taxYuan"), render: (one) => yuan(one.tax), align: "end", width: 160 },
    { key: "filedBy", title: t("filings.filedBy"), render: (one) => one.filedBy, width: 200, onPhone: "left-out" },
    { key: "updatedAt", title: t("filings.updatedAt"), render: (one) => <Moment at={one.updatedAt} />, width: 140 },
  ];
  return (
    <>
      <PageHead title={t("filings.title")}>{start}</PageHead>
      <DueFilingsList onFile={file} />
      <CursorList
        endpoint={listFilings}
        label={t("filings.title")}
        columns={columns}
        rowKey={(one) => one.month}
        onOpen={(one) => change({ panel: one.month })}
        empty={<EmptyState title={t("filings.empty")} help={t("filings.emptyHelp")} />}
      />
      <Suspense>
        {panel === "new" && owns ? <FileMonth month={words.get("month") ?? undefined} onClose={close} /> : null}
        {panel && panel !== "new" ? <FilingDrawer key={panel} month={panel} onClose={close} /> : null}
      </Suspense>
    </>
  );
}
