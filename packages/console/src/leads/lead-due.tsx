import { Day, daysUntil } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";

/** By when somebody must have spoken with them; how late it is, once it is. */
export function LeadDue({ due }: { due: string | undefined }) {
  const { t } = useWords();
  if (!due) return null;
  const days = daysUntil(due);
  return days < 0 ? (
    <span className="tag" data-tone="bad">
      {t("leads.overdue", { n: -days })}
    </span>
  ) : (
    <Day date={due} />
  );
}
