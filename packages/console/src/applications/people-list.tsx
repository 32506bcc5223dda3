import type { Candidate } from "@shanhai/contract/candidate";
import { levelText } from "@shanhai/contract/skill-level-words";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import { payText } from "../format/pay.ts";
import { phoneText } from "../format/phone.ts";
import { useWords } from "../messages/catalogue.ts";

interface PeopleListProps {
  people: readonly Candidate[] | undefined;
  chosen: ReadonlySet<string>;
  disabled: boolean;
  onChoose: (candidateIds: readonly string[], on: boolean) => void;
  more: boolean;
  onMore: () => void;
}

const ROW_HEIGHT = 48;
const AHEAD = 15;

/** People to tick, read on as the list is scrolled; with Shift a whole range. */
export function PeopleList({ people, chosen, disabled, onChoose, more, onMore }: PeopleListProps) {
  const { t, language } = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const anchor = useRef<number>(undefined);
  const rows = people ?? [];
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.candidateId ?? index,
    overscan: 10,
  });
  const drawn = virtual.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= rows.length - AHEAD) onMore();
  }, [more, last, rows.length, onMore]);

  function toggle(index: number, on: boolean, range: boolean) {
    const from = range && anchor.current !== undefined ? anchor.current : index;
    anchor.current = index;
    onChoose(
      rows.slice(Math.min(from, index), Math.max(from, index) + 1).map((one) => one.candidateId),
      on,
    );
  }

  return (
    <div className="people-scroll" ref={scroller}>
      {people === undefined ? [1, 2, 3, 4, 5].map((one) => <span key={one} className="bone people-bone" />) : null}
      <ul style={{ height: virtual.getTotalSize(), position: "relative" }}>
        {drawn.map((item) => {
          const person = rows[item.index];
          if (!person) return null;
          const on = chosen.has(person.candidateId);
          return (
            <li
              key={item.key}
              className="people-row"
              data-selected={on}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <label>
                <input
                  type="checkbox"
                  aria-label={t("recommend.selectPerson", { name: person.name })}
                  checked={on}
                  disabled={disabled}
                  onChange={(event) =>
                    toggle(
                      item.index,
                      event.target.checked,
                      "shiftKey" in event.nativeEvent && event.nativeEvent.shiftKey === true,
                    )
                  }
                />
                <strong>{person.name}</strong>
                <span className="number nowrap">{phoneText(person.phone)}</span>
                <span>{[person.occupation, levelText(language, person.skillLevel)].filter(Boolean).join(" · ")}</span>
                <span className="number">{payText(person.expectedPayMin, person.expectedPayMax)}</span>
              </label>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
