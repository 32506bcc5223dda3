import {
  changeMatchRule,
  getMatchRule,
  MATCH_PARTS,
  type MatchRule,
  type MatchWeights,
  matchPeople,
  matchPositions,
} from "@shanhai/contract/match";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Skeleton from "antd/es/skeleton";
import { useState } from "react";
import { useIdempotencyKey } from "../form/idempotency.ts";
import { shareText } from "../format/figure.ts";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { act } from "../session/api.ts";
import { useSession } from "../session/session.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { SettingsTabs } from "../shell/settings-tabs.tsx";
import { useToast } from "../shell/toasts.tsx";
import { WeightsPreview } from "./weights-preview.tsx";
import "./matching.css";

const sumOf = (weights: MatchWeights) => MATCH_PARTS.reduce((sum, part) => sum + weights[part], 0);
const same = (one: MatchWeights, other: MatchWeights) => MATCH_PARTS.every((part) => one[part] === other[part]);

function Weights({ rule }: { rule: MatchRule }) {
  const { t } = useWords();
  const { membership } = useSession();
  const queries = useQueryClient();
  const toast = useToast();
  const key = useIdempotencyKey();
  const [weights, setWeights] = useState(rule.weights);
  const owner = membership.role === "owner";
  const sum = sumOf(weights);
  const save = useMutation({
    mutationFn: () => {
      const body = { weights, version: rule.version as 0 };
      return act(changeMatchRule, { body, idempotencyKey: key.keyFor(body) });
    },
    onSuccess: () => {
      for (const endpoint of [getMatchRule, matchPeople, matchPositions])
        void queries.invalidateQueries({ queryKey: [endpoint.id] });
      toast({ text: t("matching.saved") });
    },
  });
  return (
    <>
      <section className="panel" aria-label={t("settings.matching")}>
        <p className="quiet">
          {t("matching.weightsLead")} {owner ? null : t("matching.weightsOwner")}
        </p>
        <div className="match-weights">
          {MATCH_PARTS.map((part) => (
            <label key={part}>
              <span>
                <span className="score-dot" data-part={part} aria-hidden />
                {t("matching.weightOf", {
                  part: t(`matching.part.${part}`),
                  share: sum === 0 ? "0%" : shareText(weights[part], sum),
                })}
              </span>
              <input
                type="range"
                min={0}
                max={100}
                step={5}
                value={weights[part]}
                onChange={(event) => setWeights({ ...weights, [part]: Number(event.target.value) })}
              />
              <span className="number">{weights[part]}</span>
            </label>
          ))}
        </div>
        {sum === 0 ? <p role="alert">{t("matching.allZero")}</p> : null}
        {save.isError ? <ProblemPanel error={save.error} writing /> : null}
        {owner ? (
          <p className="match-choose">
            <Button
              type="primary"
              disabled={sum === 0 || same(weights, rule.weights) || save.isPending}
              onClick={() => save.mutate()}
            >
              {t("matching.save")}
            </Button>
            <Button disabled={same(weights, rule.defaults)} onClick={() => setWeights(rule.defaults)}>
              {t("matching.reset")}
            </Button>
          </p>
        ) : null}
      </section>
      {sum === 0 ? null : <WeightsPreview weights={weights} />}
    </>
  );
}

/** How much each part of a score counts at the agency, and what other weights would change. */
export function MatchRulePage() {
  const { t } = useWords();
  const read = useEndpoint(getMatchRule, {});
  return (
    <>
      <PageHead title={t("settings.matching")} />
      <SettingsTabs current="matching" />
      {read.data ? <Weights key={read.data.version} rule={read.data} /> : null}
      {read.isError ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
      {read.isPending ? <Skeleton active /> : null}
    </>
  );
}
