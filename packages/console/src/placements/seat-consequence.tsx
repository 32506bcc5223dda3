import type { Placement } from "@shanhai/contract/placement";
import { countText } from "../format/figure.ts";
import { Day } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";

interface SeatConsequenceProps {
  /** The day of leaving, as typed. */
  date: string;
  people: readonly Pick<Placement, "placementId" | "guaranteeUntil">[];
}

/** What leaving on this day does to the seats, before it is done. */
export function SeatConsequence({ date, people }: SeatConsequenceProps) {
  const { t } = useWords();
  const [one] = people;
  if (!date || !one) return null;
  const inside = people.filter(({ guaranteeUntil }) => date <= guaranteeUntil).length;
  if (people.length > 1) {
    return (
      <p className="notice">
        {t("placements.seatsOf", { inside: countText(inside), outside: countText(people.length - inside) })}
      </p>
    );
  }
  return (
    <p className="notice">
      {t("placements.guaranteeUntil")} <Day date={one.guaranteeUntil} />
      {t("punctuation.colon")}
      {t(inside > 0 ? "placements.seatReopens" : "placements.seatStays")}
    </p>
  );
}
