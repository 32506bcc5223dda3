import { listRelayMonths } from "@shanhai/contract/relay-month";
import { periodText } from "../format/period.ts";
import { DataTable } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { Opened } from "../partner-home/opened.tsx";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { useMonthColumns } from "./month-columns.tsx";
import { RelayTabs } from "./relay-tabs.tsx";

function Figures() {
  const { t, language } = useWords();
  const columns = useMonthColumns();
  const read = useEndpoint(listRelayMonths, {}, { refetchInterval: 30_000 });
  const rows = read.data?.items;
  if (read.isError && !rows) return <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />;
  return (
    <>
      <p className="quiet">{t("relayMonths.lead")}</p>
      <div className="list">
        {rows?.length === 0 ? (
          <EmptyState title={t("relayMonths.empty")} help={t("relayMonths.emptyHelp")} />
        ) : (
          <DataTable
            label={t("relays.tabs.figures")}
            columns={[
              {
                key: "month",
                title: t("relays.choose"),
                render: (one) => <b>{periodText(one.month, language)}</b>,
                onPhone: "bare",
              },
              ...columns,
            ]}
            rows={rows}
            rowKey={(one) => one.month}
          />
        )}
      </div>
    </>
  );
}

/** What came of a station's relaying, month by month. */
export function RelayFiguresPage() {
  const { t } = useWords();
  return (
    <>
      <PageHead title={t("relays.tabs.figures")} />
      <RelayTabs />
      <Opened grant="relay">
        <Figures />
      </Opened>
    </>
  );
}
