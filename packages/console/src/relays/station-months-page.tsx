import { listStationMonths, type StationMonth } from "@shanhai/contract/relay-month";
import { Link } from "react-router";
import { periodText } from "../format/period.ts";
import { recentMonths } from "../format/recent-months.ts";
import { type Column, DataTable } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { PartnerTabs } from "../partners/partner-tabs.tsx";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { useAddress } from "../shell/use-address.ts";
import { useMonthColumns } from "./month-columns.tsx";
import "./relays.css";

/** A park's stations in one month: what they passed on, and what came of it. Figures alone. */
export function StationMonthsPage() {
  const { t, language } = useWords();
  const [month, setMonth] = useAddress("month");
  const query = month ? { month: month as never } : {};
  const read = useEndpoint(listStationMonths, { query }, { refetchInterval: 30_000, keepPrevious: true });
  const rows = read.data?.items;
  const columns: Column<StationMonth>[] = [
    {
      key: "name",
      title: t("relayMonths.station"),
      render: (one) => (
        <Link className="row-name" to={`/partners/${one.partnerId}`}>
          {one.name}
        </Link>
      ),
      width: "20%",
    },
    ...useMonthColumns<StationMonth>(),
  ];
  const months = recentMonths(12);
  return (
    <>
      <PageHead title={t("partners.title")} />
      <PartnerTabs />
      <select
        className="select relay-month"
        aria-label={t("relays.choose")}
        value={month ?? months[0]}
        onChange={(event) => setMonth(event.target.value === months[0] ? undefined : event.target.value)}
      >
        {months.map((one) => (
          <option key={one} value={one}>
            {periodText(one, language)}
          </option>
        ))}
      </select>
      <p className="quiet">{t("relayMonths.parkLead")}</p>
      {read.isError && !rows ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
      <div className="list" hidden={read.isError && !rows}>
        {rows?.length === 0 ? (
          <EmptyState title={t("relayMonths.noStations")} help={t("relayMonths.noStationsHelp")} />
        ) : (
          <DataTable label={t("relays.title")} columns={columns} rows={rows} rowKey={(one) => one.partnerId} />
        )}
      </div>
    </>
  );
}
