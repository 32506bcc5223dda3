import type { EnterpriseDecision } from "@shanhai/contract/enterprise-decision";
import { Moment, momentText } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";

interface DecisionProps {
  decision: EnterpriseDecision | undefined;
}

const TONES = { accepted: "good", rejected: "bad" } as const;

/** What the client said of somebody, by its link, in a word. */
export function DecisionTag({ decision }: DecisionProps) {
  const { t, language } = useWords();
  if (!decision) return null;
  const { outcome, by, at, reason } = decision;
  const said = t("decision.title", { outcome: t(`decision.outcome.${outcome}`), by, at: momentText(at, language) });
  return (
    <span className="tag decision-tag" data-tone={TONES[outcome]} title={[said, reason].filter(Boolean).join("\n")}>
      {t(`decision.short.${outcome}`)}
    </span>
  );
}

/** The same at length: with the reason, by whom and when. */
export function DecisionNote({ decision }: DecisionProps) {
  const { t } = useWords();
  if (!decision) return null;
  const { outcome, by, at, reason } = decision;
  return (
    <p>
      <span className="tag" data-tone={TONES[outcome]}>
        {t(`decision.outcome.${outcome}`)}
      </span>{" "}
      {reason}
      <br />
      <span className="quiet">
        {by} <Moment at={at} />
      </span>
    </p>
  );
}
