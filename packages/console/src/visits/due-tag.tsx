import { daysUntil } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";

/** How long until a day, or how long past it. */
export function DueTag({ due }: { due: string }) {
  const { t } = useWords();
  const days = daysUntil(due);
  const words =
    days < 0
      ? t("engagements.overdue", { n: -days })
      : days === 0
        ? t("engagements.dueToday")
        : t("engagements.dueIn", { n: days });
  return (
    <span className="tag" data-tone={days < 0 ? "bad" : days <= 3 ? "warn" : "live"}>
      {words}
    </span>
  );
}
