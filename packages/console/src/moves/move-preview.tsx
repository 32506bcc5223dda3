import type { Application } from "@shanhai/contract/application";
import type { MoveResult } from "@shanhai/contract/move";
import { countText } from "../format/figure.ts";
import { useWords } from "../messages/catalogue.ts";
import { type Outcome, tally } from "./move-text.ts";
import "./moves.css";

const TITLES = { moved: "willMove", conflict: "conflict", invalid: "invalid", notFound: "notFound" } as const;
const OUTCOMES: readonly Outcome[] = ["moved", "conflict", "invalid", "notFound"];

interface MovePreviewProps {
  people: readonly Application[];
  results: readonly MoveResult[] | undefined;
  /** True while the server checks; undefined while a reason is missing. */
  waiting: boolean | undefined;
}

/** What would happen: how many can move, how many cannot, and why. */
export function MovePreview({ people, results, waiting }: MovePreviewProps) {
  const { t } = useWords();
  if (waiting === undefined) return <p className="quiet">{t("moves.needReason")}</p>;
  if (!results) return waiting ? <p role="status">{t("moves.previewing", { n: countText(people.length) })}</p> : null;
  const rows = OUTCOMES.map((outcome) => ({ outcome, ...tally(results, outcome) })).filter(
    (row) => row.outcome === "moved" || row.count > 0,
  );
  return (
    <table className="move-preview" aria-label={t("moves.preview")} aria-busy={waiting}>
      <tbody>
        {rows.map(({ outcome, count, causes }) => (
          <tr key={outcome} data-outcome={outcome}>
            <th scope="row">{t(`moves.${TITLES[outcome]}`)}</th>
            <td className="number">{t("seats.people", { n: countText(count) })}</td>
            <td>
              {outcome === "moved"
                ? null
                : causes
                    .filter(({ cause }) => cause !== "none")
                    .map(({ cause, count: many }) => (
                      <span key={cause}>
                        {t(`moves.cause.${cause}`)} {causes.length > 1 ? countText(many) : null}
                      </span>
                    ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
