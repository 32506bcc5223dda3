import { listTimeline, type TimelineEntry } from "@shanhai/contract/timeline";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { Day, Moment } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { useFieldWords } from "./field-words.ts";

function What({ entry }: { entry: TimelineEntry }) {
  const { t } = useWords();
  const fields = useFieldWords();
  switch (entry.kind) {
    case "created":
      return (
        <>
          {t("timeline.consent", { version: entry.consentVersion })}
          {entry.importJobId ? <Link to={`/imports/${entry.importJobId}`}>{t("timeline.seeImport")}</Link> : null}
        </>
      );
    case "consented":
      return entry.recipient
        ? t("timeline.consentTo", { name: entry.recipient, version: entry.consentVersion })
        : t("timeline.consent", { version: entry.consentVersion });
    case "consentWithdrawn":
      return entry.recipient;
    case "edited":
      return entry.by ? fields(entry.fields) : t("timeline.byImport", { fields: fields(entry.fields) });
    case "application":
      return (
        <>
          <Link to={`/orders/${entry.orderId}`}>{entry.positionTitle ?? t("timeline.seeOrder")}</Link>
          <span>
            {entry.from ? `${t(`stage.${entry.from}`)} → ` : ""}
            {t(`stage.${entry.stage}`)}
          </span>
          {entry.reason ? <span className="quiet">{entry.reason}</span> : null}
        </>
      );
    case "merged":
    case "unmerged":
      return null;
    default:
      return (
        <>
          <Link to={`/orders/${entry.orderId}`}>{entry.positionTitle}</Link>
          {entry.date ? <Day date={entry.date} /> : null}
          {entry.reason ? <span className="quiet">{entry.reason}</span> : null}
        </>
      );
  }
}

const cells = (content: ReactNode) => <span className="timeline-what">{content}</span>;

/** What happened to a person, newest first: consent, edits, applications, placements, merges. */
export function CandidateTimeline({ candidateId }: { candidateId: string }) {
  const { t } = useWords();
  const columns: Column<TimelineEntry>[] = [
    { key: "at", title: t("timeline.at"), render: (one) => <Moment at={one.at} />, width: 140 },
    {
      key: "kind",
      title: t("timeline.event"),
      render: (one) => <span className="row-name">{t(`timeline.kinds.${one.kind}`)}</span>,
      width: 130,
    },
    { key: "what", title: t("timeline.what"), render: (one) => cells(<What entry={one} />) },
    { key: "by", title: t("timeline.by"), render: (one) => ("by" in one ? one.by : undefined), width: "22%" },
  ];
  return (
    <CursorList
      endpoint={listTimeline}
      params={{ candidateId }}
      prefix="timeline"
      label={t("timeline.title")}
      columns={columns}
      rowKey={(one) => JSON.stringify(one)}
      refetchInterval={10_000}
      empty={<EmptyState title={t("timeline.empty")} help={t("timeline.emptyHelp")} />}
    />
  );
}
