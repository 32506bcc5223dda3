import { listAuditEntries } from "@shanhai/contract/audit-entry";
import { CsvButton } from "../exports/csv-button.tsx";
import { useWords } from "../messages/catalogue.ts";
import { useAuditWords } from "./audit-words.ts";

const HEAD = ["at", "action", "who", "role", "records", "detail", "requestId"] as const;

/** The month as one file. */
export function AuditExport({ month }: { month: string }) {
  const { t } = useWords();
  const words = useAuditWords();
  return (
    <CsvButton
      endpoint={listAuditEntries}
      query={{ month }}
      title={t("audit.export", { month })}
      fileName={`${t("settings.audit")}-${month}.csv`}
      head={HEAD.map((name) => t(`audit.${name}`))}
      cellsOf={(one) => [
        one.at,
        words.action(one),
        words.who(one),
        one.role,
        one.records.join(" "),
        words.detail(one),
        one.requestId,
      ]}
    />
  );
}
