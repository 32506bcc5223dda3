import { SKILL_LEVELS } from "@shanhai/contract/skill-level";
import { levelText } from "@shanhai/contract/skill-level-words";
import { SUPPLY_BASES, type TwoPlaces } from "@shanhai/contract/two-places";
import Button from "antd/es/button";
import Input from "antd/es/input";
import Skeleton from "antd/es/skeleton";
import { lazy, Suspense, useEffect, useState } from "react";
import { Choice } from "../list/choice.tsx";
import { useWords } from "../messages/catalogue.ts";
import type { PlacesQuery } from "./places-query.ts";

const DivisionCascade = lazy(async () => ({
  default: (await import("../form/division-cascade.tsx")).DivisionCascade,
}));

interface PlacesFiltersProps {
  query: PlacesQuery;
  /** The places that are shown, where none were chosen. */
  shown: TwoPlaces | undefined;
  onChange: (changes: Partial<Record<keyof PlacesQuery, string | undefined>>) => void;
}

const TYPING_MS = 400;
const MONTHS = [6, 12, 24] as const;

/** Which two places, and of whom. */
export function PlacesFilters({ query, shown, onChange }: PlacesFiltersProps) {
  const { t, language } = useWords();
  const [one, two] = [query.one ?? shown?.places[0]?.division, query.two ?? shown?.places[1]?.division];
  const [typed, setTyped] = useState(query.occupation ?? "");
  useEffect(() => {
    if (typed.trim() === (query.occupation ?? "")) return undefined;
    const later = setTimeout(() => onChange({ occupation: typed.trim() || undefined }), TYPING_MS);
    return () => clearTimeout(later);
  }, [typed, query.occupation, onChange]);
  return (
    <div className="choices no-print">
      <Suspense fallback={<Skeleton.Input active />}>
        <span className="choice">
          <label htmlFor="place-one">{t("twoPlaces.one")}</label>
          <DivisionCascade id="place-one" value={one ?? ""} anyLevel onChange={(code) => onChange({ one: code })} />
        </span>
        <Button
          disabled={!one || !two}
          onClick={() => onChange({ one: two, two: one })}
          aria-label={t("twoPlaces.swap")}
        >
          ⇄
        </Button>
        <span className="choice">
          <label htmlFor="place-two">{t("twoPlaces.two")}</label>
          <DivisionCascade id="place-two" value={two ?? ""} anyLevel onChange={(code) => onChange({ two: code })} />
        </span>
      </Suspense>
      <Choice
        id="places-by"
        label={t("twoPlaces.by")}
        value={query.by ?? "home"}
        options={SUPPLY_BASES.map((by) => [by, t(by === "home" ? "twoPlaces.byHome" : "twoPlaces.byIntended")])}
        onChoose={(by) => onChange({ by: by === "home" ? undefined : by })}
      />
      <span className="choice">
        <label htmlFor="places-occupation">{t("twoPlaces.occupationFilter")}</label>
        <Input
          id="places-occupation"
          maxLength={100}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </span>
      <Choice
        id="places-level"
        label={t("twoPlaces.skillLevel")}
        value={query.skillLevel ?? ""}
        options={[
          ["", t("twoPlaces.allLevels")],
          ...SKILL_LEVELS.map((level) => [level, levelText(language, level)] as const),
        ]}
        onChoose={(level) => onChange({ skillLevel: level || undefined })}
      />
      <Choice
        id="places-months"
        label={t("twoPlaces.months")}
        value={query.months ?? "12"}
        options={MONTHS.map((months) => [String(months), t("twoPlaces.monthsOf", { n: months })])}
        onChoose={(months) => onChange({ months: months === "12" ? undefined : months })}
      />
    </div>
  );
}
