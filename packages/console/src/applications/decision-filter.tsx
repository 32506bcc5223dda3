import type { Application } from "@shanhai/contract/application";
import { DecisionOutcome } from "@shanhai/contract/enterprise-decision";
import { useWords } from "../messages/catalogue.ts";

const DECISIONS = [...DecisionOutcome.options, "none"] as const;
export type Decided = (typeof DECISIONS)[number];

/** The filter that an address names; none where it names none of ours. */
export const readDecided = (word: string | undefined) => DECISIONS.find((one) => one === word);

/** Whether the client's answer about somebody is the one that is looked for. */
export function isDecided({ enterpriseDecision }: Application, decided: Decided | undefined): boolean {
  return decided === undefined || (enterpriseDecision?.outcome ?? "none") === decided;
}

interface DecisionFilterProps {
  value: Decided | undefined;
  onChange: (value: Decided | undefined) => void;
}

/** Whose answer by the client is shown: yes, no, or none yet. */
export function DecisionFilter({ value, onChange }: DecisionFilterProps) {
  const { t } = useWords();
  return (
    <select
      className="select"
      aria-label={t("decision.label")}
      value={value ?? ""}
      onChange={(event) => onChange(readDecided(event.target.value))}
    >
      <option value="">{t("decision.any")}</option>
      {DECISIONS.map((one) => (
        <option key={one} value={one}>
          {one === "none" ? t("decision.none") : t(`decision.outcome.${one}`)}
        </option>
      ))}
    </select>
  );
}
