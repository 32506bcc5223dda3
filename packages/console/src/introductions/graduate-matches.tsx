import { listGraduateMatches } from "@shanhai/contract/graduate-match";
import Skeleton from "antd/es/skeleton";
import { Link } from "react-router";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { Progress, Reasons } from "./reasons.tsx";

/** Postings that match one graduate, the best first. */
export function GraduateMatches({ graduateId }: { graduateId: string }) {
  const { t } = useWords();
  const read = useEndpoint(listGraduateMatches, { params: { graduateId } });
  const { data } = read;
  if (read.isError && !data) return <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 3 }} />;
  if (data.items.length === 0) return <p className="quiet">{t("rosters.noMatches")}</p>;
  return (
    <ul className="match-cards">
      {data.items.map(({ posting, exclusive, reasons, introduction }) => (
        <li key={posting.postingId}>
          <span>
            <Link className="row-name" to={`/matches/${posting.postingId}`}>
              {posting.title}
            </Link>{" "}
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
