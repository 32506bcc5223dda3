import type { SideCounts, TwoPlaces } from "@shanhai/contract/two-places";
import { Fragment, type ReactNode } from "react";
import { countText } from "../format/figure.ts";
import { useWords } from "../messages/catalogue.ts";
import { ScrollArea } from "../shell/scroll-area.tsx";
import { Gap, People } from "./side-counts.tsx";

function Side({ side, staff }: { side: SideCounts; staff: boolean }) {
  return (
    <>
      <td className="first number">{countText(side.open)}</td>
      {staff ? (
        <td className="wide">
          <People count={side.people} few={side.few} />
        </td>
      ) : null}
      <td>
        <People count={side.available} few={side.few} />
      </td>
      <td>
        <Gap side={side} />
      </td>
    </>
  );
}

function Row({ name, sides, staff }: { name: ReactNode; sides: readonly SideCounts[]; staff: boolean }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {sides.map((side, index) => (
        // The order of the two places is what tells them apart.
        <Side key={index === 0 ? "one" : "two"} side={side} staff={staff} />
      ))}
    </tr>
  );
}

/** Occupations down, both places across: seats, people, and what is missing or over. */
export function OccupationsTable({ places, staff }: { places: TwoPlaces; staff: boolean }) {
  const { t } = useWords();
  const span = staff ? 4 : 3;
  return (
    <ScrollArea label={t("twoPlaces.occupations")} className="places-scroll">
      <table className="places-table" aria-label={t("twoPlaces.occupations")}>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {t("twoPlaces.occupation")}
            </th>
            {places.places.map(({ division, name }, index) => (
              <th key={`${division} ${index === 0 ? "one" : "two"}`} scope="colgroup" colSpan={span} className="first">
                {name}
              </th>
            ))}
          </tr>
          <tr>
            {places.places.map(({ division }, index) => (
              <Fragment key={`${division} ${index === 0 ? "one" : "two"}`}>
                <th scope="col" className="first">
                  {t("twoPlaces.open")}
                </th>
                {staff ? (
                  <th scope="col" className="wide">
                    {t("twoPlaces.people")}
                  </th>
                ) : null}
                <th scope="col">{t("twoPlaces.available")}</th>
                <th scope="col">{t("twoPlaces.gap")}</th>
              </Fragment>
            ))}
          </tr>
        </thead>
        <tbody>
          {places.occupations.map(({ occupation, sides }) => (
            <Row key={occupation} name={occupation || t("twoPlaces.unstated")} sides={sides} staff={staff} />
          ))}
        </tbody>
        <tfoot>
          <Row name={t("twoPlaces.total")} sides={places.places.map(({ counts }) => counts)} staff={staff} />
        </tfoot>
      </table>
    </ScrollArea>
  );
}
