import { getFigures, type PeriodFigures } from "@shanhai/contract/figures";
import Button from "antd/es/button";
import Skeleton from "antd/es/skeleton";
import { lazy, type ReactNode, Suspense } from "react";
import { countText, shareText } from "../format/figure.ts";
import { daysUntil } from "../format/moment.tsx";
import { moneyScale, moneyText } from "../format/money.ts";
import { periodText, shortPeriodText } from "../format/period.ts";
import { type Column, DataTable } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { ScrollArea } from "../shell/scroll-area.tsx";
import { barOption, shareOption } from "./chart-options.ts";
import { FiguresExport } from "./figures-export.tsx";

const Chart = lazy(async () => ({ default: (await import("./chart.tsx")).Chart }));

const FRESH_MS = 15_000;
/** Two years of quarters, one of months: what a page is wide enough for. */
const PERIODS = { month: 12, quarter: 8 } as const;

/** Of those who have reached the day: how many were there, as a share; undefined while nobody has. */
function retained({ retention }: PeriodFigures, day: number): { present: number; reached: number } | undefined {
  const point = retention.find((one) => one.day === day);
  return point && point.reached > 0 ? point : undefined;
}

const share = (point: { present: number; reached: number } | undefined) => point && point.present / point.reached;
const shareWords = (point: { present: number; reached: number } | undefined) =>
  point ? shareText(point.present, point.reached) : "";

/** The day by which all of a period is to be filed: the tenth after its last month. */
function dueOf(period: string): string {
  const [year = "", part = ""] = period.split("-");
  const last = part.startsWith("Q") ? Number(part.slice(1)) * 3 : Number(part);
  return new Date(Date.UTC(Number(year), last, 10)).toISOString().slice(0, 10);
}

/** What the charts' titles say: the finding, of the last period that everybody should have filed. */
function useFindings(periods: readonly PeriodFigures[]) {
  const { t, language } = useWords();
  const change = (name: "revenue" | "tax") => {
    const filed = periods.findLastIndex((one) => one.filings > 0);
    // While agencies are still filing a period, less than the last one means nothing.
    const whole = periods.findLastIndex((one) => one.filings > 0 && daysUntil(dueOf(one.period)) < 0);
    const [before, now] = whole < 0 ? [undefined, periods[filed]] : [periods[whole - 1], periods[whole]];
    if (!now) return t(`figures.none.${name}`);
    const words = { period: periodText(now.period, language), sum: moneyText(now[name], language) };
    if (!before?.[name]) return t(`figures.finding.${name}`, words);
    const by = (now[name] - before[name]) / before[name];
    const rate = `${Math.abs(Math.round(by * 1000) / 10)}%`;
    return t(`figures.finding.${by < 0 ? (`${name}Down` as const) : (`${name}Up` as const)}`, { ...words, rate });
  };
  const sum = (name: "orders" | "headcount" | "arrivals") => periods.reduce((total, one) => total + one[name], 0);
  const all = (day: number) => {
    const points = periods.flatMap((one) => retained(one, day) ?? []);
    const [present, reached] = (["present", "reached"] as const).map((name) =>
      points.reduce((total, one) => total + one[name], 0),
    ) as [number, number];
    return reached > 0 ? shareText(present, reached) : undefined;
  };
  const [day30, day90] = [all(30), all(90)];
  return {
    revenue: change("revenue"),
    tax: change("tax"),
    arrivals: t("figures.finding.arrivals", {
      arrivals: countText(sum("arrivals")),
      orders: countText(sum("orders")),
      headcount: countText(sum("headcount")),
    }),
    retention:
      day30 === undefined
        ? t("figures.none.retention")
        : t(day90 === undefined ? "figures.finding.retention30" : "figures.finding.retention", { day30, day90 }),
  };
}

function Panel({ title, unit, children }: { title: string; unit?: string; children: ReactNode }) {
  const { t } = useWords();
  return (
    <figure className="panel figure-panel">
      <figcaption>
        {title}
        {unit ? <small>{t("figures.unit", { unit })}</small> : null}
      </figcaption>
      <Suspense fallback={<div className="chart" style={{ height: 220 }} />}>{children}</Suspense>
    </figure>
  );
}

function useColumns(): Column<PeriodFigures>[] {
  const { t, language } = useWords();
  const end = { align: "end" } as const;
  const wide = { align: "end", onPhone: "left-out" } as const;
  const filed = (one: PeriodFigures, name: "revenue" | "tax") =>
    one.filings > 0 ? moneyText(one[name], language) : <span className="quiet">{t("figures.notFiled")}</span>;
  return [
    {
      key: "period",
      title: t("figures.period"),
      render: (one) => <span className="row-name">{periodText(one.period, language)}</span>,
    },
    { key: "revenue", title: t("figures.revenue"), render: (one) => filed(one, "revenue"), ...end },
    { key: "tax", title: t("figures.tax"), render: (one) => filed(one, "tax"), ...end },
    { key: "filings", title: t("figures.filings"), render: (one) => countText(one.filings), ...wide },
    {
      key: "agencies",
      title: t("figures.agencies"),
      render: (one) => (one.agencies > 0 ? countText(one.agencies) : ""),
      ...wide,
    },
    {
      key: "outside",
      title: t("figures.outside"),
      render: (one) => (one.agencies > 0 ? shareText(one.agenciesFromOutside, one.agencies) : ""),
      ...wide,
    },
    { key: "orders", title: t("figures.orders"), render: (one) => countText(one.orders), ...end },
    { key: "headcount", title: t("figures.headcount"), render: (one) => countText(one.headcount), ...wide },
    { key: "arrivals", title: t("figures.arrivals"), render: (one) => countText(one.arrivals), ...end },
    { key: "day30", title: t("figures.day30"), render: (one) => shareWords(retained(one, 30)), ...end },
    { key: "day90", title: t("figures.day90"), render: (one) => shareWords(retained(one, 90)), ...end },
  ];
}

/** Revenue, tax, orders, arrivals and how many stay: four findings, and the table they are read from. */
export function Trend({ by }: { by: "month" | "quarter" }) {
  const { t, language } = useWords();
  const read = useEndpoint(getFigures, { query: { by, periods: PERIODS[by] } }, { refetchInterval: FRESH_MS });
  const periods = read.data?.items ?? [];
  const findings = useFindings(periods);
  const columns = useColumns();
  if (read.isError && !read.data) return <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (periods.every(({ filings, orders, arrivals }) => filings + orders + arrivals === 0))
    return (
      <div className="list">
        <EmptyState title={t("figures.empty")} help={t("figures.emptyHelp")} />
      </div>
    );
  const labels = periods.map(({ period }, index) => shortPeriodText(period, language, index === 0));
  const bars = (name: "revenue" | "tax") => {
    const scale = moneyScale(Math.max(...periods.map((one) => one[name])), language);
    return {
      unit: scale.unit,
      option: barOption(
        { name, values: periods.map((one) => (one.filings > 0 ? one[name] : undefined)) },
        { labels, ...scale },
      ),
    };
  };
  const [revenue, tax] = [bars("revenue"), bars("tax")];
  const counts = { labels, text: countText };
  const shares = { labels, text: (value: number) => shareText(value, 1) };
  return (
    <>
      <div className="figure-panels">
        <Panel title={findings.revenue} unit={revenue.unit}>
          <Chart option={revenue.option} />
        </Panel>
        <Panel title={findings.tax} unit={tax.unit}>
          <Chart option={tax.option} />
        </Panel>
        <Panel title={findings.arrivals} unit={t("figures.people")}>
          <Chart option={barOption({ name: "arrivals", values: periods.map((one) => one.arrivals) }, counts)} />
        </Panel>
        <Panel title={findings.retention}>
          <Chart
            option={shareOption(
              [30, 90].map((day) => ({
                name: t("figures.dayShort", { n: day }),
                values: periods.map((one) => share(retained(one, day))),
              })),
              shares,
            )}
          />
          <p className="chart-legend quiet">
            <span data-line="first">{t("figures.dayShort", { n: 30 })}</span>
            <span data-line="second">{t("figures.dayShort", { n: 90 })}</span>
          </p>
        </Panel>
      </div>
      <header className="section-head">
        <h2 className="section-title">{t("figures.table")}</h2>
        <span className="no-print figure-acts">
          <Button onClick={() => print()}>{t("figures.print")}</Button>
          <FiguresExport wanted={{ table: "trend", by, periods: PERIODS[by] }} />
        </span>
      </header>
      <ScrollArea label={t("figures.table")} className="list figure-table">
        <DataTable
          label={t("figures.table")}
          columns={columns}
          rows={[...periods].reverse()}
          rowKey={(one) => one.period}
        />
      </ScrollArea>
    </>
  );
}
