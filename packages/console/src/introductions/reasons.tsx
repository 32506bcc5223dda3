import type { MatchReason } from "@shanhai/contract/graduate-match";
import type { IntroductionProgress } from "@shanhai/contract/introduction";
import { levelText } from "@shanhai/contract/skill-level-words";
import { useWords } from "../messages/catalogue.ts";
import "../rosters/rosters.css";

/** Why somebody is proposed: each rule with what both say, and whether it fits. */
export function Reasons({ reasons }: { reasons: readonly MatchReason[] }) {
  const { t, language } = useWords();
  return (
    <span className="reasons">
      {reasons.map(({ rule, met, graduate, posting }) => (
        <span key={rule} className="tag" data-tone={met ? "good" : "quiet"}>
          {`${t(`matches.ruleOf.${rule}`)} ${met ? "✓" : "×"} ${levelText(language, graduate) ?? t("matches.unsaid")} / ${levelText(language, posting) ?? t("matches.unasked")}`}
        </span>
      ))}
    </span>
  );
}

/** How far a recommendation is: its answer, and then the stage. */
export function Progress({ progress }: { progress: IntroductionProgress }) {
  const { t } = useWords();
  const { status, stage, reason } = progress;
  const tone = status === "accepted" ? "good" : status === "declined" ? "bad" : undefined;
  return (
    <>
      <span className="tag" data-tone={tone}>
        {stage ? t(`stage.${stage}`) : t(`matches.statusOf.${status}`)}
      </span>
      {reason ? <small>{reason}</small> : null}
    </>
  );
}
