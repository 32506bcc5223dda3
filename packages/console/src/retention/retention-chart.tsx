import type { Endpoint } from "@shanhai/contract/endpoint";
import type { Retention } from "@shanhai/contract/retention";
import { countText, shareText } from "../format/figure.ts";
import { useWords } from "../messages/catalogue.ts";
import { type ReadInput, useEndpoint } from "../session/use-endpoint.ts";
import "./retention-chart.css";

const WIDTH = 320;
const HEIGHT = 132;
const [LEFT, RIGHT, TOP, BOTTOM] = [34, 24, 22, 24];

type Point = Retention["points"][number];

/** Day 0, 7, 30 and 90 stand evenly: on a scale of days the first week would vanish. */
const xOf = (index: number) => LEFT + (index * (WIDTH - LEFT - RIGHT)) / 3;
const yOf = (share: number) => TOP + (1 - share) * (HEIGHT - TOP - BOTTOM);

function Curve({ points }: { points: readonly Point[] }) {
  const { t } = useWords();
  const known = points.filter(({ reached }) => reached > 0);
  const places = [
    { day: 0, x: xOf(0), y: yOf(1) },
    ...known.map(({ day, reached, present }) => ({
      day,
      x: xOf(points.findIndex((point) => point.day === day) + 1),
      y: yOf(present / reached),
      share: shareText(present, reached),
    })),
  ];
  return (
    <svg className="retention-curve" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden>
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={yOf(share)} y2={yOf(share)} className="retention-grid" />
          <text x={LEFT - 6} y={yOf(share) + 4} textAnchor="end">
            {`${share * 100}%`}
          </text>
        </g>
      ))}
      {[0, ...points.map(({ day }) => day)].map((day, index) => (
        <text key={day} x={xOf(index)} y={HEIGHT - 6} textAnchor="middle">
          {day === 0 ? t("retention.arrival") : t("retention.day", { n: day })}
        </text>
      ))}
      <polyline className="retention-line" points={places.map(({ x, y }) => `${x},${y}`).join(" ")} />
      {places.map((place) => (
        <g key={place.day}>
          <circle cx={place.x} cy={place.y} r={3.5} />
          {"share" in place ? (
            <text x={place.x} y={place.y - 9} textAnchor="middle" className="retention-share">
              {place.share}
            </text>
          ) : null}
        </g>
      ))}
    </svg>
  );
}

interface RetentionChartProps<E extends Endpoint> {
  endpoint: E;
  params?: Record<string, string>;
}

/** How many stayed: the finding as its title, the curve, and the figures beside it. Nothing before the first arrival. */
export function RetentionChart<E extends Endpoint>({ endpoint, params = {} }: RetentionChartProps<E>) {
  const { t } = useWords();
  const read = useEndpoint(endpoint, { params } as unknown as ReadInput<E>);
  const retention = read.data as Retention | undefined;
  if (!retention || retention.arrived === 0) return null;
  const last = retention.points.findLast(({ reached }) => reached > 0);
  const title = last
    ? t("retention.finding", { n: last.day, share: shareText(last.present, last.reached) })
    : t("retention.early", { n: countText(retention.arrived) });
  return (
    <section className="panel retention" aria-label={t("retention.title")}>
      <h2>{title}</h2>
      <div className="retention-body">
        {last ? <Curve points={retention.points} /> : null}
        <table>
          <thead>
            <tr>
              <th scope="col">{t("retention.title")}</th>
              <th scope="col">{t("retention.reached")}</th>
              <th scope="col">{t("retention.present")}</th>
              <th scope="col">{t("retention.share")}</th>
            </tr>
          </thead>
          <tbody>
            {retention.points.map(({ day, reached, present }) => (
              <tr key={day}>
                <th scope="row">{t("retention.day", { n: day })}</th>
                <td>{reached > 0 ? countText(reached) : t("retention.notYet")}</td>
                <td>{reached > 0 ? countText(present) : ""}</td>
                <td>{reached > 0 ? shareText(present, reached) : ""}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
