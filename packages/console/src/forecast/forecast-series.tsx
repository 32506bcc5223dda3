import type { ChainForecast, DemandForecast, ForecastSeries } from "@shanhai/contract/forecast";
import { Link } from "react-router";
import { countText } from "../format/figure.ts";
import { periodText } from "../format/period.ts";
import { type Column, DataTable } from "../list/data-table.tsx";
import { useWords } from "../messages/catalogue.ts";
import { useSession } from "../session/session.tsx";
import { ScrollArea } from "../shell/scroll-area.tsx";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { ForecastChart } from "./forecast-chart.tsx";
import { monthsOf } from "./forecast-months.ts";

interface SeriesDrawerProps {
  shown: DemandForecast & { forecast: ChainForecast };
  by: "occupations" | "divisions";
  series: ForecastSeries;
  nameOf: (by: "occupations" | "divisions", key: string) => string;
  onClose: () => void;
}

interface Month {
  month: string;
  value: number;
  low?: number | undefined;
  high?: number | undefined;
  ahead: boolean;
}

/** One occupation or place: its months, what they are made of, and the way to the rows behind. */
export function SeriesDrawer({ shown, by, series, nameOf, onClose }: SeriesDrawerProps) {
  const { t, language } = useWords();
  const { membership } = useSession();
  const { forecast } = shown;
  const behind =
    by === "occupations"
      ? `/talent-map?${new URLSearchParams({ occupation: series.key, of: forecast.chain })}`
      : `/talent-map?${new URLSearchParams({ chain: forecast.chain, division: series.key })}`;
  const months = monthsOf(forecast.firstShown, series);
  const rows: Month[] = months.map((month, index) => {
    const next = series.next[index - series.history.length];
    return next ? { ...next, ahead: true } : { month, value: series.history[index] ?? 0, ahead: false };
  });
  const range = (one: Month) =>
    one.low === undefined || one.high === undefined
      ? ""
      : t("forecast.range", { low: countText(one.low), high: countText(one.high) });
  const columns: Column<Month>[] = [
    { key: "month", title: t("forecast.month"), render: (one) => periodText(one.month, language) },
    {
      key: "seats",
      title: t("forecast.seats"),
      render: (one) => (
        <>
          <b className="number">{countText(one.value)}</b> <small className="quiet">{range(one)}</small>
        </>
      ),
      align: "end",
    },
    {
      key: "kind",
      title: "",
      render: (one) => <span className="quiet">{t(one.ahead ? "forecast.ahead" : "forecast.actual")}</span>,
      width: 80,
    },
  ];
  const other = by === "occupations" ? "division" : "occupation";
  const own = by === "occupations" ? "occupation" : "division";
  const parts = forecast.cells
    .filter((cell) => cell[own] === series.key && cell.recent + cell.next.reduce((sum, n) => sum + n, 0) > 0)
    .sort((one, two) => two.recent - one.recent);
  const partColumns: Column<(typeof parts)[number]>[] = [
    {
      key: "name",
      title: t(`forecast.${other}`),
      render: (one) => nameOf(by === "occupations" ? "divisions" : "occupations", one[other]),
    },
    { key: "recent", title: t("forecast.recent"), render: (one) => countText(one.recent), align: "end" },
    ...forecast.whole.next.map(
      ({ month }, index): Column<(typeof parts)[number]> => ({
        key: month,
        title: periodText(month, language),
        render: (one) => countText(one.next[index] ?? 0),
        align: "end",
      }),
    ),
  ];
  return (
    <SideDrawer title={nameOf(by, series.key)} width={640} onClose={onClose}>
      <ForecastChart series={series} firstShown={forecast.firstShown} />
      <p>
        <Link to={membership.kind === "park" ? "/park-orders" : "/orders"}>{t("forecast.orders")}</Link>
        {" · "}
        <Link to={behind}>{t("forecast.rows")}</Link>
      </p>
      <h3>{t(by === "occupations" ? "forecast.places" : "forecast.occupations")}</h3>
      <ScrollArea label={t("forecast.places")} className="figure-table">
        <DataTable
          label={t("forecast.places")}
          columns={partColumns}
          rows={parts}
          rowKey={(one) => `${one.occupation} ${one.division}`}
        />
      </ScrollArea>
      <h3>{t("forecast.months")}</h3>
      <DataTable label={t("forecast.months")} columns={columns} rows={rows.toReversed()} rowKey={(one) => one.month} />
    </SideDrawer>
  );
}
