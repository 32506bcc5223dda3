import { CHAIN_WORDS, SEGMENT_WORDS } from "@shanhai/contract/chain-words";
import { countText } from "../format/figure.ts";
import { payText } from "../format/pay.ts";
import { useWords } from "../messages/catalogue.ts";
import { ScrollArea } from "../shell/scroll-area.tsx";
import { Gap, People } from "../two-places/side-counts.tsx";
import type { PlacedRow } from "./talent-query.ts";

const SORTS = ["open", "demanded", "filled", "available", "gap", "medianPay", "own"] as const;
type Sort = (typeof SORTS)[number];

export const readSort = (words: URLSearchParams): Sort => SORTS.find((one) => one === words.get("sort")) ?? "open";

interface TalentTableProps {
  rows: readonly PlacedRow[];
  sort: Sort;
  onSort: (sort: Sort) => void;
  onOpen: (row: PlacedRow) => void;
  /** An agency's own seats beside all of them. */
  own: boolean;
}

/** Everything the pictures show and more, to be sorted by any number. */
export function TalentTable({ rows, sort, onSort, onOpen, own }: TalentTableProps) {
  const { t, language } = useWords();
  const least = Number.NEGATIVE_INFINITY;
  const sorted = rows.toSorted((one, other) => (other[sort] ?? least) - (one[sort] ?? least));
  const columns = SORTS.filter((column) => own || column !== "own");
  return (
    <ScrollArea label={t("talentMap.table")} className="talent-scroll">
      <table className="talent-table" aria-label={t("talentMap.table")}>
        <thead>
          <tr>
            <th scope="col">{t("talentMap.occupation")}</th>
            <th scope="col" className="wide text">
              {t("talentMap.chain")}
            </th>
            <th scope="col" className="wide text">
              {t("talentMap.segment")}
            </th>
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                className={column === "open" || column === "gap" ? "" : "wide"}
                aria-sort={column === sort ? "descending" : "none"}
              >
                <button type="button" onClick={() => onSort(column)}>
                  {t(`talentMap.columns.${column}`)}
                  <span aria-hidden>{column === sort ? " ↓" : ""}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={`${row.chain} ${row.segment} ${row.occupation}`}>
              <th scope="row">
                <button type="button" onClick={() => onOpen(row)}>
                  {row.occupation || t("twoPlaces.unstated")}
                </button>
                <small className="narrow quiet">
                  {CHAIN_WORDS[language][row.chain]} · {SEGMENT_WORDS[language][row.segment]}
                </small>
              </th>
              <td className="wide text">{CHAIN_WORDS[language][row.chain]}</td>
              <td className="wide text">{SEGMENT_WORDS[language][row.segment]}</td>
              {columns.map((column) => (
                <td key={column} className={column === "open" || column === "gap" ? "number" : "wide number"}>
                  {column === "gap" ? (
                    <Gap side={row} />
                  ) : column === "available" || column === "filled" ? (
                    <People count={row[column]} few={column === "available" ? row.few : row.filled === undefined} />
                  ) : column === "medianPay" ? (
                    payText(row.medianPay, row.medianPay) || "—"
                  ) : (
                    countText(row[column] ?? 0)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}
