import { type MatchWeights, matchPeople, type PersonMatch } from "@shanhai/contract/match";
import { getOrder, listOrders } from "@shanhai/contract/order";
import Skeleton from "antd/es/skeleton";
import { useEffect, useState } from "react";
import { Link } from "react-router";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { ScoreBar } from "./match-explanation.tsx";

const TOP = 10;
/** A slider that is drawn asks once it rests. */
const RESTS_MS = 250;

function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), RESTS_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

function Change({ from, to }: { from: number; to: number }) {
  const { t } = useWords();
  if (from < 0) return <span className="tag">{t("matching.fresh")}</span>;
  if (from === to) return <>{t("matching.same")}</>;
  return <>{t(from > to ? "matching.up" : "matching.down", { n: Math.abs(from - to) })}</>;
}

function TopTen({ now, then }: { now: readonly PersonMatch[]; then: readonly PersonMatch[] }) {
  const { t } = useWords();
  const before = now.map(({ candidateId }) => candidateId);
  const places = then.map(({ candidateId }, index) => ({ from: before.indexOf(candidateId), to: index }));
  const fresh = places.filter(({ from }) => from < 0).length;
  const moved = places.filter(({ from, to }) => from >= 0 && from !== to).length;
  return (
    <>
      <h3 role="status">
        {fresh + moved === 0 ? t("matching.findingNone") : t("matching.finding", { n: fresh, m: moved })}
      </h3>
      <table className="match-preview">
        <thead>
          <tr>
            <th scope="col">{t("matching.rank")}</th>
            <th scope="col">{t("matching.person")}</th>
            <th scope="col">{t("matching.points2")}</th>
            <th scope="col">{t("matching.change")}</th>
          </tr>
        </thead>
        <tbody>
          {then.map((match, index) => (
            <tr key={match.candidateId}>
              <td className="number">{index + 1}</td>
              <td>
                <Link to={`/candidates/${match.candidateId}`}>{match.name}</Link>
              </td>
              <td>
                <ScoreBar match={match} />
              </td>
              <td>
                <Change from={before.indexOf(match.candidateId)} to={index} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Compared({ positionId, weights }: { positionId: string; weights: MatchWeights }) {
  const { t } = useWords();
  const rested = useRested(weights);
  const now = useEndpoint(matchPeople, { params: { positionId }, query: {} });
  const then = useEndpoint(matchPeople, { params: { positionId }, query: rested }, { keepPrevious: true });
  if (now.isError) return <ProblemPanel error={now.error} onRetry={() => void now.refetch()} />;
  if (!now.data || !then.data) return <Skeleton active />;
  if (now.data.items.length === 0) return <p>{t("matching.nobody")}</p>;
  return <TopTen now={now.data.items.slice(0, TOP)} then={then.data.items.slice(0, TOP)} />;
}

/** How the top ten of a position would change by other weights, while they are being moved. */
export function WeightsPreview({ weights }: { weights: MatchWeights }) {
  const { t } = useWords();
  const [orderId, setOrderId] = useState<string>();
  const [positionId, setPositionId] = useState<string>();
  const orders = useEndpoint(listOrders, { query: { limit: 100 } });
  const open = orders.data?.items.filter(({ status }) => status === "open") ?? [];
  const chosen = orderId ?? open[0]?.orderId;
  const order = useEndpoint(getOrder, { params: { orderId: chosen ?? "" } }, { enabled: chosen !== undefined });
  const positions = order.data?.positions ?? [];
  const position = positions.find((one) => one.positionId === positionId) ?? positions[0];
  return (
    <section className="panel" aria-label={t("matching.preview")}>
      <h2>{t("matching.preview")}</h2>
      <p className="quiet">{t("matching.previewHelp")}</p>
      {orders.data && open.length === 0 ? <p>{t("matching.noOrders")}</p> : null}
      {open.length > 0 ? (
        <div className="match-choose">
          <label>
            {t("matching.order")}{" "}
            <select className="select" value={chosen} onChange={(event) => setOrderId(event.target.value)}>
              {open.map((one) => (
                <option key={one.orderId} value={one.orderId}>
                  {one.title}
                </option>
              ))}
            </select>
          </label>
          <label>
            {t("matching.position")}{" "}
            <select
              className="select"
              value={position?.positionId}
              onChange={(event) => setPositionId(event.target.value)}
            >
              {positions.map((one) => (
                <option key={one.positionId} value={one.positionId}>
                  {one.title}
                </option>
              ))}
            </select>
          </label>
        </div>
      ) : null}
      {position ? <Compared key={position.positionId} positionId={position.positionId} weights={weights} /> : null}
    </section>
  );
}
