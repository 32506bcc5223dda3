import type { OrderStatus } from "@shanhai/contract/order";
import { Day, daysUntil } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";

/** The deadline, and how near it is while it still matters. */
export function Deadline({ date, status }: { date: string; status: OrderStatus }) {
  const { t } = useWords();
  const days = daysUntil(date);
  const matters = status === "open" && days <= 14;
  const text =
    days < 0 ? t("orders.overdue", { n: -days }) : days === 0 ? t("orders.dueToday") : t("orders.dueIn", { n: days });
  return (
    <>
      <Day date={date} />
      {matters ? (
        <>
          {" "}
          <span className="tag" data-tone={days < 0 ? "bad" : "warn"}>
            {text}
          </span>
        </>
      ) : null}
    </>
  );
}
