import type { RelayMonth } from "@shanhai/contract/relay-month";
import { countText } from "../format/figure.ts";
import type { Column } from "../list/data-table.tsx";
import { useWords } from "../messages/catalogue.ts";

/** The loop in figures, from what was passed on to who arrived: the same for a station and its park. */
export function useMonthColumns<Row extends RelayMonth>(): Column<Row>[] {
  const { t } = useWords();
  const count = (
    name: "postings" | "sendings" | "people" | "intentions" | "applications" | "arrivals",
  ): Column<Row> => ({
    key: name,
    title: t(`relayMonths.${name}`),
    render: (one) => <span className="number">{countText(one[name])}</span>,
    align: "end",
  });
  return [
    count("postings"),
    count("sendings"),
    count("people"),
    count("intentions"),
    count("applications"),
    count("arrivals"),
    {
      key: "median",
      title: t("relayMonths.median"),
      render: (one) =>
        one.medianHours === undefined ? (
          "—"
        ) : (
          <span className="number">
            {one.medianHours < 1 ? t("relayMonths.underHour") : t("relayMonths.hours", { n: one.medianHours })}
          </span>
        ),
      align: "end",
    },
  ];
}
