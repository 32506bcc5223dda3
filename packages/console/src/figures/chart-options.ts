import type { EChartsCoreOption } from "echarts/core";
import { CHART_INK, FAINT_RULE, MARKS, RULE } from "./palette.ts";

const { blue: BLUE, orange: ORANGE } = MARKS;

export interface Series {
  /** Written at the line's end, where there are several. */
  name: string;
  values: readonly (number | undefined)[];
}

interface ChartWords {
  labels: readonly string[];
  /** What is written at a bar or point. */
  text: (value: number) => string;
}

const axis = (labels: readonly string[]) => ({
  type: "category" as const,
  data: [...labels],
  axisTick: { show: false },
  axisLine: { lineStyle: { color: RULE } },
  axisLabel: { color: CHART_INK, fontSize: 11, lineHeight: 14, hideOverlap: true },
});

/** Nothing moves: what is drawn is also what is printed. */
const STILL = { animation: false, textStyle: { fontFamily: "inherit" } };

/** Bars from zero, each with its value above it where there is room. */
export function barOption({ values }: Series, { labels, text }: ChartWords): EChartsCoreOption {
  return {
    ...STILL,
    grid: { left: 4, right: 4, top: 24, bottom: 34 },
    xAxis: axis(labels),
    yAxis: { type: "value", min: 0, show: false },
    series: [
      {
        type: "bar",
        data: values.map((value) => value ?? null),
        barMaxWidth: 34,
        itemStyle: { color: BLUE, borderRadius: [3, 3, 0, 0] },
        label: {
          show: true,
          position: "top",
          color: CHART_INK,
          fontSize: 11,
          // Counted when labels are kept from touching.
          padding: [0, 3],
          formatter: ({ value }: { value: number }) => (value ? text(value) : ""),
        },
        labelLayout: { hideOverlap: true },
      },
    ],
  };
}

/** Lines of shares, 0 to 1, told apart by colour and dash; their names stand beside the chart, where a line of one point leaves room. */
export function shareOption(series: readonly Series[], { labels, text }: ChartWords): EChartsCoreOption {
  return {
    ...STILL,
    grid: { left: 38, right: 24, top: 24, bottom: 34 },
    xAxis: { ...axis(labels), boundaryGap: false },
    yAxis: {
      type: "value",
      min: 0,
      max: 1,
      interval: 0.5,
      splitLine: { lineStyle: { color: FAINT_RULE } },
      axisLabel: { color: CHART_INK, fontSize: 11, formatter: (value: number) => text(value) },
    },
    series: series.map(({ name, values }, index) => ({
      type: "line",
      name,
      data: values.map((value) => value ?? null),
      symbol: index === 0 ? "circle" : "rect",
      symbolSize: 7,
      lineStyle: { width: 2, type: index === 0 ? "solid" : "dashed" },
      color: index === 0 ? BLUE : ORANGE,
      label: {
        show: true,
        position: index === 0 ? "top" : "bottom",
        color: CHART_INK,
        fontSize: 11,
        formatter: ({ value }: { value: number }) => text(value),
      },
      labelLayout: { hideOverlap: true },
    })),
  };
}

/** Lines above and below zero, which is drawn as a line of its own; each named at its end. */
export function levelOption(series: readonly Series[], { labels, text }: ChartWords, most: number): EChartsCoreOption {
  return {
    ...STILL,
    grid: { left: 38, right: 84, top: 24, bottom: 34 },
    xAxis: { ...axis(labels), boundaryGap: false, axisLine: { onZero: false, show: false } },
    yAxis: {
      type: "value",
      min: -most,
      max: most,
      interval: most,
      splitLine: { lineStyle: { color: RULE } },
      axisLabel: { color: CHART_INK, fontSize: 11, formatter: (value: number) => text(value) },
    },
    series: series.map(({ name, values }, index) => ({
      type: "line",
      name,
      data: values.map((value) => value ?? null),
      symbol: ["circle", "rect", "triangle", "diamond"][index % 4],
      symbolSize: 8,
      lineStyle: { width: 2, type: (["solid", "dashed", "dotted"] as const)[index % 3] },
      color: [BLUE, ORANGE][index % 2],
      endLabel: { show: true, formatter: name, color: [BLUE, ORANGE][index % 2], fontSize: 12 },
      labelLayout: { moveOverlap: "shiftY" },
    })),
  };
}
