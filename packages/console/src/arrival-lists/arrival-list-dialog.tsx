import type { Application } from "@shanhai/contract/application";
import { type ArrivalOutcome, MOST_LISTED, readArrivalList } from "@shanhai/contract/arrival-list";
import type { Position } from "@shanhai/contract/position";
import { useMutation } from "@tanstack/react-query";
import Button from "antd/es/button";
import Input from "antd/es/input";
import Modal from "antd/es/modal";
import { useId, useState } from "react";
import { countText } from "../format/figure.ts";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { call } from "../session/api.ts";
import { type ListFileIssue, readListFile } from "./list-file.ts";
import { readList } from "./list-text.ts";
import "../form/contract-form.css";
import "../moves/moves.css";

const OUTCOMES = ["ready", "stage", "notApplied", "unknown", "conflict", "invalid", "duplicate"] as const;

interface ArrivalListDialogProps {
  position: Position;
  /** Who of the list is to be moved: the move itself is previewed and done like every other. */
  onReady: (people: readonly Application[]) => void;
  onClose: () => void;
}

function Found({ outcomes, lines }: { outcomes: readonly ArrivalOutcome[]; lines: readonly string[] }) {
  const { t } = useWords();
  return (
    <table className="move-preview" aria-label={t("arrivals.found")}>
      <tbody>
        {OUTCOMES.map((outcome) => {
          const these = lines.filter((_, index) => outcomes[index] === outcome);
          if (these.length === 0 && outcome !== "ready") return null;
          return (
            <tr key={outcome} data-outcome={outcome === "ready" ? "moved" : "conflict"}>
              <th scope="row">{t(`arrivals.outcomes.${outcome}`)}</th>
              <td className="number">{t("seats.people", { n: countText(these.length) })}</td>
              <td>
                {outcome === "ready"
                  ? null
                  : [...new Set(these)].slice(0, 5).map((line) => <span key={line}>{line}</span>)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Arrivals by a list from the enterprise: pasted, or a file; whoever was offered a seat goes on to the move. */
export function ArrivalListDialog({ position, onReady, onClose }: ArrivalListDialogProps) {
  const { t } = useWords();
  const fields = useId();
  const [text, setText] = useState("");
  const [issue, setIssue] = useState<ListFileIssue>();
  const rows = readList(text);
  const find = useMutation({
    mutationFn: () =>
      call(readArrivalList, {
        params: { positionId: position.positionId },
        body: { rows: rows.map(({ phone, idNumber }) => ({ phone, idNumber })) },
      }),
  });
  const ready = (find.data?.results ?? []).flatMap(({ outcome, application }) =>
    outcome === "ready" && application ? [application] : [],
  );
  const many = rows.length > MOST_LISTED;
  async function take(file: File | undefined) {
    if (!file) return;
    const read = await readListFile(file);
    if ("issue" in read) setIssue(read.issue);
    else write(read.text);
  }
  const write = (next: string) => {
    setIssue(undefined);
    find.reset();
    setText(next);
  };
  return (
    <Modal
      open
      title={t("arrivals.title")}
      width={560}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t("act.cancel")}</Button>
          {find.data ? (
            <Button type="primary" disabled={ready.length === 0} onClick={() => onReady(ready)}>
              {t("arrivals.goOn", { n: countText(ready.length) })}
            </Button>
          ) : (
            <Button type="primary" disabled={rows.length === 0 || many || find.isPending} onClick={() => find.mutate()}>
              {find.isPending ? t("arrivals.finding") : t("arrivals.find", { n: countText(rows.length) })}
            </Button>
          )}
        </>
      }
    >
      <div className="contract-form">
        <div className="field">
          <label htmlFor={`${fields}-file`}>{t("arrivals.file")}</label>
          <input
            id={`${fields}-file`}
            type="file"
            accept=".xlsx,.csv,.txt,text/csv,text/plain"
            aria-describedby={issue ? `${fields}-issue` : undefined}
            onChange={(event) => void take(event.target.files?.[0])}
          />
          {issue ? (
            <p id={`${fields}-issue`} className="field-issue" role="alert">
              {t(`arrivals.issues.${issue}`)}
            </p>
          ) : null}
        </div>
        <div className="field">
          <label htmlFor={`${fields}-text`}>{t("arrivals.text")}</label>
          <Input.TextArea id={`${fields}-text`} rows={6} value={text} onChange={(event) => write(event.target.value)} />
          <p className={many ? "field-issue" : "field-help"}>{many ? t("arrivals.many") : t("arrivals.textHelp")}</p>
        </div>
        {find.isError ? <ProblemPanel error={find.error} onRetry={() => find.mutate()} /> : null}
        {find.data ? (
          <Found outcomes={find.data.results.map(({ outcome }) => outcome)} lines={rows.map((row) => row.text)} />
        ) : null}
      </div>
    </Modal>
  );
}
