import type { Route, TwoPlaces } from "@shanhai/contract/two-places";
import { countText } from "../format/figure.ts";
import { useWords } from "../messages/catalogue.ts";
import { ScrollArea } from "../shell/scroll-area.tsx";

/** A number on a ground that is the darker the greater it is among those beside it. */
function Heat({ count, most }: { count: number | undefined; most: number }) {
  const { t } = useWords();
  if (count === undefined) return <td className="heat quiet">{t("twoPlaces.few")}</td>;
  const share = most > 0 ? count / most : 0;
  return (
    <td className="heat number" data-dark={share > 0.6} style={{ backgroundColor: `rgb(18 105 122 / ${share * 0.9})` }}>
      {count > 0 ? countText(count) : "·"}
    </td>
  );
}

/** Month by month, who came from one place to work in the other, and back. */
export function FlowsTable({ places }: { places: TwoPlaces }) {
  const { t } = useWords();
  const [one = "", two = ""] = places.places.map(({ name }) => name);
  const counts = places.flows.flatMap(({ forth, back }) => [forth ?? 0, back ?? 0]);
  const some = places.flows.some(({ forth, back }) => forth !== 0 || back !== 0);
  if (!some) return <p className="quiet">{t("twoPlaces.noFlows")}</p>;
  const most = Math.max(1, ...counts);
  return (
    <ScrollArea label={t("twoPlaces.flows")} className="places-scroll">
      <table className="places-table" aria-label={t("twoPlaces.flows")}>
        <thead>
          <tr>
            <th scope="col" rowSpan={1}>
              {t("twoPlaces.month")}
            </th>
            <th scope="col">{t("twoPlaces.forth", { one, two })}</th>
            <th scope="col">{t("twoPlaces.forth", { one: two, two: one })}</th>
          </tr>
        </thead>
        <tbody>
          {places.flows.toReversed().map(({ month, forth, back }) => (
            <tr key={month}>
              <th scope="row" className="number">
                {month}
              </th>
              <Heat count={forth} most={most} />
              <Heat count={back} most={most} />
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}

const idsBy = (routes: readonly Route[], side: "from" | "to") => [...new Set(routes.map((route) => route[side]))];

/** Cities where people come from down, cities where they went across. */
export function RoutesTable({ routes }: { routes: readonly Route[] }) {
  const { t } = useWords();
  if (routes.length === 0) return <p className="quiet">{t("twoPlaces.noRoutes")}</p>;
  const names = new Map(
    routes.flatMap(({ from, fromName, to, toName }) => [[from, fromName] as const, [to, toName] as const]),
  );
  const nameOf = (code: string) => names.get(code) || t("twoPlaces.unstated");
  const counts = new Map(routes.map(({ from, to, arrivals }) => [`${from} ${to}`, arrivals]));
  const most = Math.max(...counts.values());
  const columns = idsBy(routes, "to");
  return (
    <ScrollArea label={t("twoPlaces.fromTo")} className="places-scroll">
      <table className="places-table" aria-label={t("twoPlaces.fromTo")}>
        <thead>
          <tr>
            <th scope="col" rowSpan={1}>
              {t("twoPlaces.fromTo")}
            </th>
            {columns.map((to) => (
              <th key={to} scope="col">
                {nameOf(to)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {idsBy(routes, "from").map((from) => (
            <tr key={from}>
              <th scope="row">{nameOf(from)}</th>
              {columns.map((to) => (
                <Heat key={to} count={counts.get(`${from} ${to}`) ?? 0} most={most} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}
