import Input from "antd/es/input";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { today } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { SavedFilters } from "../saved-filters/saved-filters.tsx";
import { useSession } from "../session/session.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { SettingsTabs } from "../shell/settings-tabs.tsx";
import { AuditExport } from "./audit-export.tsx";
import { AuditList } from "./audit-list.tsx";

const RECORD = /^[a-z]{3}_[0-9A-HJKMNP-TV-Z]{26}$/;

/** Who did what, of a month or of one record; for the owner or administrator. */
export function AuditPage() {
  const { t } = useWords();
  const { kind } = useSession().membership;
  const inAgency = kind === "agency";
  const [words, setWords] = useSearchParams();
  const month = words.get("month") ?? today().slice(0, 7);
  const record = words.get("record") ?? "";
  const [typed, setTyped] = useState(record);
  const wrong = typed !== "" && !RECORD.test(typed);

  function change(name: string, value: string) {
    setWords(
      (before) => {
        const next = new URLSearchParams(before);
        next.delete("audit-cursor");
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true, state: { trail: [] } },
    );
  }

  return (
    <>
      <PageHead title={t(kind === "agency" ? "nav.settings" : "nav.members")}>
        <AuditExport month={month} />
      </PageHead>
      <SettingsTabs current="audit" />
      {inAgency ? <SavedFilters list="audit" words={["month", "record"]} /> : null}
      <div className="audit-filters">
        <div>
          <label htmlFor="audit-month">{t("audit.month")}</label>
          <Input
            id="audit-month"
            type="month"
            value={month}
            max={today().slice(0, 7)}
            disabled={record !== ""}
            onChange={(event) => change("month", event.target.value)}
          />
        </div>
        <div className="audit-record">
          <label htmlFor="audit-record">{t("audit.record")}</label>
          <Input
            id="audit-record"
            allowClear
            autoComplete="off"
            value={typed}
            status={wrong ? "error" : ""}
            placeholder={t("audit.recordHelp")}
            onChange={(event) => {
              const text = event.target.value.trim();
              setTyped(text);
              if (text === "" || RECORD.test(text)) change("record", text);
            }}
          />
        </div>
      </div>
      <AuditList key={record || month} {...(record ? { recordId: record } : { month })} />
    </>
  );
}
