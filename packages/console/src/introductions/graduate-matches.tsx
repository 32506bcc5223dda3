import { listGraduateMatches } from "@shanhai/contract/graduate-match";
import Skeleton from "antd/es/skeleton";
import { Link } from "react-router";
import { useWords } from "../messages/catalogue.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { Progress, Reasons } from "./reasons.tsx";

/** Postings that match one graduate, the best first. */
export function GraduateMatches({ graduateId }: { graduateId: string }) {
  const { t } = useWords();
  const { data } = useEndpoint(listGraduateMatches, { params: { graduateId } });
  if (!data) return <Skeleton active paragraph={{ rows: 3 }} />;
  if (data.items.length === 0) return <p className="quiet">{t("rosters.noMatches")}</p>;
  return (
    <ul className="match-cards">
      {data.items.map(({ posting, exclusive, reasons, introduction }) => (
        <li key={posting.postingId}>
          <span>
            <Link to={`/matches/${posting.postingId}`}>{posting.title}</Link>{" "}
            {exclusive ? <span className="tag">{t("matches.exclusive")}</span> : null}{" "}
            {introduction ? <Progress progress={introduction} /> : null}
          </span>
          <small className="quiet">
            {posting.enterpriseName} · {posting.divisionName}
          </small>
          <Reasons reasons={reasons} />
        </li>
      ))}
    </ul>
  );
}
