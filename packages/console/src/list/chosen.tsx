import { useState } from "react";
import { useWords } from "../messages/catalogue.ts";
import "./chosen.css";

/** Rows chosen in a list, over as many pages as people turn. */
export interface Chosen<Row> {
  rows: readonly Row[];
  has: (row: Row) => boolean;
  /** Chooses a row, or lets it go. */
  toggle: (row: Row) => void;
  /** Chooses these rows too, or lets all of them go where they are chosen already. */
  togglePage: (page: readonly Row[]) => void;
  clear: () => void;
}

/** Keeps rows by id, at most so many: what one act takes. */
export function useChosen<Row>(idOf: (row: Row) => string, most = Number.POSITIVE_INFINITY): Chosen<Row> {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Row>>(new Map());
  const has = (row: Row) => chosen.has(idOf(row));
  return {
    rows: [...chosen.values()],
    has,
    toggle: (row) =>
      setChosen((before) => {
        const next = new Map(before);
        if (!next.delete(idOf(row)) && next.size < most) next.set(idOf(row), row);
        return next;
      }),
    togglePage: (page) =>
      setChosen((before) => {
        const next = new Map(before);
        if (page.every((row) => next.has(idOf(row)))) for (const row of page) next.delete(idOf(row));
        else for (const row of page) if (next.size < most) next.set(idOf(row), row);
        return next;
      }),
    clear: () => setChosen(new Map()),
  };
}

/** A row's name with the box that chooses it. */
export function ChoosableName<Row>(props: { chosen: Chosen<Row>; row: Row; name: string; onOpen: () => void }) {
  const { chosen, row, name, onOpen } = props;
  const { t } = useWords();
  return (
    <span className="row-choose">
      <input
        type="checkbox"
        aria-label={t("list.select", { name })}
        checked={chosen.has(row)}
        onChange={() => chosen.toggle(row)}
      />
      <button type="button" className="row-name row-button" onClick={onOpen}>
        {name}
      </button>
    </span>
  );
}

/** The box above a page that chooses all of it. */
export function ChoosePage<Row>({ chosen, page }: { chosen: Chosen<Row>; page: readonly Row[] }) {
  const { t } = useWords();
  return (
    <label className="choose-page">
      <input
        type="checkbox"
        checked={page.length > 0 && page.every(chosen.has)}
        onChange={() => chosen.togglePage(page)}
      />
      {t("list.choosePage")}
    </label>
  );
}
