import { listParkFilings, type ParkFilings } from "@shanhai/contract/filing";
import { countText } from "../format/figure.ts";
import { Day, daysUntil, Moment } from "../format/moment.tsx";
import { moneyText } from "../format/money.ts";
import { periodText } from "../format/period.ts";
import { type Column, DataTable } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { useAddressWords } from "../shell/use-address.ts";
import { FiguresExport } from "./figures-export.tsx";
import { recentPeriods } from "./recent-periods.ts";

type Row = ParkFilings["items"][number];

/** Which agencies have filed a month, and which are to be reminded: the latter first. */
export function ParkFilingsList() {
  const { t, language } = useWords();
  const { words, change } = useAddressWords();
  const months = recentPeriods("month");
  const month = months.find((one) => one === words.get("month")) ?? months[1] ?? "";
  const read = useEndpoint(listParkFilings, { query: { month } }, { keepPrevious: true });
  const items = read.data?.items;
  const missing = items?.filter(({ filing }) => !filing) ?? [];
  const filed = items?.filter(({ filing }) => filing) ?? [];
  const columns: Column<Row>[] = [
    { key: "agency", title: t("figures.agency"), render: (one) => <span className="row-name">{one.agencyName}</span> },
    {
      key: "state",
      title: t("filings.status"),
      render: ({ filing }) =>
        filing ? (
          <span className="tag" data-tone="good">
            {filing.version > 1 ? t("filings.corrected") : t("filings.statuses.filed")}
          </span>
        ) : (
          <span className="tag" data-tone="warn">
            {t("filings.missing")}
          </span>
        ),
      width: 110,
    },
    {
      key: "revenue",
      title: t("figures.revenue"),
      render: ({ filing }) => (filing ? moneyText(filing.revenue, language) : ""),
      align: "end",
      width: 150,
    },
    {
      key: "tax",
      title: t("figures.tax"),
      render: ({ filing }) => (filing ? moneyText(filing.tax, language) : ""),
      align: "end",
      width: 150,
    },
    {
      key: "filedAt",
      title: t("filings.updatedAt"),
      render: ({ filing }) => (filing ? <Moment at={filing.updatedAt} /> : ""),
      width: 140,
    },
  ];
  const due = read.data?.due;
  return (
    <>
      <div className="figure-filters no-print">
        <label>
          {t("filings.month")}
          <select className="select" value={month} onChange={(event) => change({ month: event.target.value })}>
            {months.map((one) => (
              <option key={one} value={one}>
                {periodText(one, language)}
              </option>
            ))}
          </select>
        </label>
        {due ? (
          <span className="quiet">
            {t("filings.due")} <Day date={due} />
            {daysUntil(due) < 0 ? ` · ${t("filings.overdue", { n: -daysUntil(due) })}` : ""}
          </span>
        ) : null}
        {items && items.length > 0 ? (
          <span className="figure-export">
            <FiguresExport wanted={{ table: "filings", month }} />
          </span>
        ) : null}
      </div>
      {read.isError && !items ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
      {items && items.length > 0 ? (
        <h2 className="section-title">
          {missing.length === 0
            ? t("filings.allFiled", { all: countText(items.length) })
            : t("filings.someMissing", { filed: countText(filed.length), missing: countText(missing.length) })}
        </h2>
      ) : null}
      <div className="list">
        {items?.length === 0 ? (
          <EmptyState title={t("filings.nobodyOwes")} help={t("filings.nobodyOwesHelp")} />
        ) : (
          <DataTable
            label={t("figures.tabs.filings")}
            columns={columns}
            rows={items && [...missing, ...filed]}
            rowKey={(one) => one.agencyId}
            stale={read.isPlaceholderData}
          />
        )}
      </div>
    </>
  );
}
