import { SKILL_LEVELS } from "@shanhai/contract/skill-level";
import { SUPPLY_BASES, type TwoPlaces } from "@shanhai/contract/two-places";
import Button from "antd/es/button";
import Input from "antd/es/input";
import Skeleton from "antd/es/skeleton";
import { lazy, Suspense, useEffect, useState } from "react";
import { useWords } from "../messages/catalogue.ts";
import type { PlacesQuery } from "./places-query.ts";

const DivisionCascade = lazy(async () => ({
  default: (await import("../postings/division-cascade.tsx")).DivisionCascade,
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
  const { t } = useWords();
  const [one, two] = [query.one ?? shown?.places[0]?.division, query.two ?? shown?.places[1]?.division];
  const [typed, setTyped] = useState(query.occupation ?? "");
  useEffect(() => {
    if (typed.trim() === (query.occupation ?? "")) return undefined;
    const later = setTimeout(() => onChange({ occupation: typed.trim() || undefined }), TYPING_MS);
    return () => clearTimeout(later);
  }, [typed, query.occupation, onChange]);
  return (
    <div className="places-filters no-print">
      <Suspense fallback={<Skeleton.Input active />}>
        <span className="places-choice">
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
        <span className="places-choice">
          <label htmlFor="place-two">{t("twoPlaces.two")}</label>
          <DivisionCascade id="place-two" value={two ?? ""} anyLevel onChange={(code) => onChange({ two: code })} />
        </span>
      </Suspense>
      <span className="places-choice">
        <label htmlFor="places-by">{t("twoPlaces.by")}</label>
        <select
          id="places-by"
          className="select"
          value={query.by ?? "home"}
          onChange={(event) => onChange({ by: event.target.value === "home" ? undefined : event.target.value })}
        >
          {SUPPLY_BASES.map((by) => (
            <option key={by} value={by}>
              {t(by === "home" ? "twoPlaces.byHome" : "twoPlaces.byIntended")}
            </option>
          ))}
        </select>
      </span>
      <span className="places-choice">
        <label htmlFor="places-occupation">{t("twoPlaces.occupationFilter")}</label>
        <Input
          id="places-occupation"
          maxLength={100}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </span>
      <span className="places-choice">
        <label htmlFor="places-level">{t("twoPlaces.skillLevel")}</label>
        <select
          id="places-level"
          className="select"
          value={query.skillLevel ?? ""}
          onChange={(event) => onChange({ skillLevel: event.target.value || undefined })}
        >
          <option value="">{t("twoPlaces.allLevels")}</option>
          {SKILL_LEVELS.map((level) => (
            <option key={level} value={level}>
              {level}
            </option>
          ))}
        </select>
      </span>
      <span className="places-choice">
        <label htmlFor="places-months">{t("twoPlaces.months")}</label>
        <select
          id="places-months"
          className="select"
          value={query.months ?? "12"}
          onChange={(event) => onChange({ months: event.target.value === "12" ? undefined : event.target.value })}
        >
          {MONTHS.map((months) => (
            <option key={months} value={months}>
              {t("twoPlaces.monthsOf", { n: months })}
            </option>
          ))}
        </select>
      </span>
    </div>
  );
}
