import type { TFunction } from "i18next";
import { Day, daysUntil } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";

/** 2026-Q3 as people say it. */
export function quarterText(quarter: string, t: TFunction<"console">): string {
  return t("quality.quarterText", { year: quarter.slice(0, 4), n: quarter.slice(6) });
}

/** A day by which something is due; said in words once it is over, while it still matters. */
export function Due({ date, done }: { date: string; done: boolean }) {
  const { t } = useWords();
  return (
    <>
      <Day date={date} />
      {!done && daysUntil(date) < 0 ? (
        <small className="tag" data-tone="bad">
          {t("quality.overdue")}
        </small>
      ) : null}
    </>
  );
}

type Tone = "live" | "good" | "warn" | "bad" | "quiet";

/** A state in one word. */
export function StateTag({ tone, word }: { tone: Tone; word: string }) {
  return (
    <span className="tag" data-tone={tone}>
      {word}
    </span>
  );
}
