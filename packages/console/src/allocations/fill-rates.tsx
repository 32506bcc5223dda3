import type { AllocationPosition } from "@shanhai/contract/allocation";
import { lazy, Suspense } from "react";
import { Link } from "react-router";
import { MARKS } from "../figures/palette.ts";
import { countText, shareText } from "../format/figure.ts";
import { type Column, DataTable } from "../list/data-table.tsx";
import { useWords } from "../messages/catalogue.ts";

const Chart = lazy(async () => ({ default: (await import("../figures/chart.tsx")).Chart }));

/** As many as can be told apart; the table has them all. */
const MOST_DRAWN = 12;
const { grey: GREY, blue: BLUE } = MARKS;

interface Filled {
  enterpriseId: string;
  name: string;
  headcount: number;
  open: number;
  today: number;
  plan: number;
}

function byEnterprise(positions: readonly AllocationPosition[]): Filled[] {
  const all = new Map<string, Filled>();
  for (const one of positions) {
    const { enterpriseId, enterpriseName: name } = one;
    const known = all.get(enterpriseId) ?? { enterpriseId, name, headcount: 0, open: 0, today: 0, plan: 0 };
    all.set(enterpriseId, {
      ...known,
      headcount: known.headcount + one.headcount,
      open: known.open + one.open,
      today: known.today + one.filled + one.today,
      plan: known.plan + one.filled + one.plan,
    });
  }
  return [...all.values()].sort((one, other) => one.plan / one.headcount - other.plan / other.headcount);
}

/** The first of its bars says what all of them are, beside its value. */
const series = (name: string, color: string | undefined, [first = 0, ...others]: readonly number[]) => ({
  ...{ name, type: "bar", barMaxWidth: 12, itemStyle: { color } },
  data: [{ value: first, label: { formatter: "{c}% {a}" } }, ...others],
  label: { show: true, position: "right", fontSize: 11, formatter: "{c}%" },
});

/** How full each enterprise's seats are, today and by the plan. */
export function FillRates({ positions }: { positions: readonly AllocationPosition[] }) {
  const { t } = useWords();
  const rows = byEnterprise(positions);
  const drawn = rows.slice(0, MOST_DRAWN);
  const share = (part: number, whole: number) => Math.round((100 * part) / Math.max(1, whole));
  const option = {
    animation: false,
    textStyle: { fontFamily: "inherit" },
    grid: { left: 8, right: 116, top: 4, bottom: 4, containLabel: true },
    xAxis: { type: "value", min: 0, max: 100, show: false },
    yAxis: {
      type: "category",
      inverse: true,
      data: drawn.map(({ name }) => name),
      axisTick: { show: false },
      axisLabel: { width: 132, overflow: "truncate", fontSize: 11 },
    },
    series: [
      series(
        t("allocations.today"),
        GREY,
        drawn.map((one) => share(one.today, one.headcount)),
      ),
      series(
        t("allocations.plan"),
        BLUE,
        drawn.map((one) => share(one.plan, one.headcount)),
      ),
    ],
  };
  const columns: Column<Filled>[] = [
    {
      key: "name",
      title: t("allocations.enterprise"),
      render: ({ enterpriseId, name }) => (
        <Link className="row-name" to={`/enterprises/${enterpriseId}`}>
          {name}
        </Link>
      ),
    },
    { key: "open", title: t("allocations.seats"), render: ({ open }) => countText(open), align: "end", width: 80 },
    {
      key: "today",
      title: t("allocations.today"),
      render: ({ today, headcount }) => shareText(today, headcount),
      align: "end",
      width: 90,
    },
    {
      key: "plan",
      title: t("allocations.plan"),
      render: ({ plan, headcount }) => shareText(plan, headcount),
      align: "end",
      width: 90,
    },
  ];
  return (
    <section className="panel">
      <h2>{t("allocations.rates")}</h2>
      <p className="quiet">{t("allocations.ratesHelp")}</p>
      <Suspense>
        <Chart option={option} height={Math.max(120, drawn.length * 38)} />
      </Suspense>
      <DataTable
        label={t("allocations.rates")}
        columns={columns}
        rows={rows}
        rowKey={({ enterpriseId }) => enterpriseId}
      />
    </section>
  );
}
