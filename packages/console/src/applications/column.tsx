import type { Application } from "@shanhai/contract/application";
import { MOST_MOVED } from "@shanhai/contract/move";
import type { Stage } from "@shanhai/contract/stage";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from "react";
import { countText } from "../format/figure.ts";
import { useWords } from "../messages/catalogue.ts";
import { Card } from "./card.tsx";
import { type Decided, isDecided } from "./decision-filter.tsx";
import type { Selection } from "./selection.ts";
import { useStageApplications } from "./use-stage-applications.ts";

/** What the board asks of a column from the keyboard. */
export interface ColumnHandle {
  rows: () => readonly Application[];
  reveal: (index: number) => void;
}

interface ColumnProps {
  ref: Ref<ColumnHandle>;
  positionId: string;
  stage: Stage;
  /** The position's exact counter; the rows come page by page. */
  counted: number;
  /** Only those whom this recruiter looks after. */
  recruiter: string | undefined;
  /** Only those of whom the client said this. */
  decided: Decided | undefined;
  selection: Selection | undefined;
  /** Row under the keyboard, if it is in this column. */
  current: number | undefined;
  selectable: boolean;
  onToggle: (rows: readonly Application[], index: number, range: boolean) => void;
  onChooseFirst: (rows: readonly Application[]) => void;
  onClear: () => void;
  onOpen: (application: Application) => void;
  onTalk: (application: Application) => void;
}

const CARD_HEIGHT = 64;
/** Rows before the end at which the next page is asked for. */
const AHEAD = 20;

export function Column(props: ColumnProps) {
  const {
    ref,
    positionId,
    stage,
    counted,
    recruiter,
    decided,
    selection,
    current,
    selectable,
    onToggle,
    onChooseFirst,
    onClear,
    onOpen,
    onTalk,
  } = props;
  const { t } = useWords();
  const read = useStageApplications(positionId, stage, counted, recruiter);
  const found = counted === 0 ? [] : (read.data?.pages.flatMap((page) => page.items) ?? []);
  const rows = decided ? found.filter((one) => isDecided(one, decided)) : found;
  // No counter knows a filtered part of a column: it is what has been read, and perhaps more.
  const filtered = recruiter !== undefined || decided !== undefined;
  const count = filtered && !(counted > 0 && read.isPending) ? rows.length : counted;
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  /** Row that the keyboard went to; drawn a moment later where the column had to scroll. */
  const goingTo = useRef<number>(undefined);
  const [reading, setReading] = useState<number>();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD_HEIGHT,
    getItemKey: (index) => rows[index]?.applicationId ?? index,
    overscan: 8,
  });
  const drawn = virtual.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = read;

  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError && last >= rows.length - AHEAD)
      void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, last, rows.length]);

  useImperativeHandle(ref, () => ({
    rows: () => rows,
    reveal: (index) => {
      goingTo.current = index;
      virtual.scrollToIndex(index);
      scroller.current?.closest(".board-frame")?.scrollIntoView({ block: "nearest" });
    },
  }));

  // The focus goes along: a screen reader says who it is, Enter opens them, and what is closed leads back to them.
  useEffect(() => {
    if (goingTo.current === undefined || goingTo.current !== current) return;
    const name = list.current?.querySelector<HTMLElement>(`[aria-posinset="${current + 1}"] a`);
    if (!name) return;
    goingTo.current = undefined;
    name.focus({ preventScroll: true });
  });

  /** Reads on until there are enough rows for one act, then chooses them. */
  async function chooseAll() {
    let known = rows;
    let more = hasNextPage;
    setReading(known.length);
    while (more && known.length < MOST_MOVED) {
      const next = await fetchNextPage();
      if (next.isError) break;
      known = next.data?.pages.flatMap((page) => page.items).filter((one) => isDecided(one, decided)) ?? known;
      more = next.hasNextPage;
      setReading(known.length);
    }
    setReading(undefined);
    onChooseFirst(known);
  }

  const chosen = selection?.stage === stage ? selection.chosen : undefined;
  const title = t(`stage.${stage}`);
  return (
    <section className="board-column" aria-label={t("board.column", { stage: title, n: count })} data-stage={stage}>
      <header>
        {selectable ? (
          <input
            type="checkbox"
            aria-label={t("board.selectColumn", { stage: title })}
            title={t("board.selectColumn", { stage: title })}
            disabled={count === 0 || reading !== undefined || read.isPending || read.isBehind}
            checked={chosen !== undefined && chosen.size > 0 && (chosen.size >= count || chosen.size === MOST_MOVED)}
            ref={(box) => {
              if (box)
                box.indeterminate =
                  chosen !== undefined && chosen.size > 0 && chosen.size < Math.min(count, MOST_MOVED);
            }}
            onChange={() => (chosen && chosen.size >= Math.min(count, MOST_MOVED) ? onClear() : void chooseAll())}
          />
        ) : null}
        <h2>{title}</h2>
        <span className="number board-count">
          {countText(count)}
          {filtered && read.hasNextPage ? "+" : null}
        </span>
      </header>
      {reading === undefined ? null : (
        <p className="board-reading" role="status">
          {t("board.selecting", { n: reading })}
        </p>
      )}
      <div className="board-scroll" ref={scroller}>
        {count > 0 && read.isPending ? [1, 2, 3].map((one) => <span key={one} className="bone board-bone" />) : null}
        {count === 0 ? <p className="board-none">{t("board.emptyColumn")}</p> : null}
        {read.isError && !read.isFetching ? (
          <button
            type="button"
            className="link-button board-none"
            onClick={() => void (isFetchNextPageError ? fetchNextPage() : read.refetch())}
          >
            {t("board.loadFailed")}
          </button>
        ) : null}
        <ul ref={list} style={{ height: virtual.getTotalSize(), position: "relative" }}>
          {drawn.map((item) => {
            const application = rows[item.index];
            return application ? (
              <Card
                key={item.key}
                application={application}
                top={item.start}
                place={item.index + 1}
                of={count}
                selected={chosen?.has(application.applicationId) === true}
                current={current === item.index}
                selectable={selectable}
                onToggle={(range) => onToggle(rows, item.index, range)}
                onOpen={onOpen}
                onTalk={onTalk}
              />
            ) : null;
          })}
        </ul>
      </div>
    </section>
  );
}
