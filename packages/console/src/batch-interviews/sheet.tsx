import { isAssignable } from "@shanhai/contract/assignment";
import type { BatchInterview, SheetRow } from "@shanhai/contract/batch-interview";
import type { ApplicationId } from "@shanhai/contract/scalar";
import type { Stage } from "@shanhai/contract/stage";
import { useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { lazy, Suspense, useCallback, useState } from "react";
import { chooseFirst } from "../applications/selection.ts";
import { nextStage } from "../applications/stage-moves.ts";
import { countText } from "../format/figure.ts";
import { BulkBar } from "../list/bulk-bar.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { useSession } from "../session/session.tsx";
import { useToast } from "../shell/toasts.tsx";
import { useAddressWords } from "../shell/use-address.ts";
import { PersonDrawer } from "./person-drawer.tsx";
import { refreshBatches } from "./refresh-batches.ts";
import { SheetLine } from "./sheet-line.tsx";
import "../list/data-table.css";

const MoveDialog = lazy(async () => ({ default: (await import("../moves/move-dialog.tsx")).MoveDialog }));

const SHOWS = ["mine", "all", "differing"] as const;
const SORTS = ["number", "rank"] as const;

/** Which rows, in which order: said by the address, so that every number elsewhere leads to its rows. */
function useShown(rows: readonly SheetRow[], isMine: (row: SheetRow) => boolean) {
  const { words, change } = useAddressWords();
  const mineAny = rows.some(isMine);
  const show = SHOWS.find((one) => one === words.get("show")) ?? (mineAny ? "mine" : "all");
  const sort = SORTS.find((one) => one === words.get("sort")) ?? "number";
  const some = words.get("some");
  const only = some ? new Set(some.split(",").map(Number)) : undefined;
  const shown = rows
    .filter((row) => (only ? only.has(row.number) : true))
    .filter((row) => only || show === "all" || (show === "mine" ? isMine(row) : row.status === "differing"))
    .toSorted((a, b) => (sort === "rank" ? (a.rank ?? 999) - (b.rank ?? 999) : 0) || a.number - b.number);
  return { shown, show, sort, only, change };
}

/** The sheet: everybody of the batch as a line of scores, filled with the keyboard, saved line by line. */
export function Sheet({ batch, rows }: { batch: BatchInterview; rows: readonly SheetRow[] }) {
  const { t } = useWords();
  const { me } = useSession();
  const queries = useQueryClient();
  const toast = useToast();
  const { memberId } = me;
  const isMine = (row: SheetRow) => row.raters.some((one) => one.memberId === memberId);
  const { shown, show, sort, only, change } = useShown(rows, isMine);
  const [chosen, setChosen] = useState<ReadonlySet<ApplicationId>>(new Set());
  const [target, setTarget] = useState<Stage>();
  const [opened, setOpened] = useState<ApplicationId>();
  const [top, setTop] = useState("10");
  const toggle = useCallback(
    ({ applicationId }: SheetRow) =>
      setChosen((before) => {
        const after = new Set(before);
        if (!after.delete(applicationId)) after.add(applicationId);
        return after;
      }),
    [],
  );
  const open = useCallback(({ applicationId }: SheetRow) => setOpened(applicationId), []);

  const mine = rows.filter(isMine);
  const done = mine.filter((row) => row.raters.some((one) => one.memberId === memberId && one.submitted));
  const applications = rows.filter((row) => chosen.has(row.applicationId)).map(({ application }) => application);
  const stage = applications[0]?.stage;
  const together = stage && applications.every((one) => one.stage === stage) ? stage : undefined;
  const next = together && isAssignable(together) ? nextStage(together) : undefined;
  const selection = together && chooseFirst(together, applications);
  const person = rows.find(({ applicationId }) => applicationId === opened);

  /** The first ranks, as far as one act can move them: everybody at the stage of the best. */
  function chooseTop() {
    const ranked = rows.filter(({ rank }) => rank !== undefined && rank <= Number(top));
    const best = ranked.toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))[0]?.application.stage;
    const movable = ranked.filter(({ application }) => application.stage === best && isAssignable(application.stage));
    if (movable.length === 0) toast({ text: t("batchSheet.noTop"), tone: "bad" });
    else setChosen(new Set(movable.map(({ applicationId }) => applicationId)));
  }
  return (
    <>
      <div className="sheet-bar">
        {only ? (
          <>
            <strong className="number">{t("batchSheet.some", { n: countText(shown.length) })}</strong>
            <Button type="link" onClick={() => change({ some: undefined })}>
              {t("batchSheet.everybody")}
            </Button>
          </>
        ) : (
          <select
            className="select"
            aria-label={t("batchSheet.show")}
            value={show}
            onChange={(event) => change({ show: event.target.value })}
          >
            {SHOWS.map((one) => (
              <option key={one} value={one}>
                {t(`batchSheet.shows.${one}`)}
              </option>
            ))}
          </select>
        )}
        <select
          className="select"
          aria-label={t("batchSheet.sort")}
          value={sort}
          onChange={(event) => change({ sort: event.target.value })}
        >
          {SORTS.map((one) => (
            <option key={one} value={one}>
              {t(`batchSheet.sorts.${one}`)}
            </option>
          ))}
        </select>
        {mine.length > 0 ? (
          <span className="number quiet">
            {t("batchSheet.progress", { done: countText(done.length), of: countText(mine.length) })}
          </span>
        ) : null}
        <span className="sheet-top">
          <label htmlFor="sheet-top">{t("batchSheet.top")}</label>
          <input
            id="sheet-top"
            className="number"
            inputMode="numeric"
            value={top}
            onChange={(event) => setTop(event.target.value.replace(/\D/g, "").slice(0, 3))}
          />
          <Button onClick={chooseTop}>{t("batchSheet.topDo")}</Button>
        </span>
      </div>
      <p className="quiet sheet-keys">{t("batchSheet.keys")}</p>
      {shown.length === 0 ? (
        <div className="list">
          <EmptyState title={t(show === "mine" ? "batchSheet.nothingMine" : "batchSheet.nothing")}>
            <Button onClick={() => change({ show: "all" })}>{t("batchSheet.shows.all")}</Button>
          </EmptyState>
        </div>
      ) : (
        <div className="list sheet">
          <table className="data-table" aria-label={t("batchSheet.tab")}>
            <thead>
              <tr>
                <th scope="col">{t("batchSheet.number")}</th>
                <th scope="col">{t("batchSheet.person")}</th>
                {Array.from(batch.questions.entries(), ([index, { text }]) => (
                  <th key={index} scope="col" title={text}>
                    {t("batchSheet.question", { n: index + 1 })}
                  </th>
                ))}
                <th scope="col">{t("batchSheet.mine")}</th>
                <th scope="col">{t("batches.state")}</th>
                <th scope="col" data-align="end">
                  {t("batchSheet.total")}
                </th>
                <th scope="col" data-align="end">
                  {t("batchSheet.spread")}
                </th>
                <th scope="col" data-align="end">
                  {t("batchSheet.rank")}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <SheetLine
                  key={row.applicationId}
                  batch={batch}
                  row={row}
                  me={memberId}
                  chosen={chosen.has(row.applicationId)}
                  onToggle={toggle}
                  onOpen={open}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {applications.length > 0 ? (
        <BulkBar
          chosen={t("list.selected", { n: countText(applications.length) })}
          onClear={() => setChosen(new Set())}
        >
          {next ? (
            <Button type="primary" onClick={() => setTarget(next)}>
              {t("board.next", { stage: t(`stage.${next}`) })}
            </Button>
          ) : (
            <span className="quiet">{t("batchSheet.noTop")}</span>
          )}
        </BulkBar>
      ) : null}
      {selection && target ? (
        <Suspense>
          <MoveDialog
            position={batch}
            selection={selection}
            target={target}
            onDone={() => {
              refreshBatches(queries);
              setChosen(new Set());
            }}
            onClose={() => setTarget(undefined)}
          />
        </Suspense>
      ) : null}
      {person ? (
        <PersonDrawer key={person.applicationId} batch={batch} row={person} onClose={() => setOpened(undefined)} />
      ) : null}
    </>
  );
}
