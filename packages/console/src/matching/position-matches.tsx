import { MOST_RECOMMENDED, recommendCandidates } from "@shanhai/contract/application";
import type { ResultOf } from "@shanhai/contract/endpoint";
import { MOST_PEOPLE, matchPeople, type PersonMatch } from "@shanhai/contract/match";
import type { Position } from "@shanhai/contract/position";
import { levelText } from "@shanhai/contract/skill-level-words";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Skeleton from "antd/es/skeleton";
import { useState } from "react";
import { Link } from "react-router";
import { useIdempotencyKey } from "../form/idempotency.ts";
import { countText } from "../format/figure.ts";
import { BulkBar } from "../list/bulk-bar.tsx";
import { type Chosen, useChosen } from "../list/chosen.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { refreshOrder } from "../moves/refresh-order.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { act } from "../session/api.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { Tabs } from "../shell/tabs.tsx";
import { useToast } from "../shell/toasts.tsx";
import { MatchExplanation, Missing, ScoreBar } from "./match-explanation.tsx";

function Row({ match, chosen }: { match: PersonMatch; chosen: Chosen<PersonMatch> }) {
  const { t, language } = useWords();
  const { candidateId, name, phone, occupation, skillLevel, stage } = match;
  return (
    <li>
      <div className="match-head">
        {stage ? null : (
          <input
            type="checkbox"
            aria-label={t("matching.choose", { name })}
            checked={chosen.has(match)}
            onChange={() => chosen.toggle(match)}
          />
        )}
        <Link to={`/candidates/${candidateId}`}>{name}</Link>
        {stage ? <span className="tag">{t("matching.applied", { stage: t(`stage.${stage}`) })}</span> : null}
        {match.onJob ? <span className="tag">{t("matching.onJob")}</span> : null}
        <Missing match={match} />
        <ScoreBar match={match} />
      </div>
      <small>
        {[occupation, levelText(language, skillLevel), match.intendedPlace ?? match.homePlace, phone]
          .filter(Boolean)
          .join(" · ")}
      </small>
      <details>
        <summary>{t("matching.why")}</summary>
        <MatchExplanation match={match} />
      </details>
    </li>
  );
}

const SHOWS = ["fits", "near"] as const;

function Found({ data, chosen }: { data: ResultOf<typeof matchPeople>; chosen: Chosen<PersonMatch> }) {
  const { t } = useWords();
  const words = { n: countText(data.compared), most: MOST_PEOPLE };
  return (
    <>
      <p className="quiet">{t(data.more ? "matching.leadMore" : "matching.lead", words)}</p>
      <ul className="match-list">
        {data.items.map((match) => (
          <Row key={match.candidateId} match={match} chosen={chosen} />
        ))}
      </ul>
    </>
  );
}

/** Who suits a position best and why; chosen ones are recommended in one act. */
export function PositionMatches({ position, onClose }: { position: Position; onClose: () => void }) {
  const { t } = useWords();
  const [show, setShow] = useState<(typeof SHOWS)[number]>("fits");
  const { positionId } = position;
  const read = useEndpoint(matchPeople, { params: { positionId }, query: { show } });
  const chosen = useChosen<PersonMatch>(({ candidateId }) => candidateId, MOST_RECOMMENDED);
  const queries = useQueryClient();
  const toast = useToast();
  const key = useIdempotencyKey();
  const recommend = useMutation({
    mutationFn: () => {
      const body = { candidateIds: chosen.rows.map(({ candidateId }) => candidateId) };
      return act(recommendCandidates, { params: { positionId }, body, idempotencyKey: key.keyFor(body) });
    },
    onSuccess: ({ results }) => {
      const n = results.filter(({ outcome }) => outcome === "created").length;
      toast({ text: t("recommend.result", { n: countText(n) }) });
      chosen.clear();
      refreshOrder(queries);
      void queries.invalidateQueries({ queryKey: [matchPeople.id] });
    },
  });
  return (
    <SideDrawer title={t("matching.peopleOf", { name: position.title })} onClose={onClose} width={720}>
      <div className="match-drawer">
        <Tabs
          names={SHOWS}
          current={show}
          titleOf={(one) => t(`matching.${one}`)}
          onChoose={(one) => {
            chosen.clear();
            setShow(one);
          }}
        />
        <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${show}`}>
          {read.isError ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
          {read.isPending ? <Skeleton active paragraph={{ rows: 8 }} /> : null}
          {read.data && read.data.items.length === 0 ? (
            <EmptyState
              title={t(show === "fits" ? "matching.nobody" : "matching.nobodyNear")}
              help={t(show === "fits" ? "matching.nobodyHelp" : "matching.nobodyNearHelp")}
            />
          ) : null}
          {read.data && read.data.items.length > 0 ? <Found data={read.data} chosen={chosen} /> : null}
        </div>
        {recommend.isError ? <ProblemPanel error={recommend.error} writing /> : null}
        {chosen.rows.length > 0 ? (
          <BulkBar chosen={t("matching.chosen", { n: chosen.rows.length })} onClear={chosen.clear}>
            <Button type="primary" disabled={recommend.isPending} onClick={() => recommend.mutate()}>
              {t("matching.recommend", { n: chosen.rows.length })}
            </Button>
          </BulkBar>
        ) : null}
      </div>
    </SideDrawer>
  );
}
