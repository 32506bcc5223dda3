import { SKILL_LEVELS, type SkillLevel } from "@shanhai/contract/skill-level";

/** What the address asks for. */
export interface PlacesQuery {
  one?: string;
  two?: string;
  by?: "intended";
  occupation?: string;
  skillLevel?: SkillLevel;
  months?: string;
}

/** The words of the address that mean something here. */
export function readPlacesQuery(words: URLSearchParams): PlacesQuery {
  const [one, two, months] = [words.get("one") ?? "", words.get("two") ?? "", words.get("months") ?? ""];
  const occupation = words.get("occupation")?.trim();
  const skillLevel = SKILL_LEVELS.find((level) => level === words.get("skillLevel"));
  return {
    ...(/^\d{6}$/.test(one) ? { one } : {}),
    ...(/^\d{6}$/.test(two) ? { two } : {}),
    ...(words.get("by") === "intended" ? { by: "intended" as const } : {}),
    ...(occupation ? { occupation } : {}),
    ...(skillLevel ? { skillLevel } : {}),
    ...(/^(6|24)$/.test(months) ? { months } : {}),
  };
}
