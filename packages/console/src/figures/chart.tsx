import { BarChart, LineChart } from "echarts/charts";
import { AriaComponent, GridComponent } from "echarts/components";
import { type EChartsCoreOption, type EChartsType, init, use } from "echarts/core";
import { LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";

// Without `LabelLayout` what a chart says of labels that touch is silently ignored.
use([BarChart, LineChart, GridComponent, AriaComponent, LabelLayout, SVGRenderer]);

interface ChartProps {
  option: EChartsCoreOption;
  height?: number;
  /** Told the name of what was clicked; a flow's is that of where it leads. A table beside the chart leads there by keyboard. */
  onPick?: (name: string) => void;
}

/** One chart as SVG, so that it prints as sharp as it looks; as wide as its place. The page says in words what it shows. */
export function Chart({ option, height = 220, onPick }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  useEffect(() => {
    if (!place.current) return;
    const drawn = init(place.current, null, { renderer: "svg" });
    chart.current = drawn;
    const watch = new ResizeObserver(() => drawn.resize());
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      drawn.dispose();
    };
  }, []);
  useEffect(() => chart.current?.setOption(option), [option]);
  useEffect(() => {
    const drawn = chart.current;
    if (!drawn || !onPick) return;
    const picked = ({ name, dataType, data }: { name?: string; dataType?: string; data?: unknown }) =>
      onPick(dataType === "edge" ? String((data as { target?: string }).target) : (name ?? ""));
    drawn.on("click", picked);
    return () => {
      if (!drawn.isDisposed()) drawn.off("click", picked);
    };
  }, [onPick]);
  return <div ref={place} className="chart" style={{ height }} aria-hidden />;
}
