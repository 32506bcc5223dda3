import type { MatchConstraint, MatchFact, MatchPart, MatchWeights } from "@shanhai/contract/match";
import { MATCH_PARTS } from "@shanhai/contract/match";
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
  type Nearness,
  namedMarks,
  nearest,
  nearness,
  payMarks,
  RELATION_MARKS,
  type Relation,
  relationOf,
  SKILLED_ELSEWHERE,
  skillMarks,
  WANTED_SHARE,
  WHOLE,
  wantedMarks,
} from "./match-marks.ts";

export { DEFAULT_WEIGHTS, type MatchPerson, type MatchPosition } from "./match-marks.ts";
export { compileScorer, type Scorer } from "./match-scorer.ts";

/** A constraint that does not hold: what the person has and what the position asks for. */
interface Missing {
  constraint: MatchConstraint;
  person?: string | undefined;
  position?: string | undefined;
}

/** What a part was given for: what the person said and what the position says. */
interface Said {
  fact: MatchFact;
  person?: string | undefined;
  position?: string | undefined;
}

interface ScoredPart {
  part: MatchPart;
  points: number;
  /** The most it can be. */
  of: number;
  said: Said[];
}

export interface Judgement {
  fits: boolean;
  missing: Missing[];
  /** 0–1000: the sum of the parts, whether it fits or not. */
  score: number;
  parts: ScoredPart[];
}

const list = (texts: readonly string[]) => texts.join("、");

interface Skilled {
  relation: Relation;
  met: string[];
  /** Other work, and no skill that is asked for. */
  stranger: boolean;
}

function skillsOf(person: MatchPerson, position: MatchPosition): Skilled {
  const relation = relationOf(person.occupation, position);
  const met = position.skills.filter((asked) => person.skills.some((had) => isSkill(had, asked)));
  return { relation, met, stranger: relation === "other" && met.length === 0 };
}

function missingOf(person: MatchPerson, position: MatchPosition, skilled: Skilled, today: string): Missing[] {
  const { audience, division } = position;
  const latest = latestStart(position.startsOn, today);
  const licences = position.licences.filter((one) => !person.licences.includes(one));
  const elsewhere = wantedMarks(person.intended, division) < 0;
  const failed: (Missing | false)[] = [
    person.refused && { constraint: "consent" },
    audience !== undefined &&
      !audience.some((one) => person.partnerIds.includes(one)) && { constraint: "audience", position: list(audience) },
    skilled.stranger && { constraint: "occupation", person: person.occupation, position: position.occupation },
    !isSkilledEnough(levelIndex(person.skillLevel), levelIndex(position.skillLevel)) && {
      constraint: "level",
      person: person.skillLevel,
      position: position.skillLevel,
    },
    licences.length > 0 && {
      constraint: "licence",
      person: person.licences.length > 0 ? list(person.licences) : undefined,
      position: list(licences),
    },
    elsewhere && { constraint: "place", person: list(person.intended as readonly string[]), position: division },
    !isFreeBy(person.availableFrom, latest) && {
      constraint: "availability",
      person: person.availableFrom,
      position: latest,
    },
  ];
  return failed.filter((one) => one !== false);
}

interface Marked {
  marks: number;
  said: Said[];
}

const RELATION_FACTS: Record<Relation, MatchFact> = {
  same: "occupationSame",
  related: "occupationRelated",
  open: "occupationOpen",
  other: "occupationOther",
  unstated: "occupationUnstated",
};

function levelSaid({ skillLevel }: MatchPerson, position: MatchPosition): Said {
  if (position.skillLevel === undefined) return { fact: "levelOpen", person: skillLevel };
  const fact = skillLevel === undefined ? "levelUnstated" : "levelStated";
  return { fact, person: skillLevel, position: position.skillLevel };
}

function markSkills(person: MatchPerson, position: MatchPosition, { relation, met, stranger }: Skilled): Marked {
  const { occupation, skills, experienceYears } = person;
  const marks = relation === "other" && !stranger ? SKILLED_ELSEWHERE : RELATION_MARKS[relation];
  const said: Said[] = [{ fact: RELATION_FACTS[relation], person: occupation, position: position.occupation }];
  if (position.skills.length > 0) {
    if (met.length > 0) said.push({ fact: "skillsMet", person: list(skills), position: list(met) });
    const lacking = position.skills.filter((one) => !met.includes(one));
    const fact = skills.length === 0 ? "skillsUnstated" : "skillsNotNamed";
    if (lacking.length > 0) said.push({ fact, position: list(lacking) });
  }
  const years = experienceYears === undefined ? undefined : String(experienceYears);
  said.push({ fact: years === undefined ? "experienceUnstated" : "experience", person: years });
  said.push(levelSaid(person, position));
  const skilled = { met: met.length, asked: position.skills.length, stated: skills.length > 0 };
  const level = levelMarks(levelIndex(person.skillLevel), levelIndex(position.skillLevel));
  const of = { relation: marks, named: namedMarks(skilled, marks), level, years: experienceMarks(experienceYears) };
  return { marks: skillMarks(of), said };
}

function markPay({ expectedPayMin: expected }: MatchPerson, position: MatchPosition): Marked {
  const { payMin, payMax } = position;
  const fact =
    expected === undefined
      ? "payUnstated"
      : expected <= payMin
        ? "payCovered"
        : expected <= payMax
          ? "payWithin"
          : "payAbove";
  const person = expected === undefined ? undefined : String(expected);
  return { marks: payMarks(expected, position), said: [{ fact, person, position: `${payMin}-${payMax}` }] };
}

const HOME_FACTS: Record<Nearness, MatchFact> = {
  here: "homeHere",
  city: "homeNear",
  province: "homeProvince",
  far: "homeFar",
};

function wantedFact(intended: MatchPerson["intended"], division: string): MatchFact {
  if (intended === undefined) return "wantedUnstated";
  if (intended === "anywhere") return "wantedAnywhere";
  const near = nearest(intended, division);
  return near === "here" ? "wantedHere" : near === "city" ? "wantedNear" : "wantedElsewhere";
}

function markDistance(person: MatchPerson, { division }: MatchPosition): Marked {
  const { home, intended } = person;
  const marks = HOME_SHARE * homeMarks(home, division) + WANTED_SHARE * Math.max(0, wantedMarks(intended, division));
  if (division === undefined) return { marks, said: [{ fact: "placeUnknown" }] };
  const wanted = intended === undefined || intended === "anywhere" ? undefined : list(intended);
  const said: Said[] = [{ fact: wantedFact(intended, division), person: wanted, position: division }];
  const fact = home === undefined ? "homeUnstated" : HOME_FACTS[nearness(home, division)];
  said.push({ fact, person: home, position: division });
  return { marks, said };
}

function markHistory({ history }: MatchPerson, { enterpriseId }: MatchPosition): Marked {
  const rejected = history.rejectedBy.includes(enterpriseId);
  const counts = [
    ["historyArrived", history.arrived],
    ["historyStayed", history.stayed],
    ["historyLeft", history.leftEarly],
  ] as const;
  const said: Said[] = counts.flatMap(([fact, count]) => (count > 0 ? [{ fact, person: String(count) }] : []));
  if (rejected) said.push({ fact: "historyRejected" });
  if (said.length === 0) said.push({ fact: "historyNone" });
  return { marks: 10 * historyMarks(history, rejected), said };
}

/**
 * Whether a person suits a position, what is missing, and how well part by part: what screens show. Points of the parts add up to
 * the score exactly.
 */
export function judge(person: MatchPerson, position: MatchPosition, weights: MatchWeights, today: string): Judgement {
  const skilled = skillsOf(person, position);
  const missing = missingOf(person, position, skilled, today);
  const marked: Record<MatchPart, Marked> = {
    skills: markSkills(person, position, skilled),
    pay: markPay(person, position),
    distance: markDistance(person, position),
    history: markHistory(person, position),
  };
  const whole = dividedBy(weights);
  let [sum, most, score, limit] = [0, 0, 0, 0];
  const parts = MATCH_PARTS.map((part): ScoredPart => {
    sum += weights[part] * marked[part].marks;
    most += weights[part] * WHOLE;
    const [points, of] = [Math.floor(sum / whole) - score, Math.floor(most / whole) - limit];
    score += points;
    limit += of;
    return { part, points, of, said: marked[part].said };
  });
  return { fits: missing.length === 0, missing, score, parts };
}
