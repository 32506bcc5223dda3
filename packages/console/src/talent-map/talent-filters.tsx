import { CHAIN_WORDS } from "@shanhai/contract/chain-words";
import { SUPPLY_BASES } from "@shanhai/contract/two-places";
import Skeleton from "antd/es/skeleton";
import { lazy, Suspense } from "react";
import { Choice } from "../list/choice.tsx";
import { useWords } from "../messages/catalogue.ts";
import { CHAINS_OR_NONE } from "./talent-query.ts";

const DivisionCascade = lazy(async () => ({
  default: (await import("../form/division-cascade.tsx")).DivisionCascade,
}));

const MONTHS = ["6", "12", "24", "36"] as const;

interface TalentFiltersProps {
  words: URLSearchParams;
  /** The place that is shown, where none was chosen. */
  division: string | undefined;
  onChange: (changes: Record<string, string | undefined>) => void;
}

/** Which chain, where, since when, and by which of their places people are counted. */
export function TalentFilters({ words, division, onChange }: TalentFiltersProps) {
  const { t, language } = useWords();
  return (
    <div className="choices no-print">
      <Choice
        id="talent-chain"
        label={t("talentMap.chain")}
        value={words.get("chain") ?? ""}
        options={[
          ["", t("talentMap.allChains")],
          ...CHAINS_OR_NONE.map((chain) => [chain, CHAIN_WORDS[language][chain]] as const),
        ]}
        onChoose={(chain) => onChange({ chain: chain || undefined })}
      />
      <Suspense fallback={<Skeleton.Input active />}>
        <span className="choice">
          <label htmlFor="talent-division">{t("talentMap.place")}</label>
          <DivisionCascade
            id="talent-division"
            value={words.get("division") ?? division ?? ""}
            anyLevel
            onChange={(code) => onChange({ division: code || undefined })}
          />
        </span>
      </Suspense>
      <Choice
        id="talent-by"
        label={t("twoPlaces.by")}
        value={words.get("by") ?? "home"}
        options={SUPPLY_BASES.map((by) => [by, t(by === "home" ? "twoPlaces.byHome" : "twoPlaces.byIntended")])}
        onChoose={(by) => onChange({ by: by === "home" ? undefined : by })}
      />
      <Choice
        id="talent-months"
        label={t("twoPlaces.months")}
        value={words.get("months") ?? "12"}
        options={MONTHS.map((months) => [months, t("twoPlaces.monthsOf", { n: months })])}
        onChoose={(months) => onChange({ months: months === "12" ? undefined : months })}
      />
    </div>
  );
}
