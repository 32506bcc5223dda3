import type { MatchWeights } from "@shanhai/contract/match";
import {
  dividedBy,
  experienceMarks,
  historyMarks,
  homeMarks,
  isFreeBy,
  isSkill,
  isSkilledEnough,
  latestStart,
  levelIndex,
  type MatchPerson,
  type MatchPosition,
  NOWHERE,
  payMarks,
  placeShares,
  RELATION_MARKS,
  relationOf,
  SKILLED_ELSEWHERE,
  skillMarks,
  wantedMarks,
} from "./match-marks.ts";

/** Writes a person's scores with all positions, in their order: 0–1000, or -1 where a constraint does not hold. */
export type Scorer = (person: MatchPerson, out: Int16Array) => void;

/** So much below nothing that no other part makes up for it, and several together still are whole numbers of 32 bits. */
const FAILS = -(1 << 26);
/** Rows of one kind that are kept; people say the same things over and over. */
const MOST_ROWS = 2048;

type Row = Int32Array;

/** What is the same for everybody who says the same, computed once. */
function remembered<T>(make: (said: T) => Row): (said: T, name?: unknown) => Row {
  const rows = new Map<unknown, Row>();
  return (said, name = said) => {
    const known = rows.get(name);
    if (known) return known;
    if (rows.size >= MOST_ROWS) rows.clear();
    const row = make(said);
    rows.set(name, row);
    return row;
  };
}

/** Where each of several names occurs. */
function indexBy(positions: readonly MatchPosition[], namesOf: (position: MatchPosition) => readonly string[]) {
  const index = new Map<string, number[]>();
  for (const [at, position] of positions.entries())
    for (const name of new Set(namesOf(position))) index.set(name, [...(index.get(name) ?? []), at]);
  return index;
}

/**
 * The score that `judge` gives, for all positions at once: what depends on one thing that people say is a row over the positions,
 * made once for everybody who says it, and a person's scores are sums of rows. Nothing is allocated for a pair.
 */
export function compileScorer(positions: readonly MatchPosition[], weights: MatchWeights, today: string): Scorer {
  const count = positions.length;
  const whole = dividedBy(weights);
  const rowOf = (mark: (position: MatchPosition, at: number) => number) => Int32Array.from(positions, mark);

  const levels = positions.map(({ skillLevel }) => levelIndex(skillLevel));
  const latest = positions.map(({ startsOn }) => latestStart(startsOn, today));
  const licences = positions.map((one) => new Set(one.licences).size);
  const byLicence = indexBy(positions, (one) => one.licences);
  const byPartner = indexBy(positions, ({ audience = [] }) => audience);
  const byEnterprise = indexBy(positions, ({ enterpriseId }) => [enterpriseId]);
  const bySkill = indexBy(positions, ({ skills }) => skills);
  /** Asked again where a position names one twice, as the judgement counts it. */
  const times = (at: number, skill: string) => positions[at]?.skills.filter((one) => one === skill).length ?? 0;

  const occupationRow = remembered((occupation: string | undefined) =>
    rowOf((position) => {
      const relation = relationOf(occupation, position);
      const asked = position.skills.length;
      return (
        weights.skills * skillMarks(RELATION_MARKS[relation], { met: 0, asked }, 0) + (relation === "other" ? FAILS : 0)
      );
    }),
  );
  const skilledElsewhere = rowOf(
    ({ skills }) => weights.skills * skillMarks(SKILLED_ELSEWHERE, { met: 0, asked: skills.length }, 0),
  );
  const levelRow = remembered((level: number) =>
    rowOf((_, at) => (isSkilledEnough(level, levels[at] ?? -1) ? 0 : FAILS)),
  );
  const freeRow = remembered((from: MatchPerson["availableFrom"]) =>
    rowOf((_, at) => (isFreeBy(from, latest[at] ?? "") ? 0 : FAILS)),
  );
  const payRow = remembered((expected: number | undefined) =>
    rowOf((position) => weights.pay * payMarks(expected, position)),
  );
  const nothing = rowOf(() => 0);
  const homeRow = remembered(({ home, share }: { home: string; share: number }) =>
    rowOf(({ division }) => weights.distance * share * homeMarks(home, division)),
  );
  const wantedRow = remembered(({ wanted, share }: { wanted: readonly string[] | "anywhere"; share: number }) =>
    rowOf(({ division }) => {
      const marks = wantedMarks(wanted, division);
      return marks < 0 ? FAILS : weights.distance * share * marks;
    }),
  );
  /** Where a skill that somebody names is asked for, by the number of the place in `asked`. */
  const asked = [...bySkill.keys()];
  const skillNumbers = remembered((had: string) =>
    Int32Array.from(asked.flatMap((one, number) => (isSkill(had, one) ? [number] : []))),
  );
  const skillTimes = asked.map((skill) => (bySkill.get(skill) ?? []).map((at) => [at, times(at, skill)] as const));

  /** What nobody has who has no licence and comes from no partner. */
  const closed = rowOf(
    ({ audience }, at) => ((licences[at] ?? 0) > 0 ? FAILS : 0) + (audience === undefined ? 0 : FAILS),
  );
  const own = new Int32Array(count);
  const met = new Int32Array(count);
  const seen = new Uint8Array(asked.length);

  function openUp(person: MatchPerson): void {
    if (person.licences.length > 0 && byLicence.size > 0) {
      met.fill(0);
      for (const [index, licence] of person.licences.entries()) {
        if (person.licences.indexOf(licence) !== index) continue;
        for (const at of byLicence.get(licence) ?? []) {
          met[at] = (met[at] ?? 0) + 1;
          if (met[at] === licences[at]) own[at] = (own[at] ?? 0) - FAILS;
        }
      }
    }
    if (person.partnerIds.length === 0 || byPartner.size === 0) return;
    met.fill(0);
    for (const partner of person.partnerIds)
      for (const at of byPartner.get(partner) ?? []) {
        if (met[at] === 0) own[at] = (own[at] ?? 0) - FAILS;
        met[at] = 1;
      }
  }

  function addSkills(person: MatchPerson, occupation: Row): void {
    if (person.skills.length === 0 || asked.length === 0) return;
    met.fill(0);
    seen.fill(0);
    for (const had of person.skills) {
      for (const number of skillNumbers(had)) {
        if (seen[number] === 1) continue;
        seen[number] = 1;
        for (const [at, often] of skillTimes[number] ?? []) met[at] = (met[at] ?? 0) + often;
      }
    }
    for (let at = 0; at < count; at += 1) {
      const named = met[at] ?? 0;
      if (named === 0) continue;
      const skills = { met: named, asked: positions[at]?.skills.length ?? 0 };
      const more = skillMarks(0, skills, 0) - skillMarks(0, { met: 0, asked: skills.asked }, 0);
      const before = occupation[at] ?? 0;
      const known = before < 0 ? (skilledElsewhere[at] ?? 0) - before : 0;
      own[at] = (own[at] ?? 0) + known + weights.skills * more;
    }
  }

  function addRejections({ history }: MatchPerson): void {
    if (history.rejectedBy.length === 0) return;
    const less = weights.history * 10 * (historyMarks(history, true) - historyMarks(history, false));
    for (const enterprise of new Set(history.rejectedBy))
      for (const at of byEnterprise.get(enterprise) ?? []) own[at] = (own[at] ?? 0) + less;
  }

  return (person, out) => {
    if (person.refused) {
      out.fill(-1, 0, count);
      return;
    }
    const { home, intended, history } = person;
    const share = placeShares(person);
    const occupation = occupationRow(person.occupation);
    const level = levelRow(levelIndex(person.skillLevel));
    const free = freeRow(person.availableFrom);
    const pay = payRow(person.expectedPayMin);
    const near = home === undefined ? nothing : homeRow({ home, share: share.home }, `${home}|${share.home}`);
    const wanted =
      intended === undefined
        ? nothing
        : wantedRow({ wanted: intended, share: share.wanted }, `${String(intended)}|${share.wanted}`);
    const nowhere = share.home + share.wanted === 0 ? weights.distance * NOWHERE : 0;
    const always =
      nowhere +
      weights.skills * experienceMarks(person.experienceYears) +
      weights.history * 10 * historyMarks(history, false);
    own.set(closed);
    openUp(person);
    addSkills(person, occupation);
    addRejections(person);
    for (let at = 0; at < count; at += 1) {
      // Indexes are within: `| 0` is what the compiler wants for it, and what keeps the sum a whole number.
      const fit = ((occupation[at] as number) + (level[at] as number) + (free[at] as number) + (own[at] as number)) | 0;
      const sum = (fit + (pay[at] as number) + (near[at] as number) + (wanted[at] as number) + always) | 0;
      out[at] = sum < 0 ? -1 : (sum / whole) | 0;
    }
  };
}
