import type { ForecastSeries } from "@shanhai/contract/forecast";
import type { EChartsCoreOption } from "echarts/core";
import { CHART_INK, FAINT_RULE, MARKS, RULE } from "../figures/palette.ts";

const { blue: BLUE, orange: ORANGE } = MARKS;

interface ForecastWords {
  /** Of every month, those to come included. */
  labels: readonly string[];
  text: (value: number) => string;
  ahead: string;
}

/** What was, as a line; what is to come, dashed in another colour, within its band. */
export function forecastOption({ history, next }: ForecastSeries, words: ForecastWords): EChartsCoreOption {
  const gap = history.map(() => null);
  // The band begins where the line ends, so that both hang together.
  const before = history.length > 0 ? history.slice(0, -1).map(() => null) : [];
  const last = history.slice(-1);
  const banded = next.some(({ low }) => low !== undefined);
  const line = { type: "line" as const, symbolSize: 6, label: { show: false } };
  const edge = { ...line, symbol: "none", stack: "band", silent: true, lineStyle: { opacity: 0 }, color: ORANGE };
  const low = next.map((one) => one.low ?? one.value);
  const wide = next.map((one) => (one.high ?? one.value) - (one.low ?? one.value));
  const value = {
    show: true,
    color: CHART_INK,
    fontSize: 11,
    // Legible where it lies on the band or the line.
    textBorderColor: "#fff",
    textBorderWidth: 3,
    padding: [0, 2],
    formatter: ({ value: n }: { value: number }) => words.text(n),
  };
  return {
    animation: false,
    textStyle: { fontFamily: "inherit" },
    grid: { left: 40, right: 24, top: 24, bottom: 44 },
    xAxis: {
      type: "category",
      data: [...words.labels],
      axisTick: { show: false },
      axisLine: { lineStyle: { color: RULE } },
      axisLabel: { color: CHART_INK, fontSize: 11, lineHeight: 14, hideOverlap: true },
    },
    yAxis: {
      type: "value",
      min: 0,
      minInterval: 1,
      splitNumber: 3,
      splitLine: { lineStyle: { color: FAINT_RULE } },
      axisLabel: { color: CHART_INK, fontSize: 11, formatter: (n: number) => words.text(n) },
    },
    series: [
      ...(banded
        ? [
            { ...edge, data: [...before, ...last, ...low] },
            { ...edge, data: [...before, ...last.map(() => 0), ...wide], areaStyle: { color: ORANGE, opacity: 0.18 } },
          ]
        : []),
      { ...line, data: [...history, ...next.map(() => null)], symbol: "circle", color: BLUE, lineStyle: { width: 2 } },
      {
        ...line,
        data: [...(last.length > 0 ? [...before, ...last] : gap), ...next.map((one) => one.value)],
        symbol: (_: unknown, { dataIndex }: { dataIndex: number }) => (dataIndex < history.length ? "none" : "rect"),
        color: ORANGE,
        lineStyle: { width: 2, type: "dashed" },
        label: {
          ...value,
          position: "top",
          formatter: ({ value: n, dataIndex }: { value: number; dataIndex: number }) =>
            dataIndex < history.length ? "" : words.text(n),
        },
        // On a phone the three months stand too near for three numbers; the table has them all.
        labelLayout: { hideOverlap: true },
      },
    ],
  };
}
