import type { Graduate } from "@shanhai/contract/graduate";
import type { MatchReason } from "@shanhai/contract/graduate-match";
import { SKILL_LEVELS } from "@shanhai/contract/skill-level";
import type { BoardPostingRecord } from "./board-posting.ts";

type Asked = Pick<
  BoardPostingRecord,
  "title" | "occupation" | "skillLevel" | "place" | "divisionName" | "requirements"
>;
type Offered = Pick<Graduate, "occupation" | "major" | "skillLevel" | "intendedPlace">;

/** Words that any occupation has: what two have in common must be more than these. */
const GENERAL = /技术|人员|工程|专业|普通|高级|中级|初级|操作|生产|员工|师傅|学徒|以上|优先|经验|相关/g;

/** Pairs of neighbouring characters that say something: 机电设备 has 机电, 电设, 设备. */
function pairsOf(words: string): Set<string> {
  const plain = words.normalize("NFKC").toLowerCase().replace(GENERAL, " ");
  const pairs = plain
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((part) => Array.from(part.slice(1), (_, at) => part.slice(at, at + 2)));
  return new Set(pairs.filter((pair) => pair.length === 2));
}

/** Whether two texts name something in common: one says the other, or they share a word of two characters. */
function shares(one: string, other: string): boolean {
  if (other.includes(one) || one.includes(other)) return true;
  const pairs = pairsOf(one);
  return [...pairsOf(other)].some((pair) => pairs.has(pair));
}

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
      met: occupation !== undefined && (shares(occupation, posting.occupation) || shares(occupation, posting.title)),
      ...said("graduate", occupation),
      posting: posting.occupation,
    },
    {
      rule: "major",
      met: major !== undefined && shares(major, `${asked} ${posting.requirements ?? ""}`),
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
