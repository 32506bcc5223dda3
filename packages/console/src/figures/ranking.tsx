import { getRanking, type Ranking, type RankingFigure } from "@shanhai/contract/figures";
import { countText, shareText } from "../format/figure.ts";
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

const FIGURES = ["revenue", "tax", "arrivals"] as const satisfies readonly RankingFigure[];
const SHOWN = 20;

type Row = Ranking["items"][number];

/** Which agencies bring the park most, of one month or quarter. */
export function AgencyRanking({ by }: { by: "month" | "quarter" }) {
  const { t, language } = useWords();
  const { words, change } = useAddressWords();
  const periods = recentPeriods(by);
  // The last one that is over: of the present one there are no filings yet.
  const period = periods.find((one) => one === words.get("period")) ?? periods[1] ?? "";
  const figure = FIGURES.find((one) => one === words.get("figure")) ?? "revenue";
  const query = { period, by: figure, limit: SHOWN };
  const read = useEndpoint(getRanking, { query }, { keepPrevious: true });
  const ranking = read.data;
  const text = (value: number) => (figure === "arrivals" ? countText(value) : moneyText(value, language));
  const most = ranking?.items[0]?.[figure] ?? 0;
  const columns: Column<Row>[] = [
    {
      key: "agency",
      title: t("figures.agency"),
      render: (one) => (
        <>
          <span className="rank">{one.rank}</span>
          <span className="row-name">{one.agencyName}</span>
        </>
      ),
    },
    {
      key: "bar",
      title: "",
      render: (one) => (
        <span className="rank-bar" aria-hidden>
          <i style={{ width: `${most > 0 ? (one[figure] / most) * 100 : 0}%` }} />
        </span>
      ),
      width: "34%",
      onPhone: "left-out",
    },
    { key: "value", title: t(`figures.${figure}`), render: (one) => text(one[figure]), width: 150, align: "end" },
    {
      key: "share",
      title: t("figures.share"),
      render: (one) => shareText(one[figure], ranking?.total[figure] ?? 0),
      width: 90,
      align: "end",
    },
  ];
  const shown = ranking?.items.reduce((sum, one) => sum + one[figure], 0) ?? 0;
  return (
    <>
      <div className="figure-filters no-print">
        <label>
          {t("figures.period")}
          <select className="select" value={period} onChange={(event) => change({ period: event.target.value })}>
            {periods.map((one) => (
              <option key={one} value={one}>
                {periodText(one, language)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t("figures.rankBy")}
          <select className="select" value={figure} onChange={(event) => change({ figure: event.target.value })}>
            {FIGURES.map((one) => (
              <option key={one} value={one}>
                {t(`figures.${one}`)}
              </option>
            ))}
          </select>
        </label>
        {ranking && ranking.items.length > 0 ? (
          <span className="figure-export">
            <FiguresExport wanted={{ table: "ranking", period, figure }} />
          </span>
        ) : null}
      </div>
      {read.isError && !ranking ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
      {ranking && ranking.items.length > 0 ? (
        <h2 className="section-title">
          {t("figures.rankFinding", {
            n: ranking.items.length,
            all: countText(ranking.total.agencies),
            share: shareText(shown, ranking.total[figure]),
            sum: text(ranking.total[figure]),
          })}
        </h2>
      ) : null}
      <div className="list">
        {ranking?.items.length === 0 ? (
          <EmptyState title={t("figures.rankEmpty")} help={t("figures.rankEmptyHelp")} />
        ) : (
          <DataTable
            label={t("figures.tabs.ranking")}
            columns={columns}
            rows={ranking?.items}
            rowKey={(one) => one.agencyId}
            stale={read.isPlaceholderData}
          />
        )}
      </div>
    </>
  );
}
