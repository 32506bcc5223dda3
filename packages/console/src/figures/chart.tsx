import { BarChart, LineChart } from "echarts/charts";
import { AriaComponent, GridComponent } from "echarts/components";
import { type EChartsCoreOption, type EChartsType, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";

use([BarChart, LineChart, GridComponent, AriaComponent, SVGRenderer]);

/** One chart as SVG, so that it prints as sharp as it looks; as wide as its place. The page says in words what it shows. */
export function Chart({ option, height = 220 }: { option: EChartsCoreOption; height?: number }) {
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
  return <div ref={place} className="chart" style={{ height }} aria-hidden />;
}
