import type { EnterpriseId } from "@shanhai/contract/scalar";
import { compare, matching } from "@shanhai/domain/graduate-match";
import { DEFAULT_WEIGHTS, judge, type MatchPerson } from "@shanhai/domain/match";
import { describePosition, personOf } from "@shanhai/domain/matchable";
import { type LabelledPerson, type LabelledPosition, labelledSet, suits } from "./fixtures/match-set.ts";

const TODAY = "2026-11-27";
const TOP = 10;

/** Puts people in order for a position: the best first, and nobody whom it would not show. */
type Ranking = (position: LabelledPosition, people: readonly LabelledPerson[]) => LabelledPerson[];

/** What is compared of a person is read from the texts once. */
const readOnce = new WeakMap<LabelledPerson, MatchPerson>();
const read = (person: LabelledPerson): MatchPerson => {
  const known = readOnce.get(person) ?? personOf(person.record, []);
  readOnce.set(person, known);
  return known;
};

const byJudgement: Ranking = ({ position }, people) => {
  const asked = describePosition(position, "ent_1" as EnterpriseId, []);
  return people
    .map((person) => ({ person, judged: judge(read(person), asked, DEFAULT_WEIGHTS, TODAY) }))
    .filter(({ judged }) => judged.fits)
    .sort((one, other) => other.judged.score - one.judged.score)
    .map(({ person }) => person);
};

/** Those who wrote the very words of the position. */
const bySameWords: Ranking = ({ position }, people) =>
  people.filter(({ record }) => record.occupation?.trim() === position.occupation);

/** As schools see whom a posting suits: by shared words. */
const bySharedWords: Ranking = ({ position }, people) =>
  matching(people, ({ record }) =>
    compare(record, { ...position, divisionName: position.place, requirements: position.skills?.join(" ") }),
  ).map(({ item }) => item);

/** The share of the first ten whom a position truly suits; a place that is not filled is a miss. */
function precision(rank: Ranking, positions: readonly LabelledPosition[], people: readonly LabelledPerson[]): number {
  const hits = positions.map(
    (one) =>
      rank(one, people)
        .slice(0, TOP)
        .filter((person) => suits(person, one)).length,
  );
  return hits.reduce((sum, count) => sum + count, 0) / (positions.length * TOP);
}

/** precision@10 of the judgement and of two simpler ways, on positions that at least ten people truly suit. */
export function matchQuality() {
  const { people, positions } = labelledSet(7, { people: 2500, positions: 40 });
  const fair = positions.filter((one) => people.filter((person) => suits(person, one)).length >= TOP);
  return {
    positions: fair.length,
    judged: precision(byJudgement, fair, people),
    sameWords: precision(bySameWords, fair, people),
    sharedWords: precision(bySharedWords, fair, people),
  };
}
