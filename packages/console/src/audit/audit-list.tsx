import { type AuditEntry, listAuditEntries } from "@shanhai/contract/audit-entry";
import { Link } from "react-router";
import { Moment } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import "./audit.css";
import { useAuditWords } from "./audit-words.ts";
import { shortId } from "./short-id.ts";

/** Pages of records, by the beginning of their ids. */
const PAGES: Readonly<Record<string, string>> = {
  can: "candidates",
  ord: "orders",
  imp: "imports",
  alo: "allocations",
  ent: "enterprises",
};

function RecordId({ id }: { id: string }) {
  const page = PAGES[id.slice(0, 3)];
  const short = shortId(id);
  return page ? (
    <Link to={`/${page}/${id}`} title={id}>
      <code>{short}</code>
    </Link>
  ) : (
    <code title={id}>{short}</code>
  );
}

/** The audit of one record, or of a month. */
export function AuditList({ recordId, month }: { recordId?: string; month?: string }) {
  const { t } = useWords();
  const words = useAuditWords();
  const columns: Column<AuditEntry>[] = [
    { key: "at", title: t("audit.at"), render: (one) => <Moment at={one.at} />, width: 140 },
    {
      key: "action",
      title: t("audit.action"),
      render: (one) => <span className="row-name">{words.action(one)}</span>,
      width: 150,
    },
    { key: "who", title: t("audit.who"), render: words.who, width: "20%" },
    {
      key: "records",
      title: t("audit.records"),
      render: (one) => (
        <span className="audit-records">
          {one.records.map((id) => (
            <RecordId key={id} id={id} />
          ))}
        </span>
      ),
      width: "22%",
    },
    { key: "detail", title: t("audit.detail"), render: words.detail },
  ];
  return (
    <CursorList
      endpoint={listAuditEntries}
      query={{ recordId, month: recordId ? undefined : month }}
      prefix="audit"
      label={t("settings.audit")}
      columns={columns}
      rowKey={(one) => one.auditEntryId}
      empty={<EmptyState title={t("audit.empty")} help={t(recordId ? "audit.emptyRecordHelp" : "audit.emptyHelp")} />}
    />
  );
}
