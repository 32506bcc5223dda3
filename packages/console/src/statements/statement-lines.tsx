import { listStatementLines, MOST_NAMED, type Statement, type StatementLine } from "@shanhai/contract/statement";
import { kindText, reasonText, yuan } from "@shanhai/contract/statement-words";
import Button from "antd/es/button";
import { useState } from "react";
import { countText } from "../format/figure.ts";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { Ask } from "./statement-acts.tsx";
import { useStatementStep } from "./use-statement-step.ts";

/** The lines, and where a dispute can be raised, choosing those it is about; the choice survives turning the page. */
export function StatementLines({ statement }: { statement: Statement }) {
  const { t, language } = useWords();
  const [chosen, setChosen] = useState<ReadonlyMap<string, number>>(new Map());
  const [asked, setAsked] = useState(false);
  const [note, setNote] = useState("");
  const step = useStatementStep(statement, () => {
    setAsked(false);
    setNote("");
    setChosen(new Map());
  });
  const disputable = statement.status === "sent" || statement.status === "disputed";
  const sum = [...chosen.values()].reduce((total, amount) => total + amount, 0);

  function choose(line: StatementLine, wanted: boolean) {
    const next = new Map(chosen);
    if (wanted) next.set(line.lineId, line.amount);
    else next.delete(line.lineId);
    setChosen(next);
  }

  const columns: Column<StatementLine>[] = [
    {
      key: "person",
      title: t("statements.person"),
      render: (line) => {
        const name = <span className="row-name">{line.candidateName}</span>;
        if (!disputable || line.disputed) return name;
        return (
          <label className="statement-choice">
            <input
              type="checkbox"
              aria-label={t("statements.chooseLine", { name: line.candidateName, kind: kindText(line, language) })}
              checked={chosen.has(line.lineId)}
              disabled={!chosen.has(line.lineId) && chosen.size >= MOST_NAMED}
              onChange={(event) => choose(line, event.target.checked)}
            />
            {name}
          </label>
        );
      },
      width: "16%",
    },
    { key: "position", title: t("statements.position"), render: (line) => line.positionTitle, width: "16%" },
    { key: "kind", title: t("statements.kind"), render: (line) => kindText(line, language), width: 160 },
    {
      key: "reason",
      title: t("statements.reason"),
      render: (line) => (
        <>
          {line.disputed ? (
            <span className="tag" data-tone="bad">
              {t("statements.inDispute")}
            </span>
          ) : null}{" "}
          {reasonText(line, language)}
        </>
      ),
    },
    {
      key: "amount",
      title: t("statements.amountYuan"),
      render: (line) => <span data-negative={line.amount < 0}>{yuan(line.amount)}</span>,
      align: "end",
      width: 130,
    },
  ];
  return (
    <section className="statement-lines" aria-label={t("statements.linesTitle")}>
      <div className="statement-lines-head">
        <h2>{t("statements.linesTitle")}</h2>
        {disputable ? (
          <>
            <span className="quiet">
              {chosen.size > 0
                ? t("statements.chosen", { n: countText(chosen.size), sum: yuan(sum) })
                : t("statements.chooseHelp")}
            </span>
            <Button disabled={chosen.size === 0} onClick={() => setAsked(true)}>
              {t("statements.steps.dispute")}
            </Button>
          </>
        ) : null}
      </div>
      <CursorList
        endpoint={listStatementLines}
        params={{ statementId: statement.statementId }}
        prefix="lines"
        label={t("statements.linesTitle")}
        columns={columns}
        rowKey={(line) => line.lineId}
        empty={<EmptyState title={t("statements.noLines")} />}
      />
      {asked ? (
        <Ask
          title={t("statements.steps.dispute")}
          text={t("statements.ask.dispute", { n: countText(chosen.size), sum: yuan(sum) })}
          busy={step.isPending}
          error={step.error}
          note={{ value: note, set: setNote }}
          onOk={() => step.mutate({ to: "disputed", note: note.trim() || undefined, lineIds: [...chosen.keys()] })}
          onCancel={() => setAsked(false)}
        />
      ) : null}
    </section>
  );
}
