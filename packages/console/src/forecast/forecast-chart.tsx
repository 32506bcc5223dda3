import type { ForecastSeries } from "@shanhai/contract/forecast";
import { lazy, Suspense, useMemo } from "react";
import { countText } from "../format/figure.ts";
import { shortPeriodText } from "../format/period.ts";
import { useWords } from "../messages/catalogue.ts";
import { useNarrow } from "../shell/use-narrow.ts";
import { monthsOf } from "./forecast-months.ts";
import { forecastOption } from "./forecast-option.ts";

const Chart = lazy(async () => ({ default: (await import("../figures/chart.tsx")).Chart }));
const HEIGHT = 240;
/** Months of the past on a phone: a year and the same month before it. */
const NARROW_MONTHS = 13;

/** Two years, on a phone one, and the next three months of one series; the words above it say what it shows, the table beside it every number. */
export function ForecastChart({ series, firstShown }: { series: ForecastSeries; firstShown: string }) {
  const { t, language } = useWords();
  const narrow = useNarrow();
  const option = useMemo(() => {
    const left = narrow ? Math.max(0, series.history.length - NARROW_MONTHS) : 0;
    const months = monthsOf(firstShown, series).slice(left);
    const labels = months.map((month, index) => shortPeriodText(month, language, index === 0));
    const shown = { ...series, history: series.history.slice(left) };
    return forecastOption(shown, { labels, text: countText, ahead: t("forecast.ahead") });
  }, [series, firstShown, language, narrow, t]);
  const banded = series.next.some(({ low }) => low !== undefined);
  return (
    <>
      <Suspense fallback={<div className="chart" style={{ height: HEIGHT }} />}>
        <Chart option={option} height={HEIGHT} />
      </Suspense>
      <p className="chart-legend quiet">
        <span data-line="actual">{t("forecast.actual")}</span>
        <span data-line="second">{t("forecast.ahead")}</span>
        {banded ? <span data-line="band">{t("forecast.band")}</span> : null}
      </p>
    </>
  );
}
