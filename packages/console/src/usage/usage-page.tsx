import {
  getOwnUsage,
  getUsage,
  getUsageFile,
  type OwnUsage,
  type ParkUsage,
  type UsageRow,
} from "@shanhai/contract/usage";
import Skeleton from "antd/es/skeleton";
import { lazy, Suspense } from "react";
import { Link } from "react-router";
import { barOption } from "../figures/chart-options.ts";
import { FileExport } from "../figures/figures-export.tsx";
import { countText, shareText } from "../format/figure.ts";
import { dateText, Moment } from "../format/moment.tsx";
import { periodText } from "../format/period.ts";
import { recentMonths } from "../format/recent-months.ts";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { call } from "../session/api.ts";
import { useSession } from "../session/session.tsx";
import { type ReadInput, useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { SettingsTabs } from "../shell/settings-tabs.tsx";
import { useAddress } from "../shell/use-address.ts";
import { usdText } from "./usd-text.ts";
import "../events/events.css";
import "../figures/figures.css";
import "./usage.css";
import { ScrollArea } from "../shell/scroll-area.tsx";

const Chart = lazy(async () => ({ default: (await import("../figures/chart.tsx")).Chart }));

const MONTHS = 12;
const MOST_LABELS = 7;
type Charged = OwnUsage["total"];

/** What the chart's title says: the sum, and who took most of it. */
function useFinding(usage: OwnUsage & Partial<ParkUsage>): string {
  const { t, language } = useWords();
  const { total, rows = [], month } = usage;
  const words = { month: periodText(month, language), cost: usdText(total.costMicros), n: countText(total.requests) };
  const [dearest] = rows;
  if (!dearest || rows.length < 2) return t("usage.finding", words);
  const share = shareText(dearest.costMicros, total.costMicros);
  return t("usage.findingMost", { ...words, name: dearest.name, share });
}

function Days({ usage }: { usage: OwnUsage & Partial<ParkUsage> }) {
  const { t } = useWords();
  const finding = useFinding(usage);
  const dearest = Math.max(...usage.days.map(({ costMicros }) => costMicros));
  // More would lie over each other on a phone.
  const text = (micros: number) => (usage.days.length <= MOST_LABELS || micros === dearest ? usdText(micros) : "");
  const option = barOption(
    { name: finding, values: usage.days.map(({ costMicros }) => costMicros) },
    { labels: usage.days.map(({ day }) => day.slice(5)), text },
  );
  return (
    <figure className="panel figure-panel usage-days">
      <figcaption>
        {finding}
        <small>{t("usage.byDay")}</small>
      </figcaption>
      <Suspense fallback={<div className="chart" style={{ height: 220 }} />}>
        <Chart option={option} />
      </Suspense>
    </figure>
  );
}

/** The amounts of one line, as the columns stand. */
function Amounts({ of: one }: { of: Charged }) {
  return (
    <>
      <td>{countText(Math.round(one.requests))}</td>
      <td>{countText(Math.round(one.readUnits))}</td>
      <td>{countText(Math.round(one.writeUnits))}</td>
      <td>{countText(Math.round(one.gbMs / 1000))}</td>
      <td>{countText(one.messages)}</td>
      <td>{usdText(one.costMicros)}</td>
    </>
  );
}

interface Line {
  key: string;
  name: React.ReactNode;
  of: Charged;
}

function Table({ first, lines, total }: { first: string; lines: readonly Line[]; total: Charged }) {
  const { t } = useWords();
  return (
    <ScrollArea label={first} className="panel figure-table">
      <table className="event-table usage-table">
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {(["requests", "readUnits", "writeUnits", "gbSeconds", "messages", "cost"] as const).map((column) => (
              <th key={column} scope="col">
                {t(`usageColumn.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, name, of }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <Amounts of={of} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("usageColumn.total")}</th>
            <Amounts of={total} />
          </tr>
        </tfoot>
      </table>
    </ScrollArea>
  );
}

function Owner({ row }: { row: UsageRow }) {
  const { t } = useWords();
  const path = { agency: "/agencies", partner: "/partners", park: undefined }[row.kind];
  return path ? (
    <Link to={`${path}/${row.ownerId}`}>{row.name}</Link>
  ) : (
    <>
      {row.name} <small>{t("usageColumn.park")}</small>
    </>
  );
}

/** What a month took of the platform and what that cost: everybody in the park, or one's own agency, day by day. */
export function UsagePage() {
  const { t, language } = useWords();
  const { membership } = useSession();
  const isPark = membership.kind === "park";
  const months = recentMonths(MONTHS);
  const [asked, setMonth] = useAddress("month");
  const month = months.find((one) => one === asked) ?? months[0] ?? "";
  const input = { query: { month } } as ReadInput<typeof getUsage>;
  const ofPark = useEndpoint(getUsage, input, { keepPrevious: true, enabled: isPark });
  const own = useEndpoint(getOwnUsage, input, { keepPrevious: true, enabled: !isPark });
  const read = isPark ? ofPark : own;
  const usage: (OwnUsage & Partial<ParkUsage>) | undefined = read.data;
  return (
    <>
      <PageHead title={t(isPark ? "nav.members" : "nav.settings")}>
        {isPark ? (
          <FileExport
            take={(format, words) => call(getUsageFile, { query: { ...input.query, format, language: words } })}
          />
        ) : null}
      </PageHead>
      <SettingsTabs current="usage" />
      <search className="figure-filters no-print">
        <label>
          {t("usage.month")}{" "}
          <select className="select" value={month} onChange={(event) => setMonth(event.target.value)}>
            {months.map((one) => (
              <option key={one} value={one}>
                {periodText(one, language)}
              </option>
            ))}
          </select>
        </label>
      </search>
      {usage?.countedAt ? (
        <p className="quiet">
          {t("usage.countedAt")} <Moment at={usage.countedAt} /> · {t("usage.help", { ...usage.prices })}
        </p>
      ) : null}
      {read.isError && !usage ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
      {read.isPending ? <Skeleton active paragraph={{ rows: 8 }} /> : null}
      {usage && usage.days.length === 0 ? (
        <div className="list">
          <EmptyState title={t("usage.empty")} help={t("usage.emptyHelp")} />
        </div>
      ) : null}
      {usage && usage.days.length > 0 ? (
        <>
          <Days usage={usage} />
          <Table
            first={t(usage.rows ? "usageColumn.name" : "usage.day")}
            lines={
              usage.rows
                ? usage.rows.map((row) => ({ key: row.ownerId, name: <Owner row={row} />, of: row }))
                : usage.days.map((day) => ({ key: day.day, name: dateText(day.day, language), of: day }))
            }
            total={usage.total}
          />
        </>
      ) : null}
    </>
  );
}
