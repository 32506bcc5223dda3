import { countText } from "../format/figure.ts";
import { useWords } from "../messages/catalogue.ts";
import "./seats-bar.css";

interface SeatsBarProps {
  headcount: number;
  filled: number;
  /** People on their way to a seat; unknown in lists. */
  inProcess?: number;
}

/** A bar from zero to the headcount: who has arrived, who is on the way, what is open. */
export function SeatsBar({ headcount, filled, inProcess }: SeatsBarProps) {
  const { t } = useWords();
  const open = headcount - filled;
  const label =
    inProcess === undefined
      ? t("seats.describeShort", { headcount, filled, open })
      : t("seats.describe", { headcount, filled, inProcess, open });
  const share = (count: number) => `${headcount === 0 ? 0 : Math.min(100, (count / headcount) * 100)}%`;
  return (
    <span className="seats-bar" role="img" aria-label={label} title={label}>
      <span className="seats-filled" style={{ width: share(filled) }} />
      {inProcess ? <span className="seats-process" style={{ width: share(Math.min(inProcess, open)) }} /> : null}
    </span>
  );
}

/** The bar with its figures beside it, as lists show it. */
export function SeatsCell({ headcount, filled }: { headcount: number; filled: number }) {
  const { t } = useWords();
  return (
    <span className="seats-cell">
      <SeatsBar headcount={headcount} filled={filled} />
      <span className="number nowrap">
        {t("seats.ratio", { filled: countText(filled), headcount: countText(headcount) })}
      </span>
    </span>
  );
}
