import { FUNNEL_SOURCES, FUNNEL_STEPS, type FunnelCounts, type FunnelRow, getFunnel } from "@shanhai/contract/funnel";
import Skeleton from "antd/es/skeleton";
import { Link } from "react-router";
import { countText, shareText } from "../format/figure.ts";
import { recentMonths } from "../format/recent-months.ts";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useSession } from "../session/session.tsx";
import { type ReadInput, useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { useAddressWords } from "../shell/use-address.ts";
import { FunnelExport } from "./funnel-export.tsx";
import "../events/events.css";
import "../figures/figures.css";
import "./funnel.css";
import { ScrollArea } from "../shell/scroll-area.tsx";

const CUTS = ["source", "place", "month", "event"] as const;
const MONTHS = 36;

/** The finding, a bar a step from zero, and what each step is of the one before. */
function Bars({ total }: { total: FunnelCounts }) {
  const { t } = useWords();
  const most = Math.max(1, ...FUNNEL_STEPS.map((step) => total[step]));
  // Who has not reached day 90 yet is no loss.
  const before = { ...total, day90: total.reached90 };
  return (
    <section className="panel funnel" aria-label={t("funnel.steps")}>
      <h2>
        {t("funnel.finding", {
          consultations: countText(total.consultations),
          intentions: countText(total.intentions),
          arrivals: countText(total.arrivals),
        })}
      </h2>
      <div className="funnel-bars">
        {FUNNEL_STEPS.map((step, index) => {
          const from = FUNNEL_STEPS[index - 1];
          const of = step === "day90" ? before.day90 : from ? total[from] : 0;
          return (
            <div key={step}>
              <span>{t(`funnelStep.${step}`)}</span>
              <i aria-hidden style={{ width: `${(total[step] / most) * 100}%` }} />
              <span className="funnel-count">
                <b className="number">{countText(total[step])}</b>
                {of > 0 ? <small className="number">{shareText(total[step], of)}</small> : null}
              </span>
            </div>
          );
        })}
      </div>
      <p className="quiet">{t("funnel.day90Help", { n: countText(total.reached90) })}</p>
    </section>
  );
}

function Rows({ rows, by }: { rows: readonly FunnelRow[]; by: (typeof CUTS)[number] }) {
  const { t } = useWords();
  const { membership } = useSession();
  const nameOf = ({ key, name }: FunnelRow) => {
    if (by === "source") return t(`funnelSource.${key as (typeof FUNNEL_SOURCES)[number]}`);
    const shown = name ?? (by === "place" ? t("funnel.noPlace") : key);
    return by === "event" && membership.kind === "park" ? <Link to={`/events/${key}`}>{shown}</Link> : shown;
  };
  return (
    <ScrollArea label={t("funnel.title")} className="panel figure-table">
      <table className="event-table funnel-table">
        <thead>
          <tr>
            <th scope="col">{t(`funnel.cuts.${by}`)}</th>
            {FUNNEL_STEPS.map((step) => (
              <th key={step} scope="col">
                {t(`funnelStep.${step}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{nameOf(row)}</th>
              {FUNNEL_STEPS.map((step) => (
                <td key={step}>
                  {step === "day90" && row.reached90 === 0 ? "–" : countText(row[step])}
                  {step === "day90" && row.reached90 > 0 ? <small> / {countText(row.reached90)}</small> : null}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}

/** From consultation to day 90, over all events and channels: an agency's own people, or all of a park's. */
export function FunnelPage() {
  const { t } = useWords();
  const { membership } = useSession();
  const { words, change } = useAddressWords();
  const months = recentMonths(MONTHS);
  const month = (name: string, other: string) => months.find((one) => one === words.get(name)) ?? other;
  const to = month("to", months[0] ?? "");
  const wanted = month("from", months[11] ?? "");
  // Months as text stand in their order.
  const [from = to] = [wanted, to].sort();
  const by = CUTS.find((one) => one === words.get("by")) ?? "source";
  const source = FUNNEL_SOURCES.find((one) => one === words.get("source"));
  const place = words.get("place") ?? undefined;
  const query = { from, to, by, source, place };
  const read = useEndpoint(getFunnel, { query } as ReadInput<typeof getFunnel>, { keepPrevious: true });
  const { data } = read;
  const choice = (name: string, label: string, value: string, options: readonly (readonly [string, string])[]) => (
    <label>
      {label}{" "}
      <select
        className="select"
        value={value}
        onChange={(event) => change({ [name]: event.target.value || undefined })}
      >
        {options.map(([key, title]) => (
          <option key={key} value={key}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
  const ofMonths = months.map((one) => [one, one] as const);
  return (
    <>
      <PageHead title={t("funnel.title")}>
        <FunnelExport wanted={query as Parameters<typeof FunnelExport>[0]["wanted"]} />
      </PageHead>
      <search className="figure-filters funnel-filters no-print">
        {choice("from", t("funnel.from"), from, ofMonths)}
        {choice("to", t("funnel.to"), to, ofMonths)}
        {choice(
          "by",
          t("funnel.by"),
          by,
          CUTS.map((one) => [one, t(`funnel.cuts.${one}`)] as const),
        )}
        {choice("source", t("funnel.cuts.source"), source ?? "", [
          ["", t("funnel.all")],
          ...FUNNEL_SOURCES.map((one) => [one, t(`funnelSource.${one}`)] as const),
        ])}
        {choice("place", t("funnel.cuts.place"), place ?? "", [
          ["", t("funnel.all")],
          ...(data?.places ?? []).map((one) => [one.key, one.name] as const),
          ["none", t("funnel.noPlace")],
        ])}
      </search>
      <p className="quiet">{t(membership.kind === "park" ? "funnel.helpPark" : "funnel.helpAgency")}</p>
      {read.isError && !data ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
      {read.isPending ? <Skeleton active paragraph={{ rows: 8 }} /> : null}
      {data && data.rows.length === 0 ? (
        <div className="list">
          <EmptyState title={t("funnel.empty")} help={t("funnel.emptyHelp")} />
        </div>
      ) : null}
      {data && data.rows.length > 0 ? (
        <>
          <Bars total={data.total} />
          <Rows rows={data.rows} by={by} />
        </>
      ) : null}
    </>
  );
}
