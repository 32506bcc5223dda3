import { type DueFilings, listDueFilings } from "@shanhai/contract/filing";
import Button from "antd/es/button";
import { Day, dateText, daysUntil } from "../format/moment.tsx";
import { periodText } from "../format/period.ts";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useSession } from "../session/session.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import "./filings.css";

/** A month owed longer than this is no slip any more. */
const LATE_DAYS = 10;

function Row({ month, due, onFile }: DueFilings["items"][number] & { onFile: ((month: string) => void) | undefined }) {
  const { t, language } = useWords();
  const days = daysUntil(due);
  return (
    <li>
      <strong>{periodText(month, language)}</strong>
      <span className="tag" data-tone={days < -LATE_DAYS ? "bad" : days < 0 ? "warn" : "live"}>
        {days < 0 ? t("filings.overdue", { n: -days }) : t("filings.dueIn", { n: days })}
      </span>
      <span className="quiet spring">
        {t("filings.due")} <Day date={due} />
      </span>
      {onFile ? (
        <Button
          type="primary"
          aria-label={t("filings.submit", { month: periodText(month, language) })}
          onClick={() => onFile(month)}
        >
          {t("filings.file")}
        </Button>
      ) : (
        <span className="quiet">{t("filings.ownersAct")}</span>
      )}
    </li>
  );
}

interface DueFilingsListProps {
  onFile: (month: string) => void;
  /** Says so where nothing is owed; otherwise nothing is drawn. */
  saysNothing?: boolean;
}

/** Months still to be filed, the oldest first, with how long there is or was. */
export function DueFilingsList({ onFile, saysNothing = false }: DueFilingsListProps) {
  const { t, language } = useWords();
  const { membership } = useSession();
  const read = useEndpoint(listDueFilings, {}, { refetchInterval: 60_000 });
  const due = read.data;
  if (read.isError && !due) return <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />;
  if (!due || (due.items.length === 0 && !saysNothing)) return null;
  if (due.items.length === 0)
    return (
      <div className="list">
        <EmptyState
          title={t("filings.nothingDue")}
          help={
            due.next
              ? t("filings.nextDue", {
                  month: periodText(due.next.month, language),
                  due: dateText(due.next.due, language),
                })
              : ""
          }
        />
      </div>
    );
  return (
    <section className="list due-filings" aria-label={t("filings.dueTitle")}>
      <ul>
        {due.items.map((one) => (
          <Row key={one.month} {...one} onFile={membership.role === "owner" ? onFile : undefined} />
        ))}
      </ul>
    </section>
  );
}
