import { SKILL_LEVELS } from "@shanhai/contract/skill-level";
import type { MatchPerson, MatchPosition } from "@shanhai/domain/match";

const OCCUPATIONS = [
  "焊工",
  "电工",
  "钳工",
  "数控车工",
  "叉车工",
  "普工",
  "质检员",
  "保安",
  "仓库管理员",
  "缝纫工",
  "挡车工",
  "装配工",
];
const SKILLS = ["氩弧焊", "二保焊", "看图纸", "低压配电", "PLC", "数控编程", "三坐标", "平车", "高速机", "ERP"];
const LICENCES = ["焊工证", "低压电工证", "叉车证 N1", "健康证"];
const PLACES = [
  "330802",
  "330803",
  "330822",
  "330824",
  "330825",
  "330881",
  "330100",
  "620800",
  "620821",
  "522300",
  "530600",
  "340800",
];

/** Seeded, so that every run measures the same people. */
function drawn(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/**
 * A made-up agency's year at its fullest, for measuring: occupations as they are asked for (few of them by most), one in five
 * says nothing of place, pay or level, three in ten positions ask for a licence, seats for about half of the people.
 */
export function matchSet({ people, positions, seed }: { people: number; positions: number; seed: number }) {
  const draw = drawn(seed);
  const one = <T>(list: readonly T[]): T =>
    list[Math.floor((draw(list.length) * (draw(list.length) + 1)) / list.length)] as T;
  const some = <T>(list: readonly T[], most: number): T[] => [
    ...new Set(Array.from({ length: draw(most + 1) }, () => one(list))),
  ];
  const maybe = <T>(value: T): T | undefined => (draw(5) === 0 ? undefined : value);
  const idOf = (prefix: string, index: number) => `${prefix}_${String(index).padStart(26, "0")}`;
  return {
    positions: Array.from({ length: positions }, (_, index): MatchPosition => {
      const occupation = one(OCCUPATIONS);
      const payMin = 350_000 + draw(10) * 50_000;
      return {
        positionId: idOf("pos", index) as MatchPosition["positionId"],
        orderId: idOf("ord", index >> 2) as MatchPosition["orderId"],
        enterpriseId: idOf("ent", index >> 3) as MatchPosition["enterpriseId"],
        ...{ occupation, title: occupation, skills: some(SKILLS, 3) },
        licences: draw(10) < 3 ? [one(LICENCES)] : [],
        skillLevel: draw(3) === 0 ? SKILL_LEVELS[draw(3)] : undefined,
        ...{ payMin, payMax: payMin + draw(6) * 50_000, division: one(PLACES) },
        open: 1 + draw(40),
      };
    }),
    people: Array.from({ length: people }, (_, index): MatchPerson => {
      const arrived = draw(4);
      return {
        candidateId: idOf("can", index) as MatchPerson["candidateId"],
        occupation: maybe(one(OCCUPATIONS)),
        ...{ skills: some(SKILLS, 4), licences: some(LICENCES, 3) },
        skillLevel: maybe(SKILL_LEVELS[draw(SKILL_LEVELS.length)]),
        experienceYears: maybe(draw(20)),
        expectedPayMin: maybe(300_000 + draw(14) * 50_000),
        home: maybe(one(PLACES)),
        intended: draw(3) === 0 ? undefined : draw(3) === 0 ? "anywhere" : [one(PLACES), one(PLACES)],
        ...{ availableFrom: "anytime", refused: draw(100) === 0, partnerIds: [] },
        history: { arrived, stayed: draw(arrived + 1), leftEarly: draw(arrived + 1) >> 1, rejectedBy: [] },
      };
    }),
  };
}
