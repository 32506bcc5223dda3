import { CHAIN_WORDS } from "@shanhai/contract/chain-words";
import type { TalentMap } from "@shanhai/contract/talent-map";
import { countText } from "../format/figure.ts";
import { useWords } from "../messages/catalogue.ts";
import { ScrollArea } from "../shell/scroll-area.tsx";
import type { PlacedRow } from "./talent-query.ts";

const MOST_ROWS = 20;

interface TalentHeatProps {
  map: TalentMap;
  rows: readonly PlacedRow[];
  /** Open seats by place, or seats that were asked for by month. */
  across: "places" | "trend";
  onOpen: (row: PlacedRow, division?: string) => void;
}

/** Occupations down, places or months across; the darker the more, and each number is written and leads to what is behind it. */
export function TalentHeat({ map, rows, across, onOpen }: TalentHeatProps) {
  const { t, language } = useWords();
  const sumOf = (row: PlacedRow) => row[across].reduce((sum, count) => sum + count, 0);
  const shown = rows.filter((row) => sumOf(row) > 0).toSorted((one, other) => sumOf(other) - sumOf(one));
  if (shown.length === 0) return <p className="quiet">{t("talentMap.nothingAsked")}</p>;
  const columns =
    across === "places"
      ? map.divisions.map(({ division, name }) => ({ key: division, title: name }))
      : map.months.map((month) => ({ key: month as string, title: month.slice(2) }));
  const most = Math.max(1, ...shown.flatMap((row) => row[across]));
  const label = t(across === "places" ? "talentMap.heatPlaces" : "talentMap.heatMonths");
  return (
    <>
      <ScrollArea label={label} className="talent-scroll">
        <table className="talent-table heat-table" aria-label={label}>
          <thead>
            <tr>
              <th scope="col">{t("talentMap.occupation")}</th>
              {columns.map(({ key, title }) => (
                <th key={key} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.slice(0, MOST_ROWS).map((row) => (
              <tr key={`${row.chain} ${row.segment} ${row.occupation}`}>
                <th scope="row">
                  {row.occupation} <small className="quiet">{CHAIN_WORDS[language][row.chain]}</small>
                </th>
                {columns.map(({ key }, index) => {
                  const count = row[across][index] ?? 0;
                  const share = count / most;
                  return (
                    <td
                      key={key}
                      className="heat number"
                      data-dark={share > 0.6}
                      style={{ backgroundColor: `rgb(18 105 122 / ${share * 0.9})` }}
                    >
                      {count > 0 ? (
                        <button
                          type="button"
                          onClick={() => onOpen(row, across === "places" ? map.divisions[index]?.division : undefined)}
                        >
                          {countText(count)}
                        </button>
                      ) : (
                        "·"
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      {shown.length > MOST_ROWS ? (
        <p className="quiet">{t("talentMap.heatMost", { n: MOST_ROWS, all: shown.length })}</p>
      ) : null}
    </>
  );
}
