import type { SideCounts } from "@shanhai/contract/two-places";
import { countText } from "../format/figure.ts";
import { useWords } from "../messages/catalogue.ts";

/** A count of people, or that there are too few to say. */
export function People({ count, few }: { count: number | undefined; few: boolean }) {
  const { t } = useWords();
  if (count !== undefined) return <span className="number">{countText(count)}</span>;
  return <span className="quiet">{few ? t("twoPlaces.few") : "—"}</span>;
}

/** Seats less people, in words: red and green alone would not be told apart by all. */
export function Gap({ side }: { side: SideCounts }) {
  const { t } = useWords();
  const { gap } = side;
  if (gap === undefined) return <span className="quiet">—</span>;
  const [word, tone] = gap > 0 ? (["short", "bad"] as const) : gap < 0 ? (["over", "good"] as const) : ["even", "none"];
  return (
    <span className="gap number" data-tone={tone}>
      {t(`twoPlaces.${word as "short" | "over" | "even"}`, { n: countText(Math.abs(gap)) })}
    </span>
  );
}
