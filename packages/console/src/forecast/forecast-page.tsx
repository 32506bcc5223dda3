import {
  type ChainForecast,
  type ChainLine,
  type DemandForecast,
  type ForecastSeries,
  getForecast,
  getForecastFile,
  OTHERS,
} from "@shanhai/contract/forecast";
import Skeleton from "antd/es/skeleton";
import { FileExport } from "../figures/figures-export.tsx";
import { countText, shareText } from "../format/figure.ts";
import { Moment } from "../format/moment.tsx";
import { periodText } from "../format/period.ts";
import { type Column, DataTable } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { call } from "../session/api.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { Tabs } from "../shell/tabs.tsx";
import { useAddressWords } from "../shell/use-address.ts";
import { ForecastChart } from "./forecast-chart.tsx";
import { sumsOf } from "./forecast-months.ts";
import { SeriesDrawer } from "./forecast-series.tsx";
import "../figures/figures.css";
import "./forecast.css";
import { ScrollArea } from "../shell/scroll-area.tsx";

const TABS = ["occupations", "divisions", "chains"] as const;
/** Of codes and keys alone: text that names nothing. */
const UNSTATED = new Set(["", "-"]);

function useNames({ divisionNames }: DemandForecast) {
  const { t } = useWords();
  return (by: "occupations" | "divisions", key: string) => {
    if (key === OTHERS) return t("forecast.others");
    if (UNSTATED.has(key)) return t("forecast.unstated");
    return by === "divisions" ? (divisionNames[key] ?? key) : key;
  };
}

/** What the numbers come of, and how far such numbers were off, in plain words. */
function How({ forecast }: { forecast: ChainForecast }) {
  const { t } = useWords();
  const { model, months, origins, errors } = forecast;
  const own = errors.find(({ level }) => level === "occupation");
  return (
    <section className="panel" aria-label={t("forecast.how")}>
      <h2>{t("forecast.how")}</h2>
      <p>{t(`forecast.model.${model}`)}</p>
      {own ? (
        <p>
          {t("forecast.measured", {
            n: origins,
            error: shareText(own.error, 1),
            baseline: shareText(own.baseline, 1),
          })}
        </p>
      ) : null}
      <p>
        {origins < 12
          ? t("forecast.short", { n: months })
          : t(model === "lastYear" ? "forecast.baselineShips" : "forecast.betterShips")}
      </p>
      <p className="quiet">{t("forecast.sums")}</p>
    </section>
  );
}

function useSeriesColumns(
  forecast: ChainForecast,
  by: "occupations" | "divisions",
  nameOf: ReturnType<typeof useNames>,
  onOpen: (series: ForecastSeries) => void,
): Column<ForecastSeries>[] {
  const { t, language } = useWords();
  const end = { align: "end" } as const;
  return [
    {
      key: "name",
      title: t(by === "occupations" ? "forecast.occupation" : "forecast.division"),
      render: (one) => (
        <button type="button" className="link-button row-name" onClick={() => onOpen(one)}>
          {nameOf(by, one.key)}
        </button>
      ),
    },
    { key: "recent", title: t("forecast.recent"), render: (one) => countText(sumsOf(one).recent), ...end },
    {
      key: "before",
      title: t("forecast.before"),
      render: (one) => {
        const { before } = sumsOf(one);
        return before === undefined ? "" : countText(before);
      },
      ...end,
    },
    ...forecast.whole.next.map(
      ({ month }, index): Column<ForecastSeries> => ({
        key: month,
        title: periodText(month, language),
        render: ({ next }) => {
          const { value = 0, low, high } = next[index] ?? {};
          return (
            <>
              <b className="number">{countText(value)}</b>{" "}
              {low === undefined || high === undefined ? null : (
                <small className="quiet">{t("forecast.range", { low: countText(low), high: countText(high) })}</small>
              )}
            </>
          );
        },
        ...end,
      }),
    ),
    {
      key: "error",
      title: t("forecast.error"),
      render: ({ error, baseline }) =>
        error === undefined || baseline === undefined ? (
          <span className="quiet">{t("forecast.noError")}</span>
        ) : (
          t("forecast.errorOf", { error: shareText(error, 1), baseline: shareText(baseline, 1) })
        ),
      ...end,
    },
  ];
}

/** All chains in a line each; one is opened by its name. */
function Chains({ chains, onOpen }: { chains: readonly ChainLine[]; onOpen: (chain: string) => void }) {
  const { t } = useWords();
  const columns: Column<ChainLine>[] = [
    {
      key: "chain",
      title: t("forecast.chain"),
      render: ({ chain }) => (
        <button type="button" className="link-button row-name" onClick={() => onOpen(chain)}>
          {t(`forecastChain.${chain}`)}
        </button>
      ),
    },
    { key: "recent", title: t("forecast.recent"), render: (one) => countText(one.recent), align: "end" },
    {
      key: "next",
      title: t("forecast.next"),
      render: ({ next }) => <b className="number">{countText(next.reduce((sum, value) => sum + value, 0))}</b>,
      align: "end",
    },
    {
      key: "error",
      title: t("forecast.error"),
      render: ({ error, baseline }) =>
        error === undefined || baseline === undefined
          ? ""
          : t("forecast.errorOf", { error: shareText(error, 1), baseline: shareText(baseline, 1) }),
      align: "end",
    },
  ];
  return <DataTable label={t("forecast.tabs.chains")} columns={columns} rows={chains} rowKey={({ chain }) => chain} />;
}

function Shown({ shown }: { shown: DemandForecast & { forecast: ChainForecast } }) {
  const { t, language } = useWords();
  const { words, change } = useAddressWords();
  const { forecast, chains } = shown;
  const { chain, whole } = forecast;
  const nameOf = useNames(shown);
  const tab = TABS.find((one) => one === words.get("by")) ?? "occupations";
  const by = tab === "divisions" ? "divisions" : "occupations";
  const open = forecast[by].find(({ key }) => key === words.get("of"));
  const columns = useSeriesColumns(forecast, by, nameOf, ({ key }) => change({ of: key }));
  const { ahead, before } = sumsOf(whole);
  const rows = forecast[by].toSorted((one, other) => sumsOf(other).ahead - sumsOf(one).ahead);
  const finding = {
    chain: t(`forecastChain.${chain}`),
    from: periodText(whole.next[0]?.month ?? "", language),
    to: periodText(whole.next.at(-1)?.month ?? "", language),
    n: countText(ahead),
  };
  return (
    <>
      <div className="forecast-top">
        <figure className="panel figure-panel">
          <figcaption>
            {before === undefined
              ? t("forecast.findingFirst", finding)
              : t("forecast.finding", { ...finding, before: countText(before) })}
            <small>{t("forecast.people")}</small>
          </figcaption>
          <ForecastChart series={whole} firstShown={forecast.firstShown} />
        </figure>
        <How forecast={forecast} />
      </div>
      <Tabs
        names={TABS}
        current={tab}
        titleOf={(one) => t(`forecast.tabs.${one}`)}
        onChoose={(one) => change({ by: one === "occupations" ? undefined : one, of: undefined })}
      />
      <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${tab}`} className="list">
        <ScrollArea label={t(`forecast.tabs.${tab}`)} className="figure-table">
          {tab === "chains" ? (
            <Chains chains={chains} onOpen={(one) => change({ chain: one, by: undefined, of: undefined })} />
          ) : (
            <DataTable
              label={t(`forecast.tabs.${tab}`)}
              columns={columns}
              rows={rows}
              rowKey={({ key }) => key}
              onOpen={({ key }) => change({ of: key })}
            />
          )}
        </ScrollArea>
      </div>
      {open ? (
        <SeriesDrawer shown={shown} by={by} series={open} nameOf={nameOf} onClose={() => change({ of: undefined })} />
      ) : null}
    </>
  );
}

/** How many seats will be asked for, chain by chain: with what it comes of and how far it may be off. */
export function ForecastPage() {
  const { t } = useWords();
  const { words, change } = useAddressWords();
  const wanted = words.get("chain");
  const table = words.get("by") === "divisions" ? "divisions" : "occupations";
  const read = useEndpoint(
    getForecast,
    { query: wanted ? { chain: wanted as ChainLine["chain"] } : {} },
    { keepPrevious: true },
  );
  const { data } = read;
  const chain = data?.forecast?.chain;
  return (
    <>
      <PageHead title={t("forecast.title")}>
        {chain ? (
          <FileExport
            take={(format, language) => call(getForecastFile, { query: { chain, table, format, language } })}
          />
        ) : null}
      </PageHead>
      <p className="quiet">
        {t("forecast.lead")}{" "}
        {data?.computedAt ? (
          <>
            {t("forecast.computedAt")} <Moment at={data.computedAt} />
          </>
        ) : null}
      </p>
      {data && data.chains.length > 0 ? (
        <div className="figure-filters no-print">
          <label>
            {t("forecast.chain")}
            <select
              className="select"
              value={chain ?? ""}
              onChange={(event) => change({ chain: event.target.value, of: undefined })}
            >
              {data.chains.map((line) => (
                <option key={line.chain} value={line.chain}>
                  {t("forecast.chainOption", {
                    chain: t(`forecastChain.${line.chain}`),
                    n: countText(line.next.reduce((sum, value) => sum + value, 0)),
                  })}
                </option>
              ))}
            </select>
          </label>
        </div>
      ) : null}
      {read.isError && !data ? (
        <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
      ) : !data ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : data.forecast && data.chains.length > 0 ? (
        <Shown shown={{ ...data, forecast: data.forecast }} />
      ) : (
        <div className="list">
          <EmptyState title={t("forecast.empty")} help={t("forecast.emptyHelp")} />
        </div>
      )}
    </>
  );
}
