import { getLeadFigures, type LeadCounts, type LeadTally } from "@shanhai/contract/lead";
import { OFFERING_KINDS } from "@shanhai/contract/offering";
import Skeleton from "antd/es/skeleton";
import { countText, shareText } from "../format/figure.ts";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import "../events/events.css";
import "./leads.css";
import { ScrollArea } from "../shell/scroll-area.tsx";

const allOf = (counts: LeadCounts) => Object.values(counts).reduce((sum, n) => sum + n, 0);
const openOf = (counts: LeadCounts) => counts.new + counts.assigned + counts.contacted;

interface Row {
  id: string;
  name: string;
  counts: LeadCounts;
}

/** One way of counting: a bar a row with what became of its leads, and the figures as a table. */
function Conversion({ title, rows }: { title: string; rows: readonly Row[] }) {
  const { t } = useWords();
  if (rows.length === 0) return null;
  const most = Math.max(1, ...rows.map(({ counts }) => allOf(counts)));
  const inOrder = rows.toSorted((one, two) => allOf(two.counts) - allOf(one.counts));
  return (
    <section className="panel" aria-label={title}>
      <h2>{title}</h2>
      <p className="lead-legend" aria-hidden>
        {(["converted", "open", "lost"] as const).map((part) => (
          <span key={part}>
            <b data-part={part} /> {t(`leadFigures.${part}`)}
          </span>
        ))}
      </p>
      <div className="lead-share" aria-hidden>
        {inOrder.slice(0, 10).map(({ id, name, counts }) => (
          <Bar key={id} name={name} counts={counts} most={most} />
        ))}
      </div>
      <ScrollArea label={title} className="lead-table">
        <table className="event-table">
          <thead>
            <tr>
              <th scope="col">{t("leadFigures.name")}</th>
              <th scope="col">{t("leadFigures.all")}</th>
              <th scope="col">{t("leadFigures.open")}</th>
              <th scope="col">{t("leadFigures.converted")}</th>
              <th scope="col">{t("leadFigures.lost")}</th>
              <th scope="col">{t("leadFigures.rate")}</th>
            </tr>
          </thead>
          <tbody>
            {inOrder.map(({ id, name, counts }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>{countText(allOf(counts))}</td>
                <td>{countText(openOf(counts))}</td>
                <td>{countText(counts.converted)}</td>
                <td>{countText(counts.lost)}</td>
                <td>{shareText(counts.converted, allOf(counts))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </section>
  );
}

/** As long as there are leads, in parts: converted, open, lost. */
function Bar({ name, counts, most }: { name: string; counts: LeadCounts; most: number }) {
  const all = allOf(counts);
  const parts = { converted: counts.converted, open: openOf(counts), lost: counts.lost };
  return (
    <>
      <span>{name}</span>
      <i>
        {Object.entries(parts).map(([part, count]) => (
          <b key={part} data-part={part} style={{ width: `${(count / most) * 100}%` }} />
        ))}
      </i>
      <span className="number">
        {countText(counts.converted)} / {countText(all)}
      </span>
    </>
  );
}

/** What became of the leads: by kind, event, offering and agency. */
export function LeadFiguresPage() {
  const { t } = useWords();
  const read = useEndpoint(getLeadFigures, {}, { refetchInterval: 15_000 });
  const figures = read.data;
  const named = (rows: readonly LeadTally[], nameOf: (row: LeadTally) => string) =>
    rows.filter(({ counts }) => allOf(counts) > 0).map((row) => ({ ...row, name: nameOf(row) }));
  const kinds =
    figures &&
    (["settlement", "service"] as const).map((id) => ({ id, name: t(`leadFigures.${id}`), counts: figures.kinds[id] }));
  const total = kinds?.reduce((sum, { counts }) => sum + allOf(counts), 0) ?? 0;
  const converted = kinds?.reduce((sum, { counts }) => sum + counts.converted, 0) ?? 0;
  return (
    <>
      <PageHead title={t("leadFigures.title")} back={{ to: "/leads", title: t("leads.title") }} />
      {read.isError && !figures ? (
        <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
      ) : !figures || !kinds ? (
        <Skeleton active paragraph={{ rows: 6 }} />
      ) : total === 0 && figures.agencies.length === 0 ? (
        <div className="list">
          <EmptyState title={t("leadFigures.none")} help={t("leads.emptyHelp")} />
        </div>
      ) : (
        <>
          <p className="quiet">{t("leadFigures.help")}</p>
          <Conversion
            title={t("leadFigures.finding", {
              all: countText(total),
              n: countText(converted),
              share: shareText(converted, total),
            })}
            rows={kinds.filter(({ counts }) => allOf(counts) > 0)}
          />
          <Conversion
            title={t("leadFigures.byEvent")}
            rows={named(figures.events, ({ name }) => name ?? t("leadFigures.unnamed"))}
          />
          <Conversion
            title={t("leadFigures.byOffering")}
            rows={named(figures.offerings, ({ id }) => {
              const kind = OFFERING_KINDS.find((one) => one === id);
              return kind ? t(`offeringKind.${kind}`) : id;
            })}
          />
          <Conversion title={t("leadFigures.byAgency")} rows={named(figures.agencies, ({ id, name }) => name ?? id)} />
        </>
      )}
    </>
  );
}
