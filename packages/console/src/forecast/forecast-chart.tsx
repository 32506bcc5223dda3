import type { ForecastSeries } from "@shanhai/contract/forecast";
import { lazy, Suspense, useMemo } from "react";
import { countText } from "../format/figure.ts";
import { shortPeriodText } from "../format/period.ts";
import { useWords } from "../messages/catalogue.ts";
import { monthsOf } from "./forecast-months.ts";
import { forecastOption } from "./forecast-option.ts";

const Chart = lazy(async () => ({ default: (await import("../figures/chart.tsx")).Chart }));
const HEIGHT = 240;

/** Two years and the next three months of one series; the words above it say what it shows, the table beside it every number. */
export function ForecastChart({ series, firstShown }: { series: ForecastSeries; firstShown: string }) {
  const { t, language } = useWords();
  const option = useMemo(() => {
    const labels = monthsOf(firstShown, series).map((month, index) => shortPeriodText(month, language, index === 0));
    return forecastOption(series, { labels, text: countText, ahead: t("forecast.ahead") });
  }, [series, firstShown, language, t]);
  const banded = series.next.some(({ low }) => low !== undefined);
  return (
    <>
      <Suspense fallback={<div className="chart" style={{ height: HEIGHT }} />}>
        <Chart option={option} height={HEIGHT} />
      </Suspense>
      <p className="forecast-legend quiet">
        <span data-line="actual">{t("forecast.actual")}</span>
        <span data-line="ahead">{t("forecast.ahead")}</span>
        {banded ? <span data-line="band">{t("forecast.band")}</span> : null}
      </p>
    </>
  );
}
