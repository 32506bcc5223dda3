import type { Graduate } from "@shanhai/contract/graduate";
import type { MatchReason } from "@shanhai/contract/graduate-match";
import { SKILL_LEVELS } from "@shanhai/contract/skill-level";
import type { BoardPostingRecord } from "./board-posting.ts";
import { sharesWords } from "./shared-words.ts";

type Asked = Pick<
  BoardPostingRecord,
  "title" | "occupation" | "skillLevel" | "place" | "divisionName" | "requirements"
>;
type Offered = Pick<Graduate, "occupation" | "major" | "skillLevel" | "intendedPlace">;

/** A place as people write it is in another when its parts are: 衢州 is in 浙江省衢州市常山县. */
function isWithin(wanted: string, offered: string): boolean {
  const names = wanted.split(/[,，、;；/\s]+/).map((name) => name.replace(/[省市县区]$/, ""));
  return names.some((name) => name.length >= 2 && offered.includes(name));
}

const ANYWHERE = /^(不限|无|均可|都可以|全国)$/;

/** Everything by which a graduate and a posting are compared. Nobody is shut out for saying nothing of the place or the level. */
export function compare(graduate: Offered, posting: Asked): MatchReason[] {
  const { occupation, major, skillLevel, intendedPlace } = graduate;
  const asked = `${posting.title} ${posting.occupation}`;
  const levelOf = (level: Offered["skillLevel"]) => (level ? SKILL_LEVELS.indexOf(level) : -1);
  const offered = `${posting.divisionName}${posting.place}`;
  const anywhere = intendedPlace === undefined || ANYWHERE.test(intendedPlace);
  const said = (field: "graduate" | "posting", words: string | undefined) => (words ? { [field]: words } : {});
  return [
    {
      rule: "occupation",
      met:
        occupation !== undefined &&
        (sharesWords(occupation, posting.occupation) || sharesWords(occupation, posting.title)),
      ...said("graduate", occupation),
      posting: posting.occupation,
    },
    {
      rule: "major",
      met: major !== undefined && sharesWords(major, `${asked} ${posting.requirements ?? ""}`),
      ...said("graduate", major),
      posting: posting.title,
    },
    {
      rule: "level",
      met: posting.skillLevel === undefined || levelOf(skillLevel) >= levelOf(posting.skillLevel),
      ...said("graduate", skillLevel),
      ...said("posting", posting.skillLevel),
    },
    {
      rule: "place",
      met: anywhere || isWithin(intendedPlace, offered),
      ...said("graduate", intendedPlace),
      posting: posting.place,
    },
  ];
}

const WEIGHT: Record<MatchReason["rule"], number> = { occupation: 8, major: 4, level: 2, place: 1 };

/** A match is an occupation or a major that fits, and a level that is not below what is asked; the place only ranks. */
export function isMatch(reasons: readonly MatchReason[]): boolean {
  const met = (rule: MatchReason["rule"]) => reasons.some((one) => one.rule === rule && one.met);
  return (met("occupation") || met("major")) && met("level");
}

const weightOf = (reasons: readonly MatchReason[]) =>
  reasons.reduce((sum, { rule, met }) => sum + (met ? WEIGHT[rule] : 0), 0);

/** Those of a list that match, with their reasons, the best first; of equals the order stays. */
export function matching<T>(items: readonly T[], compareWith: (item: T) => MatchReason[]) {
  return items
    .map((item) => ({ item, reasons: compareWith(item) }))
    .filter(({ reasons }) => isMatch(reasons))
    .map((match) => ({ ...match, weight: weightOf(match.reasons) }))
    .sort((one, other) => other.weight - one.weight)
    .map(({ item, reasons }) => ({ item, reasons }));
}
