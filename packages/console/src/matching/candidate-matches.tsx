import { MOST_POSITIONS, matchPositions, type PositionMatch } from "@shanhai/contract/match";
import Skeleton from "antd/es/skeleton";
import { useState } from "react";
import { Link } from "react-router";
import { countText } from "../format/figure.ts";
import { payText } from "../format/pay.ts";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { MatchExplanation, Missing, ScoreBar } from "./match-explanation.tsx";

function Row({ match }: { match: PositionMatch }) {
  const { t } = useWords();
  const { orderId, positionId, title, enterpriseName, place, payMin, payMax, open, stage } = match;
  return (
    <li>
      <div className="match-head">
        <Link to={`/orders/${orderId}?position=${positionId}`}>{title}</Link>
        {stage ? <span className="tag">{t("matching.applied", { stage: t(`stage.${stage}`) })}</span> : null}
        <Missing match={match} />
        <ScoreBar match={match} />
      </div>
      <small>
        {[enterpriseName, place, payText(payMin, payMax), `${t("seats.open")} ${countText(open)}`].join(" · ")}
      </small>
      <details>
        <summary>{t("matching.why")}</summary>
        <MatchExplanation match={match} />
      </details>
      {stage ? null : (
        <Link to={`/orders/${orderId}?position=${positionId}&panel=match-${positionId}`}>{t("matching.to")}</Link>
      )}
    </li>
  );
}

/** The open positions that suit a person best, and why. */
export function CandidateMatches({ candidateId }: { candidateId: string }) {
  const { t } = useWords();
  const [near, setNear] = useState(false);
  const query = { show: near ? ("near" as const) : ("fits" as const) };
  const read = useEndpoint(matchPositions, { params: { candidateId }, query });
  const { data } = read;
  if (!data)
    return read.isError ? (
      <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
    ) : (
      <Skeleton active paragraph={{ rows: 4 }} />
    );
  if (data.refused) return <p className="notice">{t("matching.refused")}</p>;
  const words = { n: countText(data.compared), most: MOST_POSITIONS };
  return (
    <section className="panel" aria-label={t("matching.positions")}>
      <label className="choose-page">
        <input type="checkbox" checked={near} onChange={() => setNear(!near)} />
        {t("matching.near")}
      </label>
      {data.items.length === 0 ? (
        <EmptyState title={t("matching.noPosition")} help={t("matching.noPositionHelp")} />
      ) : (
        <>
          <p className="quiet">{t(data.more ? "matching.leadPositionsMore" : "matching.leadPositions", words)}</p>
          <ul className="match-list">
            {data.items.map((match) => (
              <Row key={match.positionId} match={match} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
