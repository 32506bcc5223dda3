import type { BatchInterview, SheetRow } from "@shanhai/contract/batch-interview";
import type { MemberId } from "@shanhai/contract/scalar";
import Button from "antd/es/button";
import { type FocusEvent, type KeyboardEvent, memo } from "react";
import { useWords } from "../messages/catalogue.ts";
import { useRowRating } from "./use-row-rating.ts";

const ROW_TONES = { rating: "live", agreed: "good", differing: "warn", settled: "quiet" } as const;

interface SheetLineProps {
  batch: BatchInterview;
  row: SheetRow;
  /** Whoever looks. */
  me: MemberId;
  chosen: boolean;
  onToggle: (row: SheetRow) => void;
  onOpen: (row: SheetRow) => void;
}

/** Where the cursor goes: cells are found by their place, so that 200 rows need know nothing of each other. */
function goTo(from: HTMLElement, down: number, right: number): void {
  const line = from.closest("tr");
  const lines = [...(line?.parentElement?.querySelectorAll<HTMLElement>("tr[data-rated]") ?? [])];
  const target = lines[lines.indexOf(line as HTMLElement) + down];
  const cells = [...(target?.querySelectorAll<HTMLInputElement>("input[data-score]") ?? [])];
  const own = [...(line?.querySelectorAll("input[data-score]") ?? [])].indexOf(from);
  const cell = down !== 0 && right === Number.NEGATIVE_INFINITY ? cells[0] : cells[own + (down === 0 ? right : 0)];
  cell?.focus();
  cell?.select();
}

function Line({ batch, row, me, chosen, onToggle, onOpen }: SheetLineProps) {
  const { t } = useWords();
  const own = row.ratings.find(({ memberId }) => memberId === me);
  const { scores, state, submitted, give, save } = useRowRating(
    batch.batchInterviewId,
    row,
    own,
    batch.questions.length,
  );
  const rates = row.raters.some(({ memberId }) => memberId === me);
  const open = batch.status === "open" && rates && (row.status === "rating" || !submitted);
  // The distance is known once the first two are in: from then on nothing of theirs changes, also while a third is awaited.
  const locked = !open || (submitted && row.spread !== undefined);
  const name = row.application.candidateName;
  const done = row.raters.filter((one) => one.submitted).length;

  function onKey(event: KeyboardEvent<HTMLInputElement>, index: number) {
    const { key, currentTarget: cell } = event;
    const moves: Record<string, [number, number]> = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
    };
    const [down, right] = moves[key] ?? [];
    if (down !== undefined && right !== undefined) {
      event.preventDefault();
      goTo(cell, down, right);
    } else if (/^[1-5]$/.test(key)) {
      event.preventDefault();
      give(index, Number(key));
      goTo(cell, 0, 1);
    } else if (key === "Backspace" || key === "Delete") {
      event.preventDefault();
      give(index, null);
    } else if (key === "Enter") {
      event.preventDefault();
      void save(true);
      goTo(cell, 1, Number.NEGATIVE_INFINITY);
    }
  }
  const leave = (event: FocusEvent<HTMLTableRowElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) void save(false);
  };
  return (
    <tr data-rated={open && !locked ? true : undefined} onBlur={leave} data-status={row.status}>
      <td data-phone="bare">
        <label className="sheet-person">
          <input
            type="checkbox"
            checked={chosen}
            aria-label={t("list.select", { name })}
            onChange={() => onToggle(row)}
          />
          <span className="number quiet">{row.number}</span>
        </label>
      </td>
      <td data-phone="bare">
        <button type="button" className="link-button row-name" onClick={() => onOpen(row)}>
          {name}
        </button>
        <small>{t(`stage.${row.application.stage}`)}</small>
        {row.byPeople ? (
          <span className="tag" data-tone="warn">
            {t("batchSheet.byPeople")}
          </span>
        ) : null}
      </td>
      {Array.from(batch.questions.keys(), (index) => (
        <td key={index} data-label={t("batchSheet.question", { n: index + 1 })} className="sheet-score">
          {rates ? (
            <input
              data-score
              className="number"
              inputMode="numeric"
              maxLength={1}
              disabled={locked}
              aria-label={t("batchSheet.scoreOf", { name, n: index + 1 })}
              value={scores[index] ?? ""}
              onKeyDown={(event) => onKey(event, index)}
              onChange={(event) => {
                // What a phone's keyboard types comes here and not as a key.
                const typed = event.target.value.slice(-1);
                if (/^[1-5]$/.test(typed)) {
                  give(index, Number(typed));
                  goTo(event.target, 0, 1);
                }
              }}
              onFocus={(event) => event.target.select()}
            />
          ) : (
            <span className="quiet">·</span>
          )}
        </td>
      ))}
      <td data-label={t("batchSheet.mine")} className="sheet-own">
        {open && !locked ? (
          <Button
            size="small"
            type={submitted ? "default" : "primary"}
            disabled={scores.includes(null) || state === "saving"}
            onClick={() => void save(true)}
          >
            {t(submitted ? "batchSheet.correct" : "batchSheet.submit")}
          </Button>
        ) : rates && submitted ? (
          <span className="quiet">{t("batchSheet.submitted")}</span>
        ) : null}
        <small role="status" data-state={state}>
          {state === "saving"
            ? t("batchSheet.saving")
            : state === "dirty" || state === "failed"
              ? t("batchSheet.unsaved")
              : state === "clean"
                ? own && !submitted
                  ? t("batchSheet.saved")
                  : ""
                : t(`batchSheet.outcomes.${state}`)}
        </small>
      </td>
      <td data-label={t("batches.state")}>
        <span className="tag" data-tone={ROW_TONES[row.status]}>
          {t(`batchSheet.status.${row.status}`)}
        </span>
        {row.status === "rating" ? (
          <small className="number">{t("batchSheet.submittedOf", { n: done, of: row.raters.length })}</small>
        ) : null}
      </td>
      <td data-label={t("batchSheet.total")} data-align="end" className="number">
        {row.score?.toFixed(2) ?? "–"}
      </td>
      <td data-label={t("batchSheet.spread")} data-align="end" className="number">
        {row.spread?.toFixed(2) ?? "–"}
      </td>
      <td data-label={t("batchSheet.rank")} data-align="end" className="number">
        {row.rank ?? "–"}
      </td>
    </tr>
  );
}

/** One person of the sheet: two hundred of them are drawn, and only those that changed are drawn again. */
export const SheetLine = memo(Line);
