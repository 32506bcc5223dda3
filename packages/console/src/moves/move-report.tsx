import type { Application } from "@shanhai/contract/application";
import type { MoveResult } from "@shanhai/contract/move";
import { countText } from "../format/figure.ts";
import { type Column, DataTable } from "../list/data-table.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ScrollArea } from "../shell/scroll-area.tsx";
import { tally } from "./move-text.ts";

interface MoveReportProps {
  people: readonly Application[];
  results: readonly MoveResult[];
}

/** What became of each person who was not moved. */
export function MoveReport({ people, results }: MoveReportProps) {
  const { t } = useWords();
  const names = new Map(people.map((one) => [one.applicationId, one.candidateName]));
  const columns: Column<MoveResult>[] = [
    { key: "person", title: t("moves.person"), render: (one) => names.get(one.applicationId) ?? one.applicationId },
    { key: "outcome", title: t("moves.outcome"), render: (one) => t(`moves.outcomes.${one.outcome}`) },
    { key: "cause", title: t("moves.reason"), render: (one) => (one.cause ? t(`moves.cause.${one.cause}`) : "") },
  ];
  const left = results.filter((one) => one.outcome !== "moved");
  return (
    <>
      <p>
        <strong>
          {t("moves.doneSome", { n: countText(tally(results, "moved").count), rest: countText(left.length) })}
        </strong>
      </p>
      <p className="quiet">{t("moves.restStay")}</p>
      <ScrollArea label={t("moves.resultTitle")} className="move-report">
        <DataTable label={t("moves.resultTitle")} columns={columns} rows={left} rowKey={(one) => one.applicationId} />
      </ScrollArea>
    </>
  );
}
