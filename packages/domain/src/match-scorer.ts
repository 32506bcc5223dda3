import type { MatchWeights } from "@shanhai/contract/match";
import {
  dividedBy,
  experienceMarks,
  HOME_SHARE,
  historyMarks,
  homeMarks,
  isFreeBy,
  isSkill,
  isSkilledEnough,
  latestStart,
  levelIndex,
  levelMarks,
  type MatchPerson,
  type MatchPosition,
  namedMarks,
  payMarks,
  RELATION_MARKS,
  relationOf,
  SKILLED_ELSEWHERE,
  skillMarks,
  WANTED_SHARE,
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

  /** The part of the skills that follows from what somebody does, whatever skills they name. */
  const skillsOf = (relation: number, asked: number) =>
    weights.skills *
    skillMarks({ relation, named: namedMarks({ asked, met: 0, stated: false }, relation), level: 0, years: 0 });
  const occupationRow = remembered((occupation: string | undefined) =>
    rowOf((position) => {
      const relation = relationOf(occupation, position);
      return skillsOf(RELATION_MARKS[relation], position.skills.length) + (relation === "other" ? FAILS : 0);
    }),
  );
  const skilledElsewhere = rowOf(({ skills }) => skillsOf(SKILLED_ELSEWHERE, skills.length));
  const levelRow = remembered((level: number) =>
    rowOf((_, at) => {
      const asked = levels[at] ?? -1;
      return isSkilledEnough(level, asked) ? weights.skills * levelMarks(level, asked) : FAILS;
    }),
  );
  const silent = namedMarks({ asked: 1, met: 0, stated: false }, 0);
  /** By how many skills are asked for and how many of them are named: what naming them changes. */
  const named = remembered(({ asked, most }: { asked: number; most: number }) =>
    Int32Array.from({ length: most + 1 }, (_, met) =>
      asked === 0
        ? 0
        : weights.skills *
          skillMarks({ relation: 0, named: namedMarks({ asked, met, stated: true }, 0) - silent, level: 0, years: 0 }),
    ),
  );
  const changes = positions.map(({ skills }) => named({ asked: skills.length, most: skills.length }, skills.length));
  const freeRow = remembered((from: MatchPerson["availableFrom"]) =>
    rowOf((_, at) => (isFreeBy(from, latest[at] ?? "") ? 0 : FAILS)),
  );
  const payRow = remembered((expected: number | undefined) =>
    rowOf((position) => weights.pay * payMarks(expected, position)),
  );
  const homeRow = remembered((home: string | undefined) =>
    rowOf(({ division }) => weights.distance * HOME_SHARE * homeMarks(home, division)),
  );
  const wantedRow = remembered((intended: MatchPerson["intended"]) =>
    rowOf(({ division }) => {
      const marks = wantedMarks(intended, division);
      return marks < 0 ? FAILS : weights.distance * WANTED_SHARE * marks;
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
      const times = met[at] ?? 0;
      const before = occupation[at] ?? 0;
      const known = times > 0 && before < 0 ? (skilledElsewhere[at] ?? 0) - before : 0;
      own[at] = (own[at] ?? 0) + known + (changes[at]?.[times] ?? 0);
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
    const occupation = occupationRow(person.occupation);
    const level = levelRow(levelIndex(person.skillLevel));
    const free = freeRow(person.availableFrom);
    const pay = payRow(person.expectedPayMin);
    const near = homeRow(home);
    const wanted = wantedRow(intended, String(intended));
    const always =
      weights.skills * experienceMarks(person.experienceYears) + weights.history * 10 * historyMarks(history, false);
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
